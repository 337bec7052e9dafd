import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readWorkbook } from '#main/domain/imports/workbook.ts'
import { type ClauseForm, PLAIN_TERMS } from '#main/domain/rules/clauses.ts'
import { previewRules } from '#main/domain/rules/rule-import.ts'
import { RULE_TEMPLATES } from '#main/domain/rules/rule-templates.ts'
import { rulesWorkbook } from '#main/domain/rules/rule-workbook.ts'
import { checkClauses, laidOut } from '#main/domain/rules/rules.ts'
import { now } from '../../kit/counter-shop.ts'
import { type OfficeShop, openOfficeShop } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'
import { COINS, clause, POINTS } from './clause.ts'

const schemes = [POINTS, COINS]
const nameOf = (id: string) => schemes.find((scheme) => scheme.id === id)?.name

/** Out to a workbook and in again. */
async function roundTrip(clauses: readonly ClauseForm[]) {
  const file = await rulesWorkbook(laidOut(clauses), nameOf)
  const read = now(previewRules(now(readWorkbook(file, '细则.xlsx')), { scheme: POINTS, schemes }))
  expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return read.clauses.map(({ row: _row, ...rest }) => rest)
}
const expected = (clauses: readonly ClauseForm[]) =>
  laidOut(clauses).map(({ clause: _clause, number: _number, ...rest }) => rest)

const word = fc.stringMatching(/^[一-龥]{1,12}$/)
const points = fc.integer({ min: 1, max: 500 }).map((whole) => whole * 100)
const period = fc.constantFrom('month', 'quarter', 'half', 'year')
const anyClause: fc.Arbitrary<ClauseForm> = fc
  .record({
    className: fc.constantFrom('环境卫生', '移风易俗', '邻里', '减分项'),
    text: word,
    kind: fc.constantFrom('award', 'deduct', 'veto'),
    figures: fc.oneof(fc.constant(null), fc.tuple(points, points)),
    unitName: fc.constantFrom('次', '瓶', '天', '处'),
    per: fc.constantFrom('time', 'day', 'month', 'quarter', 'year', 'once'),
    caps: fc.uniqueArray(
      fc.record({ period, points: fc.option(points), times: fc.option(fc.integer({ min: 1, max: 400 })) }),
      {
        selector: (cap) => cap.period,
        maxLength: 4,
      },
    ),
    scope: fc.constantFrom('household', 'person', 'party', 'team', 'several'),
    partyClasses: fc.subarray(['A', 'B', 'C', 'D', 'E', 'F']),
    evidence: fc.constantFrom('none', 'text', 'photo'),
    entry: fc.constantFrom('anyone', 'organisation'),
    veto: fc.oneof(
      fc.constant({ effect: 'zero' as const }),
      fc.integer({ min: 1, max: 20 }).map((cycles) => ({ effect: 'freeze' as const, cycles })),
    ),
    also: fc.option(fc.tuple(points, points)),
  })
  .map(
    ({ figures, also, ...rest }) =>
      ({
        clause: newId(),
        className: rest.className,
        text: rest.text,
        kind: rest.kind,
        minimum: figures && Math.min(...figures),
        maximum: figures && Math.max(...figures),
        unitName: rest.unitName,
        terms: {
          ...PLAIN_TERMS,
          per: rest.per,
          caps: rest.caps,
          scope: rest.scope,
          partyClasses: rest.partyClasses,
          evidence: rest.evidence,
          entry: rest.entry,
          veto: rest.veto,
          also: also ? [{ scheme: COINS.id, minimum: Math.min(...also), maximum: Math.max(...also) }] : [],
        },
      }) as ClauseForm,
  )

describe('a rule book leaves as a workbook and comes back the same', () => {
  test('whatever its clauses say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyClause, { minLength: 1, maxLength: 12 }), async (clauses) => {
        fc.pre(checkClauses(clauses, POINTS, schemes).ok)
        expect(await roundTrip(clauses)).toEqual(expected(clauses))
      }),
      { numRuns: 60 },
    )
  })

  test.each(RULE_TEMPLATES.map((one) => [one.place, one.clauses] as const))('%s', async (_place, list) => {
    const clauses = list.map((one) => ({ ...one, clause: newId() }))
    expect(await roundTrip(clauses)).toEqual(expected(clauses))
  })
})

