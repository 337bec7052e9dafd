import { z } from 'zod'
import { call, day, id, nothing, requiredText } from './call.ts'
import { printState } from './redemption.ts'
import { slipLayout } from './slip-layout.ts'

export const printerSettings = z.object({
  /** tcp://HOST:PORT, or empty where slips are shown on screen instead. */
  address: z
    .string()
    .trim()
    .regex(/^(tcp:\/\/[^\s/:]+:\d{1,5})?$/),
  columns: z.union([z.literal(32), z.literal(42), z.literal(48)]),
  cutter: z.enum(['partial', 'full', 'none']),
  drawer: z.boolean(),
})
export type PrinterSettings = z.infer<typeof printerSettings>

export const printJob = z.object({
  id,
  document: id.nullable(),
  title: z.string(),
  serial: z.string().nullable(),
  state: printState,
  /** Why it did not print, in a sentence. */
  reason: z.string().nullable(),
  queuedAt: z.string(),
})

/** The slip printer: beside the books, never in their way. */
export const printing = {
  settings: call('look', nothing, printerSettings),
  saveSettings: call('administer', printerSettings, printerSettings, 'printing'),
  test: call('look', nothing, z.object({ job: id }), 'printing'),
  jobs: call('look', nothing, z.array(printJob)),
  /** The slip of a document as it prints: both parts. */
  preview: call('look', z.object({ document: id }), z.array(slipLayout)),
  reprint: call('serve', z.object({ document: id }), z.object({ job: id }), 'printing'),
  /** The clerk's answer to 「小票打出来了吗？」 */
  settle: call('serve', z.object({ job: id, printed: z.boolean() }), nothing, 'printing'),
  /** F7: the household's own last three months, for the villager to take along. */
  statement: call(
    'serve',
    z.object({ household: id }),
    z.object({ job: id, layout: slipLayout }),
    'printing',
  ),
  /** 兑换登记表 of a day, for the file. */
  dayRegister: call(
    'look',
    z.object({ day }),
    z.object({
      village: requiredText(30),
      shop: z.string(),
      day,
      rows: z.array(
        z.object({
          serial: z.string(),
          time: z.string(),
          number: z.string(),
          groupName: z.string(),
          headName: z.string(),
          goods: z.string(),
          points: z.int(),
          collector: z.string(),
          writer: z.string(),
          issuer: z.string(),
          title: z.string(),
        }),
      ),
      total: z.int(),
    }),
  ),
}
