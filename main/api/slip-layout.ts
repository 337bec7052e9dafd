import { z } from 'zod'

/** A slip as the screen draws it and the queue keeps it: laid out once, never measured again. */
const column = z.int().min(0).max(64)

const slipPiece = z.strictObject({ text: z.string(), column, columns: column })

const slipBlock = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('line'),
    size: z.enum(['normal', 'tall', 'double']),
    bold: z.boolean(),
    pieces: z.array(slipPiece).readonly(),
  }),
  z.strictObject({ kind: z.literal('rule') }),
  z.strictObject({ kind: z.literal('label'), label: slipPiece, number: slipPiece.nullable() }),
  z.strictObject({
    kind: z.literal('signature'),
    caption: z.array(slipPiece).readonly(),
    emptyRows: z.int().min(0).max(20),
  }),
  z.strictObject({
    kind: z.literal('barcode'),
    digits: z.string().regex(/^\d{1,40}$/),
    moduleDots: z.int().min(1).max(6),
    heightDots: z.int().min(1).max(255),
  }),
  z.strictObject({ kind: z.literal('blank'), rows: z.int().min(0).max(20) }),
  z.strictObject({ kind: z.literal('cut') }),
])

export const slipLayout = z.strictObject({
  columns: z.int().min(24).max(64),
  blocks: z.array(slipBlock).readonly(),
})

export type SlipLayoutData = z.infer<typeof slipLayout>
export type SlipBlockData = SlipLayoutData['blocks'][number]
export type SlipPieceData = z.infer<typeof slipPiece>
