import { schemeSettings } from '../../api/schemes.ts'
import { stepKey } from '../../domain/deeds/names.ts'
import { assert } from '../../kernel/result.ts'
import { type DemoPerson, type DemoVillage, done, newId } from './demo-village.ts'

/** What a month brings: under which clause, what it was, and how many households took part. */
const MONTHLY: readonly (readonly [clause: string, event: string, share: number])[] = [
  ['参加村里的宣讲', '村民会议，讲森林防火', 0.4],
  ['被评为当月清洁户', '环境卫生评比', 0.3],
]

/** The events of a month, recorded and posted at once: the scheme has no steps yet. */
export async function monthlyDeeds(village: DemoVillage): Promise<void> {
  const { dice, households } = village
  for (const [clause, event, share] of MONTHLY) {
    const who = households.filter(() => dice.chance(share))
    await record(village, village.people.accountant, { clause, event, who: who.map(({ id }) => id) })
  }
}

export const NOTICE_DAYS = 5
const STEPS = [
  { name: '网格员核实', role: 'recorder', kind: 'check', days: 0 },
  { name: '评议组评议', role: 'assessor', kind: 'check', days: 0 },
  { name: '村两委审核', role: 'committee', kind: 'check', days: 0 },
  { name: '公示', role: 'committee', kind: 'publish', days: NOTICE_DAYS },
] as const

/** The village decides that from now on deeds are looked at before they count. */
export async function decideSteps({ shop, ids, people }: DemoVillage): Promise<void> {
  const { schemes } = shop.services
  const scheme = await done(schemes.current({}, people.admin.caller))
  const now = scheme?.versions.at(-1)
  assert(scheme && now, 'the demo has a scheme')
  await done(
    schemes.decide(
      {
        document: newId(ids),
        scheme: scheme.id,
        name: scheme.name,
        fromDate: shop.ledger.today(),
        approver: '村民代表会议',
        settings: { ...schemeSettings.parse(now.settings), steps: STEPS.map((step) => ({ ...step })) },
      },
      people.admin.caller,
    ),
  )
}

/** Some are on their way: one lot at every step. */
export async function deedsUnderWay(village: DemoVillage): Promise<void> {
  const some = (count: number) => pickSome(village, count)
  const events = [
    { clause: '参加村里的宣讲', event: '冬季防火宣讲', who: some(26), steps: 0 },
    { clause: '在会上讲一讲', event: '院坝会，讲自家怎么养牛', who: some(6), steps: 1 },
    { clause: '给村里提建议', event: '路灯改成太阳能的', who: some(3), steps: 2 },
    { clause: '孝老爱亲', event: '重阳节评出来的好媳妇', who: some(5), each: 2000, steps: 3 },
  ]
  for (const { steps, ...event } of events) {
    await walk(village, event, steps)
  }
}

/** Records an event and takes it through so many of its steps. */
export async function walk(village: DemoVillage, event: DemoEvent, steps: number): Promise<string[]> {
  const deeds = await record(village, village.people.recorder, event)
  for (let step = 0; step < steps; step += 1) await pass(village, deeds, step)
  return deeds
}

export const pickSome = ({ dice, households }: DemoVillage, count: number): string[] =>
  Array.from({ length: count }, () => dice.pick(households).id)

export interface DemoEvent {
  /** How its text begins. */
  readonly clause: string
  readonly event: string
  readonly who: readonly string[]
  /** Hundredths; the least that the clause gives where it is not said. */
  readonly each?: number
}

async function record(
  { shop, ids }: DemoVillage,
  { caller }: DemoPerson,
  { clause: text, event, who, each }: DemoEvent,
): Promise<string[]> {
  const { deeds } = shop.services
  const form = await done(deeds.form({ scheme: null, day: null }, caller))
  const clause = form.clauses.find((one) => one.text.startsWith(text))
  assert(clause, `the demo's rules have no clause ${text}`)
  const open = await done(
    deeds.candidates({ scheme: form.scheme.id, clause: clause.clause, day: shop.ledger.today() }, caller),
  )
  const full = new Set(
    open
      .filter(
        ({ points, times }) => (points !== null && points < (each ?? clause.minimum ?? 0)) || times === 0,
      )
      .map((one) => one.who),
  )
  const rows = [...new Set(who)].filter((one) => !full.has(one))
  const posted = await done(
    deeds.record(
      {
        document: newId(ids),
        scheme: form.scheme.id,
        clause: clause.clause,
        happenedOn: shop.ledger.today(),
        event,
        evidence: event,
        photos: [],
        selfReported: false,
        alsoEach: [],
        rows: rows.map((one) => ({ who: one, each: each ?? clause.minimum ?? 0, quantity: 1 })),
        evenTwice: true,
      },
      caller,
    ),
  )
  const [first] = form.steps
  if (first === undefined) return []
  const waiting = await done(
    deeds.lines({ scheme: form.scheme.id, key: stepKey(first), limit: 1000 }, caller),
  )
  return waiting.filter(({ serial }) => serial === posted.serial).map(({ deed }) => deed)
}

/** By whoever stands at the step; the assessors sit together. */
async function pass(
  { shop, ids, people }: DemoVillage,
  deeds: readonly string[],
  step: number,
): Promise<void> {
  const by = [people.recorder, people.assessor, people.committee][step]
  assert(by, `nobody stands at step ${step}`)
  const present = [people.assessor, people.supervisor, people.committee].map(({ name }) => name)
  await done(
    shop.services.deeds.decide(
      {
        document: newId(ids),
        lines: deeds.map((deed) => ({ deed, step, pass: true, reason: '' })),
        sitting: step === 1 ? { place: '村部会议室', present, note: '' } : null,
      },
      by.caller,
    ),
  )
}
