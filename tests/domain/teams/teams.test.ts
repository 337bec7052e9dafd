import { afterEach, expect, test } from 'vitest'
import { award } from '#main/domain/rules/templates/shape.ts'
import { now } from '../../kit/counter-shop.ts'
import { makeFindable } from '../../kit/findable.ts'
import { refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'
import { type DeedsShop, openDeedsShop } from '../deeds/deeds-shop.ts'

let village: DeedsShop
afterEach(() => village.close())

const open = () => {
  village = openDeedsShop([award('志愿', '巡逻一次', 10)], { subject: 'team', redeemable: false })
  return ['王桂花', '李长顺', '赵铁山'].map((name) => village.household(name, 0).head) as [
    string,
    string,
    string,
  ]
}
const teams = () => village.shop.services.teams
const list = () => now(teams().list({}, village.admin))
const save = (change: object) =>
  teams().save(
    {
      document: newId(),
      team: newId(),
      basedOn: null,
      name: '巡逻队',
      active: true,
      members: [],
      ...change,
    },
    village.admin,
  )
/** What stands of a team, changed. */
const change = (name: string, to: object) => {
  const team = list().find((one) => one.name === name)!
  return save({
    team: team.team,
    basedOn: team.changedBy,
    name: team.name,
    active: team.active,
    members: team.members.map(({ person }) => person),
    ...to,
  })
}

test('a team is made of people, takes another name, loses one and gains one, is dissolved: all of it stays readable', () => {
  const [wang, li, zhao] = open()
  expect(now(save({ members: [wang, li] })).serial).toBe('TD26-00001')
  expect(list()).toMatchObject([
    {
      name: '巡逻队',
      active: true,
      members: [
        { name: '王桂花', number: '0001', since: '2026-10-01' },
        { name: '李长顺', number: '0002' },
      ],
    },
  ])
  now(change('巡逻队', { name: '义务巡逻队', members: [wang, zhao] }))
  now(change('义务巡逻队', { active: false }))
  const [team] = list()
  expect(team).toMatchObject({ name: '义务巡逻队', active: false })
  expect(team!.members.map(({ name }) => name)).toEqual(['王桂花', '赵铁山'])
  expect(now(teams().history({ team: team!.team }, village.admin))).toMatchObject([
    { serial: 'TB26-00002', sentence: '解散了。' },
    { serial: 'TB26-00001', sentence: '“巡逻队”改叫“义务巡逻队”。加了 赵铁山。去掉 李长顺。' },
    { serial: 'TD26-00001', sentence: '建了团队。加了 王桂花、李长顺。' },
  ])
  now(change('义务巡逻队', { active: true, members: [wang, zhao, li] }))
  expect(list()[0]!.members).toHaveLength(3)
  expect(village.audit().findings).toEqual([])
})

test('a team does a deed: it is ticked on the sheet, has a ledger, and stands in the ranking', async () => {
  const [wang, li] = open()
  now(save({ members: [wang] }))
  now(save({ members: [li], name: '秧歌队' }))
  const candidates = now(
    village.deeds.candidates(
      { scheme: village.scheme, clause: village.clauseOf('巡逻一次'), day: '2026-10-01' },
      village.admin,
    ) as never,
  ) as unknown as readonly { who: string; name: string }[]
  expect(candidates.map(({ name }) => name).sort()).toEqual(['巡逻队', '秧歌队'])
  const patrol = candidates.find(({ name }) => name === '巡逻队')!.who
  village.record('巡逻一次', [patrol])
  const { rows } = now(village.shop.services.points.subjects({ kind: 'team' }, village.admin))
  expect(rows).toMatchObject([{ who: patrol, balance: 1000 }])
  const sheet = await village.shop.services.reports.sheet(
    { scheme: village.scheme, from: '2026-10-01', to: '2026-12-31', by: 'month', group: null },
    village.admin,
  )
  expect(now(sheet as never)).toMatchObject({ rows: [{ name: '巡逻队', place: 1, merit: 1000 }] })
  now(change('巡逻队', { active: false }))
  expect(
    refusalOf(village.deeds.record(village.sheet('巡逻一次', [patrol]), village.by('assessor'))).code,
  ).toBe('deed_person_gone')
})

test('each thing that is wrong with a team is said in words, in a fixed order', () => {
  const [wang, li, zhao] = open()
  now(save({ members: [wang] }))
  const name = (change: object) => refusalOf(save({ name: '秧歌队', members: [li], ...change }))
  expect(refusalOf(change('巡逻队', { basedOn: newId(), name: '秧歌队' })).code).toBe('team_changed')
  expect(name({ name: '巡逻队' }).sentence).toBe('已经有一个团队叫“巡逻队”，请换个名字。')
  expect(name({ members: [newId()] }).code).toBe('team_member_unknown')
  expect(name({ members: [li, li] }).sentence).toBe('李长顺在名单里有两遍，请去掉一个。')
  village.store.sqlite.prepare("UPDATE persons SET status = 'dead' WHERE id = ?").run(zhao)
  expect(name({ members: [zhao] }).sentence).toBe('赵铁山已经去世或者迁出，不能再加进来，请去掉。')
  expect(name({ members: [] }).code).toBe('team_nobody')
  expect(refusalOf(change('巡逻队', {})).code).toBe('team_nothing')
  now(change('巡逻队', { active: false }))
  expect(name({ name: '巡逻队' }).sentence).toContain('重新用起来')
  expect(list()).toHaveLength(1)
})

test('people are found as everywhere: by a part of the name, how it is read, or the number of the house', () => {
  open()
  makeFindable(village.store)
  const found = (text: string) => now(teams().people({ text }, village.admin)).map(({ name }) => name)
  expect(found('长')).toEqual(['李长顺'])
  expect(found('0003')).toEqual(['赵铁山'])
  expect(found('3')).toEqual(['赵铁山'])
  expect(found('WGH')).toEqual(['王桂花'])
  expect(found('tieshan')).toEqual(['赵铁山'])
  expect(found('zhao ts')).toEqual(['赵铁山'])
  expect(found('li wgh')).toEqual([])
  expect(found('没有这个人')).toEqual([])
})
