import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SchemeSettings } from '#main/api/schemes.ts'
import { DEFAULT_SETTINGS } from '#main/domain/schemes/settings.ts'
import { now, type TestHousehold } from '../../kit/counter-shop.ts'
import { type OfficeShop, openOfficeShop, refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'

/**
 * Everything is wrong at once; what is said first is put right, and then the next thing is said. The last step is
 * right, and goes through.
 */
type Faults<Form> = readonly (readonly [code: string, putRight: (form: Form) => Partial<Form>])[]

function saysInOrder<Form>(form: Form, ask: (form: Form) => unknown, faults: Faults<Form>): void {
  let asked = form
  for (const [code, putRight] of faults) {
    expect(refusalOf(ask(asked)).code).toBe(code)
    asked = { ...asked, ...putRight(asked) }
  }
  expect(ask(asked)).toMatchObject({ ok: true })
}

let office: OfficeShop
let [wang, li, gone]: TestHousehold[] = []
const decide = (settings: Partial<SchemeSettings>, form: object = {}) =>
  now(
    office.shop.services.schemes.decide(
      {
        document: newId(),
        scheme: office.scheme,
        name: '积分',
        fromDate: office.shop.ledger.today(),
        approver: '村民代表会议',
        settings: { ...DEFAULT_SETTINGS, ...settings },
        ...form,
      },
      office.accountant,
    ),
  )
const freeze = (who: TestHousehold) =>
  office.store.sqlite
    .prepare(
      `INSERT INTO freezes (document, subject, scheme, from_day, until_day)
       SELECT id, ?, ?, '2026-01-01', '2099-12-31' FROM documents ORDER BY sequence DESC LIMIT 1`,
    )
    .run(who.subject, office.scheme)
/** Puts the shop right, and what is asked for. */
const having = <Change>(_done: unknown, change: Change): Change => change
const open =
  (settings: Partial<SchemeSettings> = {}) =>
  () => {
    office = openOfficeShop(settings)
    wang = office.household('王桂花', 8000)
    li = office.household('李长顺', 0)
    gone = office.household('孙德福', 0)
    now(
      office.shop.services.households.close(
        { document: newId(), household: gone.id, why: 'moved', redeemableUntil: null, reason: '搬走了' },
        office.accountant,
      ),
    )
  }
const shut = () => office.close()

describe('借、存、转赠', () => {
  beforeAll(open())
  afterAll(shut)
  const purposes = () => office.shop.services.purposes
  const move = { household: newId(), points: 1_000_050, reason: '自己要求' }
  const all = {
    deposits: true,
    giving: true,
    loans: { on: true, limitHundredths: 5000, months: 3 },
  }

  test('转给邻居', () => {
    const lifted = () =>
      now(
        purposes().unfreeze({ document: newId(), household: wang!.id, reason: '改好了' }, office.accountant),
      )
    saysInOrder(
      { ...move, to: newId() },
      (form) => purposes().give({ ...form, document: newId() }, office.accountant),
      [
        ['household_unknown', () => ({ household: gone!.id })],
        ['household_closed', () => ({ household: wang!.id })],
        ['purpose_off', () => having([decide(all), freeze(wang!)], { to: wang!.id })],
        ['give_self', () => ({ to: newId() })],
        ['household_unknown', () => ({ to: gone!.id })],
        ['household_closed', () => ({ to: li!.id })],
        ['points_precision', () => ({ points: 1_000_000 })],
        ['frozen', () => having(lifted(), {})],
        ['points_short', () => ({ points: 1_000 })],
      ],
    )
  })

  test('借分', () => {
    decide({})
    saysInOrder(
      { ...move, months: 9, guarantor: '李长顺' },
      (form) => purposes().lend({ ...form, document: newId() }, office.accountant),
      [
        ['household_unknown', () => ({ household: gone!.id })],
        ['household_closed', () => ({ household: wang!.id })],
        ['purpose_off', () => having(decide(all), {})],
        ['points_precision', () => ({ points: 6_000 })],
        ['loan_too_large', () => ({ points: 3_000 })],
        ['loan_too_long', () => ({ months: 3 })],
      ],
    )
    const again = { ...move, document: newId(), household: wang!.id, points: 100, months: 1, guarantor: '李' }
    expect(refusalOf(purposes().lend(again, office.accountant)).code).toBe('loan_exists')
  })

  test('存分、取分：借来的说在后头', () => {
    decide({ ...all, deposits: false })
    saysInOrder(
      { ...move, household: wang!.id },
      (form) => purposes().deposit({ ...form, document: newId() }, office.accountant),
      [
        ['purpose_off', () => having(decide(all), {})],
        ['points_precision', () => ({ points: 1_000_000 })],
        ['points_short', () => ({ points: 10_000 })],
        ['points_borrowed', () => ({ points: 2_000 })],
      ],
    )
    saysInOrder(
      { ...move, household: wang!.id },
      (form) => purposes().withdraw({ ...form, document: newId() }, office.accountant),
      [
        ['points_precision', () => ({ points: 2_100 })],
        ['deposit_short', () => ({ points: 2_000 })],
      ],
    )
  })

  test('了结、解冻的前提都没有', () => {
    const asked = (who: TestHousehold) => ({ document: newId(), household: who.id, reason: '试试' })
    expect(refusalOf(purposes().endLoan(asked(li!), office.accountant)).code).toBe('loan_none')
    expect(refusalOf(purposes().unfreeze(asked(li!), office.accountant)).code).toBe('freeze_none')
  })
})

describe('入账、期初', () => {
  beforeAll(open())
  afterAll(shut)
  const rows = (...shares: (readonly [string, number])[]) =>
    shares.map(([household, points]) => ({ household, points }))

  test.each(['grant', 'open'] as const)('%s', (kind) => {
    decide({ redeemable: false, subject: 'team' })
    const other = office.household('赵玉兰', 0).id
    saysInOrder(
      { effectiveDate: '2099-01-01', reason: '打扫', rows: rows() },
      (form) => office.shop.services.points[kind]({ ...form, document: newId() }, office.accountant),
      [
        ['scheme_buys_nothing', () => having(decide({}), {})],
        ['effective_ahead', () => ({ effectiveDate: '1999-01-01' })],
        ['effective_too_old', () => ({ effectiveDate: '2026-10-30' })],
        ['points_empty', () => ({ rows: rows([newId(), -50]) })],
        ['household_unknown', () => ({ rows: rows([other, 100], [other, -50]) })],
        ['household_twice', () => ({ rows: rows([gone!.id, -50]) })],
        ['household_closed', () => ({ rows: rows([other, -50]) })],
        ['points_not_positive', () => ({ rows: rows([other, 999_999_999_50]) })],
        ['points_too_many', () => ({ rows: rows([other, 150]) })],
        ['points_precision', () => ({ rows: rows([other, 100]) })],
      ],
    )
  })
})

describe('周期', () => {
  beforeAll(open({ cycle: 'month', cycleEnd: 'clear' }))
  afterAll(shut)
  const cycles = () => office.shop.services.cycles
  const form = { scheme: newId(), seen: 'x', reason: '村两委会议' }
  const later = newId()

  test('结周期：方案、周期、结没结过、有没有人、名单变没变', () => {
    decide({}, { scheme: later, name: '以后的', fromDate: '2027-01-01' })
    const preview = () => now(cycles().previewEnd({ scheme: office.scheme }, office.accountant))
    saysInOrder(form, (asked) => cycles().end({ ...asked, document: newId() }, office.accountant), [
      ['scheme_unknown', () => ({ scheme: later })],
      ['scheme_not_yet', () => ({ scheme: office.scheme })],
      [
        'cycle_not_over',
        () => {
          office.clock.set('2026-12-01T01:00:00Z')
          office.post('clock_confirmed')
          return {}
        },
      ],
      ['cycle_changed', () => ({ seen: preview().seen })],
    ])
    const again = { ...form, scheme: office.scheme, document: newId() }
    expect(refusalOf(cycles().end(again, office.accountant)).code).toBe('cycle_ended')
    office.clock.set('2027-01-01T01:00:00Z')
    office.post('clock_confirmed')
    const empty = { ...form, scheme: office.scheme, document: newId() }
    expect(refusalOf(cycles().end(empty, office.accountant)).code).toBe('cycle_nobody')
  })

  test('发基础分', () => {
    decide({}, { scheme: newId(), name: '明年的', fromDate: '2028-01-01' })
    const base = { base: { pointsHundredths: 5000, spendable: true } }
    saysInOrder(form, (asked) => cycles().grantBase({ ...asked, document: newId() }, office.accountant), [
      ['scheme_unknown', () => ({ scheme: office.scheme })],
      ['cycle_nobody', () => having(decide(base), {})],
      [
        'cycle_changed',
        () => ({ seen: now(cycles().previewBase({ scheme: office.scheme }, office.accountant)).seen }),
      ],
    ])
  })
})
