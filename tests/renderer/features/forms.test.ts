import { describe, expect, test } from 'vitest'
import { RULE_TEMPLATES } from '#main/domain/rules/rule-templates.ts'
import {
  emptyFounding,
  newPerson,
  peopleProblem,
  personProblems,
} from '#renderer/features/founding/founding-form.ts'
import {
  baseProblem,
  beginScheme,
  schemeFormOf,
  settingsOf as schemeSettings,
  usualScheme,
} from '#renderer/features/founding/scheme-form.ts'
import { formOf, hostProblem, portProblem, settingsOf } from '#renderer/features/settings/printer-form.ts'
import { parsePoints } from '#renderer/ui/points-field.ts'

describe('points as people type them', () => {
  test.each([
    ['12', 1200],
    ['12.5', 1250],
    ['１２．５', 1250],
    ['12。5', 1250],
    ['0.05', 5],
    [' 100 ', 10_000],
  ])('%s', (typed, hundredths) => {
    expect(parsePoints(typed)).toBe(hundredths)
  })

  test.each(['', '-1', '1.234', '十二', '1e3', '1,000'])('%s is no number of points', (typed) => {
    expect(parsePoints(typed)).toBeUndefined()
  })
})

describe('the people of a new shop', () => {
  const person = (name: string, pin = '1234') => ({ ...newPerson(['admin']), name, pin })

  test('one administrator with a name and a PIN is enough', () => {
    expect(peopleProblem([person('赵志强')])).toBeUndefined()
  })

  test('without an administrator nobody could change anything later', () => {
    expect(peopleProblem([{ ...person('赵志强'), roles: ['clerk'] }])).toContain('管理员')
  })

  test('two of the same name are told apart before the books begin', () => {
    const both = [person('王淑珍'), person(' 王淑珍 ')]
    expect(personProblems(both[0]!, both, false).name).toContain('名字重了')
    expect(peopleProblem(both)).toBeDefined()
  })

  test('a row that nobody began is no person', () => {
    expect(peopleProblem([person('赵志强'), newPerson(['clerk'])])).toBeUndefined()
    expect(peopleProblem([newPerson(['admin']), person('赵志强')])).toBeDefined()
  })

  test('nothing is called wrong before it was asked for', () => {
    const { people } = emptyFounding()
    expect(personProblems(people[0]!, people, false)).toEqual({
      name: undefined,
      roles: undefined,
      pin: undefined,
    })
    expect(personProblems(people[0]!, people, true).pin).toBe('请设密码。')
  })
})

describe('the scheme form', () => {
  test('begins with whole points, all of them spendable, nothing limited', () => {
    expect(schemeSettings(usualScheme('2026-11-01'))).toEqual({
      precision: 0,
      base: { pointsHundredths: 0, spendable: true },
      gateHundredths: 0,
      quotas: { householdDay: null, householdMonth: null, headDay: null, headMonth: null },
      minorsMayCollect: true,
    })
  })

  test('gives back the scheme it was filled from', () => {
    const settings = {
      precision: 1 as const,
      base: { pointsHundredths: 10_000, spendable: false },
      gateHundredths: 5000,
      quotas: { householdDay: 10_000, householdMonth: null, headDay: null, headMonth: 5050 },
      minorsMayCollect: false,
    }
    expect(schemeSettings(schemeFormOf({ name: '积分', settings }, '2026-11-01'))).toEqual(settings)
  })

  test('徐塘 has a base whose figure it never published: the form keeps the base, and waits until it is written', () => {
    const xutang = RULE_TEMPLATES.find(({ key }) => key === 'xutang')!
    const { form } = beginScheme(null, xutang.scheme, '2026-11-01')
    expect(form).toMatchObject({ hasBase: true, base: '', baseSpendable: false })
    expect(schemeSettings(form)).toBeUndefined()
    expect(baseProblem(form.base)).toBe('请写基础分是多少，像 100；没有就选“没有”。')
    expect(schemeSettings({ ...form, base: '60' })?.base).toEqual({
      pointsHundredths: 6000,
      spendable: false,
    })
  })

  test('a figure that cannot be read stops it', () => {
    expect(schemeSettings({ ...usualScheme('2026-11-01'), gate: '一百' })).toBeUndefined()
  })
})

describe('the printer form', () => {
  test('takes the address apart and puts it together again', () => {
    const saved = { address: 'tcp://192.168.1.87:9101', columns: 32, cutter: 'none', drawer: true } as const
    expect(settingsOf(formOf(saved))).toEqual(saved)
  })

  test('an empty address means slips on the screen, and full-width digits are digits', () => {
    const form = formOf({ address: '', columns: 48, cutter: 'partial', drawer: false })
    expect(form.port).toBe('9100')
    expect(settingsOf(form).address).toBe('')
    expect(settingsOf({ ...form, host: '１９２.168.1.87' }).address).toBe('tcp://192.168.1.87:9100')
  })

  test('says what an address looks like', () => {
    expect(hostProblem('192.168.1.87')).toBeUndefined()
    expect(hostProblem('192.168.1.87:9100')).toBeDefined()
    expect(portProblem('9100')).toBeUndefined()
    expect(portProblem('0')).toBeDefined()
    expect(portProblem('70000')).toBeDefined()
  })
})
