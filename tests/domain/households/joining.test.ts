import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { households } from '#main/api/households.ts'
import type { Calls } from '#main/api/types.ts'
import { subjectPoints } from '#main/domain/ledger/accounts.ts'
import type { SubjectId } from '#main/kernel/ids.ts'
import { now } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openRegisterShop, person, type RegisterShop, refused } from './register-shop.ts'

type Split = Parameters<Calls<typeof households>['split']>[0]

let shop: RegisterShop
beforeEach(() => {
  shop = openRegisterShop()
})
afterEach(() => shop.counter.close())

const issue = (household: string) =>
  now(shop.households.issueCards({ document: newId(), households: [household] }, shop.caller)).cards[0]!.code
const scan = (code: string) => shop.counter.shop.services.redemption.scan({ code }, shop.caller)
const merge = (household: string, ...from: string[]) =>
  shop.households.merge(
    {
      document: newId(),
      household,
      from,
      population: 5,
      reason: '老人和儿子一起过',
      signatures: ['王桂花', '李建军'],
    },
    shop.caller,
  )

/** What a veto or a loan leaves behind, by whatever document it came. */
const freeze = (subject: string) =>
  shop.counter.store.sqlite
    .prepare(
      `INSERT INTO freezes (document, subject, scheme, from_day)
       SELECT id, ?, ?, '2026-01-01' FROM documents WHERE kind = 'founding'`,
    )
    .run(subject, shop.counter.scheme)
const lend = (subject: string, document: string) =>
  shop.counter.store.sqlite
    .prepare(
      `INSERT INTO loans (id, subject, scheme, limit_hundredths, until_day)
       VALUES (?, ?, ?, 1000, '2099-01-01')`,
    )
    .run(document, subject, shop.counter.scheme)
const subjectOf = (household: string) =>
  (
    shop.counter.store.sqlite.prepare('SELECT id FROM subjects WHERE household = ?').get(household) as {
      id: string
    }
  ).id
const documents = () =>
  (
    shop.counter.store.sqlite.prepare('SELECT id FROM documents ORDER BY sequence').all() as { id: string }[]
  ).map(({ id }) => id)

