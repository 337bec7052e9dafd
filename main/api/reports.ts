import { z } from 'zod'
import { amount, call, day, id, text } from './call.ts'

/** Of a sheet only so many rows go to a screen; the workbook holds them all. */
export const MOST_ROWS = 3000

export const reportScheme = z.object({
  id,
  name: z.string(),
  subject: z.enum(['household', 'person', 'team']),
  /** Ranks win prizes. */
  ranks: z.boolean(),
})

/** Whom a line is about. */
const who = {
  subject: id,
  /** Null for a team. */
  household: id.nullable(),
  number: z.string(),
  groupName: z.string(),
  name: z.string(),
}

const span = { scheme: id, from: day, to: day }

/** One deed as it stands in the books, or points given by hand. */
export const recordLine = z.object({
  ...who,
  /** The day it is for. */
  day,
  /** Empty where points were given by hand. */
  className: z.string(),
  clauseNumber: z.string(),
  /** The clause, or the reason that was written down. */
  why: z.string(),
  /** What happened, as it was recorded. */
  event: z.string(),
  /** Hundredths, negative where points were taken. */
  points: amount,
  document: id,
  serial: z.string(),
  recordedBy: z.string(),
  /** What it takes back. */
  takesBack: z.string().nullable(),
})
export type RecordLine = z.infer<typeof recordLine>

export const classTotal = z.object({
  className: z.string(),
  awarded: amount,
  deducted: amount,
  lines: z.int(),
})
export type ClassTotal = z.infer<typeof classTotal>

/** 日记录、周报送: line by line. */
export const recordSheet = z.object({
  scheme: reportScheme,
  from: day,
  to: day,
  rows: z.array(recordLine),
  /** How many there are in all; `rows` holds MOST_ROWS of them at most. */
  count: z.int(),
  classes: z.array(classTotal),
  awarded: amount,
  deducted: amount,
  /** How many households, people or teams it concerns. */
  subjects: z.int(),
})
export type RecordSheet = z.infer<typeof recordSheet>

export const periodRow = z.object({
  ...who,
  /** Moved away or closed since: counted, not ranked. */
  gone: z.boolean(),
  /** Null where nothing was earned. */
  place: z.int().nullable(),
  /** Others have the same place, and the same prize. */
  tied: z.boolean(),
  prize: z.string(),
  awarded: amount,
  deducted: amount,
  merit: amount,
  /** By the parts of the sheet, in their order. */
  parts: z.array(amount),
  /** What there is today. */
  balance: amount,
})
export type PeriodRow = z.infer<typeof periodRow>

/** What must be bought: as many of each prize as there are winners, more than places where some are shared. */
export const prizeCount = z.object({
  prize: z.string(),
  /** 「第 3 到 4 名」 */
  places: z.string(),
  winners: z.int(),
})
export type PrizeCount = z.infer<typeof prizeCount>

const prizes = {
  /** Of a scheme whose ranks win something; else none. */
  prizes: z.array(prizeCount),
  /** How shared places were reckoned; empty where none is shared. */
  ties: z.string(),
}

/** 月公示、季小结、年评比: one row a household, the best first. */
export const periodSheet = z.object({
  scheme: reportScheme,
  from: day,
  to: day,
  /** 环境卫生, 9月, 三季度 */
  parts: z.array(z.string()),
  rows: z.array(periodRow),
  ...prizes,
  count: z.int(),
  total: z.object({
    awarded: amount,
    deducted: amount,
    merit: amount,
    parts: z.array(amount),
    balance: amount,
  }),
  groups: z.array(z.string()),
})
export type PeriodSheet = z.infer<typeof periodSheet>

export const partsBy = z.enum(['class', 'month', 'quarter'])
export type PartsBy = z.infer<typeof partsBy>

/** A list to hang up, with masked names and without numbers; or for the file, with full names. */
export const listNames = z.enum(['posted', 'kept'])
export type ListNames = z.infer<typeof listNames>

/** What stands around a list, word by word as it hangs. */
const frame = {
  names: listNames,
  village: z.string(),
  title: z.string(),
  about: z.string(),
  remarks: z.array(z.string()),
}

/** Somebody on a list. `number` is empty where the list is to hang. */
const named = { number: z.string(), groupName: z.string(), name: z.string() }

/** An honour with what it awards, and who has it. */
export const honour = z.object({
  text: z.string(),
  /** 「20 分」 */
  award: z.string(),
  people: z.array(
    z.object({
      ...named,
      /** 「3月10日」, or 「2 次」. */
      when: z.string(),
    }),
  ),
})
export type Honour = z.infer<typeof honour>

