import { describe, expect, test } from 'vitest'
import type { CounterHousehold, CounterItem, Quote } from '#main/api/redemption.ts'
import {
  type CounterState,
  cartOf,
  emptyCounter,
  isQuoted,
  linePoints,
  mayConfirm,
  withCard,
  withCollector,
  withGoods,
  withHousehold,
  withoutLine,
  withQuantity,
} from '#renderer/features/redemption/counter-state.ts'
import { cartView, householdView, messageView } from '#renderer/features/redemption/counter-views.ts'
import { baseOf, quantityProblem, scannedQuantity } from '#renderer/features/redemption/quantities.ts'

const goods = (part: Partial<CounterItem> = {}): CounterItem => ({
  id: 'soap',
  kind: 'goods',
  name: '雕牌肥皂',
  spec: '226克',
  unit: '块',
  basePerUnit: 1,
  baseName: '',
  shortNumber: null,
  picture: null,
  price: 300,
  pointStep: 100,
  left: 120,
  nearExpiry: null,
  limitPerMonth: null,
  ...part,
})
const eggs = goods({ id: 'eggs', name: '鸡蛋', unit: '斤', basePerUnit: 10, baseName: '两', price: 500 })

const wang: CounterHousehold = {
  id: 'wang',
  number: '0137',
  groupName: '三组',
  headName: '王桂花',
  population: 4,
  status: 'active',
  sameNames: [],
  members: [
    { id: 'son', ordinal: 1, name: '李小军', relation: '儿子', isHead: false, minor: true },
    { id: 'head', ordinal: 2, name: '王桂花', relation: '户主', isHead: true, minor: false },
  ],
  proxies: [],
  balance: 8600,
  heldBack: 0,
  spendable: 8600,
  gifted: null,
  quotaLeft: null,
  blocked: null,
}

/** The books' answer to what lies on the counter. */
const quoted = (state: CounterState, part: Partial<Quote> = {}): CounterState => ({
  ...state,
  quote: {
    revision: state.revision,
    said: {
      scheme: 'scheme',
      household: state.household ?? null,
      lines: state.lines.map(({ item, quantity }) => ({
        item,
        quantity,
        points: linePoints(item, quantity),
        takenThisMonth: null,
      })),
      total: 0,
      spendableAfter: null,
      quotaLeftAfter: null,
      obstacle: null,
      affordable: [],
      ...part,
    },
  },
})
const short = { code: 'points_short', sentence: '积分不够', facts: {} }

describe('一单在兑换台上', () => {
  test('先扫的货等着卡，扫了卡就算到这户名下，户主来领', () => {
    const waiting = withGoods(emptyCounter(), goods(), 1)
    expect(messageView(waiting).sentence).toBe('请扫积分卡')
    const state = withHousehold(waiting, wang, { by: 'card' })
    expect(state.cartId).toBe(waiting.cartId)
    expect(cartOf(state)).toMatchObject({
      household: 'wang',
      lines: [{ item: 'soap', quantity: 1 }],
      collector: { kind: 'member', person: 'head' },
    })
  })

  test('同样的货再扫，是那一行多一件；每动一次都是新的一版', () => {
    const once = withGoods(emptyCounter(), goods(), 1)
    const twice = withGoods(once, goods(), 2)
    expect(twice.lines).toMatchObject([{ quantity: 3 }])
    expect(twice.revision).toBe(once.revision + 1)
    expect(withQuantity(twice, 'soap', 5).revision).toBe(twice.revision + 1)
    expect(withCollector(twice, null).revision).toBe(twice.revision + 1)
    expect(withCard(twice).identity).toEqual({ by: 'card' })
  })

  test('删掉一行，光标落在下一行', () => {
    const state = withGoods(withGoods(withGoods(emptyCounter(), goods(), 1), eggs, 5), goods({ id: 'x' }), 1)
    expect(withoutLine(state, 'eggs').selected).toBe('x')
    expect(withoutLine(state, 'x').selected).toBe('eggs')
  })

  test('账上答过的不是现在这一单，就不算数', () => {
    const state = quoted(withGoods(withHousehold(emptyCounter(), wang, { by: 'card' }), goods(), 1))
    expect([isQuoted(state), mayConfirm(state)]).toEqual([true, true])
    const more = withGoods(state, goods(), 1)
    expect(isQuoted(more)).toBe(false)
    expect(
      messageView({
        ...more,
        quote: { revision: state.revision, said: quoted(state, { obstacle: short }).quote!.said },
      }).tone,
    ).toBe('right')
  })

  test('挡着不能换的话，比刚加了什么要紧；问人的话更要紧', () => {
    const state = quoted(withGoods(withHousehold(emptyCounter(), wang, { by: 'card' }), goods(), 1), {
      obstacle: short,
      affordable: [{ name: '龙须面', points: 1000 }],
    })
    expect(messageView(state)).toEqual({ tone: 'wrong', sentence: '积分不够', more: '可换：龙须面 10 分' })
    const asked = { tone: 'ask', sentence: '这单还有货' } as const
    expect(messageView({ ...state, message: asked })).toBe(asked)
    expect(mayConfirm(state)).toBe(false)
  })

  test('货不够的那一行自己也说', () => {
    const state = quoted(withGoods(emptyCounter(), goods({ left: 3 }), 5))
    expect(cartView(state).lines[0]?.problem).toBe('只剩 3 块')
  })
})

