import { z } from 'zod'
import { requiredText } from './call.ts'

/** Shapes that every import of a village's file shares; the register's own preview says more. */

const MOST_FILE_BYTES = 20 * 1024 * 1024

/** The file as a person picked it; it is read and forgotten, only its fingerprint is kept. */
export const listFile = z.object({
  name: requiredText(200),
  bytes: z.base64().max(Math.ceil(MOST_FILE_BYTES / 3) * 4 + 4),
})

/** Columns corrected by hand (column from 0 → field, null = leave alone); what is left out is recognised. */
export const listChoice = z.object({
  sheet: z.string().max(100).optional(),
  headerRow: z.int().min(0).max(100_000).optional(),
  fields: z.record(z.string().regex(/^\d{1,3}$/), z.string().max(20).nullable()).optional(),
})
export type ListChoice = z.infer<typeof listChoice>

export const listProblem = z.object({
  row: z.int().nullable(),
  severity: z.enum(['error', 'warning', 'note']),
  code: z.string(),
  /** Says where, what, and what to do. */
  sentence: z.string(),
})
export type ListProblem = z.infer<typeof listProblem>

export const listHead = z.object({
  sheet: z.string(),
  sheets: z.array(z.string()),
  /** 0 where no heading row was found. */
  headerRow: z.int(),
  columns: z.array(
    z.object({ index: z.int(), letter: z.string(), title: z.string(), field: z.string().nullable() }),
  ),
  /** Why it cannot be read yet: what somebody has to point out. */
  obstacle: z.string().nullable(),
  problems: z.array(listProblem),
  skipped: z.array(z.object({ row: z.int(), sentence: z.string() })),
  /** The number of the import that brought the same file in before. */
  sameFile: z.string().nullable(),
  /** Stands for everything shown; goes back with 确认导入, so that nothing else is imported. */
  seen: z.string(),
})
export type ListHead = z.infer<typeof listHead>
