import { afterEach, describe, expect, test } from 'vitest'
import type { SchemeSettings } from '#main/api/schemes.ts'
import { openReadOnly } from '#main/db/read-only.ts'
import { auditBook } from '#main/domain/audit/audit.service.ts'
import { subjectPoints, systemPoints } from '#main/domain/ledger/accounts.ts'
import { villageFileOf } from '#main/hosts/app.ts'
import type { SubjectId } from '#main/kernel/ids.ts'
import { expectOk } from '#main/kernel/result.ts'
import { now, type TestHousehold } from '../../kit/counter-shop.ts'
import { type OfficeShop, openOfficeShop, refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'

let office: OfficeShop
let wang: TestHousehold
let li: TestHousehold
let fund: string
afterEach(() => {
  const book = expectOk(openReadOnly(villageFileOf(office.folder)))
  expect(auditBook(book).findings).toEqual([])
  book.close()
  office.close()
})

/** 天元: a year of points, and in the January after it 0.50 元 for each. */
const TIANYUAN: Partial<SchemeSettings> = {
  cycle: 'year',
  cycleEnd: 'clear',
  redeemable: false,
  reward: { mode: 'cash', prizes: [], fenPerPoint: 50 },
}
const open = (settings: Partial<SchemeSettings> = {}, { held = 100_000, yearOver = true } = {}) => {
  office = openOfficeShop({ ...TIANYUAN, ...settings }, '2026-12-30T01:00:00Z')
  wang = office.household('王桂花', 120_000)
  li = office.household('李长顺', 30_050)
  fund = office.fund('集体经济', held)
  if (yearOver) office.clock.set('2027-01-02T01:00:00Z')
}

const cycles = () => office.shop.services.cycles
const preview = () => now(cycles().previewPayout({ scheme: office.scheme }, office.accountant))
const form = (seen = preview().seen) => ({
  document: newId(),
  scheme: office.scheme,
  fund,
  seen,
  reason: '村民代表会议',
})
const payOut = (input = form()) => cycles().payOut(input, office.accountant)
const state = () => now(cycles().states({}, office.accountant))[0]?.payout
const held = () => now(office.shop.services.stock.funds({}, office.accountant))[0]?.balanceFen
const reverse = (of: string) =>
  office.shop.services.points.reverse(
    { document: newId(), of, reason: '名单有误', evenBelow: false },
    office.accountant,
  )
const give = (who: TestHousehold, amount: number) =>
  office.post('points_granted', [
    {
      debit: subjectPoints(office.scheme, who.subject as SubjectId),
      credit: systemPoints(office.scheme, 'issued'),
      amount,
    },
  ])

describe('天元: points become money once the year is over', () => {
  test('the list says what everybody gets; then the points are gone, the money has left the fund', () => {
    open()
    expect(preview()).toMatchObject({
      cycle: { name: '2026年', to: '2026-12-31' },
      rows: [
        { name: '王桂花', points: 120_000, fen: 60_000 },
        { name: '李长顺', points: 30_050, fen: 15_025 },
      ],
      paid: 2,
      points: 150_050,
      fen: 75_025,
    })
    const done = now(payOut())
    expect(done).toMatchObject({ subjects: 2, points: 150_050, fen: 75_025, fundLeftFen: 24_975 })
    expect(done.serial).toMatch(/^XJ27-/)
    expect([office.spendable(wang), office.spendable(li), held()]).toEqual([0, 0, 24_975])
    expect(state()).toMatchObject({ paid: { serial: done.serial } })
  })

  test('the sheet to sign says points and money of each household, and from which fund', () => {
    open()
    const { id } = now(payOut())
    const sheet = now(office.shop.services.points.document({ document: id }, office.accountant))
    expect(sheet).toMatchObject({
      title: '积分兑现单',
      total: -150_050,
      payout: { fund: '集体经济', cycle: '2026年', fenPerPoint: 50, totalFen: 75_025 },
      rows: [
        { number: '0001', headName: '王桂花', points: -120_000, fen: 60_000 },
        { number: '0002', headName: '李长顺', points: -30_050, fen: 15_025 },
      ],
    })
  })

  test('what came in since belongs to the next year, and clearing the year afterwards takes nothing of it', () => {
    open()
    give(wang, 500)
    now(payOut())
    expect(office.spendable(wang)).toBe(500)
    expect(now(cycles().previewEnd({ scheme: office.scheme }, office.accountant)).rows).toEqual([])
  })

  test('is not paid twice, and says by which document it was', () => {
    open()
    const { seen } = preview()
    const done = now(payOut(form(seen)))
    expect(refusalOf(payOut(form(seen)))).toMatchObject({
      code: 'payout_paid',
      sentence: `2026年已经兑现过了（${done.serial}）。要重来，请先冲销那一张。`,
    })
    expect(held()).toBe(24_975)
  })

  test('the same sheet sent twice is one', () => {
    open()
    const once = form()
    const first = now(payOut(once))
    expect(now(payOut(once))).toMatchObject({ serial: first.serial, repeated: true, fen: 75_025 })
    expect(held()).toBe(24_975)
  })

  test('comes back as a whole, points and money, and may then be paid again', () => {
    open()
    const done = now(payOut())
    now(reverse(done.id))
    expect([office.spendable(wang), office.spendable(li), held()]).toEqual([120_000, 30_050, 100_000])
    expect(refusalOf(reverse(done.id)).code).toBe('reversed_before')
    expect(now(payOut()).fen).toBe(75_025)
  })
})

describe('who is paid what', () => {
  test('only what lies above a base that may not be spent', () => {
    open({ base: { pointsHundredths: 10_000, spendable: false }, cycleEnd: 'base' })
    expect(preview().rows.map(({ points }) => points)).toEqual([110_000, 20_050])
  })

  test('nothing below the gate or the minimum score, and the list says why', () => {
    open({ gateHundredths: 40_000 })
    expect(preview().rows[1]).toMatchObject({ points: 0, fen: 0, why: '可兑的不到 400 分' })
    now(payOut())
    expect(office.spendable(li)).toBe(30_050)
    office.close()
    open({ minimumScoreHundredths: 60_000 })
    expect(preview().rows[1]).toMatchObject({ fen: 0, why: '总积分不到 600 分' })
  })

  test('nothing to a household that is frozen', () => {
    open()
    office.store.sqlite
      .prepare(
        `INSERT INTO freezes (document, subject, scheme, from_day, until_day)
         SELECT id, ?, ?, '2026-12-01', '2027-12-31' FROM documents WHERE kind = 'founding'`,
      )
      .run(wang.subject, office.scheme)
    expect(preview()).toMatchObject({
      paid: 1,
      rows: [{ fen: 0, why: '积分冻结到2027年12月31日' }, { fen: 15_025 }],
    })
    office.store.sqlite.exec('DELETE FROM freezes')
  })

  test('a part of a fen is dropped, never rounded up', () => {
    office = openOfficeShop(
      { ...TIANYUAN, precision: 2, reward: { mode: 'cash', prizes: [], fenPerPoint: 33 } },
      '2026-12-30T01:00:00Z',
    )
    office.household('王桂花', 1255)
    office.clock.set('2027-01-02T01:00:00Z')
    expect(preview().rows[0]).toMatchObject({ points: 1255, fen: 414 })
  })

  test('a scheme without cycles is paid out by the year', () => {
    open({ cycle: 'none', cycleEnd: 'carry' })
    expect(preview().cycle.name).toBe('2026年')
  })
})

describe('what is refused, with nothing written', () => {
  test('a fund that holds too little: how much there is, how much is missing', () => {
    open({}, { held: 50_000 })
    expect(refusalOf(payOut())).toMatchObject({
      code: 'fund_short',
      sentence: '“集体经济”里只有 500.00 元，不够付 750.25 元，还差 250.25 元。请换一笔资金，或先记到账。',
      facts: { left: 50_000, wanted: 75_025 },
    })
    expect([office.spendable(wang), held()]).toEqual([120_000, 50_000])
    expect(refusalOf(payOut({ ...form(), fund: newId() })).code).toBe('fund_unknown')
  })

  test('a scheme whose points buy goods', () => {
    open({ reward: { mode: 'spend', prizes: [], fenPerPoint: 0 } })
    expect(refusalOf(cycles().previewPayout({ scheme: office.scheme }, office.accountant)).code).toBe(
      'payout_not_cash',
    )
    expect(state()).toBeNull()
  })

  test('a year that is not over', () => {
    open({}, { yearOver: false })
    expect(refusalOf(payOut(form('x'))).code).toBe('payout_not_over')
    expect(state()).toMatchObject({ over: null, paid: null })
  })

  test('a list that has changed since somebody looked at it', () => {
    open()
    const { seen } = preview()
    office.post('correction', [
      {
        debit: systemPoints(office.scheme, 'issued'),
        credit: subjectPoints(office.scheme, wang.subject as SubjectId),
        amount: 10_000,
      },
    ])
    expect(refusalOf(payOut(form(seen))).code).toBe('payout_changed')
  })

  test('a year whose points were cleared already, and a year in which nobody has any', () => {
    open()
    const ends = now(cycles().previewEnd({ scheme: office.scheme }, office.accountant))
    const ended = now(
      cycles().end(
        { document: newId(), scheme: office.scheme, seen: ends.seen, reason: '年底' },
        office.accountant,
      ),
    )
    expect(refusalOf(payOut(form('x')))).toMatchObject({
      code: 'payout_cleared',
      facts: { serial: ended.serial },
    })
    office.close()
    office = openOfficeShop(TIANYUAN, '2026-12-30T01:00:00Z')
    fund = office.fund('集体经济', 100)
    office.clock.set('2027-01-02T01:00:00Z')
    expect(refusalOf(payOut()).code).toBe('payout_nobody')
  })
})
