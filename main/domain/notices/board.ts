import { formatPoints } from '../../kernel/amounts.ts'
import { type Day, daysBetween, formatMonthDay } from '../../kernel/dates.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { Period } from './notices.ts'
import type { Guard } from './privacy.ts'
import { yearInWords } from './public-text.ts'

export type ColumnKind = 'line' | 'rank' | 'group' | 'name' | 'day' | 'reason' | 'figure' | 'prize'

export interface BoardColumn {
  readonly kind: ColumnKind
  readonly title: string
}

/** One line as it hangs, cell by cell. */
export interface BoardRow {
  readonly subject: string
  readonly deed: string | null
  readonly cells: readonly string[]
}

/** All that hangs, word by word. */
export interface Board {
  readonly title: string
  /** 「兴隆沟村」 */
  readonly village: string
  /** 「农户积分　二〇二六年十一月」 */
  readonly about: string
  /** 「11月24日至11月28日，共 5 天」 */
  readonly span: string
  readonly columns: readonly BoardColumn[]
  readonly rows: readonly BoardRow[]
  /** How to object and until when, and how the names are to be read. */
  readonly remarks: readonly string[]
  readonly signature: string
  /** 「二〇二六年十一月二十四日」 */
  readonly signedOn: string
}

export interface BoardDeed {
  readonly deed: string
  readonly subject: string
  readonly kind: 'award' | 'deduct' | 'veto'
  readonly className: string
  readonly clauseText: string
  readonly happenedOn: Day
  readonly quantity: number
  readonly unitName: string
  /** Hundredths, never negative. */
  readonly points: number
  readonly also: readonly { readonly scheme: string; readonly points: number }[]
}

export interface BoardMerit {
  readonly subject: string
  /** Hundredths, never negative. */
  readonly awarded: number
  readonly deducted: number
  readonly balance: number
}

/** "1,250": no four digits in a row, and easier to read on a wall. */
export const figure = (hundredths: number): string =>
  formatPoints(hundredths).replace(/\d(?=(?:\d{3})+(?:\.|$))/g, '$&,')

const signed = (hundredths: number): string =>
  hundredths > 0 ? `+${figure(hundredths)}` : figure(hundredths)

const DEED_COLUMNS: readonly BoardColumn[] = [
  { kind: 'group', title: '组别' },
  { kind: 'name', title: '姓名' },
  { kind: 'day', title: '日期' },
  { kind: 'reason', title: '事由' },
  { kind: 'figure', title: '积分' },
]

/**
 * Deeds as they hang: for what was given the clause's own words, for what was taken the class alone, so that the
 * board shames nobody; never anything that somebody typed about the deed.
 */
export function deedRows(deeds: readonly BoardDeed[], guard: Guard, today: Day) {
  const rows = deeds.map((deed): BoardRow => {
    const { subject } = deed
    const reason = guard.words(deed.kind === 'award' ? deed.clauseText : deed.className, subject)
    const also = deed.also.map(
      ({ scheme, points }) =>
        `，另记${guard.words(scheme, subject)} ${signed(deed.kind === 'award' ? points : -points)}`,
    )
    const many =
      deed.kind === 'award' && deed.quantity > 1
        ? `（${figure(deed.quantity * 100)} ${guard.words(deed.unitName, subject)}）`
        : ''
    return {
      subject,
      deed: deed.deed,
      cells: [
        ...named(guard, subject),
        dayText(deed.happenedOn, today),
        `${reason}${many}${also.join('')}`,
        deed.kind === 'veto' ? '一票否决' : signed(deed.kind === 'award' ? deed.points : -deed.points),
      ],
    }
  })
  return { columns: DEED_COLUMNS, rows }
}

export interface BoardPlace extends BoardMerit {
  readonly place: number
  /** What the place wins; empty where it wins nothing. */
  readonly prize: string
}

/** The first are the best. `withPrizes` adds what each place wins. */
export function rankingRows(places: readonly BoardPlace[], guard: Guard, withPrizes: boolean) {
  const rows = places.map(
    ({ place, prize, ...merit }): BoardRow => ({
      subject: merit.subject,
      deed: null,
      cells: [
        `第 ${figure(place * 100)} 名`,
        ...named(guard, merit.subject),
        figure(total(merit)),
        ...(withPrizes ? [guard.words(prize, merit.subject)] : []),
      ],
    }),
  )
  const columns: BoardColumn[] = [
    { kind: 'rank', title: '名次' },
    { kind: 'group', title: '组别' },
    { kind: 'name', title: '姓名' },
    { kind: 'figure', title: '得分' },
    ...(withPrizes ? [{ kind: 'prize', title: '奖品' } as const] : []),
  ]
  return { columns, rows }
}

export const total = ({ awarded, deducted }: BoardMerit): number => awarded - deducted

export function periodRows(merits: readonly BoardMerit[], guard: Guard) {
  const columns: BoardColumn[] = [
    { kind: 'group', title: '组别' },
    { kind: 'name', title: '姓名' },
    { kind: 'figure', title: '加分' },
    { kind: 'figure', title: '减分' },
    { kind: 'figure', title: '合计' },
    { kind: 'figure', title: '现有积分' },
  ]
  const rows = merits.map(
    (merit): BoardRow => ({
      subject: merit.subject,
      deed: null,
      cells: [
        ...named(guard, merit.subject),
        ...[merit.awarded, -merit.deducted, total(merit), merit.balance].map(figure),
      ],
    }),
  )
  return { columns, rows }
}

export interface BoardEnd {
  readonly subject: string
  /** Hundredths: what there is, what goes, what comes, what is there afterwards. */
  readonly balance: number
  readonly goes: number
  readonly comes: number
  readonly after: number
}

