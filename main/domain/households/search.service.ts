import type { HouseholdRow, households, SearchHit } from '../../api/households.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { classifyCode } from '../../kernel/barcodes.ts'
import type { SubjectId } from '../../kernel/ids.ts'
import { ok } from '../../kernel/result.ts'
import { cardsStore } from './cards.store.ts'
import { householdsStore as store } from './households.store.ts'
import { listWorkbook } from './list-workbook.ts'
import { splitPhones } from './person-form.ts'
import { pointsStore } from './points.store.ts'
import { type HouseholdsDeps, loadRecord, nextNumber } from './records.service.ts'
import { nameOf } from './records.ts'
import { type Filters, searchStore } from './search.store.ts'
import { foldTerm, likelihood, readsAs, searchWords, type TermKind } from './search-terms.ts'

/** More matches than this are not ranked: the person types another letter. */
const MOST_CANDIDATES = 2000
const PHONE = /^\d{7,12}$/

type SearchCalls = Pick<Calls<typeof households>, 'search' | 'overview' | 'sameNames' | 'exportList'>

interface Found {
  readonly household: string
  readonly number: string
  readonly status: HouseholdRow['status']
  readonly kind: SearchHit['matched']
  /** The word that was matched best. */
  readonly word: string
  readonly score: number
}

export function createSearch(deps: HouseholdsDeps): SearchCalls {
  const { store: village, ledger } = deps

  const rowOf = (db: ReadHandle, id: string): (HouseholdRow & { head: string | null }) | undefined => {
    const row = searchStore.row(db, id)
    return (
      row && {
        id: row.id,
        number: row.number,
        groupName: row.group_name,
        grid: row.grid,
        headName: row.status === 'head_pending' ? null : row.head_name,
        population: row.population,
        status: row.status,
        redeemableUntil: row.redeemable_until,
        hasCard: Boolean(row.has_card),
        spendable: deps.spendable(db, row.subject as SubjectId),
        head: row.head,
      }
    )
  }

  const hitOf = (db: ReadHandle, id: string, found?: Found): SearchHit[] => {
    const row = rowOf(db, id)
    if (row === undefined) return []
    const { head, ...shown } = row
    const sameNames =
      row.headName === null || row.status === 'merged' || row.status === 'closed'
        ? []
        : store.headsNamed(db, row.headName, id).map((other) => ({
            number: other.number,
            groupName: other.group_name,
          }))
    return [
      {
        ...shown,
        sameNames,
        matched: found?.kind ?? 'number',
        matchedText: found === undefined ? '' : reasonText(db, id, head, found),
      },
    ]
  }

  return {
    search(input) {
      const words = searchWords(input.text)
      if (words.length === 0) {
        const ids = searchStore.listed(village, input, input.offset, input.limit)
        const total = searchStore.counted(village, input)
        return ok({ hits: ids.flatMap(({ id }) => hitOf(village, id)), total, more: false })
      }
      const { found, more } = findAll(village, words, input)
      const page = found.slice(input.offset, input.offset + input.limit)
      return ok({
        hits: page.flatMap((one) => hitOf(village, one.household, one)),
        total: found.length,
        more,
      })
    },

    overview() {
      const statuses = searchStore.statuses(village)
      const here = statuses.filter(({ status }) => status === 'active' || status === 'head_pending')
      const sum = (of: (row: (typeof statuses)[number]) => number) =>
        here.reduce((total, row) => total + of(row), 0)
      return ok({
        households: sum((row) => row.households),
        population: sum((row) => row.population),
        groups: searchStore
          .groups(village)
          .map((group) => ({ name: group.group_name, households: group.households }))
          .sort(
            (left, right) => groupOrder(left.name) - groupOrder(right.name) || byText(left.name, right.name),
          ),
        statuses: statuses.map(({ status, households: count }) => ({ status, households: count })),
        withoutCard: searchStore.counted(village, { groupName: null, status: null, withoutCard: true }),
        nextNumber: nextNumber(village),
        toClear: pointsStore.toClear(village, ledger.today()).map((row) => {
          const loaded = loadRecord(village, row.id)
          return {
            household: row.id,
            number: row.number,
            name: loaded ? nameOf(loaded.record) : '',
            until: row.redeemable_until ?? ledger.today(),
            points: row.points,
          }
        }),
      })
    },

    sameNames(input) {
      const name = input.name.replace(/\s/g, '')
      if (name === '') return ok([])
      return ok(
        store
          .headsNamed(village, name, input.except ?? '')
          .map((one) => ({ id: one.id, number: one.number, groupName: one.group_name })),
      )
    },

    async exportList(input) {
      const words = searchWords(input.text)
      const ids =
        words.length === 0
          ? searchStore.listed(village, input, 0, -1).map(({ id }) => id)
          : findAll(village, words, input).found.map((one) => one.household)
      const rows = ids.flatMap((id) => rowOf(village, id) ?? [])
      const bytes = await listWorkbook(rows)
      return ok({
        fileName: `农户名单${ledger.today().replaceAll('-', '')}.xlsx`,
        bytes: bytes.toString('base64'),
      })
    },
  }
}

