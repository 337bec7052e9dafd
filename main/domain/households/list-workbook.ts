import writeExcel, { type Row } from 'write-excel-file/node'
import type { HouseholdStatus } from './standing.ts'

export interface ListedHousehold {
  readonly number: string
  readonly groupName: string
  readonly grid: string
  readonly headName: string | null
  readonly population: number
  readonly status: HouseholdStatus
  readonly hasCard: boolean
  readonly spendable: number | null
}

const STATUS: Readonly<Record<HouseholdStatus, string>> = {
  active: '在册',
  head_pending: '户主待定',
  closed: '已销户',
  merged: '已并户',
}

const TITLES = ['户号', '组别', '网格', '户主', '人口', '状态', '积分卡', '可兑积分'] as const
const WIDTHS = [10, 12, 14, 14, 8, 12, 10, 12]

/** The list as a village passes it on: no telephone numbers. */
export async function listWorkbook(rows: readonly ListedHousehold[]): Promise<Buffer> {
  const text = (value: string) => ({ value, type: String })
  const data: Row[] = [
    TITLES.map((value) => ({ ...text(value), fontWeight: 'bold' as const })),
    ...rows.map((row) => [
      text(row.number),
      text(row.groupName),
      text(row.grid),
      text(row.headName ?? '待定'),
      { value: row.population, type: Number },
      text(STATUS[row.status]),
      text(row.hasCard ? '有' : ''),
      row.spendable === null ? null : { value: row.spendable / 100, type: Number },
    ]),
  ]
  const sheet = { data, sheet: '农户', columns: WIDTHS.map((width) => ({ width })), stickyRowsCount: 1 }
  return await writeExcel([sheet]).toBuffer()
}
