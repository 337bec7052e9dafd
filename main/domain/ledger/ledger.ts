import { type Day, daysBetween, formatDay, monthOf } from '../../kernel/dates.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import type { Json } from '../../kernel/json.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type AccountKey, NEVER_NEGATIVE } from './accounts.ts'
import type { DocumentKind } from './documents.ts'

/** One movement as a service drafts it. Amounts in the unit's smallest step, always positive. */
export interface TransferDraft {
  readonly line?: number
  readonly debit: AccountKey
  readonly credit: AccountKey
  readonly amount: number
  /** Goods carry their value; points and money do not. */
  readonly valueFen?: number
  /** The transfer this one takes back, wholly or in part. */
  readonly mirrors?: number
  /** When it happened; the business date where left out. */
  readonly effectiveDate?: Day
  /** By choice: the credited account must keep at least this much. */
  readonly floor?: number
}

/** What the caller sends: enough to tell a repeat from another document. */
export interface DocumentRequest {
  /** Made by the caller before sending, kept for every retry. */
  readonly id: DocumentId
  readonly kind: DocumentKind
  /** The facts asked for, without personal free text. */
  readonly request: Json
  /** Personal free text by field: kept apart, only its salted digest enters the content. */
  readonly texts?: { readonly [field: string]: string | undefined }
}

/** What the rules make of the request. */
export interface DocumentDraft {
  /** Today where left out: only an accountant books to an earlier, still open day. */
  readonly businessDate?: Day
  readonly recordedBy: string | null
  readonly handedBy?: string | null
  readonly household?: string | null
  readonly scheme?: string | null
  readonly refersTo?: string | null
  readonly facts?: Json
  /**
   * Personal text that is known only now (names as they stood, for reprints), kept like the request's texts but
   * under `kept.…`: a repeat does not compare it.
   */
  readonly keptTexts?: { readonly [field: string]: string }
  readonly transfers?: readonly TransferDraft[]
}

/** Where a draft's own texts are kept, apart from those that the caller sent. */
export const KEPT = 'kept.'

export interface PostedDocument {
  readonly id: DocumentId
  readonly kind: DocumentKind
  readonly serial: string
  readonly sequence: number
  readonly businessDate: Day
  readonly enteredAt: string
  readonly checkCode: string
  readonly facts: Json
  /** True where the same document had been posted before: nothing was written this time. */
  readonly repeated: boolean
}

/** Further than this from the last business date, either way, a person confirms the day (2-domain: two dates). */
export const CLOCK_TOLERANCE_DAYS = 3

/** Documents by which a person says which day it is, with a PIN: the clock may have jumped before them. */
export const CONFIRM_THE_DAY: readonly DocumentKind[] = ['clock_confirmed', 'restored', 'taken_over']

/** Refusals of the ledger, in the order in which they are checked. */
export const ledgerRefusals = {
  differs: (serial: string, field: string) =>
    refuse(
      'document_differs',
      `这一单已经记过了（${serial}），内容却不一样：${field}。请重新打开再看一看。`,
      {
        serial,
        field,
      },
    ),
  clockUnconfirmed: (last: Day, today: Day) =>
    refuse(
      'clock_unconfirmed',
      `电脑的日期是${formatDay(today)}，上一次记账是${formatDay(last)}，相差太多。请先核对日期，由管理员用密码确认。`,
      { last, today },
    ),
  dayAhead: (day: Day, today: Day) =>
    refuse('day_ahead', `${formatDay(day)}还没到，不能记到那一天。今天是${formatDay(today)}。`, {
      day,
      today,
    }),
  closed: (day: Day) =>
    refuse(
      'period_closed',
      `${monthOf(day).replace('-', '年')}月已经结账，不能再记账。请记到还没结账的日子，或请报账员处理。`,
      { day },
    ),
  mirrorUnknown: () => refuse('mirror_unknown', '找不到要冲回的那一笔，请重新打开那张单再试。'),
  mirrorOfMirror: (serial: string) =>
    refuse('mirror_of_mirror', `${serial} 本身就是一张更正的单，不能再冲它。请直接开一张新的单。`, {
      serial,
    }),
  mirrorTooMuch: (serial: string, left: number, wanted: number) =>
    refuse(
      'mirror_too_much',
      `${serial} 这一笔已经退过了，剩下能退的不够这次退的。请刷新后看看还能退多少。`,
      {
        serial,
        left,
        wanted,
      },
    ),
  belowFloor: (account: AccountKey, balance: number, floor: number, amount: number) =>
    refuse('below_floor', '余额不够这一笔用。请刷新后再看一看。', {
      book: account.book,
      kind: account.kind,
      owner: account.owner,
      balance,
      floor,
      amount,
    }),
}

/** The clock guard: `last` is the business date of the newest document, by the site's own order. */
export function checkClock(last: Day | undefined, today: Day): Result<Day> {
  if (last !== undefined && Math.abs(daysBetween(last, today)) > CLOCK_TOLERANCE_DAYS) {
    return ledgerRefusals.clockUnconfirmed(last, today)
  }
  return ok(today)
}

/** The lowest balance a transfer may leave on the account it takes from; undefined where any is allowed. */
export function floorOf(draft: TransferDraft): number | undefined {
  if (NEVER_NEGATIVE.includes(draft.credit.kind)) return Math.max(0, draft.floor ?? 0)
  return draft.floor
}