/** Every household that all words fit, the likeliest first. */
function findAll(
  db: ReadHandle,
  words: readonly string[],
  filters: Filters,
): { found: Found[]; more: boolean } {
  const lists = words.map((word) => ({ word, ...findWord(db, word, filters) }))
  lists.sort((left, right) => left.best.size - right.best.size)
  const [base, ...others] = lists
  if (base === undefined) return { found: [], more: false }
  const found: Found[] = []
  for (const one of base.best.values()) {
    let score = one.score
    let shown = one
    const fitsAll = others.every((other) => {
      const match = other.best.get(one.household)
      if (match === undefined) return other.more && searchStore.fits(db, one.household, other.word)
      score += match.score
      if (match.score < shown.score) shown = match
      return true
    })
    if (fitsAll) found.push({ ...shown, score })
  }
  found.sort(
    (left, right) =>
      left.score - right.score ||
      left.number.length - right.number.length ||
      byText(left.number, right.number),
  )
  return { found, more: base.more }
}

/** Those who are no longer here come last. */
const GONE = 5000

function findWord(
  db: ReadHandle,
  word: string,
  filters: Filters,
): { best: Map<string, Found>; more: boolean } {
  const best = new Map<string, Found>()
  const keep = (found: Found) => {
    const known = best.get(found.household)
    if (known === undefined || known.score > found.score) best.set(found.household, found)
  }
  const candidates = searchStore.candidates(db, word, filters, MOST_CANDIDATES)
  for (const { household, number, status, kind, rank, exact } of candidates) {
    // Four digits of a telephone say something only when they are all there.
    if (kind === 'phone' && exact === 0) continue
    const gone = status === 'closed' || status === 'merged' ? GONE : 0
    const score = likelihood({ kind, rank, exact: exact === 1 }) + gone
    keep({ household, number, status, kind, word, score })
  }
  for (const household of byWholeNumber(db, word)) {
    const row = store.one(db, household.id)
    if (row === undefined || !passes(row, filters)) continue
    keep({ household: row.id, number: row.number, status: row.status, kind: household.kind, word, score: 0 })
  }
  return { best, more: candidates.length === MOST_CANDIDATES }
}

/** A whole telephone number, or a card's sixteen digits. */
function byWholeNumber(db: ReadHandle, word: string): { id: string; kind: 'phone' | 'card' }[] {
  const code = classifyCode(word)
  if (code.kind === 'card') {
    const card = cardsStore.byCode(db, code.code)
    return card ? [{ id: card.household, kind: 'card' }] : []
  }
  if (!PHONE.test(word)) return []
  return searchStore
    .byPhoneTail(db, word.slice(-4))
    .filter(({ phones }) => splitPhones(phones).some((phone) => phone.endsWith(word)))
    .map(({ household }) => ({ id: household, kind: 'phone' }))
}

const passes = (row: { group_name: string; status: string }, filters: Filters): boolean =>
  (filters.groupName === null || row.group_name === filters.groupName) &&
  (filters.status === null || row.status === filters.status)

/** Why a household was found, where its row does not show it by itself. */
function reasonText(db: ReadHandle, id: string, head: string | null, found: Found): string {
  const persons = store.persons(db, id).filter((person) => person.status !== 'left')
  const who = (person: (typeof persons)[number]) =>
    person.id === head ? '' : `${person.status === 'dead' ? '已故的' : '家里人'}${person.name}`
  const within = (text: string) => foldTerm(text).includes(found.word)
  switch (found.kind) {
    case 'number':
    case 'group':
      return ''
    case 'card':
      return '积分卡'
    case 'phone': {
      const owner = persons.find((person) =>
        splitPhones(person.phones).some((phone) => phone.endsWith(found.word.slice(-4))),
      )
      return `${owner ? who(owner) : ''}电话尾号 ${found.word.slice(-4)}`
    }
    case 'nickname': {
      const owner = persons.find((person) => within(person.nickname))
      return owner ? `${who(owner)}小名${owner.nickname}` : ''
    }
    case 'old_name': {
      const owner = persons.find((person) => within(person.old_name))
      return owner ? `${who(owner)}曾用名${owner.old_name}` : ''
    }
    case 'name': {
      const owner = persons.find((person) => within(person.name) && person.id === head)
      const other = owner ?? persons.find((person) => within(person.name))
      return other ? who(other) : ''
    }
    case 'pinyin':
    case 'initials':
      return readingReason(persons, head, found.word, found.kind, who)
  }
}

function readingReason<Person extends { id: string; name: string; nickname: string; ordinal: number }>(
  persons: readonly Person[],
  head: string | null,
  word: string,
  kind: TermKind,
  who: (person: Person) => string,
): string {
  const ordered = [...persons].sort((left, right) => Number(right.id === head) - Number(left.id === head))
  for (const person of ordered) {
    if (readsAs(person.name, word, kind, true)) return who(person)
    if (readsAs(person.nickname, word, kind, false)) return `${who(person)}小名${person.nickname}`
  }
  return ''
}

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

const NUMERALS = '一二三四五六七八九十'

/** 一组, 二组 … 十二组 in their own order; other names after them. */
function groupOrder(name: string): number {
  const [first = '', second = ''] = [...name]
  const value = NUMERALS.indexOf(first) + 1
  if (value === 0) return name === '' ? 1001 : 1000
  if (value < 10) return second === '十' ? value * 10 : value
  return 10 + NUMERALS.indexOf(second) + 1
}
