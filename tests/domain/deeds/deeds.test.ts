import { afterEach, describe, expect, test } from 'vitest'
import { award, deduct, most, veto, ZERO } from '#main/domain/rules/templates/shape.ts'
import { DEFAULT_SETTINGS } from '#main/domain/schemes/settings.ts'
import { now } from '../../kit/counter-shop.ts'
import { refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'
import { type DeedsShop, openDeedsShop } from './deeds-shop.ts'

const CLAUSES = [
  award('环境', '义务扫雪', 5, { caps: most('year', 60) }),
  award('环境', '交回废瓶子', 1, { unit: '瓶' }),
  award('互助', '照看孤寡老人', [5, 20], { evidence: 'text' }),
  deduct('环境', '乱倒垃圾', 5, { entry: 'organisation' }),
  veto('守法', '参与赌博', ZERO),
  veto('守法', '黑恶势力', { effect: 'freeze', cycles: 2 }),
]
const CHECKED = [{ name: '评议小组评议', role: 'assessor', kind: 'check', days: 0 }] as const
const WITH_NOTICE = [...CHECKED, { name: '公示', role: 'committee', kind: 'publish', days: 7 }] as const

let village: DeedsShop
const open = (...how: Parameters<typeof openDeedsShop>) => {
  village = openDeedsShop(...how)
  return village
}
afterEach(() => village.close())

describe('没有步骤的方案', () => {
  test('one event, a hundred households: one sheet, each has its points at once', () => {
    const { household, deeds, by, sheet, points } = open(CLAUSES)
    const all = Array.from({ length: 100 }, (_, index) => household(`村民${'甲乙丙丁'[index % 4]}`, 0))
    const form = sheet('义务扫雪', all, { event: '村口扫雪' })
    const posted = now(deeds.record(form, by('recorder')))
    expect(posted).toMatchObject({ deeds: 100, total: 50_000, step: null })
    expect(posted.serial).toMatch(/^SJ26-/)
    expect(all.map((one) => points(one))).toEqual(all.map(() => 500))
    expect(now(deeds.record(form, by('recorder')))).toMatchObject({ repeated: true, serial: posted.serial })
    expect(points(all[0]!)).toBe(500)
    expect(village.audit().findings).toEqual([])
  })

  test('thirty bottles are thirty times the points of one', () => {
    const { household, deeds, by, sheet, points } = open(CLAUSES)
    const wang = household('王桂花', 0)
    const rows = [{ who: wang.id, each: 100, quantity: 30 }]
    now(deeds.record(sheet('交回废瓶子', [wang], { rows }), by('clerk')))
    expect(points(wang)).toBe(3000)
  })

  test('points taken away may leave less than nothing', () => {
    const { household, record, points } = open(CLAUSES)
    const wang = household('王桂花', 300)
    record('乱倒垃圾', [wang])
    expect(points(wang)).toBe(-200)
  })

  test('a veto that takes everything leaves nought, and gives it all back when it is taken back', () => {
    const { household, record, points, deeds, by } = open(CLAUSES)
    const [wang, poor] = [household('王桂花', 8600), household('李长顺', 0)]
    record('乱倒垃圾', [poor])
    const [deed] = record('参与赌博', [wang, poor])
    expect([points(wang), points(poor)]).toEqual([0, -500])
    now(deeds.reverse({ document: newId(), deed: deed!, reason: '查明不是他' }, by('committee')))
    expect(points(wang)).toBe(8600)
    expect(village.audit().findings).toEqual([])
  })

  test('a veto of two cycles bans until the end of the second next one, and the ban goes with the deed', () => {
    const { household, record, store, deeds, by } = open(CLAUSES, { cycle: 'quarter', cycleEnd: 'carry' })
    const wang = household('王桂花', 8600)
    const [deed] = record('黑恶势力', [wang])
    const freezes = () => store.sqlite.prepare('SELECT from_day, until_day, lifted_by FROM freezes').all()
    expect(freezes()).toMatchObject([{ from_day: '2026-10-01', until_day: '2027-06-30', lifted_by: null }])
    const taken = { document: newId(), deed: deed!, reason: '认错了人' }
    now(deeds.reverse(taken, by('committee')))
    expect(freezes()).toMatchObject([{ lifted_by: taken.document }])
    expect(refusalOf(deeds.reverse({ ...taken, document: newId() }, by('committee'))).code).toBe(
      'deed_reversed_before',
    )
    expect(village.audit().findings).toEqual([])
  })

  test('a clause that counts in two schemes posts to both', () => {
    const coins = newId()
    const both = award('环境', '参加清河', 5, {})
    const { household, deeds, by, decideRules, sheet, points, shop, admin, audit } = open(CLAUSES)
    now(
      shop.services.schemes.decide(
        {
          document: newId(),
          scheme: coins,
          name: '爱心币',
          fromDate: shop.ledger.today(),
          approver: '村两委',
          settings: { ...DEFAULT_SETTINGS, reward: { ...DEFAULT_SETTINGS.reward, prizes: [] } } as never,
        },
        admin,
      ),
    )
    const [clause] = decideRules([
      { ...both, terms: { ...both.terms, also: [{ scheme: coins, minimum: 100, maximum: 300 }] } },
    ])
    const wang = household('王桂花', 0)
    const form = sheet(clause!.clause, [wang], {}, 500)
    expect(refusalOf(deeds.record(form, by('clerk'))).code).toBe('deed_also_missing')
    now(deeds.record({ ...form, alsoEach: [{ scheme: coins, each: 200 }] }, by('clerk')))
    expect([points(wang), points(wang, coins as never)]).toEqual([500, 200])
    expect(audit().findings).toEqual([])
  })
})

describe('有步骤的方案', () => {
  test('what is recorded gives nothing until it has been decided and posted, with the day it happened', () => {
    const { household, record, decide, points, deeds, by, store, goTo, file } = open(CLAUSES, {
      steps: CHECKED,
    })
    const wang = household('王桂花', 0)
    const [deed] = record('义务扫雪', [wang])
    goTo('2026-11-05')
    expect(refusalOf(deeds.post({ document: newId(), deeds: [deed!] }, by('committee'))).code).toBe(
      'deed_elsewhere',
    )
    now(decide([deed!], by('assessor')))
    expect(points(wang)).toBe(0)
    const posting = { document: newId(), deeds: [deed!] }
    expect(now(deeds.post(posting, by('committee')))).toMatchObject({ posted: 1, further: 0, total: 500 })
    expect(now(deeds.post(posting, by('committee')))).toMatchObject({ repeated: true })
    expect(points(wang)).toBe(500)
    expect(
      store.sqlite
        .prepare(
          'SELECT effective_date, business_date, line FROM transfers JOIN documents d ON d.id = document WHERE d.id = ?',
        )
        .all(posting.document),
    ).toEqual([{ effective_date: '2026-10-01', business_date: '2026-11-05', line: 1 }])
    expect(file(deed!).moves.map(({ words }) => words)).toEqual([
      '钱评议登记',
      '钱评议在“评议小组评议”通过',
      '孙书记入账',
    ])
    expect(village.audit().findings).toEqual([])
  })

  test('a deed of a month that has been closed since is posted all the same, and booked today', () => {
    const { household, record, decide, points, deeds, by, store, goTo, post } = open(CLAUSES, {
      steps: CHECKED,
    })
    const wang = household('王桂花', 0)
    const [deed] = record('义务扫雪', [wang])
    now(decide([deed!], by('assessor')))
    goTo('2026-11-05')
    const closing = post('closing')
    store.sqlite
      .prepare(
        "INSERT INTO closings (id, from_date, through_date, number) VALUES (?, '2026-10-01', '2026-10-31', 1)",
      )
      .run(closing)
    now(deeds.post({ document: newId(), deeds: [deed!] }, by('committee')))
    expect(points(wang)).toBe(500)
    expect(village.audit().findings).toEqual([])
  })

  test('only somebody with the role of the step decides, and a no needs its reason', () => {
    const { household, record, decide, deeds, by, admin, stateOf } = open(CLAUSES, { steps: CHECKED })
    const [first, second] = record('义务扫雪', [household('王桂花', 0), household('李长顺', 0)])
    expect(refusalOf(decide([first!], by('committee')))).toMatchObject({
      code: 'step_role',
      sentence: '“评议小组评议”这一步由评议小组办，请换人登录。',
    })
    const no = { deed: first!, step: 0, pass: false, reason: '' }
    const decision = { document: newId(), lines: [no], sitting: null }
    expect(refusalOf(deeds.decide(decision, by('assessor'))).code).toBe('deed_reason_missing')
    now(deeds.decide({ ...decision, lines: [{ ...no, reason: '没有出工' }] }, by('assessor')))
    now(decide([second!], admin))
    expect([stateOf(first!), stateOf(second!)]).toEqual(['rejected', 'ready'])
    expect(refusalOf(decide([first!], by('assessor'))).code).toBe('deed_done')
    expect(village.file(first!).moves.at(-1)).toMatchObject({
      words: '钱评议在“评议小组评议”不通过',
      reason: '没有出工',
    })
  })

  test('two people who press at the same time do not push a deed through two steps', () => {
    const steps = [...CHECKED, { name: '村两委审核', role: 'committee', kind: 'check', days: 0 }] as const
    const { household, record, deeds, admin, stepOf } = open(CLAUSES, { steps })
    const [deed] = record('义务扫雪', [household('王桂花', 0)])
    const pass = () => ({
      document: newId(),
      lines: [{ deed: deed!, step: 0, pass: true, reason: '' }],
      sitting: null,
    })
    now(deeds.decide(pass(), admin))
    expect(refusalOf(deeds.decide(pass(), admin)).code).toBe('deed_elsewhere')
    expect(stepOf(deed!)).toBe(1)
  })

  test('a sitting decides many lines at once and prints its record with those present', () => {
    const { household, record, deeds, by } = open(CLAUSES, { steps: CHECKED })
    const lines = record('义务扫雪', [household('王桂花', 0), household('李长顺', 0), household('赵玉兰', 0)])
    const decision = {
      document: newId(),
      lines: lines.map((deed, index) => ({
        deed,
        step: 0,
        pass: index < 2,
        reason: index < 2 ? '' : '没来',
      })),
      sitting: { place: '村部', present: ['钱评议'], note: '' },
    }
    expect(refusalOf(deeds.decide(decision, by('assessor'))).code).toBe('sitting_present_missing')
    const sitting = { place: '村部', present: ['钱评议', '孙老师', '李大娘'], note: '雪大' }
    expect(now(deeds.decide({ ...decision, sitting }, by('assessor')))).toMatchObject({
      passed: 2,
      rejected: 1,
    })
    expect(now(deeds.sitting({ document: decision.document }, by('assessor')))).toMatchObject({
      step: '评议小组评议',
      place: '村部',
      present: ['钱评议', '孙老师', '李大娘'],
      note: '雪大',
      lines: [
        { name: '王桂花', passed: true, points: 500 },
        { name: '李长顺', passed: true },
        { name: '赵玉兰', passed: false, reason: '没来' },
      ],
    })
    expect(now(deeds.sittings({ scheme: village.scheme, limit: 10 }, by('assessor')))).toMatchObject([
      { passed: 2, rejected: 1, recordedBy: '钱评议' },
    ])
  })

  test('whoever recorded it takes it back while it has not been posted; others leave it alone', () => {
    const { household, deeds, by, sheet, deedsOf, stateOf } = open(CLAUSES, { steps: CHECKED })
    const form = sheet('义务扫雪', [household('王桂花', 0)])
    const [deed] = deedsOf(now(deeds.record(form, by('recorder'))).id)
    const back = { document: newId(), deeds: [deed!], reason: '勾错了户' }
    expect(refusalOf(deeds.withdraw(back, by('clerk'))).code).toBe('deed_not_recorder')
    now(deeds.withdraw(back, by('recorder')))
    expect(stateOf(deed!)).toBe('withdrawn')
    now(deeds.record({ ...form, document: newId() }, by('recorder')))
  })

  test('a deed keeps the steps of the scheme it began with', () => {
    const { household, record, decide, by, shop, scheme, admin, stateOf, deeds } = open(CLAUSES, {
      steps: CHECKED,
    })
    const [deed] = record('义务扫雪', [household('王桂花', 0)])
    const changed = {
      document: newId(),
      scheme,
      name: '积分',
      fromDate: shop.ledger.today(),
      approver: '村两委',
    }
    const steps = [{ name: '镇里核定', role: 'township', kind: 'check', days: 0 } as const]
    now(
      shop.services.schemes.decide({ ...changed, settings: { ...DEFAULT_SETTINGS, steps } as never }, admin),
    )
    const [later] = record('义务扫雪', [household('李长顺', 0)])
    expect(now(deeds.board({ scheme }, by('assessor'))).columns).toMatchObject([
      { name: '镇里核定', count: 1, mine: false, old: false },
      { name: '评议小组评议', count: 1, mine: true, old: true },
      { name: '待入账', count: 0 },
    ])
    now(decide([deed!], by('assessor')))
    now(decide([later!], by('township')))
    expect([stateOf(deed!), stateOf(later!)]).toEqual(['ready', 'ready'])
  })

  test('what hangs on the board is posted when its days have passed, and not a day before', () => {
    const { household, record, decide, by, hang, goTo, deeds, points } = open(CLAUSES, { steps: WITH_NOTICE })
    const wang = household('王桂花', 0)
    const lines = record('义务扫雪', [wang])
    now(decide(lines, by('assessor')))
    expect(deeds.readyForNotice(village.store, village.scheme).map(({ id }) => id)).toEqual(lines)
    hang(lines, 7)
    goTo('2026-10-07')
    expect(refusalOf(deeds.post({ document: newId(), deeds: lines }, by('committee')))).toMatchObject({
      code: 'notice_running',
      facts: { until: '2026-10-07' },
    })
    goTo('2026-10-08')
    now(deeds.post({ document: newId(), deeds: lines }, by('committee')))
    expect(points(wang)).toBe(500)
    expect(village.audit().findings).toEqual([])
  })

  test('an objection stops its own line; the others are posted', () => {
    const { household, record, decide, by, hang, object, answer, goTo, deeds, points, stateOf } = open(
      CLAUSES,
      {
        steps: WITH_NOTICE,
      },
    )
    const [wang, li] = [household('王桂花', 0), household('李长顺', 0)]
    const [first, second] = record('义务扫雪', [wang, li])
    now(decide([first!, second!], by('assessor')))
    hang([first!, second!], 3)
    const objection = object(first!)
    goTo('2026-10-06')
    expect(
      refusalOf(deeds.post({ document: newId(), deeds: [first!, second!] }, by('committee'))),
    ).toMatchObject({
      code: 'deed_disputed',
      sentence: '0001 号王桂花“义务扫雪”这一条有人提了异议，还没有答复。请先到“公示”里答复。',
    })
    expect(deeds.postable(village.store, [first!, second!]).map(({ why }) => why === null)).toEqual([
      false,
      true,
    ])
    now(deeds.post({ document: newId(), deeds: [second!] }, by('committee')))
    answer(first!, objection, true)
    expect([stateOf(first!), points(wang), points(li)]).toEqual(['rejected', 0, 500])
    const late = object(second!)
    answer(second!, late, true)
    expect([stateOf(second!), points(li)]).toEqual(['posted', 0])
    expect(village.file(second!).moves.at(-1)?.words).toBe('张会计答复异议：成立，分已冲回')
    expect(village.audit().findings).toEqual([])
  })
})

describe('农户后来变了', () => {
  test('points of a household that was merged go to the one that took it in, and come back from there', () => {
    const { household, record, decide, by, deeds, points, shop, caller } = open(CLAUSES, { steps: CHECKED })
    const [wang, li] = [household('王桂花', 0), household('李长顺', 0)]
    const [deed, other] = record('义务扫雪', [wang, li])
    now(decide([deed!, other!], by('assessor')))
    now(
      shop.services.households.merge(
        {
          document: newId(),
          household: li.id,
          from: [wang.id],
          population: 4,
          reason: '合一家',
          signatures: ['王桂花', '李长顺'],
        },
        caller,
      ),
    )
    expect(refusalOf(deeds.record(village.sheet('义务扫雪', [wang]), by('clerk')))).toMatchObject({
      code: 'deed_household_merged',
      facts: { successor: '0002 号李长顺' },
    })
    now(deeds.post({ document: newId(), deeds: [deed!, other!] }, by('committee')))
    expect([points(wang), points(li)]).toEqual([0, 1000])
    now(deeds.reverse({ document: newId(), deed: deed!, reason: '记重了' }, by('committee')))
    expect([points(wang), points(li)]).toEqual([0, 500])
    expect(village.audit().findings).toEqual([])
  })

  test('points posted before the merger come back from the household that has them now', () => {
    const { household, record, deeds, by, points, shop, caller } = open(CLAUSES)
    const [wang, li] = [household('王桂花', 0), household('李长顺', 0)]
    const [deed] = record('义务扫雪', [wang])
    const merge = { document: newId(), household: li.id, from: [wang.id], population: 4, reason: '合一家' }
    now(shop.services.households.merge({ ...merge, signatures: ['王桂花', '李长顺'] }, caller))
    now(deeds.reverse({ document: newId(), deed: deed!, reason: '记错了' }, by('committee')))
    expect([points(wang), points(li)]).toEqual([0, 0])
    expect(village.audit().findings).toEqual([])
  })

  test('a closed household gets nothing more; what waits for it is withdrawn', () => {
    const { household, record, decide, by, deeds, shop, caller, stateOf } = open(CLAUSES, { steps: CHECKED })
    const wang = household('王桂花', 0)
    const [deed] = record('义务扫雪', [wang])
    now(decide([deed!], by('assessor')))
    const close = { document: newId(), household: wang.id, why: 'moved' as const, reason: '搬走了' }
    now(shop.services.households.close({ ...close, redeemableUntil: null }, caller))
    expect(refusalOf(deeds.record(village.sheet('义务扫雪', [wang]), by('clerk'))).code).toBe(
      'deed_household_closed',
    )
    expect(refusalOf(deeds.post({ document: newId(), deeds: [deed!] }, by('committee'))).code).toBe(
      'deed_household_closed',
    )
    now(deeds.withdraw({ document: newId(), deeds: [deed!], reason: '销户' }, by('committee')))
    expect(stateOf(deed!)).toBe('withdrawn')
  })

  test('a person and a team have an account from their first deed on', () => {
    const person = open([award('党员', '参加主题党日', 10, { scope: 'party', partyClasses: ['A'] })], {
      subject: 'person',
      redeemable: false,
    })
    const wang = person.household('王桂花', 0)
    const form = person.sheet('参加主题党日', [wang.head])
    expect(refusalOf(person.deeds.record(form, person.by('committee')))).toMatchObject({
      code: 'deed_party_class',
      sentence: '0001 号王桂花不在这一条说的党员（A）里，请去掉。',
    })
    person.store.sqlite.prepare('UPDATE persons SET party_member = 1 WHERE id = ?').run(wang.head)
    const classed = { document: newId(), fromDate: '2026-10-01', approver: '党支部' }
    const rows = [{ person: wang.head, class: 'A' as const }]
    now(person.shop.services.party.classify({ ...classed, rows }, person.admin))
    now(person.deeds.record(form, person.by('committee')))
    now(person.deeds.record({ ...form, document: newId(), evenTwice: true }, person.by('committee')))
    const subject = person.store.sqlite
      .prepare('SELECT id FROM subjects WHERE person = ?')
      .pluck()
      .get(wang.head)
    expect(person.points({ subject: subject as string })).toBe(2000)
    expect(person.audit().findings).toEqual([])
  })
})

test("a household's own ledger says what each point was for", () => {
  const { household, record, decide, deeds, by, shop, caller } = open(CLAUSES, { steps: CHECKED })
  const [wang, li] = [household('王桂花', 0), household('李长顺', 0)]
  const lines = [
    ...record('义务扫雪', [wang, li]),
    ...record('照看孤寡老人', [wang], { evidence: '送饭' }, 700),
  ]
  now(decide(lines, by('assessor')))
  now(deeds.post({ document: newId(), deeds: lines }, by('committee')))
  const ledger = (who: { id: string }) =>
    now(shop.services.households.ledger({ household: who.id, offset: 0, limit: 10 }, caller)).entries.map(
      ({ deed, change }) => [deed?.text, change],
    )
  expect(ledger(wang)).toEqual([
    ['照看孤寡老人', 700],
    ['义务扫雪', 500],
  ])
  expect(ledger(li)).toEqual([['义务扫雪', 500]])
  expect(
    now(deeds.ofHousehold({ household: wang.id }, caller)).map(({ clauseText, stepName }) => [
      clauseText,
      stepName,
    ]),
  ).toEqual([
    ['照看孤寡老人', '已入账'],
    ['义务扫雪', '已入账'],
  ])
})
