import { afterEach, expect, test } from 'vitest'
import type { Caller } from '#main/api/types.ts'
import { now } from '../../kit/counter-shop.ts'
import { refusalOf } from '../../kit/office-shop.ts'
import { openPlace, type Place } from '../../kit/place.ts'
import { newId } from '../../kit/shop.ts'

let place: Place
afterEach(() => place.close())

test('洪洞: every party member begins at 100; the branch alone takes points; breaking the law is zero; a new year is a new 100', async () => {
  place = openPlace('hongdong')
  const households = place.services.households
  const person = (name: string, partyMember: boolean) => ({
    id: null,
    name,
    relation: '',
    status: 'living' as const,
    birthYear: null,
    partyMember,
    nickname: '',
    oldName: '',
    phones: [],
  })
  const { household } = now(
    households.register(
      {
        document: newId(),
        number: '0101',
        groupName: '一组',
        grid: '',
        population: 3,
        notes: '',
        members: [person('王桂花', true), person('李长顺', true), person('王小军', false)],
      },
      place.caller,
    ),
  )
  const members = now(households.file({ household }, place.caller)).members
  const idOf = (name: string) => members.find((one) => one.name === name)!.id
  const balances = () => place.balances('2026-01-01', '2026-12-31')
  expect(place.grantBase()).toMatchObject({ subjects: 2, base: 20_000 })
  place.deed('参加志愿服务', [idOf('王桂花')])
  expect(refusalOf(place.record('参加志愿服务', [idOf('王小军')])).code).toBe('deed_party_class')
  const himself: Caller = {
    session: 'x',
    staff: { id: place.people.writer, name: '网格员', roles: ['recorder'] },
  }
  expect(refusalOf(place.record('无故缺席主题党日', [idOf('王桂花')], { by: himself })).code).toBe(
    'deed_entry',
  )
  place.deed('无故缺席“三会一课”', [idOf('王桂花')])
  place.deed('违纪违法、失信、参与黄赌毒', [idOf('李长顺')])
  expect(await balances()).toMatchObject({ 王桂花: 96, 李长顺: 0 })
  place.goTo('2027-01-03')
  place.endCycle()
  expect(await balances()).toMatchObject({ 王桂花: 100, 李长顺: 100 })
})
