import { afterEach, expect, test } from 'vitest'
import type { Caller } from '#main/api/types.ts'
import { award, deduct } from '#main/domain/rules/templates/shape.ts'
import { now } from '../../kit/counter-shop.ts'
import { refusalOf } from '../../kit/office-shop.ts'
import { fewWords, openPlace, type Place } from '../../kit/place.ts'
import { newId } from '../../kit/shop.ts'

let place: Place
afterEach(() => place.close())

const base = (pointsHundredths: number) => ({ base: { pointsHundredths, spendable: false } })

test('徐塘: what lies above the base buys goods, a verified minus takes from it, and the new year begins at the base', () => {
  // how high the base is was not published
  place = openPlace('xutang', { settings: base(10_000), begun: '2026-12-01' })
  const [wang, li] = [place.household('王桂花', 0), place.household('李长顺', 0)]
  place.grantBase()
  place.deed('参加村里治安巡逻', [wang])
  expect([place.points(wang), place.points(li)]).toEqual([
    [110, 10],
    [100, 0],
  ])
  const soap = place.goodsAt('肥皂', 5)
  expect(refusalOf(place.redeem(li, soap))).toMatchObject({ code: 'points_short' })
  now(place.redeem(wang, soap))
  const neighbour: Caller = {
    session: 'x',
    staff: { id: place.people.writer, name: '网格员', roles: ['recorder'] },
  }
  expect(refusalOf(place.record('焚烧秸秆', [wang], { by: neighbour })).code).toBe('deed_entry')
  now(place.record('违背公序良俗', [li]))
  expect(place.points(li)).toEqual([100, 0])
  place.settle()
  expect(place.points(li)).toEqual([80, -20])

  place.goTo('2027-01-02')
  const done = place.endCycle()
  expect(done).toMatchObject({ subjects: 2, cleared: 500, base: 2000 })
  expect([place.points(wang), place.points(li)]).toEqual([
    [100, 0],
    [100, 0],
  ])
})

test('白家: 100 to begin with, only what lies above is spent, this month or later', () => {
  place = openPlace('baijia')
  const wang = place.household('王桂花', 0)
  place.grantBase()
  place.deed('院坝被评为整洁', [wang])
  place.deed('准时到会', [wang])
  place.deed('开会早退', [wang])
  expect(place.points(wang)).toEqual([110, 10])
  const salt = place.goodsAt('食盐', 4)
  expect(refusalOf(place.redeem(wang, salt, 3)).code).toBe('points_short')
  place.goTo('2026-06-01')
  now(place.redeem(wang, salt, 2))
  expect(place.points(wang)).toEqual([102, 2])
})

test('白家: below 70 in all nothing is had until one has risen again, where the village decides so', () => {
  place = openPlace('baijia', { settings: { minimumScoreHundredths: 7000 } })
  const wang = place.household('王桂花', 0)
  place.grantBase()
  place.deed('农具、肥料、粮食乱堆', [wang], { quantity: 16 })
  expect(place.shown(wang).blocked).toBe('总积分满 70 分才能兑换，现在 68 分。')
  place.deed('农具收放整齐', [wang])
  expect(place.shown(wang).blocked).toBeNull()
  expect(place.points(wang)).toEqual([70, -30])
})

test('石桥: what lies above 100 is fetched after each quarter, and stays where it is not', () => {
  place = openPlace('shiqiao', { figure: 20, begun: '2026-03-20' })
  const wang = place.household('王桂花', 0)
  place.grantBase()
  const text = place.clauses[0]!.text
  place.deed(text, [wang])
  expect(refusalOf(place.record(text, [wang])).sentence).toContain('这一条一个季度只记一次')
  expect(place.shown(wang).blocked).toBe('今天不是兑换日，下一个兑换日是2026年4月1日。积分都留着。')
  place.goTo('2026-04-01')
  const rice = place.goodsAt('大米', 20)
  expect(refusalOf(place.redeem(wang, rice, 2)).code).toBe('points_short')
  place.goTo('2026-07-31')
  place.deed(text, [wang])
  now(place.redeem(wang, rice, 2))
  expect(place.points(wang)).toEqual([100, 0])
})

test('盛新: another hundred every month, five less a heap, and all of it is saved up', () => {
  place = openPlace('shengxin')
  const wang = place.household('王桂花', 0)
  place.grantBase()
  place.deed('房前屋后没有乱堆放', [wang])
  place.deed('房前屋后乱堆放', [wang], { quantity: 2 })
  expect(place.points(wang)).toEqual([115, 115])
  expect(refusalOf(place.record('房前屋后没有乱堆放', [wang])).code).toBe('deed_times')
  const oil = place.goodsAt('食用油', 200)
  expect(refusalOf(place.redeem(wang, oil)).sentence).toContain('差 85 分')
  place.goTo('2026-02-01')
  expect(place.endCycle()).toMatchObject({ cleared: 0, base: 10_000 })
  now(place.redeem(wang, oil))
  expect(place.points(wang)).toEqual([15, 15])
})

test('新洋: fifty to begin with, and a lavish feast takes from it', () => {
  const feast = deduct('移风易俗', '红白事大操大办', null, { entry: 'organisation' })
  place = openPlace(fewWords('福建连江新洋', base(5000), [feast]), { figure: 10 })
  const wang = place.household('王桂花', 0)
  place.grantBase()
  place.deed(feast.text, [wang])
  expect(place.points(wang)).toEqual([40, -10])
})

test('立桥山: ten points are on the card once, and no second time; who comes later has them too', () => {
  const ten = { base: { pointsHundredths: 1000, spendable: true } }
  place = openPlace(fewWords('甘肃漳县立桥山', ten, [award('环境', '卫生评比', null)]))
  const wang = place.household('王桂花', 0)
  place.grantBase()
  place.deed('卫生评比', [wang])
  now(place.redeem(wang, place.goodsAt('洗衣粉和卫生纸', 20)))
  const again = { document: newId(), scheme: place.scheme, seen: '', reason: '再发一次' }
  expect(refusalOf(place.services.cycles.grantBase(again, place.office)).code).toBe('cycle_nobody')
  const li = place.household('李长顺', 0)
  place.grantBase()
  expect([place.points(wang), place.points(li)]).toEqual([
    [0, 0],
    [10, 10],
  ])
})