describe('a village’s own sheet', () => {
  let office: OfficeShop
  beforeEach(() => {
    office = openOfficeShop()
  })
  afterEach(() => office.close())
  const rules = () => office.shop.services.rules
  const csv = (text: string) => ({ name: '细则.csv', bytes: Buffer.from(text).toString('base64') })
  const preview = (text: string) =>
    now(rules().previewImport({ scheme: office.scheme, file: csv(text), choice: {} }, office.accountant))

  test('is understood as villages write it: classes written once, signs, ranges, caps in words', () => {
    const seen = preview(
      '兴隆沟村积分细则,,,\n类别,积分内容,分值,上限\n环境卫生,参加大扫除,+5,每户每年60分\n,义务植树,5～30 分,\n,乱倒垃圾,-2,\n减分项,焚烧秸秆,5,\n一票否决,参与赌博,,\n填表人：张会计,,,\n',
    )
    expect(
      seen.clauses.map(({ number, kind, words }) => [number, kind, words.figure, ...words.remarks]),
    ).toEqual([
      ['1.1', 'award', '+5', '最多每户每年 60 分'],
      ['1.2', 'award', '+5–30'],
      ['1.3', 'deduct', '−2'],
      ['2.1', 'deduct', '−5'],
    ])
    expect(
      seen.problems.filter(({ severity }) => severity === 'error').map(({ sentence }) => sentence),
    ).toEqual(['第 7 行 B 列「积分内容」：这一条是一票否决，请写明后果：分数清零，还是几个周期不能兑换。'])
    expect(seen.skipped.map(({ row }) => row)).toEqual([1, 7, 8])
  })

  test('names the cell that cannot be read', () => {
    const seen = preview(
      '内容,加减,分值,怎么算,上限,给谁,同时记\n大扫除,加,五分,每次,,,\n植树,也许,5,,,,\n巡逻,加,5,随便,,,\n慰问,加,5,,六十,,\n跳舞,加,5,,,猫,\n唱歌,加,5,,,,金币 5\n,加,5,,,,\n扫雪,加,5.5,,,,\n修路,加,5,,,,\n修 路,加,5,,,,\n',
    )
    expect(
      seen.problems.filter(({ severity }) => severity === 'error').map(({ code, row }) => [row, code]),
    ).toEqual([
      [2, 'clause_points'],
      [3, 'clause_kind'],
      [4, 'clause_per'],
      [5, 'clause_caps'],
      [6, 'clause_scope'],
      [7, 'clause_also'],
      [8, 'clause_no_text'],
      [9, 'clause_precision'],
      [11, 'clause_twice'],
    ])
    expect(seen.problems.find(({ row }) => row === 5)?.sentence).toBe(
      '第 5 行 E 列「上限」：看不懂。请写成“每户每年 60 分”或“每月 2 次”，几个上限用分号隔开。',
    )
    expect(seen.clauses.map(({ text }) => text)).toEqual(['修路'])
    expect(preview('姓名,电话\n王桂花,1\n').obstacle).toContain('「内容」')
  })

  test('continues the newest version: what stays keeps its identity, what is missing is said', async () => {
    const sweep = clause()
    const gone = clause({ text: '义务植树' })
    const decided = now(
      rules().decide(
        {
          document: newId(),
          rules: newId(),
          scheme: office.scheme,
          name: '细则',
          fromDate: '2026-11-01',
          template: '',
          approver: '村两委',
          clauses: structuredClone([sweep, gone, clause({ text: '治安巡逻' })]) as never,
        },
        office.accountant,
      ),
    )
    const sheet = now(await rules().sheet({ rules: decided.rules }, office.accountant))
    expect(sheet.fileName).toBe('细则第1版.xlsx')
    const same = now(
      rules().previewImport(
        { scheme: office.scheme, file: { name: sheet.fileName, bytes: sheet.bytes }, choice: {} },
        office.accountant,
      ),
    )
    expect(same.clauses.every(({ change }) => change === 'same')).toBe(true)
    expect(same.missing).toEqual([])
    const changed = preview(
      '类别,内容,分值\n环境卫生,参加村里大扫除,8\n环境卫生,义务劳动,3\n好事,助人为乐,5\n',
    )
    expect(
      changed.clauses.map(({ text, change, clause: id }) => [
        text,
        change,
        id === sweep.clause || id === gone.clause,
      ]),
    ).toEqual([
      ['参加村里大扫除', 'changed', true],
      ['义务劳动', 'changed', true],
      ['助人为乐', 'added', false],
    ])
    expect(changed.missing.map(({ text }) => text)).toEqual(['治安巡逻'])
  })

  test('the empty sheet comes back empty: its examples are passed over', async () => {
    const { bytes } = now(await rules().blankSheet({}, office.accountant))
    const seen = now(
      rules().previewImport(
        { scheme: office.scheme, file: { name: 'a.xlsx', bytes }, choice: {} },
        office.accountant,
      ),
    )
    expect(seen.obstacle).toBe('表头下面一条细则也没有。请看看是不是选错了表。')
  })
})
