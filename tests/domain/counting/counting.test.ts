import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '#main/api/types.ts'
import { auditBook } from '#main/domain/audit/audit.service.ts'
import { lastCounts } from '#main/domain/counting/last-counts.service.ts'
import type { Day } from '#main/kernel/dates.ts'
import { now } from '../../kit/counter-shop.ts'
import { type OfficeShop, openOfficeShop, refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'

let office: OfficeShop
let flour: string
let soap: string
let other: Caller

beforeEach(() => {
  office = openOfficeShop({}, '2026-11-01T01:42:00Z')
  flour = office.item('面粉', { unit: '袋' })
  soap = office.item('肥皂', { unit: '块' })
  office.receive([{ item: flour, quantity: 10, totalFen: 10000, expiresOn: '2026-11-10' }])
  office.receive([{ item: flour, quantity: 10, totalFen: 12000, expiresOn: '2026-11-20' }])
  office.receive([{ item: soap, quantity: 4, totalFen: 800 }])
  other = { session: 'other', staff: { id: office.people.issuer, name: '另一个人', roles: ['accountant'] } }
})
afterEach(() => {
  const { findings } = auditBook(office.store)
  office.close()
  expect(findings).toEqual([])
})

const counting = () => office.shop.services.counting
const open = (items: string[] | null = [flour, soap]) =>
  counting().open(
    { id: newId(), counter: office.people.admin, supervisor: office.people.writer, items, blind: true },
    office.accountant,
  )
const enter = (count: string, item: string, quantity: number, part = {}, caller = office.accountant) =>
  counting().enter({ count, item, quantity, add: false, replace: false, ...part }, caller)
const sheet = (count: string, differences = false) =>
  now(counting().sheet({ count, differences }, office.accountant))
const why = (item: string, reason: 'broken' | 'lost' | 'misreceived' = 'broken', words = '') => ({
  item,
  reason,
  words,
})
const approve = (count: string, explained: ReturnType<typeof why>[] = [], part = {}) => {
  for (const { item, reason, words } of explained) {
    const parts = [{ quantity: 0, reason, household: null, words }]
    const kept = counting().explain({ count, item, parts }, office.accountant) as { ok: boolean }
    if (!kept.ok) return kept as ReturnType<ReturnType<typeof counting>['approve']>
  }
  const worth = (sign: 1 | -1) =>
    sheet(count, true).lines.reduce(
      (sum, { differenceFen }) => sum + Math.max(0, (differenceFen ?? 0) * sign),
      0,
    )
  return counting().approve(
    {
      document: newId(),
      count,
      shown: { gainFen: worth(1), lossFen: worth(-1) },
      pin: '1234',
      businessDate: null,
      ...part,
    },
    office.accountant,
  )
}
const use = (item: string, quantity: number) =>
  now(
    office.shop.services.stock.issue(
      {
        document: newId(),
        purpose: 'own_use',
        reason: null,
        words: '食堂',
        lines: [{ item, lot: null, quantity }],
        photos: [],
        households: [],
        witness: null,
        witnessPin: '',
        businessDate: null,
      },
      office.accountant,
    ),
  )
const left = (item: string) =>
  office.shop.services.stock.shelf(office.store, item).reduce((sum, lot) => sum + lot.left, 0)
const documents = () => (office.store.prepare('SELECT count(*) AS n FROM documents').get() as { n: number }).n

describe('点数', () => {
  test('a blind count shows no book until the differences are asked for', () => {
    const { id } = now(open())
    now(enter(id, flour, 18))
    expect(sheet(id).lines.map(({ book }) => book)).toEqual([null, null])
    expect(sheet(id, true).lines.find(({ item }) => item === flour)).toMatchObject({ quantity: 18, book: 20 })
  })

  test('scan after scan adds one; a quantity typed in replaces, and what it replaced is kept', () => {
    const { id } = now(open())
    for (let scan = 0; scan < 25; scan++) now(enter(id, soap, 1, { add: true }))
    now(enter(id, soap, 4))
    expect(sheet(id).lines.find(({ item }) => item === soap)).toMatchObject({ quantity: 4, before: 1 })
  })

  test('two people on the same thing: the second is told who counted it, and asked', () => {
    const { id } = now(open())
    now(enter(id, soap, 4))
    expect(refusalOf(enter(id, soap, 3, {}, other)).code).toBe('count_other')
    expect(now(enter(id, soap, 3, { replace: true, add: true }, other)).quantity).toBe(3)
  })

  test('what moves between two scans of one thing is asked about, and counted from the start', () => {
    const { id } = now(open())
    for (let scan = 0; scan < 2; scan++) now(enter(id, soap, 1, { add: true }))
    use(soap, 1)
    const refused = refusalOf(enter(id, soap, 1, { add: true }))
    expect(refused.code).toBe('count_moving')
    expect(sheet(id).lines.find(({ item }) => item === soap)).toMatchObject({ quantity: 2 })
    now(enter(id, soap, 1, { add: true, replace: true }))
    for (let scan = 0; scan < 2; scan++) now(enter(id, soap, 1, { add: true }))
    expect(sheet(id, true).lines.find(({ item }) => item === soap)).toMatchObject({ quantity: 3, book: 3 })
  })

  test('a household that is not there is refused, and nothing of it is kept', () => {
    const { id } = now(open())
    now(enter(id, soap, 3))
    const parts = [{ quantity: 1, reason: 'unwritten' as const, household: newId(), words: '' }]
    const refused = refusalOf(counting().explain({ count: id, item: soap, parts }, office.accountant))
    expect(refused.code).toBe('household_unknown')
    expect(sheet(id, true).lines.find(({ item }) => item === soap)).toMatchObject({ reasons: [] })
  })

  test('goods that were not on the list are added on the spot', () => {
    const { id } = now(open([flour]))
    now(enter(id, soap, 4))
    expect(sheet(id).lines).toHaveLength(2)
  })

  test('below zero, what is no goods, what is closed: a sentence, and nothing written', () => {
    const service = office.item('理发', { kind: 'service', unit: '次' })
    const gone = office.item('旧货', { active: false })
    const { id } = now(open())
    expect(refusalOf(enter(id, flour, -1)).code).toBe('count_quantity')
    expect(refusalOf(enter(id, service, 1)).code).toBe('item_not_stocked')
    expect(refusalOf(enter(id, gone, 1)).code).toBe('count_item_closed')
    expect(sheet(id).brief.counted).toBe(0)
  })

  test('the whole shop is counted once at a time', () => {
    const { id } = now(open(null))
    expect(refusalOf(open(null)).code).toBe('count_overlaps')
    now(counting().drop({ count: id }, office.accountant))
    now(open(null))
  })
})

describe('批准', () => {
  test('the difference is counted minus the book of that moment: what goes out later changes nothing', () => {
    const { id } = now(open())
    now(enter(id, flour, 18))
    use(flour, 5)
    now(enter(id, soap, 4))
    const posted = now(approve(id, [why(flour)]))
    expect(posted).toMatchObject({ gainFen: 0, lossFen: 2000, serial: 'PD26-00001' })
    expect(left(flour)).toBe(13)
  })

  test('nothing is in the book until it is approved, and then once', () => {
    const { id } = now(open())
    const before = documents()
    now(enter(id, flour, 21))
    now(enter(id, soap, 3))
    expect([documents(), left(flour)]).toEqual([before, 20])
    expect(refusalOf(approve(id)).code).toBe('count_unexplained')
    expect(refusalOf(approve(id, [why(flour, 'misreceived'), why(soap, 'lost')])).code).toBe('count_words')
    now(approve(id, [why(flour, 'misreceived'), why(soap, 'lost', '张三赔 2 元')]))
    expect([left(flour), left(soap)]).toEqual([21, 3])
    expect(refusalOf(approve(id, [why(flour)])).code).toBe('count_over')
    expect(refusalOf(enter(id, flour, 1)).code).toBe('count_over')
    expect(() =>
      office.store.write((tx) => tx.prepare('UPDATE count_lines SET quantity = 1').run() as never),
    ).toThrow(/over/)
  })

  test('what nobody counted stops it, and so does a wrong PIN or a supervisor who counted', () => {
    const { id } = now(open())
    now(enter(id, flour, 20))
    expect(refusalOf(approve(id))).toMatchObject({ sentence: '还有 1 样没点：肥皂。没有了就记 0。' })
    now(enter(id, soap, 4))
    expect(refusalOf(approve(id, [], { pin: '0000' })).code).toMatch(/pin/)
    const writer: Caller = { ...other, staff: { ...other.staff!, id: office.people.writer } }
    now(enter(id, soap, 4, { replace: true }, writer))
    expect(refusalOf(approve(id)).code).toBe('count_supervisor')
  })

  test('goods found on an empty shelf begin a lot at the last cost; the whole count can be taken back', () => {
    use(soap, 4)
    const { id } = now(open([soap]))
    now(enter(id, soap, 3))
    const posted = now(approve(id, [why(soap, 'misreceived')]))
    expect(posted.gainFen).toBe(600)
    const reverse = () =>
      office.shop.services.stock.reverse(
        { document: newId(), of: posted.id, reason: '点错' },
        office.accountant,
      )
    now(reverse())
    expect(left(soap)).toBe(0)
    expect(refusalOf(reverse()).code).toBe('reversed_before')
  })

  test('a slip that was never written is written with the approval, and the difference is not doubled', () => {
    const bar = office.goods('透明皂', 300, 10, 2000)
    const wang = office.household('王桂花', 5_000)
    const { id } = now(open([bar.id]))
    now(enter(id, bar.id, 7))
    const parts = [
      { quantity: 2, reason: 'unwritten' as const, household: wang.id, words: '' },
      { quantity: 1, reason: 'broken' as const, household: null, words: '' },
    ]
    now(
      counting().explain(
        { count: id, item: bar.id, parts: [{ ...parts[0]!, household: null }] },
        office.accountant,
      ),
    )
    expect(refusalOf(approve(id)).code).toBe('count_household')
    now(counting().explain({ count: id, item: bar.id, parts }, office.accountant))
    expect(sheet(id).lines[0]!.reasons).toMatchObject([{ householdName: '王桂花 0001' }, { quantity: 1 }])
    const before = documents()
    const document = newId()
    const form = { document }
    const posted = now(approve(id, [], form))
    expect(posted).toMatchObject({ lossFen: 200, gainFen: 0, slips: [{ serial: 'DH26-00001' }] })
    expect([left(bar.id), office.spendable(wang), documents() - before]).toEqual([7, 4_400, 2])
    expect(now(approve(id, [], form))).toMatchObject({ repeated: true, slips: posted.slips })
    expect(documents() - before).toBe(2)
    expect(lastCounts(office.store, '2026-11-01' as Day, '2026-11-30' as Day).get(bar.id)).toMatchObject({
      book: 10,
      counted: 7,
      document,
    })
  })

  test('where a missing slip cannot be written, neither it nor the count is', () => {
    const { id } = now(open([soap]))
    now(enter(id, soap, 3))
    const wang = office.household('王桂花', 5_000)
    const parts = [{ quantity: 1, reason: 'unwritten' as const, household: wang.id, words: '' }]
    now(counting().explain({ count: id, item: soap, parts }, office.accountant))
    const before = documents()
    refusalOf(approve(id))
    expect([documents() - before, left(soap), sheet(id).brief.state]).toEqual([0, 4, 'open'])
  })

  test('an open count stands in the way of closing, and says where to go', () => {
    const { id } = now(open())
    expect(counting().openCounts(office.store)).toBe(1)
    now(counting().drop({ count: id }, office.accountant))
    expect(counting().openCounts(office.store)).toBe(0)
  })

  test('it may carry the last day of the month before, and no other', () => {
    const { id } = now(open([soap]))
    now(enter(id, soap, 4))
    expect(refusalOf(approve(id, [], { businessDate: '2026-10-20' })).code).toBe('count_day')
  })

  test('what came in this month cannot be missing in the month before', () => {
    const { id } = now(open([soap]))
    now(enter(id, soap, 3))
    const refused = refusalOf(approve(id, [why(soap)], { businessDate: '2026-10-31' }))
    expect(refused).toMatchObject({
      code: 'count_came_later',
      sentence: '肥皂在2026年10月31日以后又进过货，这次盘点只能记在今天。',
    })
    expect(left(soap)).toBe(4)
  })
})

test.each(Array.from({ length: 30 }, (_, seed) => seed))(
  'counting while goods go out: the book comes out as the shelf is (%i)',
  (seed) => {
    let state = seed * 7919 + 1
    const dice = (sides: number) => {
      state = (state * 48271) % 2147483647
      return state % sides
    }
    const goods = [flour, soap]
    // what really stands there: a little other than the book says
    const shelf = new Map(goods.map((item) => [item, Math.max(1, left(item) + dice(5) - 2)]))
    const { id } = now(open())
    const counted = new Set<string>()
    for (let step = 0; step < 12 || counted.size < 2; step++) {
      const item = goods[dice(2)]!
      const there = shelf.get(item)!
      if (dice(2) === 0) {
        now(enter(id, item, there))
        counted.add(item)
      } else if (there > 1 && left(item) > 3) {
        use(item, 1)
        shelf.set(item, there - 1)
      }
    }
    now(
      approve(
        id,
        sheet(id, true).lines.map(({ item, quantity, book }) =>
          why(item, quantity! > book! ? 'misreceived' : 'broken'),
        ),
      ),
    )
    expect(goods.map(left)).toEqual(goods.map((item) => shelf.get(item)))
  },
)
