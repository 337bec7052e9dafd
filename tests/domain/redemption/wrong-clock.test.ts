import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { now } from '../../kit/counter-shop.ts'
import { refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'
import { auditOf } from '../../kit/tamper.ts'
import { openCounter } from './counter-fixture.ts'

const fixture = openCounter({
  quotas: { householdDay: null, householdMonth: 1200, headDay: null, headMonth: null },
})
afterEach(() => fixture.counter.close())

test('a slip of a day that never was is taken back and entered again on its own, and every figure is right', () => {
  const { counter, wang, soap, redeem } = fixture
  const { session, corrections, redemption } = counter.shop.services
  const { writer, issuer } = counter.people
  const confirmDay = () => now(session.confirmClock({ document: newId(), pin: '1234' }, counter.caller))
  const openShift = () => now(session.openShift({ writer, issuer }, counter.caller))

  // the battery was empty: the computer says next year, and somebody confirmed it
  counter.clock.set('2027-11-02T01:00:00Z')
  confirmDay()
  openShift()
  const wrong = redeem(wang, [soap, 2])
  expect(wrong.businessDate).toBe('2027-11-02')

  counter.clock.set('2026-11-02T03:00:00Z')
  const reverse = { document: newId(), slip: wrong.id, reason: '电脑日期错了', condition: 'shelf' as const }
  openShift()
  expect(refusalOf(corrections.reverse(reverse, counter.caller)).code).toBe('clock_unconfirmed')
  confirmDay()
  now(corrections.reverse(reverse, counter.caller))
  const right = now(
    redemption.enterPaper(
      {
        document: newId(),
        household: wang.id,
        lines: [{ item: soap.id, quantity: 2 }],
        collector: { kind: 'member', person: wang.head },
        number: wrong.serial,
        day: '2026-11-02',
        total: 600,
        writer,
        issuer,
      },
      counter.caller,
    ),
  )
  expect(right).toMatchObject({ businessDate: '2026-11-02', serial: 'DH26-00001' })
  expect([counter.spendable(wang), counter.onShelf(soap.id)]).toEqual([8000, 8])
  // what was used of the month is this slip's, once
  const shown = now(redemption.household({ household: wang.id }, counter.caller))
  expect(shown.quotaLeft).toEqual({ period: 'month', left: 600 })
  // and the wrong slip says what became of it
  expect(now(corrections.find({ code: wrong.serial }, counter.caller))).toMatchObject([
    { serial: wrong.serial, corrections: [{ title: '冲销单' }] },
  ])
  counter.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  expect(auditOf(join(counter.folder, 'village.db')).findings.map(({ code }) => code)).not.toContain(
    'clock_unconfirmed',
  )
})
