import { z } from 'zod'
import { amount, call, day, documentRef, id, positiveAmount, requiredText, text } from './call.ts'
import { clauseKind, clauseTerms } from './rules.ts'
import { role } from './session.ts'

export const deedState = z.enum(['under_way', 'on_notice', 'ready', 'posted', 'rejected', 'withdrawn'])
export type DeedState = z.infer<typeof deedState>
export const STATE_NAMES: Readonly<Record<DeedState, string>> = {
  under_way: '办理中',
  on_notice: '公示中',
  ready: '待入账',
  posted: '已入账',
  rejected: '未通过',
  withdrawn: '已撤回',
}

export const subjectKind = z.enum(['household', 'person', 'team'])
export type SubjectKind = z.infer<typeof subjectKind>

export const MOST_PHOTOS = 9
export const photo = z.string().regex(/^[0-9a-f]{64}$/)

export const deedStep = z.object({
  name: z.string(),
  role,
  kind: z.enum(['check', 'publish']),
  days: z.int(),
})

/** A clause as the sheet offers it; amounts in hundredths, null where the village has not set them. */
export const deedClause = z.object({
  clause: id,
  number: z.string(),
  className: z.string(),
  text: z.string(),
  kind: clauseKind,
  minimum: amount.nullable(),
  maximum: amount.nullable(),
  unitName: z.string(),
  /** Things are brought for it: the counter may take them in. */
  handedIn: z.boolean(),
  terms: clauseTerms,
  /** "+5–30", "−5" */
  figure: z.string(),
  /** 「每年最多 60 分」, 「要有照片」 */
  remarks: z.array(z.string()),
})
export type DeedClause = z.infer<typeof deedClause>

export const deedForm = z.object({
  scheme: z.object({
    id,
    name: z.string(),
    precision: z.int(),
    subject: subjectKind,
    /** False where points buy nothing. */
    redeemable: z.boolean(),
  }),
  schemes: z.array(z.object({ id, name: z.string() })),
  steps: z.array(deedStep),
  /** 《兴隆沟村积分细则》; null where no rules are in force on that day. */
  rulesName: z.string().nullable(),
  clauses: z.array(deedClause),
  /** The caller may speak for the organisation. */
  organisation: z.boolean(),
})
export type DeedForm = z.infer<typeof deedForm>

/** Somebody who can be ticked; `allowed` is what the clause leaves them on that day. */
export const candidate = z.object({
  who: id,
  number: z.string(),
  groupName: z.string(),
  grid: z.string(),
  name: z.string(),
  /** For the search box: pinyin, initials, nicknames. */
  terms: z.string(),
  /** A household that the person belongs to: a scanned card finds them by it. */
  household: id.nullable(),
  points: amount.nullable(),
  times: z.int().nullable(),
  /** 「本年已得 55 分，上限 60，本次最多 5 分」 */
  sentence: z.string(),
  /** Why nothing can be recorded for them at all; null where it can. */
  blocked: z.string().nullable(),
  /** It has been recorded for that very day already: the sheet with this number. */
  recorded: z.string().nullable(),
})
export type DeedCandidate = z.infer<typeof candidate>

export const deedLine = z.object({
  deed: id,
  scheme: id,
  clause: id,
  clauseNumber: z.string(),
  className: z.string(),
  clauseText: z.string(),
  kind: clauseKind,
  unitName: z.string(),
  subjectKind,
  household: id.nullable(),
  number: z.string(),
  groupName: z.string(),
  name: z.string(),
  happenedOn: day,
  quantity: z.int(),
  /** Hundredths; negative where points are taken. */
  points: amount,
  state: deedState,
  step: z.int(),
  /** What it waits for in words: 「评议小组评议」, 「公示到 11月30日」. */
  stepName: z.string(),
  disputed: z.boolean(),
  reversed: z.boolean(),
  serial: z.string(),
  recordedOn: day,
  recordedBy: z.string(),
  photos: z.int(),
})
export type DeedLineView = z.infer<typeof deedLine>

export const boardColumn = z.object({
  /** For `lines`. */
  key: z.string(),
  name: z.string(),
  role: role.nullable(),
  kind: z.enum(['check', 'publish', 'post']),
  days: z.int(),
  count: z.int(),
  disputed: z.int(),
  /** The caller decides here. */
  mine: z.boolean(),
  /** A step of an earlier version of the scheme, which deeds still walk. */
  old: z.boolean(),
})
export type BoardColumn = z.infer<typeof boardColumn>

export const deedBoard = z.object({
  scheme: z.object({ id, name: z.string(), precision: z.int() }),
  schemes: z.array(z.object({ id, name: z.string() })),
  columns: z.array(boardColumn),
  /** What has come to its end, for the lists behind the board. */
  done: z.object({ posted: z.int(), rejected: z.int(), withdrawn: z.int() }),
})
export type DeedBoard = z.infer<typeof deedBoard>

export const deedMove = z.object({
  document: id,
  serial: z.string(),
  day,
  time: z.string(),
  outcome: z.string(),
  /** 「刘会计在“评议小组评议”通过」 */
  words: z.string(),
  reason: z.string(),
})

