import { ok, type Result, refuse } from '../../kernel/result.ts'

export type PartyClass = '' | 'A' | 'B' | 'C' | 'D' | 'E' | 'F'

export interface ClassedRow {
  readonly person: string
  readonly class: PartyClass
}

export interface Classed {
  readonly name: string
  readonly partyMember: boolean
}

export const partyRefusals = {
  nobody: () => refuse('party_nobody', '谁的分类也没改，不用记。'),
  unknown: () => refuse('party_unknown', '名单里有个人找不到了，请重新打开再改。'),
  twice: (name: string) => refuse('party_twice', `${name}在名单里有两遍，请去掉一个。`, { name }),
  notMember: (name: string) =>
    refuse('party_not_member', `${name}登记的不是党员，请先到“农户”里把他登记成党员，再分类。`, { name }),
}

/** Whether a list of classes may be decided. */
export function checkClasses(
  rows: readonly ClassedRow[],
  person: (id: string) => Classed | undefined,
): Result<null> {
  if (rows.length === 0) return partyRefusals.nobody()
  const seen = new Set<string>()
  for (const row of rows) {
    const found = person(row.person)
    if (found === undefined) return partyRefusals.unknown()
    if (seen.has(row.person)) return partyRefusals.twice(found.name)
    seen.add(row.person)
    if (!found.partyMember && row.class !== '') return partyRefusals.notMember(found.name)
  }
  return ok(null)
}
