import { afterEach, describe, expect, it } from 'vitest'
import { subjectPoints, systemPoints } from '#main/domain/ledger/accounts.ts'
import { hulin } from '#main/domain/rules/templates/hulin.ts'
import { xiyi } from '#main/domain/rules/templates/xiyi.ts'
import type { SubjectId } from '#main/kernel/ids.ts'
import { expectOk } from '#main/kernel/result.ts'
import type { TestHousehold } from '../../kit/counter-shop.ts'
import { now } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openReportShop, type ReportShop } from './report-shop.ts'

let village: ReportShop
afterEach(() => village.close())

const sheet = async (from: string, to: string, by: 'class' | 'month' | 'quarter' = 'month') =>
  expectOk(await village.reports.sheet({ scheme: village.scheme, from, to, by, group: null }, village.office))
const places = async (from: string, to: string) =>
  (await sheet(from, to)).rows.map(({ name, merit, place, prize }) => [name, merit / 100, place, prize])

const grant = (who: TestHousehold, points: number, effectiveDate: string) =>
  now(
    village.shop.services.points.grant(
      { document: newId(), effectiveDate, reason: '帮忙清渠', rows: [{ household: who.id, points }] },
      village.office,
    ),
  )

describe('what counts as merit', () => {
  it('is what deeds gave and took and what was given by hand; nothing else that moves points', async () => {
    village = openReportShop()
    const guihua = village.household('王桂花', 8000)
    village.day('2026-02-10')
    village.deed('sweep', guihua, 500)
    village.deed('rude', guihua, 300)
    grant(guihua, 200, '2026-02-09')
    const own = (kind: 'earned' | 'gifted' = 'earned') =>
      subjectPoints(village.scheme, guihua.subject as SubjectId, kind)
    const system = (kind: Parameters<typeof systemPoints>[1]) => systemPoints(village.scheme, kind)
    village.post('base_granted', [{ debit: own(), credit: system('base'), amount: 10_000 }])
    village.post('gift_granted', [{ debit: own('gifted'), credit: system('gift'), amount: 700 }])
    village.post('redemption', [{ debit: system('redeemed'), credit: own(), amount: 900 }])
    village.post('points_cleared', [{ debit: system('cleared'), credit: own(), amount: 1100 }])
    village.post('points_deposited', [
      {
        debit: subjectPoints(village.scheme, guihua.subject as SubjectId, 'deposited'),
        credit: own(),
        amount: 400,
      },
    ])
    const made = await sheet('2026-01-01', '2026-12-31', 'quarter')
    expect(made.rows[0]).toMatchObject({ awarded: 700, deducted: 300, merit: 400, parts: [400, 0, 0, 0] })
    expect(made.rows[0]!.balance).toBe(8000 + 500 - 300 + 200 + 10_000 + 700 - 900 - 1100)
  })

  it('goes by the day of the deed and not by the day it was posted', async () => {
    village = openReportShop()
    const guihua = village.household('王桂花', 0)
    village.day('2026-04-02')
    village.deed('sweep', guihua, 500, '2026-03-31')
    expect((await sheet('2026-01-01', '2026-03-31')).total.merit).toBe(500)
    expect((await sheet('2026-04-01', '2026-06-30')).total.merit).toBe(0)
  })

  it('what was taken back was never earned, and a deduction taken back was never lost', async () => {
    village = openReportShop()
    const guihua = village.household('王桂花', 0)
    village.day('2026-03-10')
    const award = village.deed('sweep', guihua, 500)
    const deduction = village.deed('rude', guihua, 300)
    village.day('2026-05-10')
    for (const deed of [award, deduction]) {
      now(
        village.shop.services.deeds.reverse({ document: newId(), deed, reason: '记错了人' }, village.office),
      )
    }
    expect((await sheet('2026-01-01', '2026-12-31')).rows[0]).toMatchObject({ awarded: 0, deducted: 0 })
    const { classes, rows } = expectOk(
      await village.reports.record(
        { scheme: village.scheme, from: '2026-03-01', to: '2026-03-31' },
        village.office,
      ),
    )
    expect(rows.map(({ points, takesBack }) => [points, takesBack === null])).toEqual([
      [500, true],
      [-300, true],
      [-500, false],
      [300, false],
    ])
    expect(classes).toEqual([{ className: '环境卫生', awarded: 0, deducted: 0, lines: 0 }])
  })

  it('of a household that was taken in counts with the one that took it in', async () => {
    village = openReportShop()
    const guihua = village.household('王桂花', 0)
    const dashan = village.household('李大山', 0)
    village.day('2026-03-10')
    village.deed('sweep', guihua, 500)
    village.deed('help', dashan, 800)
    now(
      village.shop.services.households.merge(
        {
          document: newId(),
          household: guihua.id,
          from: [dashan.id],
          population: 5,
          reason: '老人和儿子一起过',
          signatures: ['王桂花', '李大山'],
        },
        village.office,
      ),
    )
    expect(await places('2026-01-01', '2026-12-31')).toEqual([['王桂花', 13, 1, '']])
    const byClass = await sheet('2026-01-01', '2026-12-31', 'class')
    expect(byClass.parts).toEqual(['环境卫生', '邻里互助'])
    expect(byClass.rows[0]!.parts).toEqual([500, 800])
  })

  it('parts make up the whole, however they are cut', async () => {
    village = openReportShop()
    const all = ['王桂花', '李大山', '赵玉兰'].map((name) => village.household(name, 0))
    for (const [index, day] of ['2026-02-03', '2026-05-20', '2026-08-14', '2026-11-30'].entries()) {
      village.day(day)
      for (const [at, one] of all.entries()) village.deed('sweep', one, 100 * (index + at + 1))
      village.deed('rude', all[index % 3]!, 300)
      grant(all[(index + 1) % 3]!, 250, day)
    }
    for (const by of ['class', 'month', 'quarter'] as const) {
      const { rows, total } = await sheet('2026-01-01', '2026-12-31', by)
      for (const { parts, merit } of rows) expect(parts.reduce((sum, one) => sum + one, 0)).toBe(merit)
      expect(total.parts.reduce((sum, one) => sum + one, 0)).toBe(total.merit)
      expect(total.merit).toBe(4200 + 1000 - 1200)
    }
    expect((await sheet('2026-01-01', '2026-12-31', 'quarter')).parts).toEqual(
      ['一', '二', '三', '四'].map((one) => `${one}季度`),
    )
  })
})

