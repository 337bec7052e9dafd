import { z } from 'zod'
import { amount, call, day, documentRef, id, nothing, requiredText, text } from './call.ts'
import { deedState } from './deeds.ts'
import { clauseKind } from './rules.ts'

export const noticeKind = z.enum(['deeds', 'ranking', 'period', 'cycle_end'])
export type NoticeKind = z.infer<typeof noticeKind>
export const noticeMask = z.enum(['masked', 'surname', 'full'])
export type NoticeMask = z.infer<typeof noticeMask>

export const noticeColumn = z.object({
  kind: z.enum(['line', 'rank', 'group', 'name', 'day', 'reason', 'figure', 'prize']),
  title: z.string(),
})
/** So many rows show how a board looks; a town's whole list would only make the screen wait. */
export const ROWS_SHOWN = 600
/** All that hangs on the wall, word by word; nothing else may be printed. */
export const noticeBoard = z.object({
  title: z.string(),
  village: z.string(),
  about: z.string(),
  span: z.string(),
  columns: z.array(noticeColumn),
  rows: z.array(z.array(z.string())),
  /** Rows below these that were not sent along: `rows` has them. */
  left: z.int(),
  remarks: z.array(z.string()),
  signature: z.string(),
  signedOn: z.string(),
})
export type NoticeBoard = z.infer<typeof noticeBoard>

export const noticeForm = z.object({
  kind: noticeKind,
  scheme: id,
  title: requiredText(24),
  /** Where people go to object. */
  place: requiredText(30),
  days: z.int(),
  mask: noticeMask,
  /** Which meeting decided that names hang in full; asked for only then. */
  approver: text(40),
  /** Of a notice of deeds. */
  deeds: z.array(id).max(20_000),
  /** Of a ranking or a period. */
  period: z.object({ from: day, to: day }).nullable(),
  /** How many of a ranking hang; null = all. */
  top: z.int().positive().nullable(),
})
export type NoticeForm = z.infer<typeof noticeForm>

export const noticeHead = z.object({
  notice: id,
  kind: noticeKind,
  title: z.string(),
  serial: z.string(),
  scheme: z.object({ id, name: z.string() }),
  from: day,
  until: day,
  /** Days still to hang, today counted; 0 = it has ended. */
  daysLeft: z.int(),
  lines: z.int(),
  publishedBy: z.string(),
  /** Of a notice of deeds: what became of its lines so far. */
  posted: z.int(),
  rejected: z.int(),
  /** With an open objection. */
  disputed: z.int(),
  /** Ended and undisputed: what a press posts now. */
  postable: z.int(),
})
export type NoticeHead = z.infer<typeof noticeHead>

export const readyScheme = z.object({
  scheme: z.object({ id, name: z.string() }),
  /** Deeds that wait to be hung up, and how many of these an objection stops. */
  waiting: z.int(),
  disputed: z.int(),
  /** The days that the scheme's step asks for; the longest where they differ. */
  days: z.int(),
})

export const noticesOverview = z.object({
  hanging: z.array(noticeHead),
  /** Ended, with lines that may be posted or wait for an answer. */
  ended: z.array(noticeHead),
  ready: z.array(readyScheme),
  schemes: z.array(z.object({ id, name: z.string() })),
  /** Cycles that are over and whose end takes points away, before anybody has ended them. */
  cycleEnds: z.array(z.object({ scheme: id, name: z.string(), cycle: z.string() })),
  openObjections: z.int(),
})
export type NoticesOverview = z.infer<typeof noticesOverview>

/** A deed as the office sees it: with its full name; never on the board. */
export const noticeDeed = z.object({
  deed: id,
  household: id.nullable(),
  number: z.string(),
  groupName: z.string(),
  name: z.string(),
  clauseText: z.string(),
  className: z.string(),
  kind: clauseKind,
  happenedOn: day,
  /** Hundredths; negative where points are taken. */
  points: amount,
  state: deedState,
  disputed: z.boolean(),
  reversed: z.boolean(),
  /** Days on the board that its step asks for. */
  days: z.int(),
})
export type NoticeDeed = z.infer<typeof noticeDeed>

export const objection = z.object({
  objection: id,
  serial: z.string(),
  madeOn: day,
  late: z.boolean(),
  by: z.string(),
  reason: z.string(),
  recordedBy: z.string(),
  deed: noticeDeed,
  notice: z.object({ id, title: z.string(), position: z.int(), until: day }).nullable(),
  answer: z
    .object({
      serial: z.string(),
      outcome: z.enum(['upheld', 'dismissed']),
      text: z.string(),
      day,
      by: z.string(),
      /** Hundredths that went back; 0 where nothing had been posted. */
      returned: amount,
    })
    .nullable(),
})
export type Objection = z.infer<typeof objection>

export const noticeView = z.object({
  head: noticeHead,
  board: noticeBoard,
  /** In the order of the board's rows; null where a row shows no deed. */
  lines: z.array(z.object({ position: z.int(), household: id.nullable(), deed: noticeDeed.nullable() })),
  objections: z.array(objection),
  /** Why lines whose days have passed cannot be posted. */
  blocked: z.array(z.object({ position: z.int(), sentence: z.string() })),
  may: z.object({ post: z.boolean() }),
})
export type NoticeView = z.infer<typeof noticeView>

/** 公示和异议 */
export const notices = {
  overview: call('look', nothing, noticesOverview),
  /** What somebody should see to: the mark beside the room's name. */
  due: call('look', nothing, z.object({ notices: z.int(), openObjections: z.int() })),
  past: call('look', z.object({ limit: z.int().min(1).max(1000) }), z.array(noticeHead)),
  /** Deeds of a scheme that wait to be hung up. */
  ready: call('look', z.object({ scheme: id }), z.array(noticeDeed)),
  /** The board exactly as it would hang; nothing is written. */
  preview: call('publish', noticeForm, noticeBoard.extend({ from: day, until: day })),
  publish: call(
    'publish',
    noticeForm.extend({ document: id }),
    documentRef.extend({ until: day, lines: z.int() }),
    'notices',
    'deeds',
  ),
  view: call('look', z.object({ notice: id }), noticeView),
  /** Of a board that hangs, the rows after so many. */
  rows: call(
    'look',
    z.object({ notice: id, after: z.int().min(0), limit: z.int().min(1).max(5000) }),
    z.array(z.array(z.string())),
  ),
  /** Its days are over: everything undisputed in one document. */
  post: call(
    'publish',
    z.object({ document: id, notice: id }),
    documentRef.extend({ posted: z.int(), further: z.int(), total: amount, left: z.int() }),
    'notices',
    'deeds',
    'redemption',
  ),
  /** What somebody of a household may object to: newest first. */
  deedsOf: call('look', z.object({ household: id }), z.array(noticeDeed)),
  objections: call(
    'look',
    z.object({ open: z.boolean(), limit: z.int().min(1).max(2000) }),
    z.array(objection),
  ),
  /** 异议: anybody who is signed in writes it down for whoever comes. */
  object: call(
    'look',
    z.object({
      document: id,
      deed: id,
      /** The notice on which it was read; null where it was not. */
      notice: id.nullable(),
      madeOn: day,
      by: requiredText(20),
      reason: requiredText(200),
    }),
    documentRef.extend({ late: z.boolean() }),
    'notices',
    'deeds',
  ),
  answer: call(
    'publish',
    z.object({
      document: id,
      objection: id,
      outcome: z.enum(['upheld', 'dismissed']),
      text: requiredText(300),
    }),
    documentRef.extend({ returned: amount }),
    'notices',
    'deeds',
    'redemption',
  ),
}
