import { read, utils } from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ListNames } from '#main/api/reports.ts'
import type { SchemeSettings } from '#main/api/schemes.ts'
import type { DocumentId } from '#main/kernel/ids.ts'
import { expectOk, ok } from '#main/kernel/result.ts'
import type { TestHousehold } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openReportShop, type ReportShop } from './report-shop.ts'

let village: ReportShop
afterEach(() => village.close())

const span = { from: '2026-01-01', to: '2026-12-31' }
const asked = () => ({ scheme: village.scheme, ...span })
const commend = async (names: ListNames, top: number | null = null) =>
  expectOk(await village.reports.commendation({ ...asked(), top, names }, village.office))
const honours = async (names: ListNames) =>
  expectOk(await village.reports.honours({ ...asked(), classes: null, names }, village.office))
const cells = (bytes: string, sheet = 0) => {
  const book = read(bytes, { type: 'base64' })
  return utils.sheet_to_json<(string | number)[]>(book.Sheets[book.SheetNames[sheet]!]!, { header: 1 })
}

/** 虎林: the first four win a mattress, the fifth to the tenth a blanket. */
const HULIN: Partial<SchemeSettings> = {
  redeemable: false,
  reward: {
    mode: 'rank',
    prizes: [
      { from: 1, to: 4, prize: '床垫' },
      { from: 5, to: 10, prize: '毛毯' },
    ],
    fenPerPoint: 0,
  },
}

describe('虎林: the year’s ranks win prizes', () => {
  beforeEach(() => {
    village = openReportShop(HULIN)
    const points = { 王桂花: 3000, 李大山: 2000, 赵玉兰: 2000, 孙德福: 2000, 欧阳建国: 1000, 周秀英: 900 }
    village.day('2026-03-10')
    for (const [name, hundredths] of Object.entries(points)) {
      village.deed('sweep', village.household(name, 0), hundredths)
    }
  })

  it('says who wins what; a shared place wins the same, and the next place is left out', async () => {
    const { sheet } = await commend('kept')
    expect(sheet.rows.map(({ place, name, prize }) => [place, name, prize])).toEqual([
      ['第 1 名', '王桂花', '床垫'],
      ['并列第 2 名', '李大山', '床垫'],
      ['并列第 2 名', '赵玉兰', '床垫'],
      ['并列第 2 名', '孙德福', '床垫'],
      ['第 5 名', '欧阳建国', '毛毯'],
      ['第 6 名', '周秀英', '毛毯'],
    ])
    expect(sheet.remarks).toEqual(['得分一样的名次并列，奖品也一样。第 2 名有 3 户，后面从第 5 名数起。'])
  })

  it('says how many of each prize must be bought: more than places where the last one is shared', async () => {
    village.deed('sweep', village.household('钱进', 0), 2000)
    const { sheet } = await commend('kept')
    expect(sheet.prizes).toEqual([
      { prize: '床垫', places: '第 1 到 4 名', winners: 5 },
      { prize: '毛毯', places: '第 5 到 10 名', winners: 2 },
    ])
  })

  it('the sheet of everybody says the same, and so does its workbook', async () => {
    const form = { ...asked(), by: 'quarter' as const, group: null }
    const sheet = expectOk(await village.reports.sheet(form, village.office))
    expect(sheet.rows.map(({ place, tied, prize }) => [place, tied, prize]).slice(0, 3)).toEqual([
      [1, false, '床垫'],
      [2, true, '床垫'],
      [2, true, '床垫'],
    ])
    expect(sheet.ties).toContain('第 2 名有 3 户')
    const file = expectOk(await village.reports.sheetWorkbook(form, village.office)).bytes
    expect(cells(file)[1]).toEqual(expect.arrayContaining(['名次', '并列', '奖品']))
    expect(cells(file, 1).slice(2)).toEqual([
      ['床垫', '第 1 到 4 名', 4],
      ['毛毯', '第 5 到 10 名', 2],
    ])
  })

  it('the workbook of the winners has the numbers only where it is kept', async () => {
    const book = async (names: ListNames) =>
      expectOk(await village.reports.commendationWorkbook({ ...asked(), top: null, names }, village.office))
    const [kept, posted] = [await book('kept'), await book('posted')]
    expect(kept.fileName).toMatch(/表彰名单（留存）/)
    expect(cells(kept.bytes)[0]).toEqual(['兴隆沟村二〇二六年积分表彰名单（内部留存，不张贴）'])
    expect(cells(kept.bytes)[2]).toEqual(['第 1 名', '0001', '三组', '王桂花', '30', '床垫'])
    expect(posted.fileName).toMatch(/表彰名单（张贴）/)
    expect(cells(posted.bytes)[0]).toEqual(['兴隆沟村二〇二六年积分表彰名单'])
    expect(cells(posted.bytes)[1]).toEqual(['名次', '组别', '姓名', '得分', '奖品'])
    expect(cells(posted.bytes)[2]).toEqual(['第 1 名', '三组', '王*花', '30', '床垫'])
  })
})

describe('a list that is to hang', () => {
  let guihua: TestHousehold
  beforeEach(() => {
    village = openReportShop()
    guihua = village.household('王桂花', 0)
    village.day('2026-03-10')
  })

  it('hides the names; the copy for the file has them in full, with the numbers', async () => {
    village.deed('family', guihua, 2000)
    village.deed('family', village.household('王梅花', 0), 2000)
    const people = async (names: ListNames) =>
      (await honours(names)).sheet.honours[0]?.people.map(({ number, name }) => `${number}${name}`)
    expect(await people('posted')).toEqual(['王*花（甲）', '王*花（乙）'])
    expect((await honours('posted')).sheet.remarks[0]).toContain('用甲、乙、丙分开')
    expect(await people('kept')).toEqual(['0001王桂花', '0002王梅花'])
    expect((await commend('posted')).sheet.rows.map(({ name, number }) => [name, number])).toEqual([
      ['王*花（甲）', ''],
      ['王*花（乙）', ''],
    ])
  })

  it('writes years in words and large figures with a comma: no four digits in a row', async () => {
    for (let times = 0; times < 11; times++) village.deed('sweep', guihua, 10_000)
    const { sheet } = await commend('posted')
    expect(sheet.title).toBe('二〇二六年积分表彰名单')
    expect(sheet.rows[0]?.figure).toBe('1,100')
  })

  it('hides them as the last notice did, but never shows them in full because one notice did', async () => {
    village.deed('sweep', guihua, 500)
    const hung = (mask: 'masked' | 'surname' | 'full') => {
      const document = newId() as DocumentId
      village.store.write((tx) => {
        const posted = village.shop.ledger.post(
          tx,
          { id: document, kind: 'notice_published', request: {} },
          () => ok({ recordedBy: village.people.admin, scheme: village.scheme, transfers: [] }),
        )
        tx.sqlite
          .prepare(
            `INSERT INTO notices (id, scheme, kind, from_day, until_day, mask)
             VALUES (?, ?, 'ranking', '2026-03-10', '2026-03-12', ?)`,
          )
          .run(document, village.scheme, mask)
        return posted
      })
    }
    const name = async () => (await commend('posted')).sheet.rows[0]?.name
    expect(await name()).toBe('王*花')
    hung('surname')
    expect(await name()).toBe('王**')
    hung('full')
    expect(await name()).toBe('王**')
    hung('masked')
    expect(await name()).toBe('王*花')
  })
})
