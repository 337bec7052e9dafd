import { afterEach, expect, test } from 'vitest'
import type { Caller } from '#main/api/types.ts'
import { award } from '#main/domain/rules/templates/shape.ts'
import { now } from '../../kit/counter-shop.ts'
import { refusalOf } from '../../kit/office-shop.ts'
import { fewWords, openPlace, type Place } from '../../kit/place.ts'
import { newId } from '../../kit/shop.ts'
import { person } from '../households/register-shop.ts'

let place: Place
afterEach(() => place.close())

/** Registers a household of these people, true for a member of the party, and answers their ids by name. */
function register(people: Readonly<Record<string, boolean>>): Record<string, string> {
  const { households } = place.services
  const members = Object.entries(people).map(([name, partyMember]) => person(name, { partyMember }))
  const form = { number: '0101', groupName: '一组', grid: '', population: members.length, notes: '', members }
  const { household } = now(households.register({ document: newId(), ...form }, place.caller))
  const file = now(households.file({ household }, place.caller))
  return Object.fromEntries(file.members.map(({ name, id }) => [name, id]))
}

test('洪洞: every party member begins at 100; the branch alone takes points; breaking the law is zero; a new year is a new 100', async () => {
  place = openPlace('hongdong')
  const { 王桂花: wang, 李长顺: li, 王小军: son } = register({ 王桂花: true, 李长顺: true, 王小军: false })
  const balances = () => place.balances('2026-01-01', '2026-12-31')
  expect(place.grantBase()).toMatchObject({ subjects: 2, base: 20_000 })
  place.deed('参加志愿服务', [wang!])
  expect(refusalOf(place.record('参加志愿服务', [son!])).code).toBe('deed_party_class')
  const grid: Caller = {
    session: 'x',
    staff: { id: place.people.writer, name: '网格员', roles: ['recorder'] },
  }
  expect(refusalOf(place.record('无故缺席主题党日', [wang!], { by: grid })).code).toBe('deed_entry')
  place.deed('无故缺席“三会一课”', [wang!])
  place.deed('违纪违法、失信、参与黄赌毒', [li!])
  expect(await balances()).toMatchObject({ 王桂花: 96, 李长顺: 0 })
  place.goTo('2027-01-03')
  place.endCycle()
  expect(await balances()).toMatchObject({ 王桂花: 100, 李长顺: 100 })
})

test('高阳: party members of class A have tasks of their own', () => {
  const task = award('A类', '包联一户困难群众', 5, { scope: 'party', partyClasses: ['A'] })
  place = openPlace(fewWords('河北高阳（党员）', { subject: 'person', redeemable: false }, [task]))
  const { 王桂花: wang, 李长顺: li } = register({ 王桂花: true, 李长顺: true })
  const rows = [
    { person: wang!, class: 'A' as const },
    { person: li!, class: 'B' as const },
  ]
  const { party } = place.services
  now(
    party.classify({ document: newId(), fromDate: place.today(), approver: '支部大会', rows }, place.office),
  )
  place.deed(task.text, [wang!])
  expect(refusalOf(place.record(task.text, [li!])).code).toBe('deed_party_class')
})

test('肖台子: party members are ranked by the month, and the first of the quarter is its pioneer', async () => {
  const prizes = [{ from: 1, to: 1, prize: '先锋党员' }]
  place = openPlace(
    fewWords(
      '辽宁清河肖台子',
      {
        subject: 'person',
        cycle: 'quarter',
        redeemable: false,
        reward: { mode: 'rank', prizes, fenPerPoint: 0 },
      },
      [award('党员', '参加党日活动', [1, 20], { scope: 'party' })],
    ),
  )
  const { 王桂花: wang, 李长顺: li } = register({ 王桂花: true, 李长顺: true })
  place.deed('参加党日活动', [wang!], { each: 5 })
  place.goTo('2026-02-10')
  place.deed('参加党日活动', [li!], { each: 8 })
  expect((await place.ranking('2026-01-01', '2026-01-31'))[0]).toEqual([1, '王桂花', 5, '先锋党员'])
  expect(await place.ranking('2026-01-01', '2026-03-31')).toEqual([
    [1, '李长顺', 8, '先锋党员'],
    [2, '王桂花', 5, ''],
  ])
})

test('村积分考核: each person of a household has the base duties of the quarter, and nothing is left of a year', async () => {
  const duty = award('基本义务', '门前三包', 50, { scope: 'person', per: 'quarter' })
  const yearly = { subject: 'person', cycle: 'year', cycleEnd: 'clear', redeemable: false } as const
  place = openPlace(fewWords('村积分考核细则', yearly, [duty]))
  const { 王桂花: wang, 王小军: son } = register({ 王桂花: false, 王小军: false })
  place.deed(duty.text, [wang!, son!])
  expect(refusalOf(place.record(duty.text, [wang!])).code).toBe('deed_times')
  place.goTo('2026-04-02')
  place.deed(duty.text, [wang!])
  const balances = () => place.balances('2026-01-01', '2026-12-31')
  expect(await balances()).toEqual({ 王桂花: 100, 王小军: 50 })
  place.goTo('2027-01-02')
  place.endCycle()
  expect(await balances()).toEqual({ 王桂花: 0, 王小军: 0 })
})
