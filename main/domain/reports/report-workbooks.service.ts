import type {
  Booklet,
  Commendation,
  HonoursList,
  ListNames,
  PeriodRow,
  PeriodSheet,
  PrizeCount,
  RecordLine,
  RecordSheet,
} from '../../api/reports.ts'
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
    ...(sheet.rows.some(({ tied }) => tied)
      ? [
          {
            title: '并列',
            width: 6,
            value: ({ tied }: PeriodRow) => (tied ? '并列' : ''),
          } satisfies SheetColumn<PeriodRow>,
        ]
      : []),
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
  const rows = workbookSheet('各户积分', title, columns, sheet.rows)
  return workbookOf(sheet.scheme.ranks ? [rows, prizesSheet(title, sheet.prizes)] : [rows])
}

const NAMED = [
  { title: '户号', width: 8, value: ({ number }) => number },
  { title: '组别', width: 10, value: ({ groupName }) => groupName },
  { title: '姓名', width: 14, value: ({ name }) => name },
] as const satisfies SheetColumn<{ number: string; groupName: string; name: string }>[]

/** A list that is to hang has no column for the households' numbers. */
const namedColumns = (names: ListNames) => (names === 'posted' ? NAMED.slice(1) : NAMED)

/** 光荣榜 as a workbook: a row for everybody who has an honour. */
export function honoursWorkbook({ sheet }: HonoursList): Promise<Buffer> {
  const rows = sheet.honours.flatMap(({ text, award, people }) =>
    people.map((one) => ({ text, award, ...one })),
  )
  return workbookOf([
    workbookSheet(
      '光荣榜',
      titleOf(sheet),
      [
        { title: '荣誉', width: 40, value: ({ text }) => text },
        ...namedColumns(sheet.names),
        { title: '日期', width: 12, value: ({ when }) => when },
      ],
      rows,
    ),
    workbookSheet(
      '奖励标准',
      titleOf(sheet),
      [
        { title: '荣誉', width: 40, value: ({ text }) => text },
        { title: '奖励', width: 16, value: ({ award }) => award },
        { title: '得的人', width: 10, value: ({ people }) => people.length },
      ],
      sheet.honours,
    ),
  ])
}

/** 表彰名单 as a workbook, with what must be bought. */
export function commendationWorkbook({ ranks, sheet }: Commendation): Promise<Buffer> {
  const list = workbookSheet(
    '表彰名单',
    titleOf(sheet),
    [
      { title: '名次', width: 14, value: ({ place }) => place },
      ...namedColumns(sheet.names),
      { title: '得分', width: 10, value: ({ figure }) => figure },
      ...(ranks
        ? [{ title: '奖品', width: 16, value: ({ prize }) => prize } satisfies SheetColumn<Commended>]
        : []),
    ],
    sheet.rows,
  )
  return workbookOf(ranks ? [list, prizesSheet(titleOf(sheet), sheet.prizes)] : [list])
}
type Commended = Commendation['sheet']['rows'][number]

const titleOf = ({ names, village, title }: { names: ListNames; village: string; title: string }): string =>
  `${village}${title}${names === 'posted' ? '' : '（内部留存，不张贴）'}`

/** 奖品: as many as there are winners. */
const prizesSheet = (title: string, prizes: readonly PrizeCount[]) =>
  workbookSheet(
    '奖品',
    title,
    [
      { title: '奖品', width: 20, value: ({ prize }) => prize },
      { title: '名次', width: 16, value: ({ places }) => places },
      { title: '要备几份', width: 12, value: ({ winners }) => winners },
    ],
    prizes,
  )

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