/** 光荣榜 */
export const honoursList = z.object({
  /** Every class of the rules that gives points. */
  classes: z.array(z.string()),
  /** Null: what is worded like an honour. */
  chosen: z.array(z.string()).nullable(),
  sheet: z.object({ ...frame, honours: z.array(honour) }),
})
export type HonoursList = z.infer<typeof honoursList>

/** 表彰名单 */
export const commendation = z.object({
  /** Ranks win prizes. */
  ranks: z.boolean(),
  subject: z.enum(['household', 'person', 'team']),
  sheet: z.object({
    ...frame,
    rows: z.array(
      z.object({
        ...named,
        /** 「第 2 名」, 「并列第 2 名」. */
        place: z.string(),
        first: z.boolean(),
        figure: z.string(),
        prize: z.string(),
      }),
    ),
    prizes: z.array(prizeCount),
  }),
})
export type Commendation = z.infer<typeof commendation>

export const flowMonth = z.object({
  /** "2026-11" */
  month: z.string(),
  awarded: amount,
  deducted: amount,
  redeemed: amount,
  /** Opening balances, base and gifts less what was cleared. */
  other: amount,
})
export type FlowMonth = z.infer<typeof flowMonth>

/** With what there was at its end; null while it has not begun. */
export const standingMonth = flowMonth.extend({ balance: amount.nullable() })
export type StandingMonth = z.infer<typeof standingMonth>

/** A household's year at a glance, by the days on which things happened. */
export const householdYear = z.object({
  /** What there was before the year. */
  opening: amount,
  months: z.array(standingMonth),
})
export type HouseholdYear = z.infer<typeof householdYear>

/** Points in and out. */
export const flows = z.object({
  scheme: reportScheme,
  from: day,
  to: day,
  months: z.array(flowMonth),
  classes: z.array(classTotal),
})
export type Flows = z.infer<typeof flows>

export const bookletLine = z.object({
  day,
  /** The day of the deed, where it is another one. */
  happenedOn: day.nullable(),
  kind: z.enum(['award', 'deduct', 'redeem', 'other']),
  title: z.string(),
  serial: z.string(),
  /** The clause, the goods, the reason. */
  why: z.string(),
  change: amount,
  balance: amount,
})
export type BookletLine = z.infer<typeof bookletLine>

/** 一户一册: the household's own paper, with full names. */
export const booklet = z.object({
  village: z.string(),
  scheme: reportScheme,
  from: day,
  to: day,
  household: z.object({
    id,
    number: z.string(),
    groupName: z.string(),
    headName: z.string(),
    registeredOn: day,
    members: z.array(
      z.object({ name: z.string(), relation: z.string(), birthYear: z.int().nullable(), status: z.string() }),
    ),
  }),
  opening: amount,
  closing: amount,
  lines: z.array(bookletLine),
  totals: z.object({ awarded: amount, deducted: amount, redeemed: amount, other: amount }),
  /** The twelve months of the year in which the time ends. */
  year: householdYear,
  /** Its place among all in this time; null where it earned nothing. */
  place: z.int().nullable(),
  places: z.int(),
})
export type Booklet = z.infer<typeof booklet>

const workbook = z.object({ fileName: z.string(), bytes: z.base64() })
const group = text(40).nullable()
const honoursForm = z.object({
  ...span,
  /** Null = what is worded like an honour. */
  classes: z.array(text(40)).max(100).nullable(),
  names: listNames,
})
const commendationForm = z.object({
  ...span,
  /** So many places; null = whoever wins a prize, or everybody where none do. */
  top: z.int().positive().nullable(),
  names: listNames,
})

/** 榜单报表 */
export const reports = {
  record: call('look', z.object(span), recordSheet),
  sheet: call('look', z.object({ ...span, by: partsBy, group }), periodSheet),
  honours: call('look', honoursForm, honoursList),
  commendation: call('look', commendationForm, commendation),
  flows: call('look', z.object(span), flows),
  booklet: call('look', z.object({ ...span, household: id }), booklet),
  year: call(
    'look',
    z.object({ scheme: id, household: id, year: z.int().min(1900).max(9999) }),
    householdYear,
  ),
  recordWorkbook: call('look', z.object(span), workbook),
  sheetWorkbook: call('look', z.object({ ...span, by: partsBy, group }), workbook),
  honoursWorkbook: call('look', honoursForm, workbook),
  commendationWorkbook: call('look', commendationForm, workbook),
  bookletWorkbook: call('look', z.object({ ...span, household: id }), workbook),
}