describe('并户', () => {
  test('a freeze and a loan go along; a household taken in cannot shake them off', () => {
    const [into, from] = [shop.register(['王桂花']), shop.register(['李建军'])]
    freeze(subjectOf(from))
    lend(subjectOf(from), documents()[0]!)
    now(merge(into, from))
    expect(now(shop.counter.shop.services.purposes.of({ household: into }, shop.caller))).toMatchObject({
      frozen: { until: null },
      loan: { limit: 1000, owed: 0 },
    })
  })

  test('both frozen by one sheet stay frozen once', () => {
    const [into, from] = [shop.register(['王桂花']), shop.register(['李建军'])]
    freeze(subjectOf(into))
    freeze(subjectOf(from))
    now(merge(into, from))
    expect(
      now(shop.counter.shop.services.purposes.of({ household: into }, shop.caller)).frozen,
    ).not.toBeNull()
  })

  test('two that both borrow are not merged before one has settled', () => {
    const [into, from] = [shop.register(['王桂花']), shop.register(['李建军'])]
    const [first, second] = documents()
    lend(subjectOf(into), first!)
    lend(subjectOf(from), second!)
    expect(refused(merge(into, from))).toMatchObject({ code: 'merge_loans', facts: { number: '0002' } })
  })

  test('points move, below zero too; both old cards open the household that took in', () => {
    const into = shop.register(['王桂花', '李小山'])
    const from = shop.register([person('李建军', { phones: ['13812345678'] }), '李二妮'])
    shop.givePoints(into, 1000)
    shop.givePoints(from, 2500)
    const cards = [issue(into), issue(from)]
    now(merge(into, from))

    const document = now(shop.households.documents({ household: into }, shop.caller))[0]!.document
    expect(now(shop.households.joiningPaper({ document }, shop.caller))).toMatchObject({
      title: '并户单',
      sides: [
        { label: '并入', number: '0001', headName: '王桂花' },
        { label: '并来', number: '0002', headName: '李建军', members: ['李建军', '李二妮'] },
        { label: '并户以后', number: '0001', population: 5 },
      ],
      moved: [{ from: '0002', to: '0001', points: 2500 }],
    })
    expect(shop.points(into)).toBe(3500)
    expect(shop.points(from)).toBe(0)
    for (const code of cards) {
      expect(now(scan(code))).toMatchObject({
        kind: 'household',
        household: { id: into, headName: '王桂花', spendable: 3500, population: 5 },
      })
    }
    expect(shop.file(into)).toMatchObject({
      members: [{ name: '王桂花' }, { name: '李小山' }, { name: '李建军' }, { name: '李二妮' }],
      household: { predecessors: [{ id: from, number: '0002' }], population: 5 },
    })
    expect(shop.file(from).household).toMatchObject({
      status: 'merged',
      successor: { id: into, number: '0001' },
    })
    expect(shop.find('5678').hits).toMatchObject([{ id: into, matchedText: '家里人李建军电话尾号 5678' }])
    expect(shop.find('0002').hits).toMatchObject([{ id: from, status: 'merged' }])
  })

  test('what one household had used of the month counts for the merged one', () => {
    shop.counter.close()
    shop = openRegisterShop({
      quotas: { householdDay: null, householdMonth: 3000, headDay: null, headMonth: null },
    })
    const soap = shop.counter.goods('雕牌肥皂', 1000, 20, 5000)
    const into = shop.register(['王桂花'])
    const from = shop.register(['李建军'])
    for (const household of [into, from]) shop.givePoints(household, 5000)
    const { redemption } = shop.counter.shop.services
    now(
      redemption.confirm(
        {
          cart: {
            id: newId(),
            household: from,
            lines: [{ item: soap.id, quantity: 2 }],
            collector: { kind: 'member', person: shop.memberOf(from, '李建军').id },
            identity: { by: 'no_card', check: '本村熟人' },
          },
          spendableShown: 5000,
        },
        shop.caller,
      ),
    )
    now(merge(into, from))
    expect(now(redemption.household({ household: into }, shop.caller)).quotaLeft).toEqual({
      period: 'month',
      left: 1000,
    })
  })

  test('a debt is taken over too', () => {
    const into = shop.register(['王桂花'])
    const from = shop.register(['李建军'])
    shop.givePoints(into, 1000)
    shop.givePoints(from, 200)
    const owner = (household: string) =>
      subjectPoints(shop.counter.scheme, shop.file(household).household.subject as SubjectId)
    const elsewhere = shop.register(['赵德全'])
    shop.counter.post('correction', [{ debit: owner(elsewhere), credit: owner(from), amount: 500 }])
    expect(shop.points(from)).toBe(-300)
    now(merge(into, from))
    expect(shop.points(from)).toBe(0)
    expect(shop.points(into)).toBe(700)
  })

  test('into itself, twice the same, a closed one, an unnamed one: refused, and nothing moves', () => {
    const into = shop.register(['王桂花'])
    const from = shop.register(['李建军'])
    expect(refused(merge(into, into)).code).toBe('merge_self')
    expect(refused(merge(into, from, from)).code).toBe('merge_twice')
    now(
      shop.households.close(
        { document: newId(), household: from, why: 'moved', redeemableUntil: null, reason: '' },
        shop.caller,
      ),
    )
    expect(refused(merge(into, from)).code).toBe('household_closed')
    now(shop.households.reopen({ document: newId(), household: from, reason: '点错了' }, shop.caller))
    now(merge(into, from))
    expect(refused(merge(into, from))).toMatchObject({ code: 'household_merged', facts: { number: '0002' } })
    expect(shop.count("documents WHERE kind = 'households_merged'")).toBe(1)
  })

  test('the old card can be reported lost at the household that took in', () => {
    const into = shop.register(['王桂花'])
    const from = shop.register(['李建军'])
    const code = issue(from)
    now(merge(into, from))
    expect(shop.file(into).cards).toMatchObject([{ code, number: '0002', status: 'active' }])
    now(shop.households.loseCard({ document: newId(), household: into, code, reason: '' }, shop.caller))
    expect(refused(scan(code)).code).toBe('card_lost')
  })
})

