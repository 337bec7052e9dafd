import { describe, expect, test } from 'vitest'
import type { CountedDeed } from '#main/domain/deeds/allowance.ts'
import { allowanceOf } from '#main/domain/deeds/allowance.ts'
import { type DeedAct, type DeedState, standAfter, TRANSITIONS } from '#main/domain/deeds/deeds.ts'
import type { JudgedClause } from '#main/domain/deeds/judged.ts'
import {
  type AskedSheet,
  type Candidate,
  checkSheet,
  type SheetGround,
} from '#main/domain/deeds/recording.ts'
import type { Day } from '#main/kernel/dates.ts'
import type { SubjectId } from '#main/kernel/ids.ts'

const day = (text: string) => text as Day
const TODAY = day('2026-11-24')

const clause: JudgedClause = {
  clause: 'c1',
  text: '照看孤寡老人',
  kind: 'award',
  minimum: 500,
  maximum: 2000,
  unitName: '次',
  terms: {
    per: 'time',
    caps: [{ period: 'year', points: 6000, times: 3 }],
    scope: 'party',
    partyClasses: ['A'],
    evidence: 'none',
    entry: 'anyone',
    also: [],
  },
}
const wang: Candidate = {
  who: 'wang',
  kind: 'household',
  subject: 's-wang' as SubjectId,
  number: '0012',
  groupName: '三组',
  grid: '',
  name: '王桂花',
  household: 'wang',
  householdSubject: 's-wang' as SubjectId,
  status: 'active',
  successor: '',
  partyClass: '',
  partyMember: false,
}
const had = (happenedOn: string, points: number, quantity = 1): CountedDeed => ({
  happenedOn: day(happenedOn),
  points,
  quantity,
  serial: 'SJ26-00007',
})

interface Case {
  sheet: AskedSheet
  ground: SheetGround
}
const plain = (): Case => ({
  sheet: {
    happenedOn: day('2026-11-20'),
    evidence: '送饭三天',
    photos: [],
    selfReported: false,
    alsoEach: [],
    rows: [{ who: 'wang', each: 500, quantity: 1 }],
    evenTwice: false,
  },
  ground: {
    today: TODAY,
    scheme: { id: 'score', name: '积分', settings: { precision: 0, subject: 'household' } },
    clause,
    also: new Map([
      ['coins', { id: 'coins', name: '爱心币', settings: { precision: 0, subject: 'household' } }],
    ]),
    organisation: false,
    hasPhoto: () => true,
    candidate: (who) => (who === 'wang' ? wang : undefined),
    counted: () => [],
    newSubject: () => 's-new' as SubjectId,
  },
})

type Fault = (now: Case) => Case
const inSheet =
  (change: Partial<AskedSheet>): Fault =>
  ({ sheet, ground }) => ({ sheet: { ...sheet, ...change }, ground })
const inGround =
  (change: Partial<SheetGround>): Fault =>
  ({ sheet, ground }) => ({ sheet, ground: { ...ground, ...change } })
const inTerms =
  (change: Partial<JudgedClause['terms']>): Fault =>
  ({ sheet, ground }) => ({
    sheet,
    ground: { ...ground, clause: { ...ground.clause, terms: { ...ground.clause.terms, ...change } } },
  })
const both =
  (...faults: Fault[]): Fault =>
  (now) =>
    faults.reduce((so, fault) => fault(so), now)
const who = (change: Partial<Candidate>) => inGround({ candidate: () => ({ ...wang, ...change }) })
const row = (change: object) => inSheet({ rows: [{ who: 'wang', each: 500, quantity: 1, ...change }] })
const ALSO = [{ scheme: 'coins', minimum: 100, maximum: 300 }]

