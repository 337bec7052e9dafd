import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CounterShop, now, openCounterShop, type TestHousehold } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openRegisterShop } from '../households/register-shop.ts'

let counter: CounterShop

/** 基础分 100，不能换东西 */
beforeEach(() => {
  counter = openCounterShop({ base: { pointsHundredths: 10_000, spendable: false } })
})
afterEach(() => counter.close())

const services = () => counter.shop.services
const purseOf = (household: TestHousehold) => {
  const shown = now(services().redemption.household({ household: household.id }, counter.caller))
  return [shown.balance, shown.heldBack, shown.spendable]
}
const grant = (household: TestHousehold, points: number) =>
  now(
    services().points.grant(
      {
        document: newId(),
        effectiveDate: counter.shop.ledger.today(),
        reason: '开会评议',
        rows: [{ household: household.id, points }],
      },
      counter.caller,
    ),
  )
const redeem = (household: TestHousehold, item: string) =>
  services().redemption.confirm(
    {
      cart: {
        id: newId(),
        household: household.id,
        lines: [{ item, quantity: 1 }],
        collector: { kind: 'member', person: household.head },
        identity: { by: 'card' },
      },
      spendableShown: purseOf(household)[2] ?? 0,
    },
    counter.caller,
  )

test('a household that was never given a base owes none: it has nothing to spend, not less than nothing', () => {
  const wang = counter.household('王桂花', 0)
  expect(purseOf(wang)).toEqual([0, 0, 0])
  expect(now(services().points.list({}, counter.caller))).toMatchObject([{ balance: 0, spendable: 0 }])
  const statement = now(services().printing.statement({ household: wang.id }, counter.caller))
  expect(JSON.stringify(statement.layout)).not.toContain('其中基础分')
})

test('the base is the first part of what a household was given; only what lies above it is spent', () => {
  const wang = counter.household('王桂花', 0)
  grant(wang, 6000)
  expect(purseOf(wang)).toEqual([6000, 6000, 0])
  const { id } = grant(wang, 6000)
  expect(purseOf(wang)).toEqual([12_000, 10_000, 2000])
  expect(now(services().points.list({}, counter.caller))).toMatchObject([{ spendable: 2000 }])

  now(
    services().points.reverse(
      { document: newId(), of: id, reason: '记错了', evenBelow: false },
      counter.caller,
    ),
  )
  expect(purseOf(wang)).toEqual([6000, 6000, 0])
})

test('what is spent or comes back leaves the base as it was', () => {
  const wang = counter.household('王桂花', 18_600)
  const soap = counter.goods('雕牌肥皂', 8600, 3, 300)
  const slip = now(redeem(wang, soap.id))
  expect(purseOf(wang)).toEqual([10_000, 10_000, 0])
  expect(redeem(wang, soap.id)).toMatchObject({ refusal: { code: 'points_short', facts: { missing: 8600 } } })
  const whole = { document: newId(), slip: slip.id, reason: '退了', condition: 'shelf' as const }
  now(services().corrections.reverse(whole, counter.caller))
  expect(purseOf(wang)).toEqual([18_600, 10_000, 8600])
})

test('points taken away again cut into the base: the household redeems nothing until it has risen', () => {
  const wang = counter.household('王桂花', 10_000)
  const { id } = grant(wang, 3000)
  const soap = counter.goods('雕牌肥皂', 3000, 3, 300)
  now(redeem(wang, soap.id))
  now(
    services().points.reverse(
      { document: newId(), of: id, reason: '复核后收回', evenBelow: true },
      counter.caller,
    ),
  )
  expect(purseOf(wang)).toEqual([7000, 10_000, -3000])
})

test('points that go along when a household parts stay points to spend; a household taken in brings its base', () => {
  const shop = openRegisterShop({ base: { pointsHundredths: 10_000, spendable: false } })
  const whole = shop.register(['王桂花', '王小山'])
  shop.givePoints(whole, 18_000)
  const son = shop.memberOf(whole, '王小山').id
  const parted = now(
    shop.households.split(
      {
        document: newId(),
        household: whole,
        basedOn: shop.file(whole).household.changedBy,
        number: '',
        groupName: '三组',
        grid: '',
        members: [son],
        head: son,
        relations: [],
        populationLeft: 1,
        populationNew: 1,
        points: [{ scheme: shop.counter.scheme, amount: 5000 }],
        reason: '分家',
        signatures: ['王桂花', '王小山'],
      },
      shop.caller,
    ),
  ).newHousehold
  const spendable = (household: string) =>
    now(shop.counter.shop.services.redemption.household({ household }, shop.caller)).spendable
  expect([spendable(whole), spendable(parted)]).toEqual([3000, 5000])

  const alone = shop.register(['李建军'])
  const merge = { document: newId(), household: alone, from: [whole], population: 2, reason: '合一家' }
  now(shop.households.merge({ ...merge, signatures: ['王桂花', '李建军'] }, shop.caller))
  expect(spendable(alone)).toBe(3000)
  shop.counter.close()
})
