import { z } from 'zod'
import { amount, call, day, documentRef, id, nothing, requiredText, text } from './call.ts'
import { listChoice, listFile, listHead } from './imports.ts'

export const OPENING_FIELD_NAMES = { number: '户号', headName: '户主姓名', points: '积分' } as const

/** One household as the points list shows it; points in hundredths. */
export const pointsRow = z.object({
  household: id,
  number: z.string(),
  groupName: z.string(),
  headName: z.string().nullable(),
  population: z.int(),
  status: z.enum(['active', 'head_pending', 'closed']),
  /** For the search box: pinyin, initials, nicknames. */
  terms: z.string(),
  balance: amount,
  spendable: amount,
  /** The last day on which something moved. */
  lastOn: day.nullable(),
  /** It has an opening balance already. */
  opened: z.boolean(),
})
export type PointsRow = z.infer<typeof pointsRow>

export const pointsShare = z.object({ household: id, points: amount })
export type PointsShare = z.infer<typeof pointsShare>

export const pointsPosted = documentRef.extend({ households: z.int(), total: amount })

export const pointsDocument = z.object({
  document: id,
  kind: z.enum([
    'points_opened',
    'points_granted',
    'points_cleared',
    'base_granted',
    'gift_granted',
    'points_paid_out',
    'entry_reversed',
  ]),
  title: z.string(),
  serial: z.string(),
  businessDate: day,
  effectiveDate: day,
  time: z.string(),
  recordedBy: z.string(),
  reason: z.string(),
  households: z.int(),
  /** Negative where it took points back. */
  total: amount,
  /** The file it was read from. */
  fileName: z.string().nullable(),
  reversed: z.string().nullable(),
  reversible: z.boolean(),
})
export type PointsDocument = z.infer<typeof pointsDocument>

export const pointsDocumentView = pointsDocument.extend({
  checkCode: z.string(),
  rows: z.array(
    z.object({
      /** Null for a team. */
      household: id.nullable(),
      number: z.string(),
      groupName: z.string(),
      headName: z.string().nullable(),
      points: amount,
      /** What was paid for them; 0 where no money moved. */
      fen: amount,
    }),
  ),
  /** Of a 积分兑现单. */
  payout: z.object({ fund: z.string(), cycle: z.string(), fenPerPoint: amount, totalFen: amount }).nullable(),
})

export const pointsEntry = z.object({
  document: id,
  kind: z.string(),
  serial: z.string(),
  day,
  title: z.string(),
  reason: z.string().nullable(),
  points: amount,
  balance: amount,
})

export const openingPreview = listHead.extend({
  rows: z.array(
    z.object({ row: z.int(), number: z.string(), headName: z.string(), household: id, points: amount }),
  ),
  total: amount,
  /** Households of the village that the file does not name. */
  unmentioned: z.int(),
})
export type OpeningPreview = z.infer<typeof openingPreview>

const book = { document: id, effectiveDate: day, rows: z.array(pointsShare).max(20_000) }

/** 积分 */
export const points = {
  list: call('look', nothing, z.array(pointsRow)),
  /** What people or teams have in the schemes that score them; `who`: the person or the team. */
  subjects: call(
    'look',
    z.object({ kind: z.enum(['person', 'team']) }),
    z.object({
      schemes: z.array(z.object({ id, name: z.string() })),
      rows: z.array(z.object({ scheme: id, subject: id, who: id, balance: amount })),
    }),
  ),
  subjectLedger: call(
    'look',
    z.object({ subject: id, scheme: id, from: day, to: day }),
    z.object({ opening: amount, rows: z.array(pointsEntry) }),
  ),
  /** 期初：what households had before the books began. */
  open: call('keep_points', z.object({ ...book, reason: text(60) }), pointsPosted, 'redemption'),
  /** 入账：points given by hand, with the reason. */
  grant: call('keep_points', z.object({ ...book, reason: requiredText(60) }), pointsPosted, 'redemption'),
  /** 赠分：from the village's fund or a donor; they are spent only together with earned ones. */
  gift: call('keep_points', z.object({ ...book, reason: requiredText(60) }), pointsPosted, 'redemption'),
  documents: call('look', z.object({ limit: z.int().min(1).max(2000) }), z.array(pointsDocument)),
  document: call('look', z.object({ document: id }), pointsDocumentView),
  /** 冲销. Refuses where a household has spent the points since, unless `evenBelow` is said. */
  reverse: call(
    'keep_points',
    z.object({ document: id, of: id, reason: requiredText(60), evenBelow: z.boolean() }),
    documentRef,
    'redemption',
    'stock',
  ),
  previewOpening: call('keep_points', z.object({ file: listFile, choice: listChoice }), openingPreview),
  confirmOpening: call(
    'keep_points',
    z.object({
      document: id,
      file: listFile,
      choice: listChoice,
      effectiveDate: day,
      reason: text(60),
      seen: z.string().max(100),
    }),
    pointsPosted,
    'redemption',
  ),
  openingTemplate: call('look', nothing, z.object({ fileName: z.string(), bytes: z.base64() })),
}