/** In the order in which a sheet is looked at: what is wrong, what is said, and the sentence. */
const REFUSALS: readonly [what: string, code: string, fault: Fault, sentence: string][] = [
  ['nobody ticked', 'deeds_empty', inSheet({ rows: [] }), '还没有勾人，请先勾上做了这件事的农户。'],
  [
    'a day that has not come',
    'deed_ahead',
    inSheet({ happenedOn: day('2026-12-01') }),
    '2026年12月1日还没到，请把日期改成今天或以前。',
  ],
  [
    'a clause for the organisation, reported by a grid worker',
    'deed_entry',
    inTerms({ entry: 'organisation' }),
    '“照看孤寡老人”只能由组织来记，自家申报和网格员都不行。请交给评议小组或村两委。',
  ],
  [
    'nothing written where it must be told',
    'deed_evidence_text',
    both(inTerms({ evidence: 'text' }), inSheet({ evidence: ' ' })),
    '“照看孤寡老人”要写明情况才能记，请在“情况说明”里写上。',
  ],
  [
    'no photo where there must be one',
    'deed_evidence_photo',
    inTerms({ evidence: 'photo' }),
    '“照看孤寡老人”要有照片才能记，请加一张照片。',
  ],
  [
    'a photo that is gone',
    'photo_missing',
    both(inSheet({ photos: ['ab'] }), inGround({ hasPhoto: () => false })),
    '有一张照片找不到了，请重新加。',
  ],
  [
    'a second scheme without its figure',
    'deed_also_unset',
    inTerms({ also: [{ scheme: 'coins', minimum: null, maximum: null }] }),
    '这一条同时记的“爱心币”还没有定分值，请先到“细则”里定了再记。',
  ],
  [
    'a second scheme not said',
    'deed_also_missing',
    inTerms({ also: ALSO }),
    '这一条还要同时记“爱心币”，请写上记几分。',
  ],
  [
    'too much for the second scheme',
    'deed_also_range',
    both(inTerms({ also: ALSO }), inSheet({ alsoEach: [{ scheme: 'coins', each: 400 }] })),
    '同时记的“爱心币”要在 1 到 3 分之间。',
  ],
  [
    'a stranger',
    'deed_subject_unknown',
    inGround({ candidate: () => undefined }),
    '有一户（人、队）找不到了，请刷新后重新勾。',
  ],
  [
    'a household ticked twice',
    'deed_subject_twice',
    inSheet({
      rows: [
        { who: 'wang', each: 500, quantity: 1 },
        { who: 'wang', each: 500, quantity: 1 },
      ],
    }),
    '0012 号王桂花在这张单上勾了两次，请去掉一次。',
  ],
  [
    'a merged household',
    'deed_household_merged',
    who({ status: 'merged', successor: '0088 号李长顺' }),
    '0012 号王桂花已经并到 0088 号李长顺，请改勾那一户。',
  ],
  [
    'a closed household',
    'deed_household_closed',
    who({ status: 'closed' }),
    '0012 号王桂花已经销户，不能再记。请去掉这一户。',
  ],
  [
    'somebody who has left',
    'deed_person_gone',
    who({ status: 'gone' }),
    '0012 号王桂花已经不在村里了，不能再记。请去掉。',
  ],
  [
    'a party member of another class',
    'deed_party_class',
    who({ kind: 'person', partyMember: true, partyClass: 'B' }),
    '0012 号王桂花不在这一条说的党员（A）里，请去掉。',
  ],
  [
    'half a time',
    'deed_quantity',
    row({ quantity: 0 }),
    '0012 号王桂花的数量要在 1 到 100000 次之间，请改一下。',
  ],
  [
    'a fourth time in the year',
    'deed_times',
    inGround({ counted: () => [had('2026-02-01', 500, 3)] }),
    '0012 号王桂花：本年已记 3 次，上限 3 次，已经满了。',
  ],
  [
    'more than the clause gives',
    'deed_range',
    row({ each: 2100 }),
    '0012 号王桂花：这一条每次 5 到 20 分，请改到这中间。',
  ],
  [
    'half a point where points are whole',
    'deed_precision',
    row({ each: 550 }),
    '0012 号王桂花的分数小数太多：这个方案只用整分。',
  ],
  [
    'more than the year allows',
    'deed_cap',
    both(inGround({ counted: () => [had('2026-03-01', 5500)] }), row({ each: 600 })),
    '0012 号王桂花：本年已得 55 分，上限 60，本次最多 5 分。',
  ],
  [
    'the same household, clause and day',
    'deed_twice',
    inGround({ counted: () => [had('2026-11-20', 500)] }),
    '0012 号王桂花在2026年11月20日已经记过这一条（SJ26-00007）。真是又做了一回，就再确认一次。',
  ],
]

describe('a sheet is refused', () => {
  test.each(REFUSALS)('for %s', (_what, code, fault, sentence) => {
    const { sheet, ground } = fault(plain())
    const answer = checkSheet(sheet, ground)
    expect(answer).toMatchObject({ ok: false, refusal: { code, sentence } })
  })

  test('and not at all where nothing is wrong', () => {
    const { sheet, ground } = plain()
    expect(checkSheet(sheet, ground)).toMatchObject({ ok: true, value: [{ points: 500, subject: 's-wang' }] })
  })

  test.each(REFUSALS.slice(1, 6).map(([what, code], at) => [what, code, at + 1] as const))(
    'for %s before anything that is looked at later',
    (_what, code, at) => {
      const faults = REFUSALS.slice(at, 6).map(([, , fault]) => fault)
      const { sheet, ground } = both(
        ...faults.toReversed(),
        // both kinds of evidence at once cannot be; the one asked about stands
        ...(code === 'deed_evidence_text' ? [inTerms({ evidence: 'text' })] : []),
        ...(code === 'deed_evidence_photo' ? [inTerms({ evidence: 'photo' }), inSheet({ photos: [] })] : []),
      )(plain())
      expect(checkSheet(sheet, ground)).toMatchObject({ refusal: { code } })
    },
  )

  test('only asks about a deed recorded twice, and takes yes for an answer', () => {
    const { sheet, ground } = inGround({ counted: () => [had('2026-11-20', 500)] })(plain())
    expect(checkSheet({ ...sheet, evenTwice: true }, ground)).toMatchObject({ ok: true })
  })
})

