import * as z from 'zod'

export type { Result } from '#main/kernel/result.ts'

/**
 * What a screen may ask of the machine it runs on. One shape for every host: where a host cannot do a thing
 * it answers 'unsupported', and the screen offers its own way (a typed path, the browser's print sheet).
 */
export const hostKind = z.enum(['electron', 'browser'])
export type HostKind = z.infer<typeof hostKind>

const sentence = z.string().min(1).max(400)
/** A whole self-contained page: styles and pictures inline, no script, nothing fetched. */
const paperHtml = z.string().min(1).max(30_000_000)

export const fileKind = z.strictObject({
  label: z.string().min(1).max(40),
  extensions: z.array(z.string().regex(/^[a-z0-9]{1,8}$/)).min(1),
})

export const pickFileRequest = z.strictObject({ title: sentence, kinds: z.array(fileKind) })
export type PickFileRequest = z.infer<typeof pickFileRequest>

export const pickFolderRequest = z.strictObject({ title: sentence })
export type PickFolderRequest = z.infer<typeof pickFolderRequest>

export const pickSaveRequest = z.strictObject({
  title: sentence,
  suggestedName: z
    .string()
    .min(1)
    .max(120)
    .regex(/^[^\\/:*?"<>|\n]+$/),
  kinds: z.array(fileKind),
})
export type PickSaveRequest = z.infer<typeof pickSaveRequest>

/** The path is the machine's own; only the main side ever opens it. */
export const picked = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('picked'), path: z.string() }),
  z.strictObject({ outcome: z.literal('cancelled') }),
  z.strictObject({ outcome: z.literal('unsupported') }),
])
export type Picked = z.infer<typeof picked>

export const question = z.strictObject({
  tone: z.enum(['info', 'warning', 'error']),
  sentence,
  detail: z.string().max(2000).optional(),
  buttons: z.array(z.string().min(1).max(20)).min(1).max(3),
})
export type Question = z.infer<typeof question>

/** Which button was pressed; closing the box or Esc counts as the last one. */
export const answer = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('answered'), button: z.int().min(0) }),
  z.strictObject({ outcome: z.literal('unsupported') }),
])
export type Answer = z.infer<typeof answer>

export const paperSize = z.union([
  z.enum(['A3', 'A4', 'A5']),
  z.strictObject({ widthMicrons: z.int().min(30_000), heightMicrons: z.int().min(30_000) }),
])

export const paper = z.strictObject({
  html: paperHtml,
  size: paperSize,
  landscape: z.boolean().default(false),
})
export type Paper = z.infer<typeof paper>

export const printJob = paper.extend({
  /** The machine's name of the printer; the machine's default printer where it is left out. */
  printer: z.string().min(1).max(200).optional(),
  copies: z.int().min(1).max(9).default(1),
  /** False shows the machine's print window first. */
  silent: z.boolean().default(true),
})
export type PrintJob = z.infer<typeof printJob>

/** 'unknown': the paper was handed over and nobody can say whether it came out. */
export const printOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('printed') }),
  z.strictObject({ outcome: z.literal('cancelled') }),
  z.strictObject({ outcome: z.enum(['failed', 'unknown']), sentence }),
  z.strictObject({ outcome: z.literal('unsupported') }),
])
export type PrintOutcome = z.infer<typeof printOutcome>

export const printer = z.strictObject({ name: z.string(), shownAs: z.string() })
export type Printer = z.infer<typeof printer>

export const folderPath = z.string().min(1).max(1000)

export const fullScreenRequest = z.boolean()

export const hostFacts = z.strictObject({ kind: hostKind, appVersion: z.string() })
export type HostFacts = z.infer<typeof hostFacts>

/** Which window of the app a page is: made by the page, kept over its reloads. */
export const pageSession = z.string().regex(/^[\w-]{8,64}$/)
