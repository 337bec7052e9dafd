import type { Header } from '../imports/columns.ts'
import type { ProblemList } from '../imports/problems.ts'
import type { RegisterField } from './register-columns.ts'
import type { RegisterHousehold } from './register-import.ts'

const MOST_NAMED = 5

/** Heads with one name are told apart by group: each is remarked, and the others are named. */
export function remarkSameNames(
  households: readonly RegisterHousehold[],
  header: Header<RegisterField>,
  problems: ProblemList,
): void {
  const byName = new Map<string, RegisterHousehold[]>()
  for (const household of households) {
    const same = byName.get(household.headName)
    if (same) same.push(household)
    else byName.set(household.headName, [household])
  }
  const column = header.columns.find((candidate) => candidate.field === 'headName')
  for (const household of households) {
    const same = byName.get(household.headName) ?? []
    if (same.length < 2) continue
    const others = same.slice(0, MOST_NAMED + 1).filter((other) => other !== household)
    const named = others.slice(0, MOST_NAMED).map((other) => {
      if (other.group === household.group) return `同组 ${other.number}`
      return `${other.group ?? '没写组别的'} ${other.number}`
    })
    const more = same.length - 1 > MOST_NAMED ? `等 ${same.length - 1} 户` : ''
    problems.add(
      'warning',
      'same_name',
      { row: household.row, column: column?.index ?? null, title: column?.title },
      `${household.group ?? ''}${household.headName}和${named.join('、')} ${more || '户'}的户主同名，发卡和兑换时请看清组别。`,
    )
  }
}
