import { z } from 'zod'
import { amount, call, day, documentRef, id, nothing, requiredText, text } from './call.ts'
import { listChoice, listFile, listHead } from './imports.ts'
import { type SchemeSettings, schemeDecision } from './schemes.ts'

export const clauseKind = z.enum(['award', 'deduct', 'veto'])
export const clausePer = z.enum(['time', 'day', 'month', 'quarter', 'year', 'once'])
export const capPeriod = z.enum(['month', 'quarter', 'half', 'year'])
export const clauseScope = z.enum(['household', 'person', 'party', 'team', 'several'])
export const partyClass = z.enum(['A', 'B', 'C', 'D', 'E', 'F'])

export const clauseTerms = z.object({
  per: clausePer,
  /** Points in hundredths; null = not limited in that way. */
  caps: z.array(z.object({ period: capPeriod, points: amount.nullable(), times: amount.nullable() })).max(8),
  scope: clauseScope,
  /** Of the party members; empty = all of them. */
  partyClasses: z.array(partyClass).max(6),
  evidence: z.enum(['none', 'text', 'photo']),
  entry: z.enum(['anyone', 'organisation']),
  veto: z
    .discriminatedUnion('effect', [
      z.object({ effect: z.literal('zero') }),
      z.object({ effect: z.literal('freeze'), cycles: z.int() }),
    ])
    .nullable(),
  /** What it brings in other schemes. */
  also: z.array(z.object({ scheme: id, minimum: amount.nullable(), maximum: amount.nullable() })).max(10),
})
export type ClauseTerms = z.infer<typeof clauseTerms>

/** A clause as a person writes it. Figures in hundredths, positive; null until the village has decided. */
export const clauseForm = z.object({
  clause: id,
  className: text(20),
  text: text(200),
  kind: clauseKind,
  minimum: amount.nullable(),
  maximum: amount.nullable(),
  unitName: text(6),
  terms: clauseTerms,
})
export type ClauseForm = z.infer<typeof clauseForm>

/** What a clause says in words, and what a careful reader would warn about. */
export const clauseWords = z.object({
  /** "+5–30", "−5", "否决", "待定" */
  figure: z.string(),
  per: z.string(),
  remarks: z.array(z.string()),
  warnings: z.array(z.object({ code: z.string(), sentence: z.string() })),
})
export type ClauseWords = z.infer<typeof clauseWords>

export const clauseView = clauseForm.extend({ number: z.string(), words: clauseWords })
export type ClauseView = z.infer<typeof clauseView>

export const rulesVersion = z.object({
  rules: id,
  version: z.int(),
  fromDate: day,
  name: z.string(),
  /** The place whose rules it was begun from; empty where none. */
  template: z.string(),
  serial: z.string(),
  businessDate: day,
  approver: z.string(),
  clauses: z.int(),
})
export type RulesVersion = z.infer<typeof rulesVersion>

export const rulesBook = rulesVersion.omit({ clauses: true }).extend({ clauses: z.array(clauseView) })
export type RulesBook = z.infer<typeof rulesBook>

export const ruledScheme = z.object({ id, name: z.string(), precision: z.int() })

export const rulesNow = z.object({
  scheme: ruledScheme,
  schemes: z.array(ruledScheme),
  /** Newest first. */
  versions: z.array(rulesVersion),
  /** rule_versions.id of what is in force on that day; null where nothing is yet. */
  inForce: id.nullable(),
  /** What is in force, else what comes first. */
  book: rulesBook.nullable(),
})
export type RulesNow = z.infer<typeof rulesNow>

/** One clause that differs between two lists, in words. */
export const clauseChange = z.object({
  change: z.enum(['added', 'removed', 'changed']),
  clause: id,
  number: z.string(),
  className: z.string(),
  text: z.string(),
  fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  sentence: z.string(),
})
export type ClauseChange = z.infer<typeof clauseChange>

export const comparison = z.object({
  before: rulesVersion,
  after: rulesVersion,
  lines: z.array(clauseChange),
})
export type RulesComparison = z.infer<typeof comparison>

