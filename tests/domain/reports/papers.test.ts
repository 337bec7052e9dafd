import { read, utils } from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HouseholdYear } from '#main/api/reports.ts'
import { createReports } from '#main/domain/reports/reports.service.ts'
import { DEFAULT_SETTINGS } from '#main/domain/schemes/settings.ts'
import { createBookAside } from '#main/hosts/book-aside.ts'
import { expectOk } from '#main/kernel/result.ts'
import { now, type TestHousehold } from '../../kit/counter-shop.ts'
import { refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openReportShop, type ReportShop } from './report-shop.ts'

let village: ReportShop
let guihua: TestHousehold
let dashan: TestHousehold
const year = { from: '2026-01-01', to: '2026-12-31' }

beforeEach(() => {
  village = openReportShop()
  guihua = village.household('王桂花', 2000)
  dashan = village.household('李大山', 0)
})
afterEach(() => village.close())

const asked = (span: { from: string; to: string } = year) => ({ scheme: village.scheme, ...span })
const cells = (bytes: string, sheet = 0) => {
  const book = read(bytes, { type: 'base64' })
  return utils.sheet_to_json<(string | number)[]>(book.Sheets[book.SheetNames[sheet]!]!, { header: 1 })
}

function redeem(who: TestHousehold, ...goods: (readonly [item: string, quantity: number])[]): void {
  now(
    village.shop.services.redemption.confirm(
      {
        cart: {
          id: newId(),
          household: who.id,
          lines: goods.map(([item, quantity]) => ({ item, quantity })),
          collector: { kind: 'member', person: who.head },
          identity: { by: 'card' },
        },
        spendableShown: village.spendable(who),
      },
      village.caller,
    ),
  )
}

const shownYear = ({ months }: HouseholdYear) =>
  months.map(({ awarded, deducted, redeemed, other, balance }) => [
    awarded,
    deducted,
    redeemed,
    other,
    balance,
  ])

describe('一户一册', () => {
  it('says line by line what was given, for what, and what was fetched for it, with full names', async () => {
    const soap = village.goods('雕牌肥皂', 400, 20, 5000)
    village.day('2026-03-10')
    village.deed('sweep', guihua, 500, '2026-03-08')
    village.deed('rude', guihua, 300)
    village.deed('help', dashan, 900)
    now(
      village.shop.services.session.openShift(
        { writer: village.people.writer, issuer: village.people.issuer },
        village.caller,
      ),
    )
    const towel = village.goods('毛巾', 100, 20, 5000)
    redeem(guihua, [soap.id, 2], [towel.id, 1])
    const booklet = expectOk(
      await village.reports.booklet(
        { ...asked({ from: '2026-02-01', to: '2026-03-31' }), household: guihua.id },
        village.office,
      ),
    )
    expect(booklet).toMatchObject({
      village: '兴隆沟村',
      household: { number: '0001', headName: '王桂花', members: [{ name: '王桂花' }] },
      opening: 2000,
      closing: 1300,
      totals: { awarded: 500, deducted: 300, redeemed: 900, other: 0 },
      place: 2,
      places: 2,
    })
    expect(
      booklet.lines.map(({ day, happenedOn, kind, why, change, balance }) => [
        day,
        happenedOn,
        kind,
        why,
        change,
        balance,
      ]),
    ).toEqual([
      ['2026-03-10', '2026-03-08', 'award', '参加村里大扫除', 500, 2500],
      ['2026-03-10', null, 'deduct', '乱倒垃圾', -300, 2200],
      ['2026-03-10', null, 'redeem', '雕牌肥皂×2、毛巾×1', -900, 1300],
    ])
    const march = [
      [0, 0, 0, 2000, 2000],
      [0, 0, 0, 0, 2000],
      [500, 300, 900, 0, 1300],
      ...Array.from({ length: 9 }, () => [0, 0, 0, 0, null]),
    ]
    expect(shownYear(booklet.year)).toEqual(march)
    expect(booklet.year.opening).toBe(0)
    expect(
      shownYear(
        now(
          village.reports.year({ scheme: village.scheme, household: guihua.id, year: 2026 }, village.office),
        ),
      ),
    ).toEqual(march)
  })

  it('begins a year with what the year before left, and a deed counts in the month in which it happened', () => {
    village.day('2026-12-30')
    village.deed('sweep', guihua, 500, '2026-11-20')
    village.day('2027-01-10')
    village.deed('help', guihua, 900, '2026-12-31')
    village.deed('rude', guihua, 300)
    const of = (year: number) =>
      now(village.reports.year({ scheme: village.scheme, household: guihua.id, year }, village.office))
    expect(shownYear(of(2026)).slice(-2)).toEqual([
      [500, 0, 0, 0, 2500],
      [900, 0, 0, 0, 3400],
    ])
    expect(of(2027).opening).toBe(3400)
    expect(shownYear(of(2027)).slice(0, 2)).toEqual([
      [0, 300, 0, 0, 3100],
      [0, 0, 0, 0, null],
    ])
  })

  it('asks for a household that there is, in points that are kept by household', () => {
    const unknown = { scheme: village.scheme, household: newId(), year: 2026 }
    expect(refusalOf(village.reports.year(unknown, village.office)).code).toBe('household_unknown')
  })

  it('is there for a household that nothing has happened to yet', async () => {
    const booklet = expectOk(
      await village.reports.booklet({ ...asked(), household: dashan.id }, village.office),
    )
    expect(booklet).toMatchObject({ opening: 0, closing: 0, lines: [], place: null })
  })
})

