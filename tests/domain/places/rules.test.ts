import { afterEach, expect, test } from 'vitest'
import type { Caller } from '#main/api/types.ts'
import { award, deduct, times, veto, ZERO } from '#main/domain/rules/templates/shape.ts'
import { now } from '../../kit/counter-shop.ts'
import { refusalOf } from '../../kit/office-shop.ts'
import { fewWords, openPlace, type Place } from '../../kit/place.ts'
import { newId } from '../../kit/shop.ts'

let place: Place
afterEach(() => place.close())

const gridWorker = (): Caller => ({
  session: 'grid',
  staff: { id: place.people.writer, name: '赵网格', roles: ['recorder'] },
})
const month = (number: number) => `2026-${String(number).padStart(2, '0')}-10`

test('往流: a clean yard brings 5 a month and 60 a year, and the sheet says how much is left', () => {
  place = openPlace('wangliu')
  const wang = place.household('王桂花', 0)
  const clean = '屋里院里干净整洁'
  place.goTo('2026-12-20')
  for (let number = 1; number <= 11; number++) place.deed(clean, [wang], { day: month(number) })
  expect(place.allowance(clean, wang)).toBe('本年已得 55 分，上限 60，本次最多 5 分')
  expect(refusalOf(place.record(clean, [wang], { quantity: 2 })).code).toBe('deed_times')
  place.deed(clean, [wang])
  expect(place.points(wang)).toEqual([60, 60])
  for (let number = 1; number <= 12; number++) {
    expect(refusalOf(place.record(clean, [wang], { day: month(number) })).code).toBe('deed_times')
  }
  place.goTo('2027-01-05')
  place.deed(clean, [wang])
  expect(place.points(wang)).toEqual([65, 65])
})

test('往流: where two months were reckoned together, the cap of 60 cuts what is too much', () => {
  const twoMonths = award('环境', '屋里院里干净整洁', [5, 10], {
    per: 'month',
    caps: [{ period: 'year', points: 6000, times: null }],
  })
  place = openPlace(fewWords('往流爱心超市', { cycle: 'year' }, [twoMonths]))
  const wang = place.household('王桂花', 0)
  place.goTo('2026-12-20')
  for (const number of [1, 3, 5, 7, 9]) place.deed(twoMonths.text, [wang], { day: month(number), each: 10 })
  place.deed(twoMonths.text, [wang], { day: month(11), each: 5 })
  expect(refusalOf(place.record(twoMonths.text, [wang], { each: 10 })).sentence).toContain(
    '本年已得 55 分，上限 60，本次最多 5 分',
  )
  place.deed(twoMonths.text, [wang], { each: 5 })
  expect(place.points(wang)).toEqual([60, 60])
})

test('往流: that somebody lives in peace is confirmed by the village, and not reported by anybody', () => {
  place = openPlace('wangliu')
  const wang = place.household('王桂花', 0)
  const peace = '助人为乐、邻里没有纠纷'
  expect(refusalOf(place.record(peace, [wang], { by: gridWorker() })).code).toBe('deed_entry')
  expect(refusalOf(place.record(peace, [wang], { evidence: '' })).code).toBe('deed_evidence_text')
  place.deed(peace, [wang])
  now(place.record('参加会议', [wang], { by: gridWorker() }))
  expect(place.points(wang)).toEqual([10, 10])
})

test('乌审: every household that came to the clean-up, each time again', () => {
  place = openPlace('wushen')
  const [wang, li] = [place.household('王桂花', 0), place.household('李长顺', 0)]
  place.deed('参加环境整治', [wang, li])
  place.deed('参加环境整治', [wang])
  place.deed('抵制高价彩礼，婚事简办', [li])
  expect([place.points(wang)[0], place.points(li)[0]]).toEqual([4, 7])
})

test('闽侯、老贾: a household’s code finds it, and each thing it did is ten or twenty points', () => {
  place = openPlace('minhou')
  const wang = place.household('王桂花', 0)
  for (const { text } of place.clauses) place.deed(text, [wang])
  const { caller } = place
  const found = now(place.services.redemption.scan({ code: wang.card }, caller))
  expect(JSON.stringify(found)).toContain(wang.id)
  expect(place.points(wang)).toEqual([30, 30])
})

test('老贾: to mend the camera, to set up the scale, to water what belongs to all', () => {
  place = openPlace('laojia')
  const wang = place.household('王桂花', 0)
  for (const { text } of place.clauses) place.deed(text, [wang])
  expect(place.points(wang)).toEqual([50, 50])
})

test('通川: what was done hangs on the board first, and only then counts', () => {
  place = openPlace('tongchuan')
  const wang = place.household('王桂花', 0)
  now(place.record('走路看见路脏，顺手打扫', [wang]))
  now(place.record('参加集体打扫', [wang]))
  expect(place.points(wang)[0]).toBe(0)
  place.settle()
  expect(place.points(wang)[0]).toBe(20)
})

test('新旗: two lists within four days; what happened counts by the list of its day, and both can be held side by side', () => {
  place = openPlace('xinqi', { begun: '2026-04-08' })
  const wang = place.household('王桂花', 0)
  const [swearing, river] = ['当众说脏话、骂人', '清理河道垃圾'] as const
  place.goTo('2026-04-12')
  const more = place.clauses.map((one) => (one.text === river ? { ...one, minimum: 500, maximum: 500 } : one))
  const second = place.decideRules([...more, { ...place.clauseOf(river), clause: newId(), text: '护林防火' }])
  now(place.record(river, [wang], { day: '2026-04-10' }))
  now(place.record(river, [wang], { each: 5 }))
  now(place.record(swearing, [wang]))
  place.settle()
  expect(place.points(wang)).toEqual([6, 6])
  const versions = now(
    place.services.rules.current({ scheme: place.scheme, day: null }, place.office),
  ).versions
  const compared = now(
    place.services.rules.compare({ before: versions[1]!.rules, after: second.rules }, place.office),
  )
  expect(compared.lines.map(({ change, text }) => [change, text])).toEqual([
    ['changed', river],
    ['added', '护林防火'],
  ])
})

