import { describe, expect, it } from 'vitest'
import { isUnset } from '#main/domain/rules/clauses.ts'
import { warningsOf } from '#main/domain/rules/linter.ts'
import { RULE_TEMPLATES, ruleTemplate } from '#main/domain/rules/rule-templates.ts'
import { checkClauses } from '#main/domain/rules/rules.ts'
import { schemeSentences, unsaidSentence } from '#main/domain/rules/template-words.ts'
import { checkSettings, DEFAULT_SETTINGS } from '#main/domain/schemes/settings.ts'
import { newId } from '../../kit/shop.ts'
import { POINTS } from './clause.ts'

const template = (key: string) => {
  const found = ruleTemplate(key)
  if (found === undefined) throw new Error(`no template ${key}`)
  return found
}
const points = (key: string) =>
  Object.fromEntries(
    template(key).clauses.map(({ text, kind, minimum, maximum }) => [
      `${kind === 'award' ? '+' : '-'} ${text}`,
      minimum === null ? null : minimum === maximum ? minimum / 100 : [minimum / 100, maximum! / 100],
    ]),
  )

describe.each(RULE_TEMPLATES.map((one) => [one.place, one] as const))('%s', (_place, one) => {
  it('is a list that may stand as it is', () => {
    const clauses = one.clauses.map((clause) => ({ ...clause, clause: newId() }))
    expect(checkClauses(clauses, POINTS, [POINTS])).toMatchObject({ ok: true })
  })

  it('lies over the settings of a scheme', () => {
    const checked = checkSettings({ ...DEFAULT_SETTINGS, ...one.scheme })
    // how much a point is paid out with was not published: the village is asked
    expect(checked.ok ? 'stands' : checked.refusal.code).toBe(
      one.key === 'tianyuan' ? 'scheme_cash' : 'stands',
    )
  })

  it('says so where figures were not published', () => {
    const missing = one.clauses.filter(isUnset).length
    const said = one.blanks.some((blank) => /请村里自己定|请村里自己写|请村里写明|请支部自己写/.test(blank))
    if (missing > 0) expect(said).toBe(true)
    expect(schemeSentences(one).length).toBeGreaterThan(0)
  })

  it('brings no clause that touches the rights of a person, but for what a county has printed', () => {
    const warned = one.clauses.filter((clause) => warningsOf(clause).length > 0).map(({ text }) => text)
    expect(warned).toEqual(one.key === 'baijia' ? ['会上不发言、会后乱议论'] : [])
  })
})

describe('what is known of the places', () => {
  it('no two have the same key or name', () => {
    expect(new Set(RULE_TEMPLATES.map(({ key }) => key)).size).toBe(RULE_TEMPLATES.length)
    expect(new Set(RULE_TEMPLATES.map(({ place }) => place)).size).toBe(RULE_TEMPLATES.length)
  })

  it('徐塘：基础分不能兑换，年底回到基础分', () => {
    expect(template('xutang').scheme).toMatchObject({
      base: { spendable: false },
      cycle: 'year',
      cycleEnd: 'base',
    })
    expect(points('xutang')).toMatchObject({
      '+ 参加义务劳动': 5,
      '+ 参加村里治安巡逻': 10,
      '- 焚烧秸秆': 5,
      '- 违背公序良俗': 20,
    })
  })

  it('白家、石桥：100 分起，超过的才能兑换', () => {
    for (const key of ['baijia', 'shiqiao']) {
      expect(template(key).scheme.base).toEqual({ pointsHundredths: 10_000, spendable: false })
    }
    expect(points('baijia')).toMatchObject({ '+ 院坝被评为整洁': 10, '+ 准时到会': 1, '- 开会迟到': 1 })
  })

  it('八名每季度清零后又从 100 分起，西埇每月清零，邓家从不清零', () => {
    expect(template('baming').scheme).toMatchObject({
      cycle: 'quarter',
      cycleEnd: 'base',
      minimumScoreHundredths: 6000,
    })
    expect(template('xiyi').scheme).toMatchObject({ cycle: 'month', cycleEnd: 'clear' })
    expect(template('dengjia').scheme).toMatchObject({ cycleEnd: 'carry' })
  })

  it('往流每月的事一户一年最多 60 分；榆林 5 分起；虎林按名次', () => {
    const capped = template('wangliu').clauses.filter(({ terms }) => terms.caps.length > 0)
    expect(capped.map(({ terms }) => [terms.per, ...terms.caps])).toEqual([
      ['month', { period: 'year', points: 6000, times: null }],
      ['month', { period: 'year', points: 6000, times: null }],
    ])
    expect(template('yulin').scheme.gateHundredths).toBe(500)
    expect(template('hulin').scheme.reward?.prizes).toEqual([
      { from: 1, to: 4, prize: '床垫' },
      { from: 5, to: 10, prize: '毛毯' },
    ])
  })

  it('洪洞：减分只由组织记，违纪违法清零', () => {
    const { clauses, scheme } = template('hongdong')
    expect(scheme).toMatchObject({ subject: 'person', cycle: 'year', cycleEnd: 'base' })
    expect(clauses.every(({ terms }) => terms.scope === 'party')).toBe(true)
    expect(
      clauses.filter(({ kind }) => kind !== 'award').every(({ terms }) => terms.entry === 'organisation'),
    ).toBe(true)
    expect(clauses.find(({ kind }) => kind === 'veto')?.terms.veto).toEqual({ effect: 'zero' })
  })

  it('三条路：高家窝棚、高阳、敖汉', () => {
    const steps = (key: string) =>
      template(key).scheme.steps?.map(({ role, kind }) => (kind === 'publish' ? kind : role))
    expect(steps('gaojiawopeng')).toEqual(['recorder', 'committee', 'assessor', 'publish'])
    expect(steps('gaoyang')).toEqual(['assessor', 'committee', 'publish'])
    expect(steps('aohan')).toEqual(['assessor', 'committee', 'township', 'publish'])
  })

  it('says what was never written of a place, and what stands there meanwhile', () => {
    expect(unsaidSentence(template('sanyuan'))).toBe(
      '原文没有说有没有基础分，没定过的先按没有填，请村里看着改。',
    )
    expect(unsaidSentence(template('baiyang'))).toContain('多久算一期')
    expect(unsaidSentence(template('hulin'))).not.toContain('哪几天兑换')
  })
})
