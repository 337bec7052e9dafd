import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Result } from '#main/kernel/result.ts'
import {
  type CounterShop,
  now,
  openCounterShop,
  type TestGoods,
  type TestHousehold,
} from '../kit/counter-shop.ts'
import { newId } from '../kit/shop.ts'
import { auditOf } from '../kit/tamper.ts'

let shop: CounterShop
let household: TestHousehold
let soap: TestGoods
beforeEach(() => {
  shop = openCounterShop({}, '2024-03-05T01:42:00Z')
  household = shop.household('王桂花', 100_000)
  soap = shop.goods('雕牌肥皂', 300, 50, 15_000)
  shop.clock.set('2026-11-24T01:42:00Z')
  now(confirmClock('1234'))
  openShift()
})
afterEach(() => shop.close())

const newCart = () => ({
  id: newId(),
  household: household.id,
  lines: [{ item: soap.id, quantity: 1 }],
  collector: { kind: 'member' as const, person: household.head },
  identity: { by: 'card' as const },
})
const confirm = (cart: ReturnType<typeof newCart>) =>
  shop.shop.services.redemption.confirm({ cart, spendableShown: shop.spendable(household) }, shop.caller)
const code = async (answer: Result<unknown> | Promise<Result<unknown>>) => {
  const result = await answer
  return result.ok ? 'ok' : result.refusal.code
}
const documents = () => shop.store.sqlite.prepare('SELECT count(*) FROM documents').pluck().get() as number
const openShift = () =>
  now(
    shop.shop.services.session.openShift(
      { writer: shop.people.writer, issuer: shop.people.issuer },
      shop.caller,
    ),
  )
const confirmClock = (pin: string) =>
  shop.shop.services.session.confirmClock({ document: newId(), pin }, shop.caller)

describe('a clock that is wrong', () => {
  test.each([
    ['a year ahead', '2027-11-24T01:42:00Z', '2027年11月24日', 'DH27-00001'],
    ['a year back', '2025-11-24T01:42:00Z', '2025年11月24日', 'DH25-00001'],
    ['twenty years ahead', '2046-11-24T01:42:00Z', '2046年11月24日', 'DH46-00001'],
    // before the village decided anything: there is a shop, and nothing to redeem by
    ['at the beginning of computers', '1970-01-01T00:00:00Z', '1970年1月1日', null],
  ])(
    '%s: nothing is posted before a person has said that the day is right',
    async (_what, moment, day, serial) => {
      const slip = now(confirm(newCart()))
      const cart = newCart()
      now(shop.shop.services.redemption.keep({ cart, revision: 1 }, shop.caller))
      const before = documents()
      shop.clock.set(moment)

      const refused = confirm(cart) as Result<unknown>
      expect(refused).toMatchObject({
        ok: false,
        refusal: {
          code: 'clock_unconfirmed',
          sentence: `电脑的日期是${day}，上一次记账是2026年11月24日，相差太多。请先核对日期，由管理员用密码确认。`,
        },
      })
      const { corrections, redemption, session } = shop.shop.services
      const reversal = { document: newId(), slip: slip.id, reason: '开错单', condition: 'shelf' as const }
      expect(await code(corrections.reverse(reversal, shop.caller))).toBe('clock_unconfirmed')
      expect(now(session.state({}, shop.caller)).clockQuestion).toContain('相差太多')
      expect(await code(confirmClock('9999'))).toBe('pin_wrong')
      expect(documents()).toBe(before)
      expect(now(redemption.overview({}, shop.caller)).open).toMatchObject([{ id: cart.id }])

      now(confirmClock('1234'))
      expect(now(session.state({}, shop.caller)).clockQuestion).toBeNull()
      openShift()
      if (serial === null) expect(await code(confirm(cart))).toBe('scheme_not_yet')
      else expect(now(confirm(cart)).serial).toBe(serial)
      expect(auditOf(join(shop.folder, 'village.db')).sound).toBe(true)
    },
  )

  test('that is put right again asks once more, and the numbers of the right year go on', async () => {
    now(confirm(newCart()))
    shop.clock.set('2027-11-24T01:42:00Z')
    now(confirmClock('1234'))
    openShift()
    now(confirm(newCart()))
    shop.clock.set('2026-11-24T02:00:00Z')
    expect(await code(confirm(newCart()))).toBe('clock_unconfirmed')
    now(confirmClock('1234'))
    openShift()
    expect(now(confirm(newCart())).serial).toBe('DH26-00002')
    expect(auditOf(join(shop.folder, 'village.db')).sound).toBe(true)
  })

  test.each([
    ['an hour back, as when the battery is weak', '2026-11-24T00:42:00Z'],
    ['three days on, after a holiday', '2026-11-27T01:42:00Z'],
  ])('%s is no wrong clock', async (_what, moment) => {
    now(confirm(newCart()))
    shop.clock.set(moment)
    if (!moment.startsWith('2026-11-24')) openShift()
    expect(await code(confirm(newCart()))).toBe('ok')
  })
})