/** What is absent is not known. */
export type KnownSettings = Partial<SchemeSettings>

export const templateHead = z.object({
  key: z.string(),
  /** 「河北高阳」 */
  place: z.string(),
  /** What is particular about it, in one sentence. */
  about: z.string(),
  clauses: z.int(),
  /** Clauses whose figures the village must fill in. */
  unset: z.int(),
  /** How points are kept there, each in a sentence. */
  scheme: z.array(z.string()),
  /** The same as settings of a scheme. */
  settings: z.record(z.string(), z.unknown()) as unknown as z.ZodType<KnownSettings, KnownSettings>,
  /** What was not published. */
  blanks: z.array(z.string()),
})
export type TemplateHead = z.infer<typeof templateHead>

export const RULE_FIELD_NAMES = {
  number: '序号',
  className: '类别',
  text: '内容',
  kind: '加减',
  points: '分值',
  unit: '单位',
  per: '怎么算',
  caps: '上限',
  scope: '给谁',
  evidence: '凭据',
  entry: '谁来报',
  veto: '否决后果',
  also: '同时记',
} as const

export const rulesPreview = listHead.extend({
  clauses: z.array(
    clauseView.extend({
      row: z.int(),
      /** What it does to the newest version: same = nothing. */
      change: z.enum(['added', 'changed', 'same']),
    }),
  ),
  /** Clauses of the newest version that the file has not. */
  missing: z.array(z.object({ number: z.string(), text: z.string() })),
})
export type RulesPreview = z.infer<typeof rulesPreview>

export const rulesDecision = z.object({
  document: id,
  rules: id,
  scheme: id,
  name: text(30),
  fromDate: day,
  template: text(20),
  approver: requiredText(40),
  /** The version that was changed, null for none; where it is said, nobody may have decided another since. */
  basedOn: id.nullable().optional(),
  clauses: z.array(clauseForm).max(500),
})
export type RulesDecision = z.infer<typeof rulesDecision>
const rulesDecided = documentRef.extend({ rules: id, version: z.int() })

const sheetFile = z.object({ fileName: z.string(), bytes: z.base64() })

/** 积分细则 */
export const rules = {
  /** Every scheme may have rules. `scheme` null: the first. `day` null: today. */
  current: call('look', z.object({ scheme: id.nullable(), day: day.nullable() }), rulesNow),
  version: call('look', z.object({ rules: id }), rulesBook),
  /** How a list that is being written reads, and whether it may stand; nothing is written. */
  lookOver: call(
    'look',
    z.object({ scheme: id, clauses: z.array(clauseForm).max(500) }),
    z.object({
      clauses: z.array(clauseView),
      /** Why it cannot be decided as it is, and at which clause. */
      problem: z.string().nullable(),
      at: id.nullable(),
      /** What it changes of the newest version. */
      changes: z.array(clauseChange),
    }),
  ),
  /** A whole version: every clause, from which day, and who approved it. */
  decide: call('keep_points', rulesDecision, rulesDecided, 'rules'),
  /** A scheme with its first rules, both or neither: same day, same approver. */
  begin: call(
    'administer',
    schemeDecision.extend({ rules: rulesDecision.omit({ scheme: true, fromDate: true, approver: true }) }),
    documentRef.extend({ rules: rulesDecided }),
    'schemes',
    'rules',
  ),
  compare: call('look', z.object({ before: id, after: id }), comparison),
  templates: call('look', nothing, z.array(templateHead)),
  template: call(
    'look',
    z.object({ key: z.string().max(40) }),
    z.object({ head: templateHead, clauses: z.array(clauseView) }),
  ),
  /** A version as a workbook, or an empty one to fill in. */
  sheet: call('look', z.object({ rules: id }), sheetFile),
  blankSheet: call('look', nothing, sheetFile),
  /** A workbook read back, clause by clause, held against the newest version; it is then decided like any other. */
  previewImport: call(
    'keep_points',
    z.object({ scheme: id, file: listFile, choice: listChoice }),
    rulesPreview,
  ),
}
