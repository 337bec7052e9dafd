import { afterEach, expect, test } from 'vitest'
import { ruleTemplate } from '#main/domain/rules/rule-templates.ts'
import { award, veto } from '#main/domain/rules/templates/shape.ts'
import { now } from '../../kit/counter-shop.ts'
import { itemForm, refusalOf } from '../../kit/office-shop.ts'
import { fewWords, openPlace, type Place } from '../../kit/place.ts'
import { newId } from '../../kit/shop.ts'

let place: Place
afterEach(() => place.close())

test('榆林: one point an activity, and from five on a point is a yuan', () => {
  place = openPlace('yulin')
  const wang = place.household('王桂花', 0)
  const towel = place.goodsAt('毛巾', 3)
  place.deed('参加村里的活动', [wang], { quantity: 4 })
  expect(refusalOf(place.redeem(wang, towel)).sentence).toBe('满 5 分才能兑换，现在可兑 4 分。')
  place.deed('参加村里的活动', [wang])
  now(place.redeem(wang, towel))
  expect(place.points(wang)).toEqual([2, 2])
})

test('高阳斗洼: goods on the first of a month only, paper for 20 and oil for 80', () => {
  place = openPlace('gaoyang', { begun: '2026-05-10' })
  const wang = place.household('王桂花', 0)
  place.deed('把闲置房屋借给村里建小花园', [wang])
  const [paper, oil] = [place.goodsAt('卫生纸', 20), place.goodsAt('食用油', 80)]
  expect(refusalOf(place.redeem(wang, oil))).toMatchObject({
    code: 'window_closed',
    facts: { next: '2026-06-01' },
  })
  place.goTo('2026-06-01')
  now(place.redeem(wang, oil))
  now(place.redeem(wang, paper))
  expect(place.points(wang)).toEqual([0, 0])
  place.goTo('2026-06-02')
  expect(place.shown(wang).blocked).toContain('2026年7月1日')
})

test('高阳县: elsewhere in the county goods are handed out once a quarter', () => {
  place = openPlace('gaoyang', { settings: { windows: { months: [3, 6, 9, 12], days: [] } } })
  const wang = place.household('王桂花', 10_000)
  expect(place.shown(wang).blocked).toContain('2026年3月1日')
  place.goTo('2026-03-20')
  now(place.redeem(wang, place.goodsAt('食用油', 80)))
})

test('高阳: a household that is vetoed redeems nothing for as long as the village has set, and keeps its points', () => {
  const template = ruleTemplate('gaoyang')!
  place = openPlace({
    ...template,
    clauses: [veto('社会治安', '参与赌博', { effect: 'freeze', cycles: 2 }, { entry: 'organisation' })],
  })
  const wang = place.household('王桂花', 5000)
  place.deed('参与赌博', [wang])
  place.goTo('2026-03-01')
  expect(place.shown(wang)).toMatchObject({ balance: 5000, blocked: expect.stringContaining('参与赌博') })
  place.goTo('2026-04-01')
  expect(place.shown(wang).blocked).toBeNull()
})

test('高家窝棚: goods twice a year', () => {
  place = openPlace('gaojiawopeng', { begun: '2026-02-10' })
  const wang = place.household('王桂花', 0)
  place.deed(place.clauses[0]!.text, [wang])
  expect(place.shown(wang).blocked).toContain('2026年7月1日')
  place.goTo('2026-07-05')
  now(place.redeem(wang, place.goodsAt('脸盆', 10)))
})

test('三元: published first, fetched after the half-year, ten points for a yuan', () => {
  place = openPlace('sanyuan', { begun: '2026-05-20' })
  const wang = place.household('王桂花', 0)
  now(place.record('参加志愿服务', [wang], { quantity: 2 }))
  now(place.record('被评为当月清洁户', [wang]))
  expect(refusalOf(place.record('被评为当月清洁户', [wang])).code).toBe('deed_times')
  expect(place.points(wang)[0]).toBe(0)
  place.settle()
  expect(place.points(wang)[0]).toBe(50)
  expect(place.shown(wang).blocked).toContain('2026年7月1日')
  place.goTo('2026-07-01')
  const tenYuan = 10
  now(place.redeem(wang, place.goodsAt('5元的牙膏', (tenYuan / 2) * 10)))
  expect(place.points(wang)).toEqual([0, 0])
  expect(now(place.cycleEnd()).rows).toEqual([])
})

