import type { HeadStatus } from './register-cells.ts'
import type { RegisterField } from './register-columns.ts'
import type { RegisterHousehold, RegisterPreview } from './register-import.ts'

/** A household as the books have it today. */
export interface ExistingHousehold {
  readonly id: string
  readonly number: string
  readonly group: string | null
  /** null while the head is 待定. */
  readonly headName: string | null
  readonly headStatus: HeadStatus
  /** Names of members who have died, a former head among them. */
  readonly deceasedNames: readonly string[]
  readonly population: number | null
  readonly phones: readonly string[]
  readonly partyMember: boolean
  readonly notes: string
  readonly closed: boolean
}

export type RegisterChangeField =
  | 'headName'
  | 'headStatus'
  | 'group'
  | 'population'
  | 'phones'
  | 'partyMember'
  | 'notes'

/** Old and new as a person reads them; telephones by their last four digits. */
export interface RegisterChange {
  readonly field: RegisterChangeField
  readonly label: string
  readonly before: string
  readonly after: string
}

export interface MatchedHousehold {
  readonly existing: ExistingHousehold
  readonly incoming: RegisterHousehold
}

/** Perhaps the same household under another number; a person decides. */
export interface RenumberSuggestion extends MatchedHousehold {
  readonly by: 'name_group_phone' | 'name_group'
  readonly sentence: string
}

export interface RegisterMatch {
  readonly unchanged: readonly MatchedHousehold[]
  readonly changed: readonly (MatchedHousehold & { readonly changes: readonly RegisterChange[] })[]
  /** In the file and not in the books. */
  readonly added: readonly RegisterHousehold[]
  /** In the books and not in the file; households closed already are left out. */
  readonly missing: readonly ExistingHousehold[]
  /** Pairs of one of `added` and one of `missing`. */
  readonly suggestions: readonly RenumberSuggestion[]
}

/**
 * Next year's file against the books: by number; where a number now names another family and that family is
 * known under another number (name, group and a telephone), the number is taken to have been given anew.
 */
export function matchRegister(
  existing: readonly ExistingHousehold[],
  preview: Pick<RegisterPreview, 'households' | 'columns'>,
): RegisterMatch {
  const incoming = preview.households
  const read = new Set(preview.columns.map((column) => column.field))
  const old = new Index(existing)
  const fresh = new Index(incoming)
  const moved = (before: ExistingHousehold, after: RegisterHousehold) => {
    if (before.headName === null || sameHead(before, after)) return false
    const elsewhere = old.byNameGroupPhone(after)
    const arrived = fresh.byNameGroupPhone(before)
    return (elsewhere !== undefined && elsewhere !== before) || (arrived !== undefined && arrived !== after)
  }
  const unchanged: MatchedHousehold[] = []
  const changed: (MatchedHousehold & { changes: readonly RegisterChange[] })[] = []
  const added: RegisterHousehold[] = []
  const kept = new Set<ExistingHousehold>()
  for (const after of incoming) {
    const before = old.byNumber(after.number)
    if (!before || moved(before, after)) {
      added.push(after)
      continue
    }
    kept.add(before)
    const changes = changesOf(before, after, read)
    if (changes.length === 0) unchanged.push({ existing: before, incoming: after })
    else changed.push({ existing: before, incoming: after, changes })
  }
  const missing = existing.filter((one) => !kept.has(one) && !one.closed)
  return { unchanged, changed, added, missing, suggestions: suggest(added, missing) }
}

function suggest(
  added: readonly RegisterHousehold[],
  missing: readonly ExistingHousehold[],
): readonly RenumberSuggestion[] {
  const lost = new Index(missing)
  const come = new Index(added)
  return added.flatMap((after) => {
    const sure = lost.byNameGroupPhone(after)
    const likely = lost.onlyByNameGroup(after)
    // Without a telephone in common, only where nobody else on either side is called so in that group.
    const before = sure ?? (likely && come.onlyByNameGroup(likely) === after ? likely : undefined)
    if (!before) return []
    const why = sure ? '姓名、组别、电话都一样' : '姓名和组别一样'
    return [
      {
        existing: before,
        incoming: after,
        by: sure ? ('name_group_phone' as const) : ('name_group' as const),
        sentence: `${after.headName}家原来是 ${before.number} 号，表里第 ${after.row} 行写的是 ${after.number} 号，${why}，可能是改了户号。请核对后选“是同一户”或“不是”。`,
      },
    ]
  })
}

interface Named {
  readonly number: string
  readonly headName: string | null
  readonly group: string | null
  readonly phones: readonly string[]
}

class Index<T extends Named> {
  readonly #numbers = new Map<string, T>()
  readonly #names = new Map<string, T[]>()

  constructor(households: readonly T[]) {
    for (const one of households) {
      this.#numbers.set(one.number, one)
      const key = nameGroup(one)
      const same = this.#names.get(key)
      if (same) same.push(one)
      else this.#names.set(key, [one])
    }
  }

  byNumber(number: string): T | undefined {
    return this.#numbers.get(number)
  }

  byNameGroupPhone(wanted: Named): T | undefined {
    return this.#named(wanted).find((one) => one.phones.some((phone) => wanted.phones.includes(phone)))
  }

  onlyByNameGroup(wanted: Named): T | undefined {
    const same = this.#named(wanted)
    return same.length === 1 ? same[0] : undefined
  }

  #named(wanted: Named): readonly T[] {
    return wanted.headName === null ? [] : (this.#names.get(nameGroup(wanted)) ?? [])
  }
}

const nameGroup = (one: Named) => `${one.headName ?? ''}\n${one.group ?? ''}`

/** The file may still name a head whom the books know to have died. */
const sameHead = (before: ExistingHousehold, after: RegisterHousehold) =>
  before.headName === after.headName ||
  (after.headStatus === 'dead' && before.deceasedNames.includes(after.headName))

function changesOf(
  before: ExistingHousehold,
  after: RegisterHousehold,
  read: ReadonlySet<RegisterField | null>,
): readonly RegisterChange[] {
  const changes: RegisterChange[] = []
  const compare = (field: RegisterChangeField, label: string, old: string, fresh: string) => {
    if (old !== fresh) changes.push({ field, label, before: old, after: fresh })
  }
  if (!sameHead(before, after)) compare('headName', '户主', before.headName ?? '待定', after.headName)
  const knownDead = after.headStatus === 'dead' && before.deceasedNames.includes(after.headName)
  if (!knownDead) compare('headStatus', '户主状况', STATUS[before.headStatus], STATUS[after.headStatus])
  // What the file leaves empty, or has no column for, is not taken away.
  if (after.group !== null) compare('group', '组别', before.group ?? '', after.group)
  if (after.population !== null)
    compare('population', '人口', String(before.population ?? ''), String(after.population))
  if (after.phones.length > 0 && !sameSet(before.phones, after.phones))
    changes.push({
      field: 'phones',
      label: '电话',
      before: lastFours(before.phones),
      after: lastFours(after.phones),
    })
  if (read.has('partyMember'))
    compare('partyMember', '党员', yesNo(before.partyMember), yesNo(after.partyMember))
  if (read.has('notes')) compare('notes', '备注', before.notes, after.notes)
  return changes
}

const STATUS: Readonly<Record<HeadStatus, string>> = { living: '在世', away: '外出', dead: '已故' }

const yesNo = (value: boolean) => (value ? '是' : '不是')

const lastFours = (phones: readonly string[]) => phones.map((phone) => `尾号 ${phone.slice(-4)}`).join('、')

const sameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((value) => other.includes(value))
