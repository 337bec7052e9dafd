import { ok, type Result } from '../../kernel/result.ts'
import { type HouseholdRecord, headOf, nameOf, type PersonRecord, withPersons } from './records.ts'
import { registerImportRefusals as refusals } from './refusals.ts'
import type { RegisterHousehold, RegisterPreview } from './register-import.ts'
import { type ExistingHousehold, matchRegister, type RegisterMatch } from './register-match.ts'
import { isHere } from './standing.ts'

/** What a person decided about the rows of a file. */
export interface PlanChoices {
  /** Changed households whose file values are not taken. */
  readonly keep: readonly string[]
  /** New rows that do not come in. */
  readonly leaveOut: readonly number[]
  /** Missing households that are closed. */
  readonly close: readonly string[]
  /** Suggestions answered: the same household under a new number, or another one. */
  readonly same: readonly string[]
  readonly different: readonly string[]
}

export interface PlannedChange {
  readonly label: string
  readonly before: string
  readonly after: string
}

export interface PlanReview {
  readonly added: readonly RegisterHousehold[]
  readonly changed: readonly {
    readonly before: HouseholdRecord
    readonly incoming: RegisterHousehold
    readonly changes: readonly PlannedChange[]
  }[]
  readonly unchanged: number
  readonly missing: readonly HouseholdRecord[]
  readonly gone: readonly { readonly before: HouseholdRecord; readonly incoming: RegisterHousehold }[]
  readonly suggestions: RegisterMatch['suggestions']
}

export interface ImportPlan {
  readonly added: readonly RegisterHousehold[]
  readonly changed: readonly {
    readonly before: HouseholdRecord
    readonly after: HouseholdRecord
    readonly row: number
  }[]
  readonly closed: readonly HouseholdRecord[]
}

/** The file against the books: what is new, changed, missing, and what needs an answer. */
export function reviewRegister(
  records: readonly HouseholdRecord[],
  preview: Pick<RegisterPreview, 'households' | 'columns'>,
): PlanReview {
  const byId = new Map(records.map((record) => [record.id, record]))
  const of = (existing: ExistingHousehold) => byId.get(existing.id)!
  const match = matchRegister(records.map(asExisting), preview)
  const gone: { before: HouseholdRecord; incoming: RegisterHousehold }[] = []
  const changed: { before: HouseholdRecord; incoming: RegisterHousehold; changes: PlannedChange[] }[] = []
  let unchanged = 0
  for (const { existing, incoming, changes } of [
    ...match.changed,
    ...match.unchanged.map((pair) => ({ ...pair, changes: [] })),
  ]) {
    const before = of(existing)
    // A head known to be dead is only named again: his telephone and party card are not the new head's.
    const knownDead = incoming.headStatus === 'dead' && existing.deceasedNames.includes(incoming.headName)
    const told = changes.filter(({ field }) => !knownDead || (field !== 'phones' && field !== 'partyMember'))
    const all = [
      ...told.map(({ label, before: old, after }) => ({ label, before: old, after })),
      ...arrivals(before, incoming),
    ]
    // Closed or merged here, dead there: the file only says the same.
    const isGone = before.status === 'closed' || before.status === 'merged'
    if (isGone && incoming.status !== 'closed') gone.push({ before, incoming })
    else if (isGone || all.length === 0) unchanged++
    else changed.push({ before, incoming, changes: all })
  }
  const inOrder = [...changed].sort((left, right) => left.incoming.row - right.incoming.row)
  return {
    added: match.added,
    changed: inOrder,
    unchanged,
    missing: match.missing.map(of),
    gone,
    suggestions: match.suggestions,
  }
}

/** Refusals, in this order: import_undecided, import_number_taken, import_nothing. */
export function planImport(
  records: readonly HouseholdRecord[],
  review: PlanReview,
  choices: PlanChoices,
  nextId: () => string,
): Result<ImportPlan> {
  const byId = new Map(records.map((record) => [record.id, record]))
  const answered = new Set([...choices.same, ...choices.different])
  const open = review.suggestions.filter(({ existing }) => !answered.has(existing.id))
  if (open.length > 0) return refusals.undecided(open.length)

  const same = review.suggestions.filter(({ existing }) => choices.same.includes(existing.id))
  const taken = new Set(same.map(({ incoming }) => incoming.row))
  const moved = new Set(same.map(({ existing }) => existing.id))
  const changed = [
    ...review.changed
      .filter(({ before }) => !choices.keep.includes(before.id))
      .map(({ before, incoming }) => ({
        before,
        after: applied(before, incoming, nextId),
        row: incoming.row,
      })),
    ...same.map(({ existing, incoming }) => {
      const before = byId.get(existing.id)!
      const after = { ...applied(before, incoming, nextId), number: incoming.number }
      return { before, after, row: incoming.row }
    }),
  ]
  const added = review.added.filter(({ row }) => !taken.has(row) && !choices.leaveOut.includes(row))
  const closed = review.missing.filter(({ id }) => choices.close.includes(id) && !moved.has(id))

  const numbers = new Map(records.map((record) => [record.number, record.id]))
  for (const { before } of changed) numbers.delete(before.number)
  const claims = [
    ...changed.map(({ before, after }) => ({ from: before.number, number: after.number })),
    ...added.map(({ number, headName }) => ({ from: headName, number })),
  ]
  for (const { from, number } of claims) {
    if (numbers.has(number)) return refusals.numberInTheWay(from, number)
    numbers.set(number, from)
  }
  if (added.length + changed.length + closed.length === 0) return refusals.nothing()
  return ok({ added, changed, closed })
}