/** What the end of a cycle will do to everybody, before it is done. */
export function cycleEndRows(ends: readonly BoardEnd[], guard: Guard) {
  const base = ends.some(({ comes }) => comes !== 0)
  const columns: BoardColumn[] = [
    { kind: 'group', title: '组别' },
    { kind: 'name', title: '姓名' },
    { kind: 'figure', title: '现有积分' },
    { kind: 'figure', title: '清零' },
    ...(base ? [{ kind: 'figure', title: '补到基础分' } as const] : []),
    { kind: 'figure', title: '以后有' },
  ]
  const rows = ends.map(
    ({ subject, balance, goes, comes, after }): BoardRow => ({
      subject,
      deed: null,
      cells: [
        ...named(guard, subject),
        ...[balance, -goes, ...(base ? [comes] : []), after].map((one) => figure(one)),
      ],
    }),
  )
  return { columns, rows }
}

/** Group and name; the letter only where two are alike. */
function named(guard: Guard, subject: string): [string, string] {
  const { name, letter, groupName } = guard.name(subject)
  return [groupName, letter === '' ? name : `${name}（${letter}）`]
}

export interface BoardFrame {
  readonly title: string
  readonly village: string
  readonly scheme: string
  /** Of a ranking or a period; a notice of deeds has none. */
  readonly period: Period | null
  readonly from: Day
  readonly until: Day
  /** Where to object. */
  readonly place: string
}

/**
 * The whole board; refuses notice_text_private where what was typed for it says too much, and notice_not_public
 * where a line would.
 */
export function boardOf(
  { title, village, scheme, period, from, until, place }: BoardFrame,
  { columns, rows }: { readonly columns: readonly BoardColumn[]; readonly rows: readonly BoardRow[] },
  guard: Guard,
): Result<Board> {
  const titled = guard.typed('标题', title)
  if (!titled.ok) return titled
  const placed = guard.typed('到哪里提异议', place)
  if (!placed.ok) return placed
  for (const [index, { cells }] of rows.entries()) {
    const looked = guard.look(`第 ${index + 1} 行`, cells)
    if (!looked.ok) return looked
  }
  const numbered = columns.some(({ kind }) => kind === 'rank')
    ? { columns, rows }
    : withNumbers(columns, rows)
  const home = guard.words(village)
  const alike = rows.some(({ subject }) => guard.name(subject).letter !== '')
  const days = daysBetween(from, until) + 1
  return ok({
    title: titled.value,
    village: home,
    about: [guard.words(scheme), ...(period ? [periodText(period)] : [])].join('　'),
    span: `${spanText(from, until)}，共 ${days} 天`,
    ...numbered,
    remarks: [
      `对哪一行有不同意见，请在${formatMonthDay(until)}以前到${placed.value}说明是哪一行、为什么，当场登记，书面答复。只停有异议的那一行，别的照常。过了这几天，也还可以提。`,
      ...(alike ? ['同组里遮住以后一样的名字，用甲、乙、丙分开；哪个是自家的，可以到兑换台问。'] : []),
    ],
    signature: `${home}${/村$/.test(home) ? '村民委员会' : ''}`,
    signedOn: dayInWords(from),
  })
}

/** What an objection names: 第 12 行. */
const withNumbers = (columns: readonly BoardColumn[], rows: readonly BoardRow[]) => ({
  columns: [{ kind: 'line', title: '行' } as const, ...columns],
  rows: rows.map((row, index) => ({ ...row, cells: [figure((index + 1) * 100), ...row.cells] })),
})

const dayText = (day: Day, today: Day): string =>
  day.slice(0, 4) === today.slice(0, 4)
    ? formatMonthDay(day)
    : `${yearInWords(day.slice(0, 4))}年${formatMonthDay(day)}`

const spanText = (from: Day, until: Day): string =>
  `${formatMonthDay(from)}至${from.slice(0, 4) === until.slice(0, 4) ? '' : `${yearInWords(until.slice(0, 4))}年`}${formatMonthDay(until)}`

/** 「二〇二六年十一月」 for a whole month, else from day to day. */
export function periodText({ from, to }: Period): string {
  const year = `${yearInWords(from.slice(0, 4))}年`
  const wholeMonths = from.endsWith('-01') && isMonthEnd(to)
  const sameYear = from.slice(0, 4) === to.slice(0, 4)
  if (!wholeMonths || !sameYear) {
    return `${year}${formatMonthDay(from)}至${sameYear ? '' : `${yearInWords(to.slice(0, 4))}年`}${formatMonthDay(to)}`
  }
  const [first, last] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))]
  if (first === last) return `${year}${numberInWords(first)}月`
  if (first === 1 && last === 12) return year
  if (last - first === 2 && last % 3 === 0) return `${year}第${numberInWords(last / 3)}季度`
  return `${year}${numberInWords(first)}月至${numberInWords(last)}月`
}

const isMonthEnd = (day: Day): boolean => {
  const last = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate()
  return Number(day.slice(8, 10)) === last
}

/** 1 … 31 as dates are written in full: 二十四. */
export function numberInWords(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const word = (digit: number) => '零一二三四五六七八九'[digit]!
  return `${tens === 0 ? '' : tens === 1 ? '十' : `${word(tens)}十`}${ones === 0 && tens > 0 ? '' : word(ones)}`
}

/** 二〇二六年十一月二十四日 */
export const dayInWords = (day: Day): string =>
  `${yearInWords(day.slice(0, 4))}年${numberInWords(Number(day.slice(5, 7)))}月${numberInWords(Number(day.slice(8, 10)))}日`