test('天元: a quarrel that was settled counts for who settled it and for both sides; before New Year it is paid out', async () => {
  // what a point is paid with was not published
  place = openPlace('tianyuan', {
    settings: { reward: { mode: 'cash', prizes: [], fenPerPoint: 100 } },
    figure: 20,
  })
  const [wang, li, zhao] = [
    place.household('王桂花', 0),
    place.household('李长顺', 0),
    place.household('赵玉兰', 0),
  ]
  place.deed('化解一起纠纷，调解的人和双方都加分', [wang, li, zhao])
  place.deed('家中有人参军入伍', [li])
  expect(refusalOf(place.record('获得村级以上荣誉，按级别加分', [li], { each: 2100 })).code).toBe(
    'deed_evidence_photo',
  )
  expect(await place.ranking('2026-01-01', '2026-12-31')).toEqual([
    [1, '李长顺', 120, ''],
    [2, '王桂花', 20, ''],
    [2, '赵玉兰', 20, ''],
  ])
  const { cycles, stock } = place.services
  const fund = { id: newId(), channel: 'collective' as const, name: '村集体' }
  const paper = { opening: false, paperNumber: '', from: '', note: '', businessDate: null }
  now(stock.fund({ document: newId(), fund, amountFen: 20_000, ...paper }, place.office))
  place.goTo('2027-01-10')
  const { seen } = now(cycles.previewPayout({ scheme: place.scheme }, place.office))
  const paid = { document: newId(), scheme: place.scheme, fund: fund.id, seen, reason: '村民代表会议' }
  expect(now(cycles.payOut(paid, place.office))).toMatchObject({
    subjects: 3,
    points: 16_000,
    fen: 16_000,
    fundLeftFen: 4_000,
  })
  expect(await place.balances('2026-01-01', '2026-12-31')).toEqual({ 李长顺: 0, 王桂花: 0, 赵玉兰: 0 })
})

test('四净两规范: who dumps rubbish is at nothing, once is enough; some honours come once only', () => {
  place = openPlace(
    fewWords('四净两规范', {}, [
      award('环境', '四净', 4, { per: 'month' }),
      award('乡风', '丧事从简', 100, { per: 'once' }),
      deduct('环境', '检查时不干净', 3),
      veto('环境', '乱倒垃圾', ZERO),
    ]),
  )
  const wang = place.household('王桂花', 0)
  place.deed('四净', [wang])
  place.deed('丧事从简', [wang])
  place.deed('检查时不干净', [wang])
  expect(place.points(wang)).toEqual([101, 101])
  place.goTo('2026-09-01')
  expect(refusalOf(place.record('丧事从简', [wang])).sentence).toContain('这一条只记一次')
  place.deed('乱倒垃圾', [wang])
  expect(place.points(wang)).toEqual([0, 0])
  place.deed('四净', [wang])
  expect(place.points(wang)).toEqual([4, 4])
})

test('住户积分制: who cheats redeems nothing this year and next', () => {
  place = openPlace(
    fewWords('住户积分制', { cycle: 'year', cycleEnd: 'carry' }, [
      award('公益', '参加打扫', 5),
      veto('守法', '弄虚作假', { effect: 'freeze', cycles: 1 }),
    ]),
    { begun: '2026-06-01' },
  )
  const wang = place.household('王桂花', 0)
  place.deed('参加打扫', [wang])
  place.deed('弄虚作假', [wang])
  for (const day of ['2026-12-31', '2027-12-31']) {
    place.goTo(day)
    expect(place.shown(wang)).toMatchObject({ balance: 500, blocked: expect.stringContaining('弄虚作假') })
  }
  place.goTo('2028-01-01')
  now(place.redeem(wang, place.goodsAt('肥皂', 5)))
})

test('前进: what a later look shows to be wrong is taken back, that one line and no other', () => {
  place = openPlace(fewWords('新疆温宿前进', { cycle: 'month' }, [award('卫生', '庭院整洁', [1, 20])]))
  const wang = place.household('王桂花', 0)
  const li = place.household('李长顺', 0)
  place.deed('庭院整洁', [wang, li], { each: 15 })
  const [line] = now(place.services.deeds.ofHousehold({ household: wang.id }, place.office))
  now(
    place.services.deeds.reverse(
      { document: newId(), deed: line!.deed, reason: '复查时院里堆了杂物' },
      place.office,
    ),
  )
  expect([place.points(wang)[0], place.points(li)[0]]).toEqual([0, 15])
})

test('互助五兴: nothing smaller than five; 双寨: one clean household of the month', () => {
  place = openPlace(
    fewWords('互助五兴', {}, [
      award('互助', '帮邻居收庄稼', [5, 100]),
      award('环境', '当月清洁户', 5, { caps: times('month', 1) }),
    ]),
  )
  const wang = place.household('王桂花', 0)
  expect(refusalOf(place.record('帮邻居收庄稼', [wang], { each: 4 })).code).toBe('deed_range')
  place.deed('帮邻居收庄稼', [wang], { each: 5 })
  place.deed('当月清洁户', [wang])
  expect(refusalOf(place.record('当月清洁户', [wang])).code).toBe('deed_times')
  expect(place.points(wang)).toEqual([10, 10])
})
