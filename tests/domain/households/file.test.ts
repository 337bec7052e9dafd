import { afterEach, beforeEach, expect, test } from 'vitest'
import { now } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openRegisterShop, type RegisterShop, refused } from './register-shop.ts'

let shop: RegisterShop
beforeEach(() => {
  shop = openRegisterShop()
})
afterEach(() => shop.counter.close())

const ledgerOf = (household: string, offset = 0, limit = 50) =>
  now(shop.households.ledger({ household, offset, limit }, shop.caller))

/** 王桂花 opens with 86, takes two pieces of soap for 20, and brings one back. */
function servedHousehold() {
  const soap = shop.counter.goods('雕牌肥皂', 1000, 20, 5000)
  const household = shop.register(['王桂花'])
  shop.givePoints(household, 8600)
  const { redemption, corrections } = shop.counter.shop.services
  const slip = now(
    redemption.confirm(
      {
        cart: {
          id: newId(),
          household,
          lines: [{ item: soap.id, quantity: 2 }],
          collector: { kind: 'member', person: shop.memberOf(household, '王桂花').id },
          identity: { by: 'no_card', check: '本村熟人' },
        },
        spendableShown: 8600,
      },
      shop.caller,
    ),
  )
  const back = now(
    corrections.giveBack(
      {
        document: newId(),
        slip: slip.id,
        reason: '拿多了',
        lines: [{ line: 1, quantity: 1, condition: 'shelf' }],
      },
      shop.caller,
    ),
  )
  return { household, slip, back }
}

test('every point is in the file with the balance after it, and what was taken back says by what', () => {
  const { household, slip, back } = servedHousehold()
  const { entries, total } = ledgerOf(household)
  expect(total).toBe(3)
  expect(entries).toMatchObject([
    { title: '退货单', serial: back.serial, change: 1000, balance: 7600, takesBack: slip.serial },
    { title: '兑换单', serial: slip.serial, change: -2000, balance: 6600, takenBackBy: [back.serial] },
    { title: '积分期初单', change: 8600, balance: 8600, takesBack: null, takenBackBy: [] },
  ])
  expect(ledgerOf(household, 1, 1).entries).toMatchObject([{ serial: slip.serial, balance: 6600 }])
  expect(shop.file(household)).toMatchObject({
    household: { spendable: 7600 },
    balances: [{ purpose: 'earned', balance: 7600 }],
  })
})

test('every document about a household is in its file, slips with it', () => {
  const { household, slip, back } = servedHousehold()
  const documents = now(shop.households.documents({ household }, shop.caller))
  expect(documents.map(({ title }) => title)).toEqual(['退货单', '兑换单', '积分期初单', '农户登记单'])
  expect(documents[0]).toMatchObject({
    serial: back.serial,
    checkCode: back.checkCode,
    notes: [{ label: '原因', text: '拿多了' }],
  })
  expect(documents[1]).toMatchObject({ document: slip.id, kind: 'redemption' })
})

test('a household that is not there is said to be unknown', () => {
  for (const answer of [
    shop.households.file({ household: newId() }, shop.caller),
    shop.households.ledger({ household: newId(), offset: 0, limit: 10 }, shop.caller),
  ]) {
    expect(refused<unknown>(answer).code).toBe('household_unknown')
  }
})
