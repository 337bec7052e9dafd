import { describe, expect, it } from 'vitest'
import { parse, sourceFiles } from './house.ts'
import { foreignWord, halfWidthMark, wordsOf } from './words.ts'

const files = sourceFiles(['main', 'renderer']).map((path) => ({ path, said: wordsOf(parse(path)) }))
const all = files.flatMap(({ path, said }) => said.map((one) => ({ path, ...one })))

describe('what a person reads', () => {
  it('has full-width marks beside Chinese', () => {
    const wrong = all
      .filter(({ text }) => halfWidthMark(text) !== undefined)
      .map(({ path, line, text }) => `${path}:${line} ${text.trim()}`)
    expect(wrong).toEqual([])
  })

  it('has no English words', () => {
    const wrong = all
      .map((one) => ({ ...one, word: foreignWord(one) }))
      .filter(({ word }) => word !== undefined)
      .map(({ path, line, word, text }) => `${path}:${line} “${word}” in ${text.trim()}`)
    expect(wrong).toEqual([])
  })

  it('has really been read', () => {
    expect(all.filter(({ text }) => /\p{Script=Han}/u.test(text)).length).toBeGreaterThan(300)
  })
})

describe('the test itself', () => {
  const said = (text: string) => wordsOf(parse('renderer/x.tsx', text))

  it('sees strings, templates, text between tags and shown attributes', () => {
    const template = ['`二$', '{a}三`'].join('')
    const tree = said(
      `const a = '一'; const b = ${template}; const c = <p title="四" className="five">六</p>`,
    )
    expect(
      tree
        .filter(({ text }) => /\p{Script=Han}/u.test(text))
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['一', '二', '三', '四', '六'].sort())
    expect(tree.find(({ text }) => text === 'five')?.seen).toBe(false)
    expect(tree.find(({ text }) => text === '四')?.seen).toBe(true)
  })

  it.each(['积分:', '不够,还差', '请看 (第二页)', '真的吗?', '好!', '(兑换员)', '还差 2 分.'])(
    'stops at %s',
    (text) => {
      expect(halfWidthMark(text)).toBeDefined()
    },
  )

  it.each([
    '可兑 86 分，这一单 88 分',
    '08:30 开班',
    '3*2=6',
    '1:5',
    '18.50 元',
    '单号 2024-001（补打）',
    '（#REF! 之类）',
    '写成 tcp://192.168.1.87:9100 这样',
  ])('lets %s pass', (text) => {
    expect(halfWidthMark(text)).toBeUndefined()
  })

  it('stops at English that is seen, and lets codes and keys pass', () => {
    const word = (text: string) =>
      said(text)
        .map(foreignWord)
        .find((found) => found !== undefined)
    expect(word('<p>Loading</p>')).toBe('Loading')
    expect(word('<input placeholder="Search" />')).toBe('Search')
    expect(word("const s = '读 token 失败'")).toBe('token')
    expect(word("const s = '读 tcp 失败'")).toBe('tcp')
    expect(word("const s = 'not_seen_by_anybody'")).toBeUndefined()
    expect(
      word('<p>按 Esc 退一步，F2 查户，A4 纸，用 WPS 另存为 .xlsx，找 village.db，打 wgh</p>'),
    ).toBeUndefined()
  })
})
