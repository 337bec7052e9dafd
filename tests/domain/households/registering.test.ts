import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { households } from '#main/api/households.ts'
import type { Calls } from '#main/api/types.ts'
import { now } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openRegisterShop, person, type RegisterShop, refused } from './register-shop.ts'

type Change = Parameters<Calls<typeof households>['change']>[0]

let shop: RegisterShop
beforeEach(() => {
  shop = openRegisterShop()
})
afterEach(() => shop.counter.close())

const changeOf = (household: string, more: Partial<Change> = {}): Change => {
  const { household: row } = shop.file(household)
  return {
    document: newId(),
    household,
    basedOn: row.changedBy,
    groupName: row.groupName,
    grid: row.grid,
    population: row.population,
    notes: row.notes,
    members: [],
    reason: '',
    ...more,
  }
}
const asForm = (household: string, name: string, more: object = {}) => {
  const { ordinal: _ordinal, phoneTails: _tails, isHead: _head, ...rest } = shop.memberOf(household, name)
  return { ...rest, phones: null, ...more }
}

describe('registering a household', () => {
  test('numbers go on by themselves, and a typed one is spelled as the village spells it', () => {
    expect(shop.file(shop.register(['王桂花'])).household.number).toBe('0001')
    expect(shop.file(shop.register(['李建军'], { number: '７' })).household.number).toBe('0007')
    expect(shop.file(shop.register(['赵德全'])).household.number).toBe('0008')
  })

  test('a number is nobody else’s, and the sentence says whose it is', () => {
    shop.register(['王桂花'], { number: '12' })
    const input = {
      document: newId(),
      number: '0012',
      groupName: '三组',
      grid: '',
      population: 1,
      notes: '',
      members: [person('李建军')],
    }
    expect(refused(shop.households.register(input, shop.caller))).toMatchObject({
      code: 'number_taken',
      sentence: '0012 号已经是王桂花家的了。请换一个号，或留空由程序编。',
    })
    expect(refused(shop.households.register({ ...input, number: '十二' }, shop.caller)).code).toBe(
      'number_invalid',
    )
    expect(shop.count('households')).toBe(1)
  })

  test('pressed twice, it is registered once', () => {
    const input = {
      document: newId(),
      number: '',
      groupName: '一组',
      grid: '',
      population: 2,
      notes: '',
      members: [person('王桂花'), person('李小山')],
    }
    const first = now(shop.households.register(input, shop.caller))
    expect(now(shop.households.register(input, shop.caller))).toEqual({ ...first, repeated: true })
    expect(shop.count('households')).toBe(1)
    expect(refused(shop.households.register({ ...input, population: 3 }, shop.caller)).code).toBe(
      'document_differs',
    )
  })

  test('an ID number is never kept, wherever somebody types it', () => {
    const id = '110101199003078515'
    for (const member of [
      person('王桂花', { nickname: id }),
      person('王桂花', { phones: ['110101 19900307 8515'] }),
      person('王桂花', { relation: `妻 ${id}` }),
    ]) {
      const answer = shop.households.register(
        {
          document: newId(),
          number: '',
          groupName: '',
          grid: '',
          population: 1,
          notes: '',
          members: [member],
        },
        shop.caller,
      )
      expect(refused(answer).code).toBe('id_number_typed')
    }
    expect(shop.count('persons')).toBe(0)
    const kept = shop.counter.store.prepare('SELECT text FROM document_texts').all()
    expect(JSON.stringify(kept)).not.toContain('19900307')
  })

  test('telephones are read as digits and shown by their last four', () => {
    const household = shop.register([person('王桂花', { phones: ['138-1234-5678／１５９８７６５４３２１'] })])
    expect(shop.file(household).members[0]?.phoneTails).toEqual(['5678', '4321'])
    expect(JSON.stringify(shop.file(household))).not.toContain('13812345678')
    const answer = shop.households.register(
      {
        document: newId(),
        number: '',
        groupName: '',
        grid: '',
        population: 1,
        notes: '',
        members: [person('李建军', { phones: ['1381234567'] })],
      },
      shop.caller,
    )
    expect(refused(answer)).toMatchObject({ code: 'phone_invalid', facts: { name: '李建军' } })
  })

  test('names with dots, blanks and rare letters are kept as they are meant', () => {
    const household = shop.register(['叶　静', '王𬭎', '阿卜杜•热合曼'])
    expect(shop.file(household).members.map((member) => member.name)).toEqual([
      '叶静',
      '王𬭎',
      '阿卜杜·热合曼',
    ])
    const answer = shop.households.register(
      {
        document: newId(),
        number: '',
        groupName: '',
        grid: '',
        population: 1,
        notes: '',
        members: [person('王5')],
      },
      shop.caller,
    )
    expect(refused(answer).code).toBe('name_odd')
  })
})