describe('上限', () => {
  const capped = (terms: Partial<JudgedClause['terms']>, unitName = '次') => ({
    kind: 'award' as const,
    unitName,
    terms: { per: 'time' as const, caps: [], ...terms },
  })
  const sentence = (
    terms: Partial<JudgedClause['terms']>,
    deeds: CountedDeed[],
    on = '2026-11-20',
    unit = '次',
  ) => allowanceOf(capped(terms, unit), deeds, day(on), TODAY).sentence

  test.each([
    [
      'a year',
      { caps: [{ period: 'year' as const, points: 6000, times: null }] },
      [had('2026-01-02', 5500), had('2025-12-31', 900)],
      '本年已得 55 分，上限 60，本次最多 5 分',
    ],
    [
      'a month, full',
      { caps: [{ period: 'month' as const, points: 1000, times: null }] },
      [had('2026-11-01', 1000)],
      '本月已得 10 分，上限 10，已经满了',
    ],
    [
      'times',
      { caps: [{ period: 'quarter' as const, points: null, times: 3 }] },
      [had('2026-10-01', 500, 2)],
      '本季度已记 2 次，上限 3 次，还能记 1 次',
    ],
    [
      'the tighter of two',
      {
        caps: [
          { period: 'month' as const, points: 2000, times: null },
          { period: 'year' as const, points: 6000, times: null },
        ],
      },
      [had('2026-02-01', 5800)],
      '本年已得 58 分，上限 60，本次最多 2 分',
    ],
    [
      'once a month',
      { per: 'month' as const },
      [had('2026-11-03', 500)],
      '这一条一个月只记一次，11月3日已经记过（SJ26-00007）',
    ],
    [
      'once ever',
      { per: 'once' as const },
      [had('2019-11-03', 500)],
      '这一条只记一次，2019年11月3日已经记过（SJ26-00007）',
    ],
  ])('%s', (_what, terms, deeds, said) => {
    expect(sentence(terms, deeds)).toBe(said)
  })

  test('a deed of last year counts against last year, and says which', () => {
    const terms = { caps: [{ period: 'year' as const, points: 6000, times: null }] }
    expect(sentence(terms, [had('2025-01-02', 5500), had('2026-01-02', 6000)], '2025-12-30')).toBe(
      '2025年已得 55 分，上限 60，本次最多 5 分',
    )
  })

  test('thirty bottles brought once are one time', () => {
    const terms = { caps: [{ period: 'month' as const, points: null, times: 2 }] }
    expect(sentence(terms, [had('2026-11-01', 300, 30)], '2026-11-20', '瓶')).toBe(
      '本月已记 1 次，上限 2 次，还能记 1 次',
    )
  })
})

describe('一条事迹能怎么走', () => {
  const steps = [
    { name: '评议', kind: 'check' as const },
    { name: '公示', kind: 'publish' as const },
  ]
  const ACTS: readonly DeedAct[] = ['pass', 'reject', 'hang', 'conclude', 'withdraw', 'uphold', 'reverse']

  test('what was rejected or withdrawn stays so', () => {
    for (const state of ['rejected', 'withdrawn'] as const) {
      expect(ACTS.filter((act) => standAfter({ state, step: 0 }, act, steps))).toEqual([])
    }
  })

  test('a step to check is not hung up, and a notice is not passed by anybody', () => {
    expect(standAfter({ state: 'under_way', step: 0 }, 'hang', steps)).toBeUndefined()
    expect(standAfter({ state: 'under_way', step: 1 }, 'pass', steps)).toBeUndefined()
    expect(standAfter({ state: 'under_way', step: 0 }, 'pass', steps)).toEqual({
      state: 'under_way',
      step: 1,
    })
    expect(standAfter({ state: 'under_way', step: 1 }, 'hang', steps)).toEqual({
      state: 'on_notice',
      step: 1,
    })
    expect(standAfter({ state: 'on_notice', step: 1 }, 'conclude', steps)).toEqual({
      state: 'posted',
      step: 2,
    })
  })

  test('nothing is posted that has not come to the end', () => {
    const leads = (state: DeedState) => Object.values(TRANSITIONS[state])
    expect(leads('under_way')).not.toContain('posted')
    expect(standAfter({ state: 'under_way', step: 0 }, 'conclude', steps)).toBeUndefined()
  })
})
