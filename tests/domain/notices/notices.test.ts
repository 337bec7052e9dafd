import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { now } from '../../kit/counter-shop.ts'
import { refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'
import { type NoticeShop, openNoticeShop } from './notice-shop.ts'

let village: NoticeShop
let guihua: ReturnType<NoticeShop['household']>
let meihua: ReturnType<NoticeShop['household']>
let dashan: ReturnType<NoticeShop['household']>

beforeEach(() => {
  village = openNoticeShop()
  guihua = village.household('王桂花', 0)
  meihua = village.household('王梅花', 0)
  dashan = village.household('李大山', 0)
})
afterEach(() => village.close())

const preview = (change: Parameters<NoticeShop['form']>[0]) =>
  now(village.notices.preview(village.form(change), village.committee))
const view = (notice: string) => now(village.notices.view({ notice }, village.committee))
const post = (notice: string, document = newId()) =>
  village.notices.post({ document, notice }, village.committee)

describe('what hangs', () => {
  it('shows who, when, for which clause and how much, and nothing that anybody typed', () => {
    const deeds = village.record('sweep', [guihua, dashan])
    const { from: _from, until: _until, ...board } = preview({ deeds })
    expect(board.rows).toEqual([
      ['1', '三组', '王*花', '11月9日', '参加村里大扫除', '+5'],
      ['2', '三组', '李*山', '11月9日', '参加村里大扫除', '+5'],
    ])
    expect(JSON.stringify(board)).not.toMatch(/带头|看见的|王桂花|\d{4}/)
    expect(board.span).toBe('11月10日至11月12日，共 3 天')
    expect(board.signedOn).toBe('二〇二六年十一月十日')
    expect(board.signature).toBe('兴隆沟村村民委员会')
    expect(board.remarks[0]).toContain('11月12日以前到兑换台')
  })

  it('tells 王桂花 and 王梅花 of one group apart and says how', () => {
    const board = preview({ deeds: village.record('sweep', [meihua, guihua]) })
    expect(board.rows.map((row) => row[2])).toEqual(['王*花（甲）', '王*花（乙）'])
    expect(board.remarks[1]).toContain('甲、乙、丙')
  })

  it('says of what was taken only the class', () => {
    const deeds = [...village.record('rude', [dashan]), ...village.record('veto', [guihua])]
    expect(preview({ deeds }).rows).toEqual([
      ['1', '三组', '王*花', '11月9日', '守法', '一票否决'],
      ['2', '三组', '李*山', '11月9日', '家风', '−3'],
    ])
  })

  it('writes a thousand with a comma and in words', () => {
    const deeds = village.record('donate', [guihua], { each: 150_000 })
    expect(preview({ deeds }).rows[0]!.slice(4)).toEqual(['捐款一千元以上', '+1,500'])
  })

  it('says how many where it was more than one', () => {
    const deeds = village.record('sweep', [guihua], { quantity: 3 })
    expect(preview({ deeds }).rows[0]!.slice(4)).toEqual(['参加村里大扫除（3 次）', '+15'])
  })

  it('stays as it hung, whatever is changed in the register afterwards', () => {
    const deeds = village.record('sweep', [guihua, dashan])
    const before = preview({ deeds })
    const notice = village.publish(deeds)
    village.store.sqlite.prepare("UPDATE households SET group_name = '五组'").run()
    village.store.sqlite.prepare("UPDATE persons SET name = '赵六六'").run()
    const { from: _from, until: _until, ...board } = before
    expect(view(notice).board).toEqual(board)
  })

  it('keeps full names out of the chain, also where they hang in full', () => {
    const deeds = village.record('sweep', [guihua])
    const notice = village.publish(deeds, { mask: 'full', approver: '村民代表会议' })
    expect(view(notice).board.rows[0]![2]).toBe('王桂花')
    const { content } = village.store.sqlite
      .prepare('SELECT content FROM documents WHERE id = ?')
      .get(notice) as { content: string }
    expect(content).toContain('王*花')
    expect(content).not.toContain('王桂花')
  })

  it('ranks by what was given and taken in a time, equal ones in one place, nobody for less than nothing', () => {
    const given = village.record('sweep', [guihua, meihua])
    const more = village.record('sweep', [guihua], { day: '2026-11-08' })
    const taken = village.record('rude', [dashan])
    const notice = village.publish([...given, ...more, ...taken])
    village.day('2026-11-13')
    now(post(notice))
    const period = { from: '2026-11-01', to: '2026-11-30' }
    const board = preview({ kind: 'ranking', period })
    expect(board.about).toBe('积分　二〇二六年十一月')
    expect(board.rows).toEqual([
      ['第 1 名', '三组', '王*花（甲）', '10'],
      ['第 2 名', '三组', '王*花（乙）', '5'],
    ])
    expect(preview({ kind: 'ranking', period, top: 1 }).rows).toHaveLength(1)
    expect(preview({ kind: 'period', period }).rows).toEqual([
      ['1', '三组', '王*花（甲）', '10', '0', '10', '10'],
      ['2', '三组', '王*花（乙）', '5', '0', '5', '5'],
      ['3', '三组', '李*山', '0', '−3', '−3', '−3'],
    ])
    const ranked = newId()
    now(
      village.notices.publish(
        { document: ranked, ...village.form({ kind: 'ranking', period }) },
        village.committee,
      ),
    )
    expect(view(ranked).lines[0]).toMatchObject({ household: guihua.id, deed: null })
  })
})

describe('before a cycle is cleared', () => {
  beforeEach(() => {
    village.close()
    village = openNoticeShop({ steps: [], cycle: 'month', cycleEnd: 'clear' })
    guihua = village.household('王桂花', 1500)
    dashan = village.household('李大山', 0)
  })

  it('everybody sees who has what and what will go, and nothing has gone yet', () => {
    expect(now(village.notices.overview({}, village.committee)).cycleEnds).toEqual([])
    village.day('2026-12-02')
    expect(now(village.notices.overview({}, village.committee)).cycleEnds).toEqual([
      { scheme: village.scheme, name: '积分', cycle: '2026年11月' },
    ])
    const document = newId()
    const form = village.form({ kind: 'cycle_end', days: 7 })
    now(village.notices.publish({ document, ...form }, village.committee))
    const { board } = view(document)
    expect(board.about).toBe('积分　二〇二六年十一月')
    expect(board.columns.map(({ title }) => title)).toEqual([
      '行',
      '组别',
      '姓名',
      '现有积分',
      '清零',
      '以后有',
    ])
    expect(board.rows).toEqual([['1', '三组', '王*花', '15', '−15', '0']])
    expect(village.spendable(guihua)).toBe(1500)
  })

  it('says why where no cycle is over', () => {
    const refused = refusalOf(village.notices.preview(village.form({ kind: 'cycle_end' }), village.committee))
    expect(refused.code).toMatch(/^cycle/)
  })
})

describe('what is refused when a notice is hung up, in this order', () => {
  it.each([
    ['scheme_unknown', { scheme: newId(), days: 0 }],
    ['notice_days', { days: 0, mask: 'full' }],
    ['notice_days', { days: 93 }],
    ['notice_full_undecided', { mask: 'full', deeds: [] }],
    ['notice_empty', { deeds: [], title: '王桂花' }],
    ['notice_deed_not_ready', { deeds: [newId()], days: 1 }],
    ['notice_period', { kind: 'ranking', period: { from: '2026-12-01', to: '2026-12-31' } }],
    ['notice_period', { kind: 'ranking', period: { from: '2026-11-09', to: '2026-11-01' } }],
    ['notice_period', { kind: 'period', period: null }],
    ['notice_nobody', { kind: 'period', period: { from: '2026-11-01', to: '2026-11-30' } }],
  ] as const)('%s', (code, change) => {
    const refused = refusalOf(village.notices.preview(village.form(change as never), village.committee))
    expect(refused.code).toBe(code)
  })

  it('days fewer than the step asks for come before a title with a name, and that before anything hangs', () => {
    const deeds = village.record('sweep', [guihua])
    const refused = (change: Parameters<NoticeShop['form']>[0]) =>
      refusalOf(
        village.notices.publish(
          { document: newId(), ...village.form({ deeds, ...change }) },
          village.committee,
        ),
      )
    expect(refused({ days: 2, title: '王桂花' })).toMatchObject({
      code: 'notice_days_short',
      facts: { needed: 3 },
    })
    expect(refused({ title: '王桂花的公示' })).toMatchObject({
      code: 'notice_text_private',
      facts: { line: '标题' },
    })
    expect(refused({ place: '13812345678' })).toMatchObject({ facts: { line: '到哪里提异议' } })
    expect(now(village.notices.overview({}, village.committee)).hanging).toEqual([])
    expect(village.state(deeds[0]!)).toBe('under_way')
  })

  it('what hangs already, or waits for an answer, does not hang again', () => {
    const deeds = village.record('sweep', [guihua, dashan])
    village.object(deeds[1]!)
    expect(refusalOf(village.notices.preview(village.form({ deeds }), village.committee)).code).toBe(
      'deed_disputed',
    )
    village.publish(deeds.slice(0, 1))
    expect(
      refusalOf(village.notices.preview(village.form({ deeds: deeds.slice(0, 1) }), village.committee)).code,
    ).toBe('notice_deed_not_ready')
  })

  it('pressed twice it hangs once', () => {
    const input = { document: newId(), ...village.form({ deeds: village.record('sweep', [guihua]) }) }
    const once = now(village.notices.publish(input, village.committee))
    expect(now(village.notices.publish(input, village.committee))).toEqual({ ...once, repeated: true })
    expect(now(village.notices.overview({}, village.committee)).hanging).toHaveLength(1)
  })
})

describe('when the days are over', () => {
  it('nothing posts before, everything undisputed after, each for the day it happened', () => {
    const early = village.record('sweep', [guihua], { day: '2026-11-02' })
    const deeds = [...early, ...village.record('sweep', [dashan])]
    const notice = village.publish(deeds)
    village.day('2026-11-12')
    expect(refusalOf(post(notice))).toMatchObject({ code: 'notice_running' })
    expect(view(notice).head).toMatchObject({ daysLeft: 1, postable: 0 })
    village.day('2026-11-13')
    expect(view(notice).head).toMatchObject({ daysLeft: 0, postable: 2 })
    expect(now(village.notices.overview({}, village.committee)).ended).toHaveLength(1)
    const document = newId()
    const posted = now(post(notice, document))
    expect(posted).toMatchObject({ posted: 2, further: 0, total: 1000, left: 0 })
    expect(now(post(notice, document))).toMatchObject({ serial: posted.serial, repeated: true })
    expect(village.spendable(guihua)).toBe(500)
    const days = village.store.sqlite
      .prepare('SELECT effective_date FROM transfers WHERE document = ? ORDER BY position')
      .all(document) as { effective_date: string }[]
    expect(days.map((row) => row.effective_date)).toEqual(['2026-11-02', '2026-11-09'])
    expect(now(village.notices.overview({}, village.committee)).ended).toEqual([])
    expect(refusalOf(post(notice)).code).toBe('notice_settled')
  })

  it('an objection stops its own line only; dismissed, that line follows', () => {
    const deeds = village.record('sweep', [guihua, dashan])
    const notice = village.publish(deeds)
    const objection = village.object(deeds[0]!, { notice })
    village.day('2026-11-13')
    expect(view(notice).head).toMatchObject({ disputed: 1, postable: 1 })
    expect(now(post(notice))).toMatchObject({ posted: 1, left: 1 })
    expect([village.spendable(guihua), village.spendable(dashan)]).toEqual([0, 500])
    expect(refusalOf(post(notice))).toMatchObject({ code: 'notice_all_disputed', facts: { open: 1 } })
    village.answer(objection, 'dismissed')
    expect(now(post(notice))).toMatchObject({ posted: 1, left: 0 })
    expect(village.spendable(guihua)).toBe(500)
  })

  it('upheld before posting, the line is rejected and never posts', () => {
    const deeds = village.record('sweep', [guihua, dashan])
    const notice = village.publish(deeds)
    village.answer(village.object(deeds[0]!, { notice }), 'upheld')
    village.day('2026-11-13')
    expect(now(post(notice))).toMatchObject({ posted: 1, left: 0 })
    expect(village.state(deeds[0]!)).toBe('rejected')
    expect(village.spendable(guihua)).toBe(0)
    expect(view(notice).head).toMatchObject({ posted: 1, rejected: 1, disputed: 0 })
  })

  it('upheld after posting, that one line is mirrored, also where the points are gone', () => {
    const deeds = village.record('sweep', [guihua, dashan])
    const notice = village.publish(deeds)
    village.day('2026-11-13')
    now(post(notice))
    const objection = village.object(deeds[0]!)
    const answer = { document: newId(), objection, outcome: 'upheld' as const, text: '当天不在村里' }
    expect(now(village.notices.answer(answer, village.committee))).toMatchObject({ returned: 500 })
    expect([village.spendable(guihua), village.spendable(dashan)]).toEqual([0, 500])
    expect(village.state(deeds[0]!)).toBe('posted')
    const [row] = now(village.notices.objections({ open: false, limit: 10 }, village.committee))
    expect(row).toMatchObject({
      late: true,
      by: '赵老四',
      reason: '那天他家没来人',
      deed: { reversed: true },
      notice: { id: notice, position: 1 },
      answer: { outcome: 'upheld', text: '当天不在村里', returned: 500 },
    })
  })

  it('goes on to the next step where the scheme has one, and posts nothing', () => {
    village.close()
    village = openNoticeShop({
      steps: [
        { name: '村内公示', role: 'committee', kind: 'publish', days: 3 },
        { name: '乡镇审定', role: 'township', kind: 'check', days: 0 },
      ],
    })
    guihua = village.household('王桂花', 0)
    const deeds = village.record('sweep', [guihua])
    const notice = village.publish(deeds)
    village.day('2026-11-13')
    expect(now(post(notice))).toMatchObject({ posted: 0, further: 1 })
    expect(village.spendable(guihua)).toBe(0)
    expect(village.state(deeds[0]!)).toBe('under_way')
  })

  it('leaves out what cannot be posted, says why, and posts the rest', () => {
    const deeds = village.record('sweep', [guihua, dashan])
    const notice = village.publish(deeds)
    village.store.sqlite.prepare("UPDATE households SET status = 'closed' WHERE id = ?").run(guihua.id)
    village.day('2026-11-13')
    expect(view(notice).blocked).toMatchObject([{ position: 1, sentence: expect.stringContaining('销户') }])
    expect(view(notice).head.postable).toBe(1)
    expect(now(post(notice))).toMatchObject({ posted: 1, left: 1 })
    expect(refusalOf(post(notice)).code).toBe('notice_all_blocked')
  })

  it('refuses to post what is no notice, or what only shows', () => {
    expect(refusalOf(post(newId())).code).toBe('notice_unknown')
    const deeds = village.record('sweep', [guihua])
    const notice = village.publish(deeds)
    village.day('2026-11-13')
    now(post(notice))
    const ranked = newId()
    const period = { from: '2026-11-01', to: '2026-11-30' }
    now(
      village.notices.publish(
        { document: ranked, ...village.form({ kind: 'ranking', period }) },
        village.committee,
      ),
    )
    expect(refusalOf(post(ranked)).code).toBe('notice_nothing_to_post')
  })
})

describe('an objection', () => {
  const object = (change: Partial<Parameters<NoticeShop['notices']['object']>[0]>) =>
    village.notices.object(
      {
        document: newId(),
        deed: newId(),
        notice: null,
        madeOn: '2026-11-10',
        by: '赵老四',
        reason: '没来',
        ...change,
      },
      village.caller,
    )

  it('is refused in a fixed order', () => {
    const [deed] = village.record('sweep', [guihua]) as [string]
    const [other] = village.record('sweep', [dashan]) as [string]
    const notice = village.publish([other])
    const code = (change: Parameters<typeof object>[0]) => refusalOf(object(change)).code
    expect(code({ notice: newId(), madeOn: '2026-11-20' })).toBe('deed_unknown')
    expect(code({ deed, notice, madeOn: '2026-11-20' })).toBe('objection_not_on_notice')
    expect(code({ deed, madeOn: '2026-11-20', by: '110105194912310021' })).toBe('objection_ahead')
    expect(code({ deed, madeOn: '2026-11-01', by: '110105194912310021' })).toBe('objection_before')
    expect(code({ deed, reason: '身份证11010519491231002X' })).toBe('id_number_typed')
    expect(village.state(deed)).toBe('under_way')
  })

  it('has nothing left to say where no points stand', () => {
    const deeds = village.record('sweep', [guihua, dashan])
    village.answer(village.object(deeds[0]!), 'upheld')
    expect(refusalOf(object({ deed: deeds[0]! })).code).toBe('objection_nothing_left')
    now(
      village.shop.services.deeds.withdraw(
        { document: newId(), deeds: [deeds[1]!], reason: '记错了' },
        village.committee,
      ),
    )
    expect(refusalOf(object({ deed: deeds[1]! })).code).toBe('objection_nothing_left')
  })

  it('on the last day is in time, a day after it late, and both stop the line', () => {
    const deeds = village.record('sweep', [guihua, dashan])
    const notice = village.publish(deeds)
    village.day('2026-11-13')
    expect(now(object({ deed: deeds[0]!, notice, madeOn: '2026-11-12' })).late).toBe(false)
    expect(now(object({ deed: deeds[1]!, notice, madeOn: '2026-11-13' })).late).toBe(true)
    expect(refusalOf(post(notice))).toMatchObject({ code: 'notice_all_disputed', facts: { open: 2 } })
  })

  it('of a second person holds the line though the first was dismissed', () => {
    const deeds = village.record('sweep', [guihua])
    const notice = village.publish(deeds)
    village.answer(village.object(deeds[0]!), 'dismissed')
    const second = village.object(deeds[0]!, { by: '钱五' })
    village.day('2026-11-13')
    expect(refusalOf(post(notice)).code).toBe('notice_all_disputed')
    village.answer(second, 'dismissed')
    expect(now(post(notice))).toMatchObject({ posted: 1 })
  })

  it('that is upheld after another was upheld takes nothing twice', () => {
    const deeds = village.record('sweep', [guihua])
    const notice = village.publish(deeds)
    village.day('2026-11-13')
    now(post(notice))
    const [one, two] = [village.object(deeds[0]!), village.object(deeds[0]!, { by: '钱五' })]
    village.answer(one, 'upheld')
    village.answer(two, 'upheld')
    expect(village.spendable(guihua)).toBe(0)
  })

  it('is answered once', () => {
    const [deed] = village.record('sweep', [guihua]) as [string]
    const objection = village.object(deed)
    const answer = (change: object) =>
      village.notices.answer(
        { document: newId(), objection, outcome: 'dismissed', text: '查过了', ...change },
        village.committee,
      )
    expect(refusalOf(answer({ objection: newId() })).code).toBe('objection_unknown')
    expect(refusalOf(answer({ text: '身份证11010519491231002X' })).code).toBe('id_number_typed')
    now(answer({}))
    expect(refusalOf(answer({ outcome: 'upheld' })).code).toBe('objection_answered')
  })

  it('finds the deeds of a household, newest first', () => {
    village.record('sweep', [guihua], { day: '2026-11-03' })
    village.record('rude', [guihua], { day: '2026-11-08' })
    const deeds = now(village.notices.deedsOf({ household: guihua.id }, village.caller))
    expect(deeds.map(({ happenedOn, points }) => [happenedOn, points])).toEqual([
      ['2026-11-08', -300],
      ['2026-11-03', 500],
    ])
  })
})
