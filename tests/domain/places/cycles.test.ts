import { afterEach, expect, test } from 'vitest'
import { ruleTemplate } from '#main/domain/rules/rule-templates.ts'
import { deduct } from '#main/domain/rules/templates/shape.ts'
import { now } from '../../kit/counter-shop.ts'
import { refusalOf } from '../../kit/office-shop.ts'
import { openPlace, type Place } from '../../kit/place.ts'

let place: Place
afterEach(() => place.close())

test('八名: a hundred and at most twenty more a quarter; below 60 nothing is had; then everybody begins anew', () => {
  // what takes points away there was not published
  const { clauses, ...rest } = ruleTemplate('baming')!
  const unkept = deduct('基础项', '没有做到', [1, 100])
  place = openPlace({ ...rest, clauses: [...clauses, unkept] }, { begun: '2026-07-01' })
  const [wang, li] = [place.household('王桂花', 0), place.household('李长顺', 0)]
  place.grantBase()
  now(place.record('见义勇为', [wang], { each: 20 }))
  expect(place.allowance('见义勇为', wang)).toBe('本季度已得 20 分，上限 20，已经满了')
  expect(refusalOf(place.record('见义勇为', [wang], { each: 1 })).code).toBe('deed_cap')
  now(place.record(unkept.text, [li], { each: 41 }))
  place.settle()
  place.goTo('2026-10-08')
  const lamp = place.goodsAt('台灯', 50)
  expect(refusalOf(place.redeem(li, lamp)).sentence).toBe('总积分满 60 分才能兑换，现在 59 分。')
  now(place.redeem(wang, lamp))
  // 120 points were scored, whatever has been fetched of them
  now(place.redeem(wang, lamp))
  expect(place.points(wang)).toEqual([20, 20])
  expect(place.shown(wang).blocked).toBeNull()
  place.endCycle()
  expect([place.points(wang), place.points(li)]).toEqual([
    [100, 100],
    [100, 100],
  ])
})

test('西埇: scored and rewarded monthly from 40 points, cleared monthly, ranked by what the quarter brought', async () => {
  place = openPlace('xiyi', { figure: [1, 50], begun: '2026-10-01' })
  const [wang, li] = [place.household('王桂花', 0), place.household('李长顺', 0)]
  const rice = place.goodsAt('大米10斤', 45)
  const soy = place.goodsAt('酱油', 40)
  const scored = (who: typeof wang, points: number) =>
    place.deed(place.clauses[0]!.text, [who], { each: points })
  scored(wang, 45)
  scored(li, 39)
  now(place.redeem(wang, rice))
  expect(refusalOf(place.redeem(li, soy)).sentence).toBe('满 40 分才能兑换，现在可兑 39 分。')
  place.goTo('2026-11-01')
  expect(place.endCycle()).toMatchObject({ cleared: 3900 })
  expect(place.points(li)).toEqual([0, 0])
  scored(wang, 42)
  scored(li, 50)
  place.goTo('2026-12-01')
  place.endCycle()
  expect([place.points(wang)[0], place.points(li)[0]]).toEqual([0, 0])
  expect(await place.ranking('2026-10-01', '2026-12-31')).toEqual([
    [1, '李长顺', 89, ''],
    [2, '王桂花', 87, ''],
  ])
})

test('邓家: a simple wedding in spring still buys goods in autumn; no quarter ever takes anything', () => {
  place = openPlace('dengjia')
  const wang = place.household('王桂花', 0)
  place.deed('红白事简办：不请厨、不收礼、不请班子、少放鞭炮', [wang])
  place.deed('自己让一步，了结一起纠纷', [wang])
  for (const day of ['2026-04-01', '2026-07-01', '2026-10-01']) {
    place.goTo(day)
    expect(now(place.cycleEnd()).rows).toEqual([])
  }
  now(place.redeem(wang, place.goodsAt('棉被', 30)))
  expect(place.points(wang)).toEqual([0, 0])
})

test('松林: what is left of one market day is there on the next, like money in the bank', () => {
  place = openPlace('songlin', { begun: '2026-03-15' })
  const wang = place.household('王桂花', 0)
  place.deed(place.clauses[0]!.text, [wang])
  expect(place.shown(wang).blocked).toContain('2026年4月1日')
  place.goTo('2026-04-10')
  const soap = place.goodsAt('肥皂', 4)
  now(place.redeem(wang, soap))
  place.goTo('2026-05-10')
  expect(place.shown(wang).blocked).toContain('2026年7月1日')
  place.deed(place.clauses[0]!.text, [wang])
  place.goTo('2026-07-10')
  now(place.redeem(wang, soap, 4))
  expect(place.points(wang)).toEqual([0, 0])
})
