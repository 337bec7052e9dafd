import type {
  Booklet,
  Commendation,
  Flows,
  HonoursList,
  PeriodSheet,
  RecordSheet,
} from '../../api/reports.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { type BookletWork, bookletOf } from './booklet.service.ts'
import { type CommendationWork, commendationOf } from './commendation.service.ts'
import { flowsOf } from './flows.service.ts'
import { type HonoursWork, honoursList } from './honours.service.ts'
import { recordSheet } from './record.service.ts'
import type { ReportSpan } from './report-scheme.ts'
import {
  bookletWorkbook,
  commendationWorkbook,
  honoursWorkbook,
  recordWorkbook,
  sheetWorkbook,
} from './report-workbooks.service.ts'
import { periodSheet, type SheetWork } from './sheet.service.ts'

/** One report as plain values, which may go to another thread: the book is all that it needs besides. */
export type ReportWork =
  | { readonly report: 'record'; readonly of: ReportSpan }
  | { readonly report: 'sheet'; readonly of: SheetWork }
  | { readonly report: 'honours'; readonly of: HonoursWork }
  | { readonly report: 'commendation'; readonly of: CommendationWork }
  | { readonly report: 'flows'; readonly of: ReportSpan }
  | { readonly report: 'booklet'; readonly of: BookletWork }

export interface ReportOf {
  readonly record: RecordSheet
  readonly sheet: PeriodSheet
  readonly honours: HonoursList
  readonly commendation: Commendation
  readonly flows: Flows
  readonly booklet: Booklet
}

/** A long list stays where it was made, but for its first rows or its workbook. */
export type ReportForm = 'workbook' | { readonly rows: number }

export type Reported = ReportOf[keyof ReportOf] | { readonly workbook: Uint8Array }

/** Refuses notice_not_public where a list for the wall would show what is a person's. */
export async function report(db: ReadHandle, work: ReportWork, form: ReportForm): Promise<Result<Reported>> {
  switch (work.report) {
    case 'record': {
      const made = recordSheet(db, work.of)
      return ok(form === 'workbook' ? { workbook: await recordWorkbook(made) } : cut(made, form.rows))
    }
    case 'sheet': {
      const made = periodSheet(db, work.of)
      return ok(form === 'workbook' ? { workbook: await sheetWorkbook(made) } : cut(made, form.rows))
    }
    case 'honours': {
      const made = honoursList(db, work.of)
      if (!made.ok || form !== 'workbook') return made
      return ok({ workbook: await honoursWorkbook(made.value) })
    }
    case 'commendation': {
      const made = commendationOf(db, work.of)
      if (!made.ok || form !== 'workbook') return made
      return ok({ workbook: await commendationWorkbook(made.value) })
    }
    case 'booklet': {
      const made = bookletOf(db, work.of)
      return ok(form === 'workbook' ? { workbook: await bookletWorkbook(made) } : made)
    }
    case 'flows':
      return ok(flowsOf(db, work.of))
  }
}

const cut = <Sheet extends { readonly rows: readonly unknown[] }>(sheet: Sheet, rows: number): Sheet =>
  sheet.rows.length <= rows ? sheet : { ...sheet, rows: sheet.rows.slice(0, rows) }
