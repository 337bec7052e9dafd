import type { DeedCandidate } from '#main/api/deeds.ts'

/** A part of the village: a group, or the households that one grid worker goes round. */
export interface PartOfVillage {
  readonly value: string
  readonly label: string
}

export const EVERYBODY = '*'

type Placed = Pick<DeedCandidate, 'groupName' | 'grid'>

/** Everybody, then the groups, then the grids. */
export function partsOf(rows: readonly Placed[]): readonly PartOfVillage[] {
  const named = (names: readonly string[]) =>
    [...new Set(names)].sort((one, other) => one.localeCompare(other, 'zh-CN', { numeric: true }))
  const groups = named(rows.map(({ groupName }) => groupName))
  const grids = named(rows.map(({ grid }) => grid).filter((grid) => grid !== ''))
  return [
    { value: EVERYBODY, label: '全村' },
    ...(groups.length > 1 ? groups : []).map((name) => ({
      value: `group ${name}`,
      label: name || '没写组别',
    })),
    ...grids.map((name) => ({ value: `grid ${name}`, label: `网格 ${name}` })),
  ]
}

export const isIn = ({ groupName, grid }: Placed, part: string): boolean =>
  part === EVERYBODY || part === `group ${groupName}` || part === `grid ${grid}`