export const deedFile = deedLine.extend({
  schemeName: z.string(),
  rulesName: z.string(),
  rulesVersion: z.int(),
  steps: z.array(deedStep),
  event: z.string(),
  evidence: z.string(),
  selfReported: z.boolean(),
  pictures: z.array(photo),
  also: z.array(z.object({ scheme: z.string(), points: amount })),
  moves: z.array(deedMove),
  /** What the caller may do now. */
  may: z.object({ decide: z.boolean(), withdraw: z.boolean(), post: z.boolean(), reverse: z.boolean() }),
})
export type DeedFile = z.infer<typeof deedFile>

/** A sitting as it is printed: what was decided, by whom, with places to sign. */
export const sitting = z.object({
  document: id,
  serial: z.string(),
  day,
  time: z.string(),
  recordedBy: z.string(),
  schemeName: z.string(),
  step: z.string(),
  place: z.string(),
  present: z.array(z.string()),
  note: z.string(),
  checkCode: z.string(),
  lines: z.array(deedLine.extend({ passed: z.boolean(), reason: z.string() })),
})
export type Sitting = z.infer<typeof sitting>

export const sittingHead = sitting.omit({ lines: true }).extend({ passed: z.int(), rejected: z.int() })

/** 事迹: from a report to the books */
export const deeds = {
  /** What can be recorded on a day; `scheme` null: the first. */
  form: call('look', z.object({ scheme: id.nullable(), day: day.nullable() }), deedForm),
  candidates: call('look', z.object({ scheme: id, clause: id.nullable(), day }), z.array(candidate)),
  /** One event, any number of households, persons or teams. `each` is hundredths a unit, 0 for a veto. */
  record: call(
    'report',
    z.object({
      document: id,
      scheme: id,
      clause: id,
      happenedOn: day,
      event: text(60),
      evidence: text(500),
      photos: z.array(photo).max(MOST_PHOTOS),
      selfReported: z.boolean(),
      alsoEach: z.array(z.object({ scheme: id, each: amount })).max(10),
      rows: z.array(z.object({ who: id, each: amount, quantity: positiveAmount })).max(20_000),
      /** The same household, clause and day again, and meant. */
      evenTwice: z.boolean(),
    }),
    documentRef.extend({
      deeds: z.int(),
      /** Hundredths, negative where points are taken. */
      total: amount,
      /** The step that they wait at; null where they were posted at once. */
      step: z.string().nullable(),
    }),
    'deeds',
    'redemption',
  ),
  /** 回收: counted at the counter and posted at once; `item` where what is brought is a registered 回收物. */
  recycle: call(
    'serve',
    z.object({
      document: id,
      scheme: id,
      clause: id,
      household: id,
      item: id.nullable(),
      each: amount,
      quantity: positiveAmount,
    }),
    documentRef.extend({ total: amount, balance: amount }),
    'deeds',
    'redemption',
    'stock',
  ),
  /** `key`: a column of the board, or `posted`, `rejected`, `withdrawn`. */
  board: call('look', z.object({ scheme: id.nullable() }), deedBoard),
  lines: call(
    'look',
    z.object({ scheme: id, key: z.string().max(120), limit: z.int().min(1).max(5000) }),
    z.array(deedLine),
  ),
  /** What a household and its people did, the newest first. */
  ofHousehold: call('look', z.object({ household: id }), z.array(deedLine)),
  file: call('look', z.object({ deed: id }), deedFile),
  /** Somebody with the step's role decides lines; with `sitting`, all those present do. */
  decide: call(
    'decide',
    z.object({
      document: id,
      lines: z.array(z.object({ deed: id, step: z.int(), pass: z.boolean(), reason: text(100) })).max(20_000),
      sitting: z
        .object({ place: text(30), present: z.array(requiredText(20)).max(60), note: text(300) })
        .nullable(),
    }),
    documentRef.extend({ passed: z.int(), rejected: z.int() }),
    'deeds',
  ),
  sittings: call('look', z.object({ scheme: id, limit: z.int().min(1).max(500) }), z.array(sittingHead)),
  sitting: call('look', z.object({ document: id }), sitting),
  withdraw: call(
    'report',
    z.object({ document: id, deeds: z.array(id).max(20_000), reason: requiredText(100) }),
    documentRef.extend({ deeds: z.int() }),
    'deeds',
  ),
  /** Posts what has come to the end of its steps. */
  post: call(
    'publish',
    z.object({ document: id, deeds: z.array(id).max(20_000) }),
    documentRef.extend({ posted: z.int(), further: z.int(), total: amount }),
    'deeds',
    'redemption',
  ),
  /** 收回: mirrors one deed that has been posted. */
  reverse: call(
    'publish',
    z.object({ document: id, deed: id, reason: requiredText(100) }),
    documentRef,
    'deeds',
    'redemption',
  ),
  keepPhoto: call(
    'report',
    z.object({ bytes: z.base64() }),
    z.object({ photo, width: z.int(), height: z.int() }),
  ),
  photo: call('look', z.object({ photo }), z.object({ type: z.literal('image/jpeg'), bytes: z.base64() })),
}