/** A row of the file as a new household. */
export function asRecord(incoming: RegisterHousehold, nextId: () => string): HouseholdRecord {
  const head: PersonRecord = {
    id: nextId(),
    ordinal: 1,
    name: incoming.headName,
    relation: '',
    status: incoming.headStatus,
    birthYear: null,
    partyMember: incoming.partyMember,
    nickname: incoming.nickname ?? '',
    oldName: incoming.formerName ?? '',
    phones: incoming.phones,
  }
  const others = incoming.members.map((member, index) => ({
    ...newMember(member, nextId()),
    ordinal: index + 2,
  }))
  return {
    id: nextId(),
    number: incoming.number,
    groupName: incoming.group ?? '',
    grid: '',
    population: incoming.population ?? 0,
    status: incoming.status,
    head: incoming.status === 'active' ? head.id : null,
    notes: incoming.notes.slice(0, MOST_NOTES),
    redeemableUntil: null,
    successor: null,
    persons: [head, ...others],
  }
}

const MOST_NOTES = 200

const newMember = (
  member: RegisterHousehold['members'][number],
  id: string,
): Omit<PersonRecord, 'ordinal'> => ({
  id,
  name: member.name,
  relation: member.relation,
  status: member.status,
  birthYear: null,
  partyMember: false,
  nickname: '',
  oldName: '',
  phones: member.phones,
})

/** Members whom the file lists and the books do not know. */
function newcomers(before: HouseholdRecord, incoming: RegisterHousehold) {
  return incoming.members.filter((member) => !before.persons.some((person) => person.name === member.name))
}

function arrivals(before: HouseholdRecord, incoming: RegisterHousehold): PlannedChange[] {
  const names = newcomers(before, incoming).map((member) => member.name)
  return names.length === 0 ? [] : [{ label: '家庭成员', before: '', after: `新添${names.join('、')}` }]
}

/** A household as the file has it: what the file leaves empty stays, nobody is removed. */
function applied(
  before: HouseholdRecord,
  incoming: RegisterHousehold,
  nextId: () => string,
): HouseholdRecord {
  let persons = [...before.persons]
  let ordinal = Math.max(0, ...persons.map((person) => person.ordinal))
  const named = persons.find((person) => person.name === incoming.headName)
  const file = {
    status: incoming.headStatus,
    partyMember: incoming.partyMember,
    ...(incoming.phones.length > 0 ? { phones: incoming.phones } : {}),
    ...(incoming.nickname ? { nickname: incoming.nickname } : {}),
    ...(incoming.formerName ? { oldName: incoming.formerName } : {}),
  }
  const knownDead = named?.status === 'dead' && incoming.headStatus === 'dead'
  const head = named ?? {
    ...newMember(
      { ...incoming, name: incoming.headName, relation: '', status: incoming.headStatus },
      nextId(),
    ),
    ordinal: ++ordinal,
  }
  if (named === undefined) persons.push({ ...head, ...file })
  else if (!knownDead)
    persons = persons.map((person) => (person.id === head.id ? { ...person, ...file } : person))
  for (const member of newcomers(before, incoming)) {
    persons.push({ ...newMember(member, nextId()), ordinal: ++ordinal })
  }
  const known = {
    ...before,
    groupName: incoming.group ?? before.groupName,
    population: incoming.population ?? before.population,
    notes: incoming.notes === '' ? before.notes : incoming.notes.slice(0, MOST_NOTES),
  }
  const settled = withPersons({ ...known, head: knownDead ? before.head : head.id }, persons)
  const empty = incoming.status === 'closed' && !persons.some(isHere)
  return empty ? { ...settled, status: 'closed' } : settled
}

const asExisting = (record: HouseholdRecord): ExistingHousehold => {
  const head = headOf(record)
  const dead = record.persons.filter((person) => person.status === 'dead')
  const told = head ?? dead[0]
  return {
    id: record.id,
    number: record.number,
    group: record.groupName === '' ? null : record.groupName,
    headName: head?.name ?? null,
    headStatus:
      head === undefined
        ? 'dead'
        : head.status === 'away'
          ? 'away'
          : head.status === 'dead'
            ? 'dead'
            : 'living',
    deceasedNames: dead.map((person) => person.name),
    population: record.population === 0 ? null : record.population,
    phones: told?.phones ?? [],
    partyMember: told?.partyMember ?? false,
    notes: record.notes,
    closed: record.status === 'closed' || record.status === 'merged',
  }
}

export const briefly = (record: HouseholdRecord) => ({
  id: record.id,
  number: record.number,
  groupName: record.groupName,
  headName: nameOf(record),
})
