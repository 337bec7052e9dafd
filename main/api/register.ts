import { z } from 'zod'
import { amount, call, day, documentRef, id, nothing, requiredText } from './call.ts'
import { householdStatus } from './households.ts'

const MOST_FILE_BYTES = 20 * 1024 * 1024

export const REGISTER_FIELD_NAMES = {
  idNumber: '身份证号（不读取）',
  number: '户号',
  group: '组别',
  headName: '户主姓名',
  relation: '与户主关系',
  population: '家庭人口',
  phone: '联系电话',
  partyMember: '是否党员',
  formerName: '曾用名',
  nickname: '小名',
  notes: '备注',
} as const
export type RegisterFieldName = keyof typeof REGISTER_FIELD_NAMES
const field = z.enum(Object.keys(REGISTER_FIELD_NAMES) as [RegisterFieldName, ...RegisterFieldName[]])

/** The file as a person picked it; it is read and forgotten, only its fingerprint is kept. */
export const pickedFile = z.object({
  name: requiredText(200),
  bytes: z.base64().max(Math.ceil(MOST_FILE_BYTES / 3) * 4 + 4),
})

/** What a person corrected by hand; what is left out is recognised. */
export const columnChoice = z.object({
  sheet: z.string().max(100).optional(),
  headerRow: z.int().min(0).max(100_000).optional(),
  fields: z.record(z.string().regex(/^\d{1,3}$/), field.nullable()).optional(),
})
export type ColumnChoice = z.infer<typeof columnChoice>

export const importProblem = z.object({
  sheet: z.string(),
  row: z.int().nullable(),
  column: z.int().nullable(),
  columnLetter: z.string().nullable(),
  severity: z.enum(['error', 'warning', 'note']),
  code: z.string(),
  sentence: z.string(),
})
export type ImportProblem = z.infer<typeof importProblem>

/** A row as the sheet has it; ID numbers are not in it, telephones show their last four. */
export const sheetRow = z.object({ row: z.int(), cells: z.array(z.string()) })

const known = z.object({ id, number: z.string(), groupName: z.string(), headName: z.string() })

/** Next year's file against the books, each row with its choices. */
export const importReview = z.object({
  /** The first register of an empty village has nothing to be compared with. */
  first: z.boolean(),
  added: z.array(z.object({ row: z.int(), number: z.string(), groupName: z.string(), headName: z.string() })),
  changed: z.array(
    known.extend({
      row: z.int(),
      changes: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  unchanged: z.int(),
  /** In the books and not in the file: nothing happens to them unless somebody says so. */
  missing: z.array(known.extend({ points: amount })),
  /** In the file, but closed or merged in the books: left as they are. */
  gone: z.array(z.object({ row: z.int(), number: z.string(), sentence: z.string() })),
  /** Perhaps the same household under another number: a person says. */
  renumbered: z.array(
    z.object({
      household: id,
      oldNumber: z.string(),
      newNumber: z.string(),
      row: z.int(),
      sentence: z.string(),
    }),
  ),
})
export type ImportReview = z.infer<typeof importReview>

export const importPreview = z.object({
  sheet: z.string(),
  sheets: z.array(z.string()),
  /** 0 where no heading row was found. */
  headerRow: z.int(),
  columns: z.array(
    z.object({ index: z.int(), letter: z.string(), title: z.string(), field: field.nullable() }),
  ),
  rows: z.array(sheetRow),
  /** Rows of the sheet beyond those in `rows`. */
  rowsLeftOut: z.int(),
  /** Why it cannot be read yet: which column or heading somebody has to point out. */
  obstacle: z.string().nullable(),
  problems: z.array(importProblem),
  skipped: z.array(z.object({ row: z.int(), reason: z.string(), sentence: z.string() })),
  counts: z.object({
    households: z.int(),
    active: z.int(),
    headPending: z.int(),
    closed: z.int(),
    population: z.int(),
    phones: z.int(),
    groups: z.int(),
    skippedRows: z.int(),
    errors: z.int(),
    warnings: z.int(),
    notes: z.int(),
  }),
  review: importReview,
  /** The same file is in the books already: the number of that import. */
  sameFile: z.string().nullable(),
  /** Stands for everything above; goes back with 「确认导入」, so that nothing else is imported. */
  seen: z.string(),
})
export type ImportPreview = z.infer<typeof importPreview>

/** Choices by row; what is left out keeps the books as they are, except that new households come in. */
export const importChoices = z.object({
  /** Changed households whose file values are not taken. */
  keep: z.array(id).max(20_000),
  /** New rows that do not come in. */
  leaveOut: z.array(z.int()).max(20_000),
  /** Missing households that are closed, and until when their points are good. */
  close: z.array(id).max(20_000),
  redeemableUntil: day.nullable(),
  /** For each suggestion: the same household under a new number, or another one. */
  same: z.array(id).max(20_000),
  different: z.array(id).max(20_000),
})
export type ImportChoices = z.infer<typeof importChoices>

export const importRecord = z.object({
  document: id,
  serial: z.string(),
  businessDate: day,
  time: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  recordedBy: z.string(),
  households: z.int(),
  reversed: z.string().nullable(),
  /** Why it cannot be reversed any more; null while it can. */
  heldBy: z.string().nullable(),
})
export type ImportRecord = z.infer<typeof importRecord>

export const importResult = documentRef.extend({
  added: z.int(),
  changed: z.int(),
  closed: z.int(),
  statuses: z.array(z.object({ status: householdStatus, households: z.int() })),
})
export type ImportResult = z.infer<typeof importResult>

/** 导入花名册 */
export const register = {
  preview: call('register', z.object({ file: pickedFile, choice: columnChoice }), importPreview),
  confirm: call(
    'register',
    z.object({
      document: id,
      file: pickedFile,
      choice: columnChoice,
      choices: importChoices,
      seen: z.string().max(100),
    }),
    importResult,
    'households',
    'redemption',
  ),
  /** An empty workbook to fill in. */
  template: call('look', nothing, z.object({ fileName: z.string(), bytes: z.base64() })),
  list: call('look', nothing, z.array(importRecord)),
  reverse: call(
    'register',
    z.object({ document: id, import: id, reason: requiredText(100) }),
    documentRef.extend({ removed: z.int(), restored: z.int() }),
    'households',
    'redemption',
  ),
}