describe('the household’s own ledger', () => {
  const ledger = (more: { sort?: 'award' | 'deduct' | 'redeem' | 'other'; from?: string; to?: string }) =>
    now(
      village.shop.services.households.ledger(
        { household: guihua.id, offset: 0, limit: 100, ...more },
        village.office,
      ),
    ).entries.map(({ sort, deed, change, balance }) => [sort, deed?.text ?? '', change, balance])

  it('names the clause of each line, and keeps the running balance when only some are looked at', () => {
    village.day('2026-02-10')
    const deed = village.deed('sweep', guihua, 500)
    village.deed('rude', guihua, 300)
    village.day('2026-03-10')
    now(village.shop.services.deeds.reverse({ document: newId(), deed, reason: '记错了' }, village.office))
    expect(ledger({})).toEqual([
      ['award', '参加村里大扫除', -500, 1700],
      ['deduct', '乱倒垃圾', -300, 2200],
      ['award', '参加村里大扫除', 500, 2500],
      ['other', '', 2000, 2000],
    ])
    expect(ledger({ sort: 'deduct' })).toEqual([['deduct', '乱倒垃圾', -300, 2200]])
    expect(ledger({ from: '2026-03-01', to: '2026-03-31' })).toHaveLength(1)
    expect(ledger({ to: '2026-01-31' })).toEqual([['other', '', 2000, 2000]])
  })
})

describe('光荣榜', () => {
  it('finds the honours by their name, says what each awards, and shows who has it', async () => {
    village.day('2026-03-10')
    const taken = village.deed('family', guihua, 2000)
    village.deed('family', dashan, 2000)
    village.deed('sweep', dashan, 500)
    now(
      village.shop.services.deeds.reverse(
        { document: newId(), deed: taken, reason: '公示有误' },
        village.office,
      ),
    )
    const list = expectOk(
      await village.reports.honours({ ...asked(), classes: null, names: 'kept' }, village.office),
    )
    expect(list.classes).toEqual(['环境卫生', '邻里互助', '荣誉'])
    expect(list.chosen).toBeNull()
    expect(
      list.sheet.honours.map(({ text, award, people }) => [text, award, people.map(({ name }) => name)]),
    ).toEqual([
      ['评上最美家庭', '20 分', ['李大山']],
      ['送子女参军', '还没定', []],
    ])
    const chosen = expectOk(
      await village.reports.honours(
        { ...asked(), classes: ['邻里互助', '没有这一类'], names: 'kept' },
        village.office,
      ),
    )
    expect(chosen.chosen).toEqual(['邻里互助'])
  })
})