describe('数量和分', () => {
  test.each([
    ['3', goods(), 3],
    ['２', goods(), 2],
    ['2.5', eggs, 25],
    ['0.1', eggs, 1],
    ['2.55', eggs, undefined],
    ['1.5', goods(), undefined],
    ['三', goods(), undefined],
    ['', goods(), undefined],
  ])('“%s”', (text, item, base) => {
    expect(baseOf(text, item)).toBe(base)
  })

  test.each([
    ['0', '数量不能是 0；不要这样了就按 Esc，再按 Del 删掉'],
    ['-1', '数量不能小于 0'],
    ['1.5', '请输入整数，比如 3'],
    ['121', '只剩 120 块'],
    ['100001', '数量太大了，最多 100000 块，请看清再输'],
    ['99999999999999999999', '数量太大了，最多 100000 块，请看清再输'],
    ['120', undefined],
  ])('%s 块肥皂：%s', (text, problem) => {
    expect(quantityProblem(text, goods())).toBe(problem)
  })

  test('扫之前打的数：件和箱按个数乘，过秤的按斤', () => {
    expect(scannedQuantity(goods(), 1, '', '3')).toBe(3)
    expect(scannedQuantity(goods(), 12, '箱', '2')).toBe(24)
    expect(scannedQuantity(eggs, 10, '', '2.5')).toBe(25)
    expect(scannedQuantity(eggs, 50, '袋', '2')).toBe(100)
    expect(scannedQuantity(goods(), 1, '', '1.5')).toBeUndefined()
  })

  test('一行的分按方案的最小分进位，半分进一，至少一分', () => {
    expect(linePoints(eggs, 25)).toBe(1300)
    expect(linePoints(eggs, 24)).toBe(1200)
    expect(linePoints({ ...eggs, pointStep: 10 }, 25)).toBe(1250)
    expect(linePoints({ ...eggs, price: 10 }, 1)).toBe(100)
    expect(linePoints(goods({ price: null }), 2)).toBe(0)
  })
})

describe('赠分写在大数字下面', () => {
  const view = (gifted: CounterHousehold['gifted'], part: Partial<Quote> = {}) => {
    const state = withGoods(withHousehold(emptyCounter(), { ...wang, gifted }, { by: 'card' }), goods(), 1)
    return householdView(quoted(state, part), 300)
  }

  test('说清其中多少是赠的，多少还搭不上；没有就不说', () => {
    expect(view(null)?.gifted).toBeUndefined()
    expect(view({ balance: 0, usable: 0 })?.gifted).toBeUndefined()
    expect(view({ balance: 8600, usable: 8600 })?.gifted).toBe('其中赠分 86')
    expect(view({ balance: 13_000, usable: 8600 })?.gifted).toBe('其中赠分 86，还有 44 要等挣了分再搭')
    expect(view({ balance: 4400, usable: 0 })?.gifted).toBe('赠分 44，挣了分才能搭着兑')
  })

  test('兑后可兑听账本的：搭着花的单，账本才知道还剩多少', () => {
    expect(view({ balance: 4300, usable: 4300 }, { spendableAfter: 8200 })?.spendableAfter).toBe(8200)
    expect(view(null)?.spendableAfter).toBe(8300)
  })
})
