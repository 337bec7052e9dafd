import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { award, most } from '#main/domain/rules/templates/shape.ts'
import { now, type TestHousehold } from '../../kit/counter-shop.ts'
import { itemForm, refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'
import { type DeedsShop, openDeedsShop } from './deeds-shop.ts'

const STEPS = [{ name: '评议', role: 'assessor', kind: 'check', days: 0 }] as const
let village: DeedsShop
let wang: TestHousehold
let bottles: string
beforeEach(() => {
  village = openDeedsShop(
    [
      award('环境', '交回农药瓶', 1, { unit: '个', caps: most('month', 50) }),
      award('环境', '义务扫雪', 5),
      award('环境', '看护林卡口', 10, { unit: '天' }),
    ],
    { steps: STEPS.map((step) => ({ ...step })) },
  )
  wang = village.household('王桂花', 0)
  bottles = newId()
  const item = { ...itemForm('农药瓶', { kind: 'recyclable', unit: '个' }), id: bottles }
  now(village.shop.services.catalogue.register({ document: newId(), item }, village.admin))
})
afterEach(() => village.close())

const hand = (form: object = {}) => ({
  document: newId(),
  scheme: village.scheme as string,
  clause: village.clauseOf('交回农药瓶'),
  household: wang.id,
  item: bottles as string | null,
  each: 100,
  quantity: 30,
  ...form,
})
const inPlace = () =>
  village.store.sqlite
    .prepare("SELECT coalesce(sum(balance), 0) FROM accounts WHERE unit = ? AND kind = 'recycling'")
    .pluck()
    .get(bottles)

describe('交回收物', () => {
  test('thirty bottles: points at once and bottles in the recycling place, on one document, whatever the steps', () => {
    const form = hand()
    const posted = now(village.deeds.recycle(form, village.by('clerk')))
    expect(posted).toMatchObject({ total: 3000, balance: 3000 })
    expect(posted.serial).toMatch(/^HS26-/)
    expect([village.points(wang), inPlace()]).toEqual([3000, 30])
    expect(now(village.deeds.recycle(form, village.by('clerk')))).toMatchObject({
      repeated: true,
      balance: 3000,
    })
    expect(village.audit().findings).toEqual([])
  })

  test('days on watch are nothing that can be handed in: the counter neither offers nor takes them', () => {
    const { clauses } = now(village.deeds.form({ scheme: village.scheme, day: null }, village.by('clerk')))
    expect(clauses.filter(({ handedIn }) => handedIn).map(({ text }) => text)).toEqual(['交回农药瓶'])
    const days = hand({ clause: village.clauseOf('看护林卡口'), item: null, each: 1000, quantity: 2 })
    expect(refusalOf(village.deeds.recycle(days, village.by('clerk')))).toMatchObject({
      code: 'clause_not_counted',
    })
    expect(village.points(wang)).toBe(0)
  })

  test('the limit of the month counts what was brought before, and says how much is left', () => {
    now(village.deeds.recycle(hand(), village.by('clerk')))
    expect(refusalOf(village.deeds.recycle(hand(), village.by('clerk')))).toMatchObject({
      code: 'deed_cap',
      sentence: '0001 号王桂花：本月已得 30 分，上限 50，本次最多 20 分。',
    })
    now(village.deeds.recycle(hand({ quantity: 20, item: null }), village.by('clerk')))
    expect([village.points(wang), inPlace()]).toEqual([5000, 30])
  })

  test('what is judged and not counted is not brought to the counter', () => {
    const judged = hand({ clause: village.clauseOf('义务扫雪'), each: 500 })
    expect(refusalOf(village.deeds.recycle(judged, village.by('clerk'))).code).toBe('clause_not_counted')
    const soap = village.goods('肥皂', 300, 3, 300)
    expect(refusalOf(village.deeds.recycle(hand({ item: soap.id }), village.by('clerk'))).code).toBe(
      'recycling_item_unknown',
    )
  })

  test('taken back, points and bottles both go', () => {
    const { id } = now(village.deeds.recycle(hand(), village.by('clerk')))
    const [deed] = village.deedsOf(id)
    now(village.deeds.reverse({ document: newId(), deed: deed!, reason: '点错了' }, village.by('committee')))
    expect([village.points(wang), inPlace()]).toEqual([0, 0])
    expect(
      village
        .file(deed!)
        .moves.map(({ words }) => words)
        .at(-1),
    ).toMatch(/收回这一条/)
    expect(village.audit().findings).toEqual([])
  })
})