describe('分户', () => {
  const splitOf = (household: string, names: string[], more: Partial<Split> = {}): Split => ({
    document: newId(),
    household,
    basedOn: shop.file(household).household.changedBy,
    number: '',
    groupName: '三组',
    grid: '',
    members: names.map((name) => shop.memberOf(household, name).id),
    head: shop.memberOf(household, names[0]!).id,
    relations: [],
    populationLeft: 2,
    populationNew: names.length,
    points: [],
    reason: '儿子成家',
    signatures: ['王桂花', '李小山'],
    ...more,
  })
  const split = (input: Split) => shop.households.split(input, shop.caller)

  test('some go with a part of the points; both names stand under it', () => {
    const household = shop.register(['王桂花', '李小山', '李二妮'])
    shop.givePoints(household, 10_000)
    const done = now(
      split(
        splitOf(household, ['李小山'], {
          points: [{ scheme: shop.counter.scheme, amount: 4000 }],
          populationLeft: 2,
          populationNew: 1,
        }),
      ),
    )
    expect(shop.points(household)).toBe(6000)
    expect(shop.points(done.newHousehold)).toBe(4000)
    expect(shop.file(done.newHousehold)).toMatchObject({
      household: { number: '0002', headName: '李小山', population: 1, status: 'active', hasCard: false },
      members: [{ name: '李小山', isHead: true, ordinal: 1 }],
    })
    expect(shop.file(household).members.map((member) => member.name)).toEqual(['王桂花', '李二妮'])
    expect(shop.find('李小山').hits).toMatchObject([{ id: done.newHousehold }])
    const notes = now(shop.households.documents({ household: done.newHousehold }, shop.caller))[0]?.notes
    expect(notes).toContainEqual({ label: '签字', text: '王桂花、李小山' })
  })

  test('not more points than there are, not the head, not everybody, not somebody else’s number', () => {
    const household = shop.register(['王桂花', '李小山'])
    shop.givePoints(household, 1000)
    const points = [{ scheme: shop.counter.scheme, amount: 1001 }]
    expect(refused(split(splitOf(household, ['李小山'], { points })))).toMatchObject({
      code: 'split_points',
      facts: { left: 1000, wanted: 1001 },
      sentence: '可以分的积分只有 10 分，这里写了 10.01 分。请改小一点。',
    })
    expect(refused(split(splitOf(household, ['王桂花']))).code).toBe('split_head')
    expect(refused(split(splitOf(household, ['李小山'], { number: '1' }))).code).toBe('number_taken')
    const other = shop.register(['赵德全', '赵小全'])
    const wrong = splitOf(other, ['赵小全'])
    expect(
      refused(split({ ...wrong, household, basedOn: shop.file(household).household.changedBy })).code,
    ).toBe('member_unknown')
    expect(shop.count('households')).toBe(2)
  })

  test('a base that is held back stays where it is', () => {
    shop.counter.close()
    shop = openRegisterShop({ base: { pointsHundredths: 10_000, spendable: false } })
    const household = shop.register(['王桂花', '李小山'])
    shop.givePoints(household, 12_000)
    const points = [{ scheme: shop.counter.scheme, amount: 2001 }]
    expect(refused(split(splitOf(household, ['李小山'], { points })))).toMatchObject({
      code: 'split_points',
      facts: { left: 2000 },
    })
  })
})
