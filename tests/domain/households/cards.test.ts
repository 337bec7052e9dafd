import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { classifyCode } from '#main/kernel/barcodes.ts'
import { now } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openRegisterShop, type RegisterShop, refused } from './register-shop.ts'

let shop: RegisterShop
beforeEach(() => {
  shop = openRegisterShop()
})
afterEach(() => shop.counter.close())

const issue = (...households: string[]) =>
  shop.households.issueCards({ document: newId(), households }, shop.caller)
const lose = (household: string) =>
  shop.households.loseCard({ document: newId(), household, code: null, reason: '赶集丢了' }, shop.caller)
const replace = (household: string) =>
  shop.households.replaceCard({ document: newId(), household, reason: '' }, shop.caller)
const scan = (code: string) => shop.counter.shop.services.redemption.scan({ code }, shop.caller)

describe('积分卡', () => {
  test('a card is sixteen digits with check digits, and opens its household', () => {
    const household = shop.register(['王桂花'])
    const [card] = now(issue(household)).cards
    expect(classifyCode(card!.code)).toEqual({ kind: 'card', code: card!.code })
    expect(card).toMatchObject({ number: '0001', groupName: '三组', headName: '王桂花' })
    expect(now(scan(card!.code))).toMatchObject({ kind: 'household', household: { id: household } })
    expect(shop.find(card!.code).hits).toMatchObject([{ id: household, matched: 'card' }])
  })

  test('many at once are one document, and pressing twice gives the same cards', () => {
    const households = Array.from({ length: 40 }, (_, n) => shop.register([`王${'甲乙丙丁'[n % 4]}`]))
    const input = { document: newId(), households }
    const first = now(shop.households.issueCards(input, shop.caller))
    expect(new Set(first.cards.map((card) => card.code)).size).toBe(40)
    expect(now(shop.households.issueCards(input, shop.caller))).toEqual({ ...first, repeated: true })
    expect(shop.count('cards')).toBe(40)
    expect(now(shop.households.overview({}, shop.caller)).withoutCard).toBe(0)
    expect(now(shop.households.printableCards({ households }, shop.caller))).toHaveLength(40)
  })

  test('nobody gets two cards', () => {
    const household = shop.register(['王桂花'])
    const other = shop.register(['李建军'])
    now(issue(household))
    expect(refused(issue(other, household))).toMatchObject({ code: 'card_there', facts: { number: '0001' } })
    expect(shop.count('cards')).toBe(1)
  })

  test('lost, it says so at once; after a new one it says that too, and the new one opens', () => {
    const household = shop.register(['王桂花'])
    expect(refused(lose(household)).code).toBe('no_card')
    expect(refused(replace(household)).code).toBe('no_card_to_replace')
    const old = now(issue(household)).cards[0]!.code
    now(lose(household))
    expect(refused(scan(old))).toMatchObject({ code: 'card_lost', facts: { renewed: false } })
    expect(refused(lose(household)).code).toBe('no_card')
    const fresh = now(replace(household)).card.code
    expect(refused(scan(old))).toMatchObject({
      code: 'card_lost',
      sentence: '这张卡已经挂失，补过新卡了，请用新卡。没带新卡请按 F2 查户。',
    })
    expect(now(scan(fresh))).toMatchObject({ household: { id: household } })
  })

  test('a worn card is replaced, and the old one says that there is a new one', () => {
    const household = shop.register(['王桂花'])
    const old = now(issue(household)).cards[0]!.code
    now(replace(household))
    expect(refused(scan(old)).code).toBe('card_replaced')
    expect(
      shop
        .file(household)
        .cards.map((card) => card.status)
        .sort(),
    ).toEqual(['active', 'replaced'])
  })

  test('a closed household gets no card', () => {
    const household = shop.register(['王桂花'])
    now(
      shop.households.close(
        { document: newId(), household, why: 'moved', redeemableUntil: null, reason: '' },
        shop.caller,
      ),
    )
    expect(refused(issue(household)).code).toBe('household_closed')
  })
})

describe('长期委托', () => {
  test('somebody may collect until a day, and can be told to stop', () => {
    const household = shop.register(['王桂花'])
    const record = (until: string) =>
      shop.households.recordProxy(
        { document: newId(), household, name: '赵德全', relation: '邻居', until },
        shop.caller,
      )
    expect(refused(record('2026-10-31')).code).toBe('until_past')
    const { proxy } = now(record('2026-12-31'))
    const atCounter = () =>
      now(shop.counter.shop.services.redemption.household({ household }, shop.caller)).proxies
    expect(atCounter()).toEqual([{ id: proxy, name: '赵德全', relation: '邻居', until: '2026-12-31' }])
    now(shop.households.endProxy({ document: newId(), proxy, reason: '搬走了' }, shop.caller))
    expect(atCounter()).toEqual([])
    expect(
      refused(shop.households.endProxy({ document: newId(), proxy, reason: '' }, shop.caller)).code,
    ).toBe('proxy_ended')
    expect(shop.file(household).proxies).toMatchObject([{ name: '赵德全', ended: true }])
  })
})
