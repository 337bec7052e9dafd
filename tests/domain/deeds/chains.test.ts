import { afterEach, describe, expect, test } from 'vitest'
import { ROLE_NAMES } from '#main/api/session.ts'
import { type RuleTemplate, ruleTemplate } from '#main/domain/rules/rule-templates.ts'
import { now } from '../../kit/counter-shop.ts'
import { refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'
import { type DeedsShop, openDeedsShop } from './deeds-shop.ts'

let village: DeedsShop | undefined
afterEach(() => village?.close())

/** The rules of a real place with the figures that it has not published filled in: 10 points each. */
function openPlace(key: string): DeedsShop & { place: RuleTemplate } {
  const place = ruleTemplate(key)
  if (!place) throw new Error(`no template ${key}`)
  const { subject, cycle, cycleEnd, windows, steps } = place.scheme
  const filled = place.clauses.map((clause) => ({
    ...clause,
    ...(clause.kind === 'veto' || clause.minimum !== null ? {} : { minimum: 1000, maximum: 1000 }),
  }))
  const shop = openDeedsShop(filled, {
    subject,
    ...(cycle && { cycle }),
    ...(cycleEnd && { cycleEnd }),
    ...(windows && { windows: { months: [...windows.months], days: [...windows.days] } }),
    steps: (steps ?? []).map((step) => ({ ...step })),
  })
  village = shop
  return { ...shop, place }
}

describe('三条真实的链子，从头走到尾', () => {
  test('高家窝棚：村民自己报，网格员核实，两委复核，主题党日上定，公示满了才入账', () => {
    const { household, deeds, by, sheet, deedsOf, decide, hang, goTo, points, file, audit, place } =
      openPlace('gaojiawopeng')
    const wang = household('王桂花', 0)
    const text = place.clauses[0]?.text ?? ''
    const form = sheet(text, [wang], { selfReported: true })
    expect(refusalOf(deeds.record(form, by('clerk'))).code).toBe('deed_evidence_text')
    const [deed] = deedsOf(now(deeds.record({ ...form, evidence: '给刘大爷送了三天饭' }, by('clerk'))).id)
    const wrong = refusalOf(decide([deed!], by('committee')))
    expect(wrong.sentence).toBe(`“网格员核实”这一步由${ROLE_NAMES.recorder}办，请换人登录。`)
    now(decide([deed!], by('recorder')))
    now(decide([deed!], by('committee')))
    goTo('2026-10-20')
    now(decide([deed!], by('assessor'), true, ['钱评议', '孙书记', '李大娘']))
    expect(deeds.readyForNotice(village!.store, village!.scheme).map(({ id }) => id)).toEqual([deed])
    hang([deed!], 7)
    goTo('2026-10-27')
    now(deeds.post({ document: newId(), deeds: [deed!] }, by('committee')))
    expect(points(wang)).toBe(1000)
    expect(file(deed!)).toMatchObject({ evidence: '给刘大爷送了三天饭', selfReported: true, state: 'posted' })
    expect(file(deed!).moves.map(({ words }) => words)).toEqual([
      '自家申报，王淑珍登记'.replace('王淑珍', by('clerk').staff!.name),
      '赵网格在“网格员核实”通过',
      '孙书记在“村两委复核”通过',
      '会上在“主题党日评定”通过，到场 3 人：钱评议、孙书记、李大娘',
      '张会计贴出公示',
      '孙书记入账',
    ])
    expect(audit().findings).toEqual([])
  })

  test('高阳：评议小组评，两委每月集体定，公示；减分只能由组织来记', () => {
    const { household, deeds, by, sheet, record, decide, hang, goTo, points, place, audit } =
      openPlace('gaoyang')
    const [wang, li] = [household('王桂花', 0), household('李长顺', 5000)]
    const minus = place.clauses.find(({ kind }) => kind === 'deduct')?.text ?? ''
    expect(refusalOf(deeds.record(sheet(minus, [li]), by('recorder'))).code).toBe('deed_entry')
    const lines = [...record('把闲置房屋借给村里建小花园', [wang]), ...record(minus, [li])]
    now(decide(lines, by('assessor'), true, ['钱评议', '李大娘']))
    goTo('2026-10-30')
    now(decide(lines, by('committee'), true, ['孙书记', '张会计']))
    hang(lines, 7)
    goTo('2026-11-06')
    now(deeds.post({ document: newId(), deeds: lines }, by('committee')))
    expect([points(wang), points(li)]).toEqual([10_000, 4000])
    expect(audit().findings).toEqual([])
  })

  test('敖汉：评议组评，两委审，乡镇复核；镇里不认的一条到不了公示', () => {
    const { household, deeds, by, record, decide, hang, goTo, points, stateOf, place, audit } =
      openPlace('aohan')
    const [wang, li] = [household('王桂花', 0), household('李长顺', 0)]
    const [first, second] = record(place.clauses[0]?.text ?? '', [wang, li])
    now(decide([first!, second!], by('assessor')))
    now(decide([first!, second!], by('committee')))
    expect(refusalOf(decide([first!], by('committee'))).code).toBe('step_role')
    now(decide([second!], by('township'), false))
    now(decide([first!], by('township')))
    expect(stateOf(second!)).toBe('rejected')
    hang([first!], 7)
    goTo('2026-10-08')
    now(deeds.post({ document: newId(), deeds: [first!] }, by('committee')))
    expect([points(wang), points(li)]).toEqual([1000, 0])
    expect(audit().findings).toEqual([])
  })
})
