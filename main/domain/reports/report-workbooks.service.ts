import type {
  Booklet,
  HonoursList,
  PeriodRow,
  PeriodSheet,
  RecordLine,
  RecordSheet,
} from '../../api/reports.ts'
import { formatPoints } from '../../kernel/amounts.ts'
import { type Day, formatDay } from '../../kernel/dates.ts'
import { pointsCell, type SheetColumn, workbookOf, workbookSheet } from './workbooks.ts'

const SUBJECT_TITLES = { household: '户主', person: '姓名', team: '团队' } as const

const spanText = (from: string, to: string): string =>
  from === to ? formatDay(from as Day) : `${formatDay(from as Day)}到${formatDay(to as Day)}`

/** 日记录、周报送 as a workbook: the lines, and what each class came to. */
export function recordWorkbook(sheet: RecordSheet): Promise<Buffer> {
  const lines: SheetColumn<RecordLine>[] = [
    { title: '日期', width: 12, value: ({ day }) => day },
    { title: '户号', width: 8, value: ({ number }) => number },
    { title: '组别', width: 10, value: ({ groupName }) => groupName },
    { title: SUBJECT_TITLES[sheet.scheme.subject], width: 12, value: ({ name }) => name },
    { title: '类别', width: 14, value: ({ className }) => className },
    { title: '条款', width: 8, value: ({ clauseNumber }) => clauseNumber },
    { title: '事由', width: 40, value: ({ why }) => why },
    { title: '情况', width: 26, value: ({ event }) => event },
    {
      title: '加减',
      width: 10,
      value: ({ points }) => points / 100,
      total: sheet.awarded - sheet.deducted,
    },
    { title: '单号', width: 16, value: ({ serial }) => serial },
    { title: '经办', width: 10, value: ({ recordedBy }) => recordedBy },
    { title: '说明', width: 18, value: ({ takesBack }) => takesBack && `冲回 ${takesBack}` },
  ]
  const title = `${sheet.scheme.name}记录　${spanText(sheet.from, sheet.to)}`
  return workbookOf([
    workbookSheet('记录', title, lines, sheet.rows),
    workbookSheet(
      '分类合计',
      title,
      [
        { title: '类别', width: 20, value: ({ className }) => className },
        { title: '条数', width: 10, value: ({ lines: count }) => count },
        { title: '加分', width: 12, value: ({ awarded }) => pointsCell(awarded), total: sheet.awarded },
        { title: '减分', width: 12, value: ({ deducted }) => pointsCell(-deducted), total: -sheet.deducted },
      ],
      sheet.classes,
    ),
  ])
}

/** 月公示、季小结、年评比 as a workbook. */
export function sheetWorkbook(sheet: PeriodSheet): Promise<Buffer> {
  const { total } = sheet
  const columns: SheetColumn<PeriodRow>[] = [
    { title: '名次', width: 8, value: ({ place }) => place },
    { title: '户号', width: 8, value: ({ number }) => number },
    { title: '组别', width: 10, value: ({ groupName }) => groupName },
    {
      title: SUBJECT_TITLES[sheet.scheme.subject],
      width: 12,
      value: ({ name, gone }) => (gone ? `${name}（已不在册）` : name),
    },
    ...sheet.parts.map(
      (part, at): SheetColumn<PeriodRow> => ({
        title: part,
        width: 12,
        value: ({ parts }) => pointsCell(parts[at] ?? 0),
        total: total.parts[at] ?? 0,
      }),
    ),
    { title: '加分', width: 10, value: ({ awarded }) => pointsCell(awarded), total: total.awarded },
    { title: '减分', width: 10, value: ({ deducted }) => pointsCell(-deducted), total: -total.deducted },
    { title: '得分', width: 10, value: ({ merit }) => merit / 100, total: total.merit },
    { title: '现有积分', width: 12, value: ({ balance }) => balance / 100, total: total.balance },
    ...(sheet.scheme.ranks
      ? [
          {
            title: '奖品',
            width: 14,
            value: ({ prize }: PeriodRow) => prize,
          } satisfies SheetColumn<PeriodRow>,
        ]
      : []),
  ]
  const title = `${sheet.scheme.name}　${spanText(sheet.from, sheet.to)}`
  return workbookOf([workbookSheet('各户积分', title, columns, sheet.rows)])
}

/** 光荣榜 as a workbook: a row for everybody who has an honour. */
export function honoursWorkbook(list: HonoursList): Promise<Buffer> {
  const rows = list.honours.flatMap((honour) => honour.rows.map((row) => ({ honour, row })))
  const title = `光荣榜　${spanText(list.from, list.to)}`
  return workbookOf([
    workbookSheet(
      '光荣榜',
      title,
      [
        { title: '荣誉', width: 40, value: ({ honour }) => honour.text },
        { title: '户号', width: 8, value: ({ row }) => row.number },
        { title: '组别', width: 10, value: ({ row }) => row.groupName },
        { title: '姓名', width: 12, value: ({ row }) => row.name },
        { title: '日期', width: 12, value: ({ row }) => row.day },
        { title: '奖励积分', width: 12, value: ({ row }) => row.points / 100 },
      ],
      rows,
    ),
    workbookSheet(
      '奖励标准',
      title,
      [
        { title: '荣誉', width: 40, value: ({ text }) => text },
        { title: '类别', width: 14, value: ({ className }) => className },
        {
          title: '奖励',
          width: 16,
          value: ({ minimum, maximum }) =>
            minimum === null || maximum === null
              ? '还没定'
              : minimum === maximum
                ? `${formatPoints(minimum)} 分`
                : `${formatPoints(minimum)} 到 ${formatPoints(maximum)} 分`,
        },
        { title: '得的人', width: 10, value: (honour) => honour.rows.length },
      ],
      list.honours,
    ),
  ])
}

/** 一户一册 as a workbook. */
export function bookletWorkbook(booklet: Booklet): Promise<Buffer> {
  const { household, lines } = booklet
  const title = `${household.number} 号${household.headName}　${booklet.scheme.name}　${spanText(booklet.from, booklet.to)}`
  const first = {
    day: booklet.from,
    title: '上期结余',
    serial: '',
    why: '',
    change: 0,
    balance: booklet.opening,
  }
  return workbookOf([
    workbookSheet(
      '一户一册',
      title,
      [
        { title: '日期', width: 12, value: ({ day }) => day },
        { title: '单子', width: 16, value: (line) => line.title },
        { title: '单号', width: 16, value: ({ serial }) => serial },
        { title: '事由', width: 44, value: ({ why }) => why },
        { title: '加', width: 10, value: ({ change }) => (change > 0 ? change / 100 : null) },
        { title: '减', width: 10, value: ({ change }) => (change < 0 ? -change / 100 : null) },
        { title: '余额', width: 10, value: ({ balance }) => balance / 100 },
      ],
      [first, ...lines],
    ),
  ])
}