test('团堡: a point is five yuan, on any day', () => {
  place = openPlace('tuanbao', { figure: 1 })
  const wang = place.household('王桂花', 0)
  place.deed(place.clauses[0]!.text, [wang], { quantity: 6 })
  const oil = place.goodsAt('25元的油', 5)
  for (const day of ['2026-01-03', '2026-02-28', '2026-08-15']) {
    place.goTo(day)
    expect(place.shown(wang).blocked).toBeNull()
  }
  now(place.redeem(wang, oil))
  expect(place.points(wang)).toEqual([1, 1])
})

test('白羊: prices as the board has them, and only on the days on which the shop is open', () => {
  place = openPlace('baiyang', { settings: { windows: { months: [], days: [15, 31] } } })
  const wang = place.household('王桂花', 0)
  place.deed('参加党群服务中心的活动', [wang], { quantity: 8 })
  place.deed('在活动中表演节目', [wang])
  expect(place.shown(wang).blocked).toContain('2026年1月15日')
  place.goTo('2026-02-28')
  for (const [name, points] of [
    ['洗洁精', 2],
    ['垃圾桶', 8],
    ['扫帚', 18],
  ] as const)
    now(place.redeem(wang, place.goodsAt(name, points)))
  expect(place.points(wang)).toEqual([0, 0])
})

test('五指山: scored once a quarter; who has too few hears how many are missing', () => {
  place = openPlace('wuzhishan')
  const wang = place.household('王桂花', 0)
  place.deed(place.clauses[0]!.text, [wang])
  expect(refusalOf(place.record(place.clauses[0]!.text, [wang])).code).toBe('deed_times')
  expect(refusalOf(place.redeem(wang, place.goodsAt('大米', 16)))).toMatchObject({
    code: 'points_short',
    facts: { missing: 600 },
  })
  place.goTo('2026-04-02')
  place.deed(place.clauses[0]!.text, [wang])
  expect(place.points(wang)).toEqual([20, 20])
})

test('广东山: points are had for a haircut as well as for goods', () => {
  place = openPlace(fewWords('辽宁清河广东山', {}, [award('公益', '帮村里干活', 10)]))
  const wang = place.household('王桂花', 0)
  place.deed('帮村里干活', [wang])
  const { catalogue, schemes } = place.services
  const haircut = itemForm('理发', { kind: 'service', unit: '次' })
  now(catalogue.register({ document: newId(), item: haircut }, place.office))
  const prices = [{ item: haircut.id, pointsHundredths: 800 }]
  const decided = { document: newId(), fromDate: place.today(), approver: '村两委', note: '', prices }
  now(schemes.decidePrices(decided, place.office))
  now(place.redeem(wang, { id: haircut.id, name: '理发', price: 800 }))
  expect(place.points(wang)).toEqual([2, 2])
})

test('华丰: who has enough gives to a poor neighbour, and it buys goods there', () => {
  place = openPlace(fewWords('浙江海宁华丰', {}, [award('公益', '帮村里干活', 10)]), {
    settings: { giving: true },
  })
  const [wang, li] = [place.household('王桂花', 0), place.household('李长顺', 0)]
  place.deed('帮村里干活', [wang])
  const given = { document: newId(), household: wang.id, to: li.id, points: 600, reason: '帮困难户' }
  now(place.services.purposes.give(given, place.office))
  now(place.redeem(li, place.goodsAt('食盐', 6)))
  expect([place.points(wang), place.points(li)]).toEqual([
    [4, 4],
    [0, 0],
  ])
})

test.each([
  ['an ordinary household, one with one', 1, 20],
  ['a poor household, one with five', 5, 40],
])('赠予积分: what was given is spent with what was earned: %s', (_who, gifted, spendable) => {
  place = openPlace('gifted', { settings: { gifts: { on: true, earned: 1, gifted } } })
  const [wang, li] = [place.household('王桂花', 0), place.household('李长顺', 0)]
  const rows = [wang, li].map(({ id }) => ({ household: id, points: 3000 }))
  const given = { document: newId(), effectiveDate: place.today(), reason: '春节慰问', rows }
  now(place.services.points.gift(given, place.office))
  place.deed(place.clauses[0]!.text, [wang])
  expect([place.points(wang)[1], place.points(li)[1]]).toEqual([spendable, 0])
  const rice = place.goodsAt('大米', spendable)
  expect(refusalOf(place.redeem(li, rice)).code).toBe('points_short')
  now(place.redeem(wang, rice))
  expect(place.points(wang)[1]).toBe(0)
})
