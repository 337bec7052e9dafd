import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readWorkbook } from '#main/domain/imports/workbook.ts'
import { now } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openRegisterShop, person, type RegisterShop } from './register-shop.ts'

let shop: RegisterShop
beforeEach(() => {
  shop = openRegisterShop()
})
afterEach(() => shop.counter.close())

const names = (text: string, more: object = {}) => shop.find(text, more).hits.map((hit) => hit.headName)

describe('finding a household', () => {
  test('by number, with or without its zeros, by name and by a part of it', () => {
    shop.register(['王桂花'])
    shop.register(['李桂兰'], { number: '10' })
    shop.register(['桂建国'], { number: '101' })
    expect(names('0001')).toEqual(['王桂花'])
    expect(names('10')).toEqual(['李桂兰', '桂建国'])
    expect(names('王桂花')).toEqual(['王桂花'])
    expect(names('桂')).toEqual(['桂建国', '王桂花', '李桂兰'])
    expect(names('１０１')).toEqual(['桂建国'])
  })

  test('by pinyin and initials, surnames read as surnames', () => {
    for (const name of ['覃秀英', '单雄信', '解珍', '区大相', '查良镛', '吕布', '令狐冲', '王𬭎', '仇英']) {
      shop.register([name])
    }
    for (const [typed, name] of [
      ['qxy', '覃秀英'],
      ['qinxiu', '覃秀英'],
      ['tanxiuying', '覃秀英'],
      ['shanxiongxin', '单雄信'],
      ['xiezhen', '解珍'],
      ['oudaxiang', '区大相'],
      ['zly', '查良镛'],
      ['lvbu', '吕布'],
      ['lubu', '吕布'],
      ['lübu', '吕布'],
      ['LHC', '令狐冲'],
      ['wanghong', '王𬭎'],
      ['𬭎', '王𬭎'],
      ['qiuying', '仇英'],
    ] as const) {
      expect(names(typed), typed).toContain(name)
    }
    expect(names('xiuying')).toEqual(['覃秀英'])
  })

  test('a private letter of the village’s own breaks nothing', () => {
    shop.register(['王\u{E123}'])
    expect(names('wang')).toEqual(['王\u{E123}'])
    expect(names('\u{E123}')).toEqual(['王\u{E123}'])
  })

  test('by nickname, old name, telephone and members, and it says why', () => {
    shop.register([
      person('王桂花', { nickname: '桂花嫂', oldName: '王招娣', phones: ['13812345678'] }),
      person('李小山', { phones: ['13987654321'] }),
    ])
    const reason = (text: string) => shop.find(text).hits.map((hit) => [hit.matched, hit.matchedText])
    expect(reason('桂花嫂')).toEqual([['nickname', '小名桂花嫂']])
    expect(reason('ghs')).toEqual([['initials', '小名桂花嫂']])
    expect(reason('招娣')).toEqual([['old_name', '曾用名王招娣']])
    expect(reason('5678')).toEqual([['phone', '电话尾号 5678']])
    expect(reason('4321')).toEqual([['phone', '家里人李小山电话尾号 4321']])
    expect(reason('13987654321')).toEqual([['phone', '家里人李小山电话尾号 4321']])
    expect(reason('李小山')).toEqual([['name', '家里人李小山']])
    expect(reason('lxs')).toEqual([['initials', '家里人李小山']])
    expect(reason('567')).toEqual([])
  })

  test('heads come before members, whole names before beginnings, those who are gone last', () => {
    const gone = shop.register(['李军'])
    shop.register(['王桂花', '李军'])
    shop.register(['李军辉'])
    shop.register(['李军'])
    now(
      shop.households.close(
        { document: newId(), household: gone, why: 'moved', redeemableUntil: null, reason: '' },
        shop.caller,
      ),
    )
    expect(shop.find('李军').hits.map((hit) => hit.number)).toEqual(['0004', '0002', '0003', '0001'])
  })

  test('several words must all fit: 三组 王', () => {
    shop.register(['王桂花'], { groupName: '三组' })
    shop.register(['王建国'], { groupName: '四组' })
    shop.register(['李建军'], { groupName: '三组' })
    expect(names('三组 王')).toEqual(['王桂花'])
    expect(names('王，四组')).toEqual(['王建国'])
    expect(names('三组')).toEqual(['王桂花', '李建军'])
    expect(names('', { groupName: '三组' })).toEqual(['王桂花', '李建军'])
    expect(names('wang', { groupName: '四组' })).toEqual(['王建国'])
  })

  test('same names are told apart', () => {
    shop.register(['王桂花'], { groupName: '三组' })
    shop.register(['王桂花'], { groupName: '七组' })
    expect(shop.find('wgh').hits.map((hit) => hit.sameNames)).toEqual([
      [{ number: '0002', groupName: '七组' }],
      [{ number: '0001', groupName: '三组' }],
    ])
    const warning = now(shop.households.sameNames({ name: '王桂花', except: null }, shop.caller))
    expect(warning.map((one) => one.groupName)).toEqual(['三组', '七组'])
  })

  test('pages follow each other without a gap, in the order of numbers', () => {
    for (let n = 0; n < 25; n++) shop.register(['王桂花'], { number: String(9990 + n) })
    const pages = [0, 10, 20].map((offset) => shop.find('', { offset, limit: 10 }))
    expect(pages.map((page) => page.total)).toEqual([25, 25, 25])
    const numbers = pages.flatMap((page) => page.hits.map((hit) => Number(hit.number)))
    expect(numbers).toEqual(Array.from({ length: 25 }, (_, n) => 9990 + n))
    const found = [0, 10, 20].flatMap((offset) => shop.find('王', { offset, limit: 10 }).hits)
    expect(found.map((hit) => Number(hit.number))).toEqual(numbers)
  })

  test('the list goes out as a workbook without telephones', async () => {
    shop.register([person('王桂花', { phones: ['13812345678'] })])
    const answer = await shop.households.exportList(
      { text: '', groupName: null, status: null, withoutCard: false },
      shop.caller,
    )
    if (!answer.ok) throw new Error(answer.refusal.sentence)
    const bytes = Buffer.from(answer.value.bytes, 'base64')
    const book = readWorkbook(new Uint8Array(bytes), answer.value.fileName)
    if (!book.ok) throw new Error(book.refusal.sentence)
    const cells = book.value.sheets[0]!.rows.map((row) => row.cells.map((cell) => cell?.raw ?? ''))
    expect(cells[1]?.slice(0, 6)).toEqual(['0001', '三组', '', '王桂花', '1', '在册'])
    expect(JSON.stringify(cells)).not.toContain('5678')
  })
})
