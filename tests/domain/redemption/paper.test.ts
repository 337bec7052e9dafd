import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CounterShop, now, type TestGoods, type TestHousehold } from '../../kit/counter-shop.ts'
import { refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openCounter } from './counter-fixture.ts'

let counter: CounterShop
let wang: TestHousehold
let soap: TestGoods
beforeEach(() => {
  ;({ counter, wang, soap } = openCounter())
  counter.clock.set('2026-11-03T01:42:00Z')
})
afterEach(() => counter.close())

const redemption = () => counter.shop.services.redemption
const paper = (form: Partial<Parameters<ReturnType<typeof redemption>['enterPaper']>[0]> = {}) => ({
  document: newId(),
  household: wang.id,
  lines: [{ item: soap.id, quantity: 2 }],
  collector: { kind: 'member' as const, person: wang.head },
  number: '0012',
  day: '2026-11-02',
  total: 600,
  writer: counter.people.writer,
  issuer: counter.people.issuer,
  ...form,
})
const enter = (form: Parameters<typeof paper>[0] = {}) => redemption().enterPaper(paper(form), counter.caller)
const find = (code: string) => counter.shop.services.corrections.find({ code }, counter.caller)

test('a slip written by hand in the power cut is booked to its day, with the paper’s number on it', () => {
  const slip = now(enter())
  expect(slip).toMatchObject({ serial: 'DH26-00001', businessDate: '2026-11-02', total: 600 })
  expect([counter.spendable(wang), counter.onShelf(soap.id)]).toEqual([8000, 8])
  const shown = now(counter.shop.services.printing.preview({ document: slip.id }, counter.caller))
  expect(JSON.stringify(shown)).toContain('手工兑换单 0012 补录')
})

test('the number on the paper finds the slip', () => {
  const slip = now(enter({ number: ' a-12 ' }))
  for (const typed of ['A-12', 'a-12', 'Ａ－１２']) {
    expect(now(find(typed))).toMatchObject([{ serial: slip.serial, paperNumber: 'A-12' }])
  }
  expect(refusalOf(find('A-13')).code).toBe('slip_unknown')
})

test('the same paper is not entered twice, unless the first entry was taken back', () => {
  const first = now(enter())
  expect(refusalOf(enter({ number: '００12' }))).toMatchObject({
    code: 'paper_entered_before',
    facts: { number: '0012', serial: first.serial },
  })
  const { writer, issuer } = counter.people
  now(counter.shop.services.session.openShift({ writer, issuer }, counter.caller))
  now(
    counter.shop.services.corrections.reverse(
      { document: newId(), slip: first.id, reason: '录错了户', condition: 'shelf' },
      counter.caller,
    ),
  )
  expect(now(enter()).serial).toBe('DH26-00002')
})

test('a retry of the same entry gets the same slip', () => {
  const form = paper()
  const first = now(redemption().enterPaper(form, counter.caller))
  expect(now(redemption().enterPaper(form, counter.caller))).toEqual({ ...first, repeated: true })
})

test('another sum than the paper’s is named with both figures', () => {
  expect(refusalOf(enter({ total: 700 }))).toMatchObject({
    code: 'paper_total_differs',
    facts: { paper: 700, reckoned: 600 },
  })
})

test('what was handed out was handed out: missing points do not stop it, a missing shelf does', () => {
  const rice = counter.goods('大米', 9000, 3, 300)
  const form = { lines: [{ item: rice.id, quantity: 1 }], total: 9000, day: '2026-11-03' }
  expect(now(enter(form))).toMatchObject({ spendableBefore: 8600, spendableAfter: -400 })
  expect(
    refusalOf(enter({ number: '0013', lines: [{ item: soap.id, quantity: 11 }], total: 3300 })).code,
  ).toBe('stock_short')
})

test('a day that was closed, or has not come, takes no paper', () => {
  expect(refusalOf(enter({ day: '2026-11-04' })).code).toBe('day_ahead')
  const id = counter.post('closing')
  counter.store.sqlite
    .prepare(
      "INSERT INTO closings (id, from_date, through_date, number) VALUES (?, '2026-11-01', '2026-11-02', 1)",
    )
    .run(id)
  expect(refusalOf(enter()).code).toBe('period_closed')
})
