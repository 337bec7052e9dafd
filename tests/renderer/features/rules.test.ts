import { describe, expect, it } from 'vitest'
import type { ClauseForm } from '#main/api/rules.ts'
import { type ClauseFields, fieldsOf, newFields, readFields } from '#renderer/features/rules/clause-fields.ts'
import { classesOf, moveClass, moveClause, putClause } from '#renderer/features/rules/draft.ts'

const ID = '00000000-0000-7000-8000-000000000001'
const read = (change: Partial<ClauseFields>) =>
  readFields({ ...newFields('环境卫生'), text: '大扫除', ...change }, ID)
const clauseOf = (change: Partial<ClauseFields> = {}): ClauseForm => {
  const found = read(change)
  if ('problem' in found) throw new Error(found.problem)
  return found.clause
}
const problemOf = (change: Partial<ClauseFields>) => {
  const found = read(change)
  return 'problem' in found ? found.field : 'stands'
}

describe('写一条细则', () => {
  it('写一个数就是这个数，写两个数是一个范围，不写就是待定', () => {
    expect(clauseOf({ minimum: '5' })).toMatchObject({ minimum: 500, maximum: 500 })
    expect(clauseOf({ minimum: '５', maximum: '30' })).toMatchObject({ minimum: 500, maximum: 3000 })
    expect(clauseOf({ minimum: '2.5' })).toMatchObject({ minimum: 250 })
    expect(clauseOf({})).toMatchObject({ minimum: null, maximum: null })
    // only the second figure: said by the rules, with its place
    expect(clauseOf({ maximum: '30' })).toMatchObject({ minimum: null, maximum: 3000 })
  })

  it('不是数的当场说，别的照样留着', () => {
    expect(problemOf({ minimum: '五分' })).toBe('minimum')
    expect(problemOf({ minimum: '5', maximum: '一些' })).toBe('maximum')
    expect(problemOf({ caps: [{ key: 0, period: 'year', points: '很多', times: '' }] })).toBe('caps')
    expect(problemOf({ caps: [{ key: 0, period: 'year', points: '', times: '两' }] })).toBe('caps')
    expect(problemOf({ kind: 'veto', veto: 'freeze', cycles: '' })).toBe('cycles')
    expect(problemOf({ also: [{ scheme: ID, minimum: '多', maximum: '' }] })).toBe('also')
    expect(problemOf({ caps: [{ key: 0, period: 'year', points: '60', times: '１２' }] })).toBe('stands')
  })

  it('一票否决没有分值，有后果；减分默认只由村里记', () => {
    expect(clauseOf({ kind: 'veto', minimum: '5', veto: 'freeze', cycles: '2' })).toMatchObject({
      minimum: null,
      maximum: null,
      terms: { veto: { effect: 'freeze', cycles: 2 } },
    })
    expect(newFields('减分', 'deduct').entry).toBe('organisation')
  })

  it('打开再关上，什么也没变', () => {
    const clause = clauseOf({
      minimum: '5',
      maximum: '30',
      scope: 'party',
      partyClasses: ['B'],
      caps: [{ key: 0, period: 'year', points: '60', times: '3' }],
      also: [{ scheme: ID, minimum: '1', maximum: '' }],
    })
    expect(readFields(fieldsOf(clause), ID)).toEqual({ clause })
    const veto = clauseOf({ kind: 'veto', veto: 'freeze', cycles: '3' })
    expect(readFields(fieldsOf(veto), ID)).toEqual({ clause: veto })
  })
})

describe('一张单子上挪来挪去', () => {
  const list = ['环境1', '邻里1', '环境2', '环境3'].map((text, index) => ({
    ...clauseOf(),
    clause: `${ID.slice(0, -1)}${index}`,
    className: text.slice(0, 2),
    text,
  }))
  const texts = (clauses: readonly ClauseForm[]) => clauses.map(({ text }) => text)
  const at = (index: number) => list[index]?.clause ?? ''

  it('一条在自己那一类里挪', () => {
    expect(texts(moveClause(list, at(2), -1))).toEqual(['环境2', '邻里1', '环境1', '环境3'])
    expect(texts(moveClause(list, at(2), 1))).toEqual(['环境1', '邻里1', '环境3', '环境2'])
    expect(moveClause(list, at(0), -1)).toBe(list)
    expect(moveClause(list, at(1), 1)).toBe(list)
  })

  it('一类整个挪', () => {
    expect(classesOf(list)).toEqual(['环境', '邻里'])
    expect(texts(moveClass(list, '邻里', -1))).toEqual(['邻里1', '环境1', '环境2', '环境3'])
    expect(moveClass(list, '邻里', 1)).toBe(list)
  })

  it('新的一条放在那一类最后，改了类别的跟着走', () => {
    const added = { ...clauseOf(), clause: ID.replace('1', '9'), className: '邻里', text: '邻里2' }
    expect(texts(putClause(list, added))).toEqual(['环境1', '邻里1', '邻里2', '环境2', '环境3'])
    const [first] = list
    if (first === undefined) throw new Error('no clause')
    expect(texts(putClause(list, { ...first, text: '环境一' }))[0]).toBe('环境一')
    expect(texts(putClause(list, { ...first, className: '邻里' }))).toEqual([
      '邻里1',
      '环境1',
      '环境2',
      '环境3',
    ])
    expect(texts(putClause(list, { ...first, className: '新类' }))).toEqual([
      '邻里1',
      '环境2',
      '环境3',
      '环境1',
    ])
  })
})
