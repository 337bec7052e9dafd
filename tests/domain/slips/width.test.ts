import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskName } from '#main/domain/slips/masked-name.ts'
import { cleanText, columnsOf, wrapText } from '#main/domain/slips/width.ts'

describe('measuring', () => {
  test.each([
    ['王桂花', 6],
    ['DH26-00453', 10],
    ['226克', 5],
    ['·—①㎡€￥', 12],
    ['𬭎㛃𠮷', 6],
    ['🧧', 2],
  ])('%s takes %i columns', (text, columns) => {
    expect(columnsOf(text)).toBe(columns)
  })
})

describe('cleaning', () => {
  test('a goods name cannot send commands to the printer', () => {
    expect(cleanText('肥皂\x1b@\x1dV\x00\n226克\t')).toBe('肥皂 @ V  226克 ')
  })

  test('a minus sign and a yen sign become the ones that printers have', () => {
    expect(cleanText('−8分 ¥5')).toBe('-8分 ￥5')
  })

  test('a broken half of a character and invisible marks do not reach the paper', () => {
    expect(cleanText('王\ud842花\u200b葛\u{e0100}')).toBe('王〓花葛')
  })
})

describe('breaking lines', () => {
  test('a sentence breaks at the column, and no line starts with a comma', () => {
    expect(wrapText('如有差错或疑问，请到兑换台，或找村务监督委员会。', 32)).toEqual([
      '如有差错或疑问，请到兑换台，或找',
      '村务监督委员会。',
    ])
    expect(wrapText('一二三四，五', 8)).toEqual(['一二三', '四，五'])
  })

  test('numbers and words stay whole where they fit', () => {
    expect(wrapText('南方黑芝麻糊 480g', 16)).toEqual(['南方黑芝麻糊', '480g'])
  })

  test('a word longer than the line is cut at the column', () => {
    expect(wrapText('ABCDEFGHIJ', 4)).toEqual(['ABCD', 'EFGH', 'IJ'])
  })

  test('an empty text is one empty line', () => {
    expect(wrapText('', 32)).toEqual([''])
    expect(wrapText('   ', 32)).toEqual([''])
  })

  test('no line is wider than asked, and nothing but spaces is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.integer({ min: 2, max: 48 }),
        (text, width) => {
          const lines = wrapText(text, width)
          for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width)
          expect(lines.join('').replace(/\s/g, '')).toBe(cleanText(text).replace(/\s/g, ''))
        },
      ),
    )
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('肥', '皂', '，', '（', '）', '×', '2', 'ab', ' ', '　', '𠮷', '。')),
        fc.integer({ min: 2, max: 48 }),
        (parts, width) => {
          for (const line of wrapText(parts.join(''), width))
            expect(columnsOf(line)).toBeLessThanOrEqual(width)
        },
      ),
    )
  })
})

describe('masking a name', () => {
  test.each([
    ['王桂花', '王*花'],
    ['王芳', '王*'],
    ['欧阳修文', '欧*文'],
    ['𠮷田花', '𠮷*花'],
    ['王', '王*'],
  ])('%s is printed as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })
})
