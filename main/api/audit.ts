import { z } from 'zod'
import { call, day, nothing, requiredText } from './call.ts'

export const finding = z.object({
  code: z.string(),
  sentence: z.string(),
  document: z.string().nullable(),
  account: z.string().nullable(),
  row: z.string().nullable(),
})
export type Finding = z.infer<typeof finding>

const pageDocument = z.object({
  serial: z.string(),
  sequence: z.int(),
  businessDate: day,
  /** 核对码 */
  checkCode: z.string(),
})

/** 账本体检 as the page shows it. */
export const auditResult = z.object({
  /** When it was finished. */
  at: z.string(),
  sound: z.boolean(),
  /** What was proved, each in a sentence; empty where something is wrong. */
  proved: z.array(z.string()),
  findings: z.array(finding),
  findingsTotal: z.int(),
  counts: z.object({
    documents: z.int(),
    transfers: z.int(),
    accounts: z.int(),
    blankedTexts: z.int(),
    restores: z.int(),
    closings: z.int(),
  }),
  first: pageDocument.nullable(),
  last: pageDocument.nullable(),
  /** What no file can prove by itself. */
  limits: z.array(z.string()),
  /** The whole page as text, to print or to keep. */
  page: z.string(),
})
export type AuditResult = z.infer<typeof auditResult>

export const auditState = z.object({
  running: z.object({ done: z.int(), all: z.int() }).nullable(),
  last: auditResult.nullable(),
  /** Why the last one could not be finished. */
  trouble: z.string().nullable(),
})
export type AuditState = z.infer<typeof auditState>

/** A document found by what stands on a paper. */
export const paperDocument = z.object({
  serial: z.string(),
  title: z.string(),
  businessDate: day,
  enteredAt: z.string(),
  checkCode: z.string(),
  /** Its content is what was hashed, and the hash gives this code. */
  unchanged: z.boolean(),
  /** The code on the paper is this one; null where the paper's code was not given. */
  matches: z.boolean().nullable(),
})
export type PaperDocument = z.infer<typeof paperDocument>

/** 监督 → 账本体检: proves the whole book beside the counter's work. */
export const audit = {
  state: call('look', nothing, auditState),
  /** Begins one and answers at once; one at a time. */
  start: call('supervise', nothing, auditState, 'backup'),
  /** By number, by 核对码, or by the code under a slip's bars; `code` is what the paper says. */
  lookUp: call(
    'look',
    z.object({ text: requiredText(40), code: z.string().trim().max(12).nullable() }),
    z.array(paperDocument),
  ),
}
