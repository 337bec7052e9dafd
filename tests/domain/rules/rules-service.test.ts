import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ClauseForm } from '#main/domain/rules/clauses.ts'
import { DEFAULT_SETTINGS } from '#main/domain/schemes/settings.ts'
import type { Day } from '#main/kernel/dates.ts'
import { now } from '../../kit/counter-shop.ts'
import { type OfficeShop, openOfficeShop, refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'
import { clause } from './clause.ts'

let office: OfficeShop
beforeEach(() => {
  office = openOfficeShop()
})
afterEach(() => office.close())

const rules = () => office.shop.services.rules
const day = (text: string) => text as Day
const copy = (clauses: readonly ClauseForm[]) =>
  structuredClone(clauses) as Parameters<ReturnType<typeof rules>['decide']>[0]['clauses']
const form = (clauses: readonly ClauseForm[], change: object = {}) => ({
  document: newId(),
  rules: newId(),
  scheme: office.scheme as string,
  name: '兴隆沟村积分细则',
  fromDate: '2026-11-01',
  template: '',
  approver: '村民代表会议',
  clauses: copy(clauses),
  ...change,
})
const decide = (clauses: readonly ClauseForm[], change: object = {}) =>
  rules().decide(form(clauses, change), office.accountant)
const current = () => now(rules().current({ scheme: null, day: null }, office.accountant))

describe('a rule book', () => {
  test('is decided whole, as one document, with who approved it; it then stands by classes, in words', () => {
    expect(current()).toMatchObject({
      scheme: { id: office.scheme },
      versions: [],
      inForce: null,
      book: null,
    })
    const swear = clause({ className: '文明', text: '上访', kind: 'deduct', minimum: 200, maximum: 200 })
    const decided = now(decide([clause(), swear, clause({ text: '植树', maximum: 3000 })]))
    expect(decided).toMatchObject({ serial: 'XZ26-00001', version: 1, repeated: false })
    const { book, inForce, versions } = current()
    expect(inForce).toBe(decided.rules)
    expect(versions).toMatchObject([
      { version: 1, approver: '村民代表会议', clauses: 3, serial: 'XZ26-00001' },
    ])
    expect(
      book?.clauses.map(({ number, text, words }) => [number, text, words.figure, words.warnings.length]),
    ).toEqual([
      ['1.1', '参加村里大扫除', '+5', 0],
      ['1.2', '植树', '+5–30', 0],
      ['2.1', '上访', '−2', 1],
    ])
  })

  test('keeps every version: deeds of October are judged by the rules of October', () => {
    const sweep = clause()
    const gone = clause({ text: '植树' })
    now(decide([sweep, gone]))
    now(
      decide(
        [{ ...sweep, minimum: 800, maximum: 800 }, clause({ text: '巡逻', minimum: null, maximum: null })],
        { fromDate: '2026-12-01' },
      ),
    )
    const at = (id: string, on: string) => rules().clause(office.store, office.scheme, id, day(on))
    expect(now(at(sweep.clause, '2026-11-30'))).toMatchObject({ minimum: 500, version: 1, number: '1.1' })
    expect(now(at(sweep.clause, '2026-12-01'))).toMatchObject({ minimum: 800, version: 2 })
    expect(refusalOf(at(sweep.clause, '2026-10-31')).code).toBe('rules_not_yet')
    expect(now(at(gone.clause, '2026-11-30')).text).toBe('植树')
    expect(refusalOf(at(gone.clause, '2026-12-01'))).toMatchObject({
      code: 'clause_not_in_force',
      sentence: '“植树”这一条2026年12月1日不在用，请换一条，或看看日期对不对。',
    })
    expect(refusalOf(at(newId(), '2026-12-01')).code).toBe('clause_unknown')
    const unset = rules().inForce(office.store, office.scheme, day('2026-12-01'))!.clauses[1]!
    expect(refusalOf(at(unset.clause, '2026-12-01')).code).toBe('clause_unset')
    expect(rules().inForce(office.store, office.scheme, day('2026-11-30'))).toMatchObject({
      version: 1,
      clauses: [{ text: '参加村里大扫除' }, { text: '植树' }],
    })
    expect(rules().inForce(office.store, office.scheme, day('2026-10-31'))).toBeNull()
    expect(refusalOf(rules().clause(office.store, newId(), sweep.clause, day('2026-12-01'))).code).toBe(
      'rules_none',
    )
  })

  test('shows what is in force, or what comes first where nothing is yet', () => {
    now(decide([clause()], { fromDate: '2026-12-01' }))
    expect(current()).toMatchObject({ inForce: null, book: { version: 1 } })
    now(decide([clause({ text: '植树' })], { fromDate: '2026-11-10' }))
    expect(current()).toMatchObject({ inForce: null, book: { version: 2 } })
    office.clock.set('2026-12-01T02:00:00Z')
    expect(current()).toMatchObject({ book: { version: 1 } })
  })

  test('can not be changed or removed, not even by a hand in the file', () => {
    now(decide([clause()]))
    for (const statement of [
      'UPDATE clauses SET maximum = 9900',
      'DELETE FROM clauses',
      "UPDATE rule_versions SET from_date = '2026-01-01'",
      'DELETE FROM rule_versions',
    ]) {
      expect(() => office.store.sqlite.exec(statement)).toThrow()
    }
  })

  test('pressed twice is recorded once; with other content it is refused, naming it', () => {
    const sheet = form([clause()])
    const first = now(rules().decide(sheet, office.accountant))
    expect(now(rules().decide(sheet, office.accountant))).toEqual({ ...first, repeated: true })
    expect(refusalOf(rules().decide({ ...sheet, name: '别的' }, office.accountant)).code).toBe(
      'document_differs',
    )
    expect(current().versions).toHaveLength(1)
  })

  test('what was refused leaves nothing behind', () => {
    expect(refusalOf(decide([clause({ text: '' })])).code).toBe('clause_text_missing')
    expect(refusalOf(decide([clause()], { fromDate: '2026-10-31' })).code).toBe('rules_past')
    expect(refusalOf(decide([clause()], { scheme: newId() })).code).toBe('scheme_unknown')
    expect(refusalOf(decide([clause({ minimum: 550, maximum: 550 })])).code).toBe('clause_precision')
    expect(current().versions).toEqual([])
    const kept = [clause()]
    expect(now(decide(kept)).serial).toBe('XZ26-00001')
    expect(refusalOf(decide(kept)).code).toBe('rules_same')
    expect(office.store.sqlite.prepare('SELECT count(*) AS n FROM clauses').get()).toEqual({ n: 1 })
  })
})

describe('several schemes, each with its own rules', () => {
  const partyScheme = () => {
    const id = newId()
    now(
      office.shop.services.schemes.decide(
        {
          document: newId(),
          scheme: id,
          name: '党员积分',
          fromDate: '2026-12-01',
          approver: '支部大会',
          settings: { ...DEFAULT_SETTINGS, precision: 1, subject: 'person', redeemable: false },
        },
        office.accountant,
      ),
    )
    return id
  }

  test('are kept apart; a clause may bring points in another one too, each by its own decimals', () => {
    const party = partyScheme()
    const sweep = clause({ terms: { also: [{ scheme: party, minimum: 50, maximum: 150 }] } })
    now(decide([sweep]))
    now(
      decide([clause({ text: '上党课', minimum: 50, maximum: 50 })], { scheme: party, name: '党员积分细则' }),
    )
    const of = (scheme: string | null) => now(rules().current({ scheme, day: null }, office.accountant))
    expect(of(null).book?.clauses[0]?.words.remarks).toEqual(['同时记党员积分 0.5–1.5 分'])
    expect(of(party)).toMatchObject({
      scheme: { name: '党员积分', precision: 1 },
      versions: [{ version: 1, name: '党员积分细则' }],
      book: { clauses: [{ text: '上党课', words: { figure: '+0.5' } }] },
    })
    expect(of(null).schemes.map(({ name }) => name)).toContain('党员积分')
    expect(refusalOf(rules().clause(office.store, party, sweep.clause, day('2026-11-01'))).code).toBe(
      'clause_unknown',
    )
    expect(
      refusalOf(
        decide([clause({ terms: { also: [{ scheme: office.scheme, minimum: 100, maximum: 100 }] } })]),
      ).code,
    ).toBe('also_same_scheme')
    expect(
      refusalOf(decide([clause({ terms: { also: [{ scheme: party, minimum: 55, maximum: 55 }] } })])).code,
    ).toBe('clause_precision')
    const [one, other] = [of(null).book!.rules, of(party).book!.rules]
    expect(refusalOf(rules().compare({ before: one, after: other }, office.accountant)).code).toBe(
      'rules_other_scheme',
    )
  })
})

describe('before it is decided', () => {
  test('a list is looked over: in words, with warnings, and where it is wrong', () => {
    const looked = now(
      rules().lookOver(
        {
          scheme: office.scheme,
          clauses: copy([
            clause(),
            clause({ text: '罚款 50 元', kind: 'deduct' }),
            clause({ text: '半条', maximum: null }),
          ]),
        },
        office.accountant,
      ),
    )
    expect(looked.clauses.map(({ words }) => words.warnings.map(({ code }) => code))).toEqual([
      [],
      ['fine'],
      [],
    ])
    expect(looked.problem).toBe('第 1.3 条的分值只写了一头，请把最少和最多都写上。')
    expect(looked.at).toBe(looked.clauses[2]!.clause)
  })

  test('two versions are compared in words', () => {
    const sweep = clause()
    const one = now(decide([sweep]))
    const two = now(
      decide([{ ...sweep, maximum: 3000 }, clause({ text: '植树' })], { fromDate: '2026-12-01' }),
    )
    const compared = now(rules().compare({ before: one.rules, after: two.rules }, office.accountant))
    expect(compared.lines.map(({ change, sentence }) => [change, sentence])).toEqual([
      ['changed', '第 1.1 条“参加村里大扫除”：分值从“5 分”改成“5–30 分”。'],
      ['added', '新增第 1.2 条“植树”，每次加 5 分。'],
    ])
    expect(refusalOf(rules().compare({ before: one.rules, after: newId() }, office.accountant)).code).toBe(
      'rules_unknown',
    )
  })

  test('a template is taken as it is, filled in and decided', () => {
    const heads = now(rules().templates({}, office.accountant))
    expect(heads.length).toBeGreaterThanOrEqual(20)
    expect(heads.find(({ key }) => key === 'aohan')).toMatchObject({
      place: '内蒙古敖汉',
      clauses: 5,
      unset: 5,
    })
    const { clauses } = now(rules().template({ key: 'baiyang' }, office.accountant))
    const forms = clauses.map(({ number: _number, words: _words, ...rest }) => rest)
    expect(now(decide(forms, { template: '江苏仪征白羊' })).version).toBe(1)
    expect(current().book).toMatchObject({ template: '江苏仪征白羊' })
    expect(refusalOf(rules().template({ key: 'nowhere' }, office.accountant)).code).toBe('template_unknown')
  })

  test('a scheme begins with the rules of a place, both or neither', () => {
    const { head, clauses } = now(rules().template({ key: 'xutang' }, office.accountant))
    const forms = copy(clauses.map(({ number: _number, words: _words, ...rest }) => rest))
    const scheme = newId()
    const begin = (change: object = {}) =>
      rules().begin(
        {
          document: newId(),
          scheme,
          name: '徐塘的办法',
          fromDate: '2026-11-24',
          approver: '村民代表会议',
          settings: { ...DEFAULT_SETTINGS, ...head.settings } as never,
          rules: { document: newId(), rules: newId(), name: '细则', template: head.place, clauses: forms },
          ...change,
        },
        office.accountant,
      )
    const wrong = { document: newId(), rules: newId(), name: '', template: '', clauses: forms }
    expect(refusalOf(begin({ rules: wrong })).code).toBe('rules_name_missing')
    const schemes = () => now(office.shop.services.schemes.list({}, office.accountant))
    expect(schemes().map(({ id }) => id)).not.toContain(scheme)
    expect(now(begin())).toMatchObject({ serial: 'FA26-00002', rules: { serial: 'XZ26-00001', version: 1 } })
    expect(schemes().find(({ id }) => id === scheme)?.versions[0]?.settings).toMatchObject({
      base: { spendable: false },
      cycle: 'year',
      cycleEnd: 'base',
    })
    expect(now(rules().current({ scheme, day: null }, office.accountant)).book).toMatchObject({
      template: head.place,
      clauses: { length: clauses.length },
    })
  })
})
