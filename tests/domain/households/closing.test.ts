import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemPoints } from '#main/domain/ledger/accounts.ts'
import { now } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openRegisterShop, type RegisterShop, refused } from './register-shop.ts'

let shop: RegisterShop
beforeEach(() => {
  shop = openRegisterShop()
})
afterEach(() => shop.counter.close())

const close = (household: string, redeemableUntil: string | null, why: 'died' | 'moved' = 'died') =>
  shop.households.close({ document: newId(), household, why, redeemableUntil, reason: '' }, shop.caller)
const clear = (...households: string[]) =>
  shop.households.clearClosed({ document: newId(), households }, shop.caller)
const counter = (household: string) =>
  now(shop.counter.shop.services.redemption.household({ household }, shop.caller))
const cleared = () =>
  shop.counter.shop.ledger.balance(shop.counter.store, systemPoints(shop.counter.scheme, 'cleared')).balance

describe('销户', () => {
  test('points are good until the day that was set, then cleared by a document', () => {
    const household = shop.register(['王桂花'])
    shop.givePoints(household, 8600)
    expect(refused(close(household, null))).toMatchObject({
      code: 'points_left',
      facts: { points: 8600 },
      sentence: '0001 号还有 86 分没兑完，请定一个最后兑换的日子，好让他们来兑。',
    })
    expect(refused(close(household, '2026-10-31')).code).toBe('until_past')

    now(close(household, '2026-11-02'))
    expect(counter(household).blocked).toBeNull()
    expect(now(shop.households.overview({}, shop.caller)).toClear).toEqual([])
    expect(refused(clear(household))).toMatchObject({
      code: 'clearing_not_due',
      sentence: '0001 号到2026年11月2日还能兑换，过了那天才能清零。',
    })

    shop.counter.clock.set('2026-11-03T01:00:00Z')
    expect(counter(household).blocked).toContain('销户')
    expect(now(shop.households.overview({}, shop.caller)).toClear).toMatchObject([
      { household, number: '0001', name: '王桂花', points: 8600 },
    ])
    expect(now(clear(household))).toMatchObject({ households: 1, points: 8600 })
    expect(shop.points(household)).toBe(0)
    expect(cleared()).toBe(8600)
    expect(refused(clear(household)).code).toBe('nothing_to_clear')
  })

  test('a household without points is closed at once, and can be taken back', () => {
    const household = shop.register(['王桂花', '李小山'])
    now(close(household, null, 'moved'))
    expect(counter(household).blocked).toContain('销户')
    expect(refused(close(household, null)).code).toBe('household_closed')
    now(shop.households.reopen({ document: newId(), household, reason: '点错了' }, shop.caller))
    expect(shop.file(household).household).toMatchObject({ status: 'active', headName: '王桂花' })
    expect(
      refused(shop.households.reopen({ document: newId(), household, reason: '再点' }, shop.caller)).code,
    ).toBe('household_not_closed')
  })

  test('once its points are cleared, it is not taken back any more', () => {
    const household = shop.register(['王桂花'])
    shop.givePoints(household, 500)
    now(close(household, '2026-11-01'))
    shop.counter.clock.set('2026-11-02T01:00:00Z')
    now(clear(household))
    expect(
      refused(shop.households.reopen({ document: newId(), household, reason: '来了' }, shop.caller)).code,
    ).toBe('already_cleared')
  })

  test('pressing 清零 twice clears once', () => {
    const household = shop.register(['王桂花'])
    shop.givePoints(household, 500)
    now(close(household, '2026-11-01'))
    shop.counter.clock.set('2026-11-02T01:00:00Z')
    const input = { document: newId(), households: [household] }
    const first = now(shop.households.clearClosed(input, shop.caller))
    expect(now(shop.households.clearClosed(input, shop.caller))).toEqual({ ...first, repeated: true })
    expect(cleared()).toBe(500)
  })

  test('its documents can be read in its file, the newest first', () => {
    const household = shop.register(['王桂花'])
    now(
      shop.households.close(
        { document: newId(), household, why: 'moved', redeemableUntil: null, reason: '搬到县城' },
        shop.caller,
      ),
    )
    expect(now(shop.households.documents({ household }, shop.caller))).toMatchObject([
      { title: '销户单', serial: 'XH26-00001', notes: [{ label: '原因', text: '搬到县城' }] },
      { title: '农户登记单', serial: 'DJ26-00001', recordedBy: '王淑珍' },
    ])
  })
})
