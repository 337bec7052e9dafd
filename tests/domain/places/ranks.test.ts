import { afterEach, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '#main/domain/schemes/settings.ts'
import { now } from '../../kit/counter-shop.ts'
import { refusalOf } from '../../kit/office-shop.ts'
import { openPlace, type Place } from '../../kit/place.ts'
import { newId } from '../../kit/shop.ts'

let place: Place
afterEach(() => place.close())

test('虎林: the year’s first four sleep on new mattresses, the next six under new blankets; nothing is bought', async () => {
  place = openPlace('hulin', { figure: [1, 100] })
  const names = ['王', '李', '赵', '钱', '孙', '周', '吴', '郑', '冯', '陈', '褚'].map(
    (name) => `${name}桂花`,
  )
  const all = names.map((name) => place.household(name, 0))
  for (const [index, who] of all.entries()) place.deed('参加义务劳动', [who], { each: 50 - index })
  place.deed('破坏公共设施', [all[0]!], { each: 48 })
  const atCounter = place.services.redemption.household({ household: all[1]!.id }, place.caller)
  expect(refusalOf(atCounter).code).toBe('scheme_buys_nothing')
  const ranking = await place.ranking('2026-01-01', '2026-12-31')
  expect(ranking.map(([rank, name, points, prize]) => `${rank} ${name} ${points} ${prize}`.trim())).toEqual([
    '1 李桂花 49 床垫',
    '2 赵桂花 48 床垫',
    '3 钱桂花 47 床垫',
    '4 孙桂花 46 床垫',
    '5 周桂花 45 毛毯',
    '6 吴桂花 44 毛毯',
    '7 郑桂花 43 毛毯',
    '8 冯桂花 42 毛毯',
    '9 陈桂花 41 毛毯',
    '10 褚桂花 40 毛毯',
    '11 王桂花 2',
  ])
  const board = now(
    place.services.notices.preview(
      { ...place.board('ranking', 7), period: { from: '2026-01-01', to: '2026-12-31' }, top: 10 },
      place.office,
    ),
  )
  expect(board.rows.map((row) => row.at(-1))).toEqual([...Array(4).fill('床垫'), ...Array(6).fill('毛毯')])
  expect(JSON.stringify(board)).not.toContain('李桂花')
  place.goTo('2027-01-02')
  place.endCycle()
  expect(
    await place.ranking('2027-01-01', '2027-12-31').then((rows) => rows.map(([, , points]) => points)),
  ).toEqual(Array(11).fill(0))
})

test('虎林: what only ranks is still opened from the old list, given by hand and listed; the counter stays closed', () => {
  place = openPlace('hulin', { figure: [1, 100] })
  const [wang, li] = [place.household('王桂花', 0), place.household('李长顺', 0)]
  const booking = (household: string, points: number) => ({
    document: newId(),
    effectiveDate: place.today(),
    reason: '去年的账',
    rows: [{ household, points }],
  })
  const { points, redemption } = place.services
  now(points.open(booking(wang.id, 4000), place.office))
  now(points.grant(booking(wang.id, 300), place.office))
  expect(refusalOf(points.open(booking(wang.id, 4000), place.office)).code).toBe('opened_before')
  expect(
    now(points.list({}, place.office)).map((row) => [row.headName, row.balance, row.spendable, row.opened]),
  ).toEqual([
    ['王桂花', 4300, 0, true],
    ['李长顺', 0, 0, false],
  ])
  expect(refusalOf(redemption.household({ household: li.id }, place.caller)).code).toBe('scheme_buys_nothing')
})

test('陇头朱: the score and the coins are two things, and only coins buy goods', async () => {
  place = openPlace('longtouzhu', { figure: 2 })
  const [good, bad] = ['百分制加分的事（请写明做了什么）', '百分制减分的事（请写明做了什么）'] as const
  const coins = newId()
  now(
    place.services.schemes.decide(
      {
        document: newId(),
        scheme: coins,
        name: '红梅币',
        fromDate: place.today(),
        approver: '村民代表会议',
        settings: DEFAULT_SETTINGS,
      },
      place.office,
    ),
  )
  const [wang, li] = [place.household('王桂花', 0), place.household('李长顺', 0)]
  place.grantBase()
  place.deed(good, [wang])
  place.deed(bad, [li], { quantity: 11 })
  expect(await place.ranking('2026-01-01', '2026-01-31')).toMatchObject([
    [1, '王桂花', 2, ''],
    [null, '李长顺', -22, ''],
  ])
  // the first thirty in a hundred of the month
  now(
    place.services.points.grant(
      {
        document: newId(),
        effectiveDate: place.today(),
        reason: '一月前三成',
        rows: [{ household: wang.id, points: 1000 }],
      },
      place.office,
    ),
  )
  expect(place.points(wang)).toEqual([10, 10])
  now(place.redeem(wang, place.goodsAt('毛巾', 10)))
  expect((await place.ranking('2026-01-01', '2026-03-31'))[0]).toEqual([1, '王桂花', 2, ''])
  place.goTo('2026-04-01')
  expect(place.endCycle()).toMatchObject({ cleared: 200, base: 2200 })
  expect(place.points(wang)).toEqual([0, 0])
})
