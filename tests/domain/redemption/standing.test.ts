import { afterEach, expect, test } from 'vitest'
import { type CounterShop, now } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openCounter } from './counter-fixture.ts'

let counter: CounterShop
afterEach(() => counter.close())

const open = (settings: Parameters<typeof openCounter>[0]) => {
  const opened = openCounter(settings)
  counter = opened.counter
  return opened
}
/** What a veto leaves behind, by whatever document it came. */
const freeze = (subject: string, until: string | null) =>
  counter.store.sqlite
    .prepare(
      `INSERT INTO freezes (document, subject, scheme, from_day, until_day)
       SELECT id, ?, ?, '2026-11-01', ? FROM documents ORDER BY sequence DESC LIMIT 1`,
    )
    .run(subject, counter.scheme, until)
const shown = (household: string) =>
  now(counter.shop.services.redemption.household({ household }, counter.caller))

test('高家窝棚: the counter redeems in June and December only, and says when', () => {
  const { wang, soap, cartOf, confirm } = open({ windows: { months: [6, 12], days: [] } })
  expect(confirm(cartOf(wang, [soap, 1]), 8600)).toMatchObject({
    refusal: { code: 'window_closed', facts: { next: '2026-12-01' } },
  })
  expect(shown(wang.id).blocked).toBe('今天不是兑换日，下一个兑换日是2026年12月1日。积分都留着。')
})

test('八名: who has fewer than 60 points in all redeems nothing', () => {
  const { li, wang, soap, cartOf, confirm } = open({ minimumScoreHundredths: 6000 })
  expect(confirm(cartOf(li, [soap, 1]), 2000)).toMatchObject({ refusal: { code: 'minimum_score' } })
  expect(confirm(cartOf(wang, [soap, 1]), 8600)).toMatchObject({ ok: true })
})

test('a household that is frozen redeems nothing until the day has passed; its points stay', () => {
  const { wang, soap, cartOf, confirm } = open({})
  freeze(wang.subject, '2026-11-30')
  expect(confirm(cartOf(wang, [soap, 1]), 8600)).toMatchObject({
    refusal: { code: 'frozen', sentence: '这一户的积分冻结到2026年11月30日，不能兑换。' },
  })
  expect(shown(wang.id)).toMatchObject({ balance: 8600, blocked: expect.stringContaining('冻结') })
})

test('a freeze that is over, or was lifted, is none', () => {
  const { wang, soap, redeem } = open({})
  freeze(wang.subject, '2026-11-01')
  counter.clock.advanceMinutes(24 * 60)
  const { writer, issuer } = counter.people
  const { session } = counter.shop.services
  now(session.closeShift({}, counter.caller))
  now(session.openShift({ writer, issuer }, counter.caller))
  expect(redeem(wang, [soap, 1]).serial).toBe('DH26-00001')
})

test('goods are exchanged on any day, also of a household that is frozen: it only gets what it paid for', () => {
  const { wang, soap, noodles, redeem } = open({})
  const slip = redeem(wang, [noodles, 1])
  freeze(wang.subject, null)
  now(
    counter.shop.services.corrections.exchange(
      {
        document: newId(),
        slip: slip.id,
        reason: '坏了',
        lines: [{ line: 1, quantity: 1, condition: 'loss' }],
        newLines: [{ item: soap.id, quantity: 1 }],
      },
      counter.caller,
    ),
  )
  expect(counter.spendable(wang)).toBe(8300)
})
