import { afterEach, expect, test } from 'vitest'
import { award } from '#main/domain/rules/templates/shape.ts'
import type { DocumentId } from '#main/kernel/ids.ts'
import { now } from '../../kit/counter-shop.ts'
import { refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'
import { type DeedsShop, openDeedsShop } from '../deeds/deeds-shop.ts'

let village: DeedsShop
afterEach(() => village.close())

const open = () => {
  village = openDeedsShop(
    [
      award('任务', '联系群众', 10, { scope: 'party', partyClasses: ['A', 'B'] }),
      award('任务', '参加主题党日', 5, { scope: 'party' }),
    ],
    { subject: 'person', redeemable: false },
  )
  const [wang, li, zhao] = ['王桂花', '李长顺', '赵铁山'].map((name) => village.household(name, 0))
  for (const { head } of [wang!, li!])
    village.store.sqlite.prepare('UPDATE persons SET party_member = 1 WHERE id = ?').run(head)
  return { wang: wang!.head, li: li!.head, zhao: zhao!.head }
}
const party = () => village.shop.services.party
const classify = (fromDate: string, rows: Record<string, '' | 'A' | 'B' | 'C'>, change: object = {}) =>
  party().classify(
    {
      document: newId(),
      fromDate,
      approver: '党支部大会',
      rows: Object.entries(rows).map(([person, one]) => ({ person, class: one })),
      ...change,
    },
    village.admin,
  )
const members = (day: string | null = null) =>
  now(party().members({ day }, village.admin)).map((one) => [one.name, one.class, one.since])
const offered = (text: string, day: string) =>
  now(
    village.deeds.candidates(
      { scheme: village.scheme, clause: village.clauseOf(text), day },
      village.admin,
    ) as never,
  ) as unknown as readonly { name: string }[]

test('a party member is in a class from a day on; what was decided before stays readable', () => {
  const { wang, li } = open()
  expect(now(classify('2026-09-01', { [wang]: 'A', [li]: 'B' }))).toMatchObject({ serial: 'DY26-00001' })
  now(classify('2026-10-15', { [wang]: 'C' }))
  now(classify('2026-10-15', { [wang]: '' }))
  expect(members('2026-08-31')).toEqual([
    ['王桂花', '', null],
    ['李长顺', '', null],
  ])
  expect(members('2026-10-01')).toEqual([
    ['王桂花', 'A', '2026-09-01'],
    ['李长顺', 'B', '2026-09-01'],
  ])
  expect(members('2026-10-15')[0]).toEqual(['王桂花', '', '2026-10-15'])
  expect(now(party().members({ day: '2026-10-01' }, village.admin))[0]?.next).toEqual({
    fromDate: '2026-10-15',
    class: '',
  })
  expect(now(party().history({ person: wang }, village.admin))).toEqual([
    { fromDate: '2026-10-15', class: '', serial: 'DY26-00003', approver: '党支部大会' },
    { fromDate: '2026-10-15', class: 'C', serial: 'DY26-00002', approver: '党支部大会' },
    { fromDate: '2026-09-01', class: 'A', serial: 'DY26-00001', approver: '党支部大会' },
  ])
  const home = now(party().members({ day: null }, village.admin))[1]!.number
  const [found] = now(
    village.shop.services.households.search(
      { text: '', groupName: null, status: null, withoutCard: false, offset: 1, limit: 1 },
      village.admin,
    ),
  ).hits
  expect(found?.number).toBe(home)
  expect(
    now(village.shop.services.households.file({ household: found!.id }, village.admin)).members,
  ).toMatchObject([{ name: '李长顺', partyClass: 'B' }])
  expect(village.audit().findings).toEqual([])
})

test('a clause for A and B offers only them, by the day of the deed', () => {
  const { wang, li } = open()
  now(classify('2026-09-01', { [wang]: 'A' }))
  now(classify('2026-09-20', { [li]: 'B' }))
  const names = (text: string, day: string) => offered(text, day).map(({ name }) => name)
  expect(names('联系群众', '2026-10-01')).toEqual(['王桂花', '李长顺'])
  expect(names('参加主题党日', '2026-10-01')).toEqual(['王桂花', '李长顺'])
  now(classify('2026-10-01', { [wang]: 'C' }))
  expect(names('联系群众', '2026-10-01')).toEqual(['李长顺'])
})

test('the same decision sent twice is one document; another under its number is refused', () => {
  const { wang, li } = open()
  const document = newId() as DocumentId
  now(classify('2026-10-01', { [wang]: 'A' }, { document }))
  expect(now(classify('2026-10-01', { [wang]: 'A' }, { document }))).toMatchObject({ repeated: true })
  expect(refusalOf(classify('2026-10-01', { [li]: 'A' }, { document })).code).toBe('document_differs')
  expect(now(party().history({ person: wang }, village.admin))).toHaveLength(1)
})

test('nobody, a stranger, twice, and somebody who is no member are refused in words', () => {
  const { wang, zhao } = open()
  const refused = (rows: readonly { person: string; class: 'A' }[]) =>
    refusalOf(
      party().classify(
        { document: newId(), fromDate: '2026-10-01', approver: '党支部', rows: [...rows] },
        village.admin,
      ),
    )
  expect(refused([]).code).toBe('party_nobody')
  expect(refused([{ person: newId(), class: 'A' }]).code).toBe('party_unknown')
  expect(
    refused([
      { person: wang, class: 'A' },
      { person: wang, class: 'A' },
    ]).sentence,
  ).toBe('王桂花在名单里有两遍，请去掉一个。')
  expect(refused([{ person: zhao, class: 'A' }]).sentence).toBe(
    '赵铁山登记的不是党员，请先到“农户”里把他登记成党员，再分类。',
  )
})

test('every member has a ledger of his own', () => {
  const { wang } = open()
  village.record('参加主题党日', [wang])
  const { schemes, rows } = now(village.shop.services.points.subjects({ kind: 'person' }, village.admin))
  expect(schemes).toMatchObject([{ id: village.scheme }])
  expect(rows).toMatchObject([{ who: wang, balance: 500 }])
  const ledger = now(
    village.shop.services.points.subjectLedger(
      { subject: rows[0]!.subject, scheme: village.scheme, from: '2026-01-01', to: '2026-12-31' },
      village.admin,
    ),
  )
  expect(ledger.rows).toMatchObject([{ points: 500, balance: 500, reason: '参加主题党日' }])
})