describe('workbooks', () => {
  it('hold every household with its number as it is written, and the totals below', async () => {
    village.day('2026-03-10')
    village.deed('sweep', guihua, 550)
    village.deed('rude', dashan, 300)
    const made = expectOk(
      await village.reports.sheetWorkbook({ ...asked(), by: 'class', group: null }, village.office),
    )
    expect(made.fileName).toBe('积分汇总 2026-01-01 2026-12-31.xlsx')
    expect(cells(made.bytes)).toEqual([
      ['积分　2026年1月1日到2026年12月31日'],
      ['名次', '户号', '组别', '户主', '环境卫生', '加分', '减分', '得分', '现有积分'],
      [1, '0001', '三组', '王桂花', 5.5, 5.5, undefined, 5.5, 25.5],
      [undefined, '0002', '三组', '李大山', -3, undefined, -3, -3, -3],
      ['合计', undefined, undefined, undefined, 2.5, 5.5, -3, 2.5, 22.5],
    ])
  })

  it('of a day hold what happened and for which clause; of a household its booklet; of honours who has them', async () => {
    village.day('2026-03-10')
    village.deed('family', guihua, 2000)
    const span = { from: '2026-03-10', to: '2026-03-10' }
    const record = cells(expectOk(await village.reports.recordWorkbook(asked(span), village.office)).bytes)
    expect(record[2]).toEqual(
      expect.arrayContaining([
        '2026-03-10',
        '0001',
        '王桂花',
        '荣誉',
        '评上最美家庭',
        '早上集合',
        20,
        '张会计',
      ]),
    )
    const booklet = cells(
      expectOk(
        await village.reports.bookletWorkbook({ ...asked(span), household: guihua.id }, village.office),
      ).bytes,
    )
    expect(booklet[0]).toEqual(['0001 号王桂花　积分　2026年3月10日'])
    expect(booklet.slice(2).map((row) => row.at(-1))).toEqual([20, 40])
    const honours = expectOk(
      await village.reports.honoursWorkbook({ ...asked(), classes: null, names: 'kept' }, village.office),
    ).bytes
    expect(cells(honours)[2]).toEqual(['评上最美家庭', '0001', '三组', '王桂花', '3月10日'])
    expect(
      cells(honours, 1)
        .slice(2)
        .map((row) => row[1]),
    ).toEqual(['20 分', '还没定'])
  })
})

describe('a large book', () => {
  it('is asked on a thread beside the counter, and answers the same', async () => {
    village.day('2026-03-10')
    village.deed('sweep', guihua, 550)
    let threads = 0
    const beside = createBookAside(village.store.sqlite.name)
    const { store, shop } = village
    const large = createReports({
      store,
      ledger: shop.ledger,
      ...shop.services,
      largeFrom: 0,
      aside: (work, form) => {
        threads += 1
        return beside('made', { make: work, form })
      },
    })
    const sheet = { ...asked(), by: 'month' as const, group: null }
    expect(expectOk(await large.sheet(sheet, village.office))).toEqual(
      expectOk(await village.reports.sheet(sheet, village.office)),
    )
    const flows = expectOk(await large.flows(asked(), village.office))
    expect(flows.months[2]).toEqual({ month: '2026-03', awarded: 550, deducted: 0, redeemed: 0, other: 0 })
    const file = expectOk(await large.sheetWorkbook(sheet, village.office))
    expect(cells(file.bytes)[2]!.slice(0, 4)).toEqual([1, '0001', '三组', '王桂花'])
    expect(threads).toBe(3)
  })
})

describe('what is refused', () => {
  it.each([
    ['scheme_unknown', () => ({ ...asked(), scheme: newId() })],
    ['report_span', () => asked({ from: '2026-02-01', to: '2026-01-01' })],
    ['report_span', () => asked({ from: '2020-01-01', to: '2026-01-01' })],
  ] as const)('%s', async (code, input) => {
    expect(refusalOf((await village.reports.record(input(), village.office)) as never).code).toBe(code)
  })

  it('a household that is not there, and a booklet of a household where people have the points', async () => {
    const unknown = await village.reports.booklet({ ...asked(), household: newId() }, village.office)
    expect(refusalOf(unknown as never).code).toBe('household_unknown')
    const party = newId()
    now(
      village.shop.services.schemes.decide(
        {
          document: newId(),
          scheme: party,
          name: '党员积分',
          fromDate: village.shop.ledger.today(),
          approver: '支部',
          settings: { ...DEFAULT_SETTINGS, subject: 'person', redeemable: false },
        },
        village.office,
      ),
    )
    const refused = await village.reports.booklet(
      { scheme: party, ...year, household: guihua.id },
      village.office,
    )
    expect(refusalOf(refused as never).code).toBe('report_not_households')
    const members = expectOk(
      await village.reports.sheet({ scheme: party, ...year, by: 'quarter', group: null }, village.office),
    )
    expect(members.rows.every(({ merit }) => merit === 0)).toBe(true)
  })
})
