import { describe, expect, it } from 'vitest'
import { clauseWords } from '#main/domain/rules/clause-words.ts'
import { type ClauseForm, type ClauseTerms, checkClause, tidyClause } from '#main/domain/rules/clauses.ts'
import { COINS, clause, POINTS } from './clause.ts'

type Change = Parameters<typeof clause>[0]
const refused = (change: Change) => {
  const checked = checkClause(tidyClause(clause(change)), '1.2', POINTS, [POINTS, COINS])
  return checked.ok ? 'stands' : checked.refusal.code
}

/** Each is wrong in its own way and in every later one too: what is said is the first of them. */
const IN_ORDER: readonly (readonly [
  code: string,
  change: Partial<Omit<ClauseForm, 'terms'>>,
  terms?: Partial<ClauseTerms>,
])[] = [
  ['clause_class_missing', { className: ' ' }],
  ['clause_text_missing', { text: '　' }],
  ['clause_unit_missing', { unitName: '' }],
  ['clause_range_half', { maximum: null }],
  ['clause_points_not_positive', { minimum: -500, maximum: 500 }],
  ['clause_range_crossed', { minimum: 3000, maximum: 500 }],
  ['clause_points_too_large', { minimum: 500, maximum: 20_000_000 }],
  ['clause_precision', { minimum: 550, maximum: 550 }],
  ['cap_empty', {}, { caps: [{ period: 'year', points: null, times: null }] }],
  ['cap_not_positive', {}, { caps: [{ period: 'year', points: 0, times: null }] }],
  ['cap_too_large', {}, { caps: [{ period: 'year', points: null, times: 20_000 }] }],
  [
    'cap_twice',
    {},
    {
      caps: [
        { period: 'year', points: 6000, times: null },
        { period: 'year', points: 7000, times: null },
      ],
    },
  ],
  ['cap_below_points', {}, { caps: [{ period: 'month', points: 300, times: null }] }],
  [
    'caps_crossed',
    {},
    {
      caps: [
        { period: 'year', points: 6000, times: null },
        { period: 'month', points: 7000, times: null },
      ],
    },
  ],
  [
    'also_scheme_unknown',
    {},
    { also: [{ scheme: '00000000-0000-7000-8000-000000000000', minimum: 100, maximum: 100 }] },
  ],
  ['also_same_scheme', {}, { also: [{ scheme: POINTS.id, minimum: 100, maximum: 100 }] }],
  [
    'also_twice',
    {},
    {
      also: [
        { scheme: COINS.id, minimum: 100, maximum: 100 },
        { scheme: COINS.id, minimum: 200, maximum: 200 },
      ],
    },
  ],
]

describe('a clause is refused for the first thing that is wrong with it', () => {
  it.each(IN_ORDER.map(([code, change, terms], index) => [code, index, change, terms] as const))(
    '%s',
    (code, index, change, terms) => {
      const later: Partial<Omit<ClauseForm, 'terms'>> = {}
      const laterTerms: Partial<ClauseTerms> = {}
      for (const [, more, moreTerms] of IN_ORDER.slice(index + 1)) {
        Object.assign(later, more)
        Object.assign(laterTerms, moreTerms)
      }
      expect(refused({ ...change, terms: terms ?? {} })).toBe(code)
      expect(refused({ ...later, ...change, terms: { ...laterTerms, ...terms } })).toBe(code)
    },
  )

  it('a veto says what happens, for how long', () => {
    expect(refused({ kind: 'veto' })).toBe('veto_effect_missing')
    expect(refused({ kind: 'veto', terms: { veto: { effect: 'freeze', cycles: 0 } } })).toBe('veto_cycles')
    expect(refused({ kind: 'veto', terms: { veto: { effect: 'freeze', cycles: 2 } } })).toBe('stands')
  })

  it('stands as it is written, also without a figure yet', () => {
    expect(refused({})).toBe('stands')
    expect(refused({ minimum: null, maximum: null })).toBe('stands')
    expect(
      refused({
        minimum: 500,
        maximum: 3000,
        terms: { caps: [{ period: 'year', points: 6000, times: 12 }] },
      }),
    ).toBe('stands')
    expect(refused({ terms: { also: [{ scheme: COINS.id, minimum: 10, maximum: 50 }] } })).toBe('stands')
  })

  it('says where, what and what to do', () => {
    const checked = checkClause(clause({ text: '' }), '2.3', POINTS, [POINTS])
    expect(checked).toMatchObject({ refusal: { sentence: '第 2.3 条没有写做了什么，请补上。' } })
    expect(
      checkClause(
        clause({ terms: { caps: [{ period: 'month', points: 300, times: null }] } }),
        '1.1',
        POINTS,
        [],
      ),
    ).toMatchObject({
      refusal: { sentence: '第 1.1 条一次最少 5 分，每月上限才 3 分，谁也记不上。请改一个。' },
    })
  })
})

describe('a clause keeps only what its kind has use for', () => {
  it('a veto has no figure and no caps; another clause no veto; only party members have classes', () => {
    const veto = tidyClause(
      clause({
        kind: 'veto',
        terms: { veto: { effect: 'zero' }, caps: [{ period: 'year', points: 100, times: null }] },
      }),
    )
    expect(veto).toMatchObject({
      minimum: null,
      maximum: null,
      terms: { caps: [], veto: { effect: 'zero' } },
    })
    expect(tidyClause(clause({ terms: { veto: { effect: 'zero' } } })).terms.veto).toBeNull()
    expect(tidyClause(clause({ terms: { partyClasses: ['B'] } })).terms.partyClasses).toEqual([])
    expect(
      tidyClause(clause({ terms: { scope: 'party', partyClasses: ['C', 'A', 'C'] } })).terms.partyClasses,
    ).toEqual(['A', 'C'])
  })
})

describe('a clause in words', () => {
  const words = (change: Change) => {
    const { figure, per, remarks } = clauseWords(clause(change), (id) =>
      id === COINS.id ? '红梅币' : undefined,
    )
    return [figure, per, ...remarks].join('｜')
  }
  it.each<[string, Change]>([
    ['+5｜每次', {}],
    ['+5–30｜每次', { maximum: 3000 }],
    ['−2｜每处', { kind: 'deduct', minimum: 200, maximum: 200, unitName: '处' }],
    ['待定｜每月', { minimum: null, maximum: null, terms: { per: 'month' } }],
    [
      '+5｜每月｜最多每户每年 60 分',
      { terms: { per: 'month', caps: [{ period: 'year', points: 6000, times: null }] } },
    ],
    [
      '+0.1｜每瓶｜最多每人每月 12.5 分、100 次；每人每年 60 分｜给个人',
      {
        minimum: 10,
        maximum: 10,
        unitName: '瓶',
        terms: {
          scope: 'person',
          caps: [
            { period: 'month', points: 1250, times: 100 },
            { period: 'year', points: 6000, times: null },
          ],
        },
      },
    ],
    [
      '+1｜每次｜给党员 A、B 类｜要有照片｜只由村里记',
      {
        minimum: 100,
        maximum: 100,
        terms: { scope: 'party', partyClasses: ['A', 'B'], evidence: 'photo', entry: 'organisation' },
      },
    ],
    ['否决｜｜2 个周期不能兑换', { kind: 'veto', terms: { veto: { effect: 'freeze', cycles: 2 } } }],
    [
      '+5｜每次｜同时记红梅币 1–2 分',
      { terms: { also: [{ scheme: COINS.id, minimum: 100, maximum: 200 }] } },
    ],
  ])('%s', (expected, change) => {
    expect(words(change)).toBe(expected)
  })
})