describe('as real places rank', () => {
  it('虎林: the first four a mattress, the next six a blanket, equal ones the same', async () => {
    village = openReportShop(hulin.scheme as never)
    const all = Array.from({ length: 12 }, (_, index) => village.household(`村民${index + 1}`, 0))
    village.day('2026-06-01')
    // the fourth and the fifth have done the same; the last has only lost
    const earned = [90, 80, 70, 60, 60, 50, 40, 30, 20, 10, 5]
    for (const [index, points] of earned.entries()) village.deed('sweep', all[index]!, points * 100)
    village.deed('rude', all[11]!, 300)
    expect(await places('2026-01-01', '2026-12-31')).toEqual([
      ...[1, 2, 3].map((place) => [`村民${place}`, earned[place - 1], place, '床垫']),
      ['村民4', 60, 4, '床垫'],
      ['村民5', 60, 4, '床垫'],
      ...[6, 7, 8, 9, 10].map((place) => [`村民${place}`, earned[place - 1], place, '毛毯']),
      ['村民11', 5, 11, ''],
      ['村民12', -3, null, ''],
    ])
  })

  it('西埇: cleared every month, ranked every quarter on what was earned in all three', async () => {
    village = openReportShop(xiyi.scheme as never)
    const guihua = village.household('王桂花', 0)
    const dashan = village.household('李大山', 0)
    const clear = () => {
      const { cycles } = village.shop.services
      const { seen } = now(cycles.previewEnd({ scheme: village.scheme }, village.office))
      now(cycles.end({ document: newId(), scheme: village.scheme, seen, reason: '月底清零' }, village.office))
    }
    for (const month of ['01', '02', '03']) {
      village.day(`2026-${month}-15`)
      village.deed('sweep', guihua, 4500)
      village.deed('help', dashan, month === '03' ? 9900 : 4000)
      village.day(month === '03' ? '2026-04-01' : `2026-0${Number(month) + 1}-01`)
      clear()
    }
    expect(village.spendable(guihua)).toBe(0)
    expect(await places('2026-01-01', '2026-03-31')).toEqual([
      ['李大山', 179, 1, ''],
      ['王桂花', 135, 2, ''],
    ])
    expect((await sheet('2026-01-01', '2026-03-31')).parts).toEqual(['1月', '2月', '3月'])
    expect((await sheet('2026-01-01', '2026-03-31')).rows[0]!.parts).toEqual([4000, 4000, 9900])
  })
})