describe('changing a household', () => {
  test('members come, are corrected, leave and die; the number and the points stay', () => {
    const household = shop.register(['王桂花', '李小山'])
    shop.givePoints(household, 8600)
    const { number } = shop.file(household).household
    now(
      shop.households.change(
        changeOf(household, {
          groupName: '五组',
          population: 3,
          members: [
            person('李二妮', { relation: '女', birthYear: 2015 }),
            asForm(household, '李小山', { relation: '夫', nickname: '山子' }),
          ],
        }),
        shop.caller,
      ),
    )
    expect(shop.file(household)).toMatchObject({
      household: { number, groupName: '五组', population: 3, status: 'active' },
      members: [
        { name: '王桂花', isHead: true },
        { name: '李小山', relation: '夫', nickname: '山子' },
        { name: '李二妮', relation: '女', birthYear: 2015, ordinal: 3 },
      ],
    })
    now(
      shop.households.change(
        changeOf(household, { members: [asForm(household, '李小山', { status: 'left' })] }),
        shop.caller,
      ),
    )
    expect(shop.find('山子').total).toBe(0)
    expect(shop.points(household)).toBe(8600)
  })

  test('when the head dies the household waits for one, and cannot redeem until then', () => {
    const household = shop.register(['王桂花', '李小山'])
    now(
      shop.households.change(
        changeOf(household, { members: [asForm(household, '王桂花', { status: 'dead' })] }),
        shop.caller,
      ),
    )
    expect(shop.file(household).household).toMatchObject({ status: 'head_pending', headName: null })
    const counter = now(shop.counter.shop.services.redemption.household({ household }, shop.caller))
    expect(counter).toMatchObject({ headName: null, blocked: expect.stringContaining('户主待定') })
    expect(counter.members.map((member) => member.name)).toEqual(['李小山'])

    now(
      shop.households.changeHead(
        {
          document: newId(),
          household,
          basedOn: shop.file(household).household.changedBy,
          head: { person: shop.memberOf(household, '李小山').id },
          oldHead: null,
          relations: [],
          reason: '老伴去世',
        },
        shop.caller,
      ),
    )
    expect(shop.file(household).household).toMatchObject({ status: 'active', headName: '李小山' })
  })

  test('what was changed meanwhile is not written over', () => {
    const household = shop.register(['王桂花'])
    const stale = changeOf(household, { population: 4 })
    now(shop.households.change(changeOf(household, { groupName: '六组' }), shop.caller))
    expect(refused(shop.households.change(stale, shop.caller)).code).toBe('household_changed')
    expect(shop.file(household).household).toMatchObject({ groupName: '六组', population: 1 })
  })

  test('a telephone stays where it is not typed anew', () => {
    const household = shop.register([person('王桂花', { phones: ['13812345678'] })])
    now(
      shop.households.change(
        changeOf(household, { members: [asForm(household, '王桂花', { nickname: '桂花嫂' })] }),
        shop.caller,
      ),
    )
    expect(shop.memberOf(household, '王桂花')).toMatchObject({ phoneTails: ['5678'], nickname: '桂花嫂' })
  })
})

describe('变更户主', () => {
  const head = (household: string, name: string, more: object = {}) => ({
    document: newId(),
    household,
    basedOn: shop.file(household).household.changedBy,
    head: { person: shop.memberOf(household, name).id },
    oldHead: 'dead' as const,
    relations: [],
    reason: '去世',
    ...more,
  })

  test('another member takes over, relations are said anew, number and points stay', () => {
    const household = shop.register(['王桂花', person('李小山', { relation: '夫' }), person('李二妮')])
    shop.givePoints(household, 1200)
    const [wang, er] = [shop.memberOf(household, '王桂花'), shop.memberOf(household, '李二妮')]
    now(
      shop.households.changeHead(
        head(household, '李小山', { oldHead: 'away', relations: [{ person: er.id, relation: '女' }] }),
        shop.caller,
      ),
    )
    expect(shop.file(household)).toMatchObject({
      household: { number: '0001', headName: '李小山' },
      members: [
        { id: wang.id, status: 'away', isHead: false },
        { name: '李小山', relation: '', isHead: true },
        { name: '李二妮', relation: '女' },
      ],
    })
    expect(shop.points(household)).toBe(1200)
  })

  test('somebody new may take over', () => {
    const household = shop.register(['王桂花'])
    const change = { ...head(household, '王桂花'), head: { newPerson: person('王大壮', { relation: '子' }) } }
    now(shop.households.changeHead(change, shop.caller))
    expect(shop.file(household).household).toMatchObject({ status: 'active', headName: '王大壮' })
    expect(shop.memberOf(household, '王桂花').status).toBe('dead')
  })

  test('nobody left, the same head again, somebody who died: each says what to do', () => {
    const alone = shop.register(['王桂花'])
    expect(refused(shop.households.changeHead(head(alone, '王桂花'), shop.caller)).code).toBe('nobody_left')
    const two = shop.register(['李建军', person('李小山', { status: 'dead' }), '李二妮'])
    expect(refused(shop.households.changeHead(head(two, '李建军'), shop.caller)).code).toBe('head_same')
    expect(refused(shop.households.changeHead(head(two, '李小山'), shop.caller))).toMatchObject({
      code: 'head_gone',
      sentence: '李小山已经不在这一户了，不能当户主。请另选一位。',
    })
  })
})
