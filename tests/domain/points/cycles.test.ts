import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SchemeSettings } from '#main/api/schemes.ts'
import { openReadOnly } from '#main/db/read-only.ts'
import { auditBook } from '#main/domain/audit/audit.service.ts'
import { subjectPoints, systemPoints } from '#main/domain/ledger/accounts.ts'
import { villageFileOf } from '#main/hosts/app.ts'
import type { SubjectId } from '#main/kernel/ids.ts'
import { expectOk } from '#main/kernel/result.ts'
import { now, type TestHousehold } from '../../kit/counter-shop.ts'
import { type OfficeShop, openOfficeShop, refusalOf } from '../../kit/office-shop.ts'
import { newId } from '../../kit/shop.ts'

let office: OfficeShop
afterEach(() => {
  const book = expectOk(openReadOnly(villageFileOf(office.folder)))
  expect(auditBook(book).findings).toEqual([])
  book.close()
  office.close()
})

const cycles = () => office.shop.services.cycles
const open = (settings: Partial<SchemeSettings>, moment = '2026-09-10T01:00:00Z') => {
  office = openOfficeShop(settings, moment)
}
/** The shop opens again, some days later; nobody has to confirm the day in between. */
const later = (days: number) => {
  for (let left = days; left > 0; left -= 3) {
    office.clock.advanceMinutes(Math.min(3, left) * 24 * 60)
    now(
      office.shop.services.points.grant(
        {
          document: newId(),
          effectiveDate: office.shop.ledger.today(),
          reason: '又一天',
          rows: [{ household: passer.id, points: 100 }],
        },
        office.accountant,
      ),
    )
  }
}
let passer: TestHousehold
const balance = (who: TestHousehold) => office.spendable(who)
const spendable = (who: TestHousehold) =>
  now(office.shop.services.redemption.household({ household: who.id }, office.caller)).spendable
const grant = (who: TestHousehold, points: number, effectiveDate = office.shop.ledger.today()) =>
  now(
    office.shop.services.points.grant(
      { document: newId(), effectiveDate, reason: '打扫卫生', rows: [{ household: who.id, points }] },
      office.accountant,
    ),
  )
const spend = (who: TestHousehold, amount: number) =>
  office.post('redemption', [
    {
      debit: systemPoints(office.scheme, 'redeemed'),
      credit: subjectPoints(office.scheme, who.subject as SubjectId),
      amount,
    },
  ])
const preview = () => now(cycles().previewEnd({ scheme: office.scheme }, office.accountant))
const end = (seen = preview().seen) =>
  cycles().end({ document: newId(), scheme: office.scheme, seen, reason: '村两委会议' }, office.accountant)

test('whoever was given points before the base is not given it on top, and the list says of how many that is so', () => {
  open({ base: { pointsHundredths: 10_000, spendable: false } })
  passer = office.household('过路', 0)
  const wang = office.household('王桂花', 0)
  grant(wang, 3000)
  const base = now(cycles().previewBase({ scheme: office.scheme }, office.accountant))
  expect(base.rows.map(({ name }) => name)).toEqual(['过路'])
  expect(base.counted).toBe(1)
  expect(spendable(wang)).toBe(0)
  grant(wang, 8000)
  expect(spendable(wang)).toBe(1000)
})

describe('八名: a quarter ends, and everybody begins from the base again', () => {
  let wang: TestHousehold
  let li: TestHousehold
  beforeEach(() => {
    open({ cycle: 'quarter', cycleEnd: 'base', base: { pointsHundredths: 10_000, spendable: false } })
    passer = office.household('过路', 0)
    wang = office.household('王桂花', 0)
    li = office.household('李长顺', 0)
    const first = now(cycles().previewBase({ scheme: office.scheme }, office.accountant))
    expect(first).toMatchObject({ base: 30_000, cleared: 0 })
    now(
      cycles().grantBase(
        { document: newId(), scheme: office.scheme, seen: first.seen, reason: '开始' },
        office.accountant,
      ),
    )
    grant(wang, 3000)
    later(21)
  })

  test('what lies above the base goes, what was spent since is not taken twice, and new points stay', () => {
    expect(preview().cycle?.name).toBe('2026年第三季度')
    spend(wang, 1000)
    grant(wang, 500)
    grant(li, 700, '2026-09-20' as never)
    const seen = preview()
    expect(seen.rows.find(({ name }) => name === '王桂花')).toMatchObject({ cleared: 2000, after: 10_500 })
    expect(seen.rows.find(({ name }) => name === '李长顺')).toMatchObject({ cleared: 700, after: 10_000 })
    now(end(seen.seen))
    expect(balance(wang)).toBe(10_500)
    expect(spendable(wang)).toBe(500)
  })

  test('cannot be done twice, and says by which document it was done', () => {
    const done = now(end())
    expect(refusalOf(end('x'))).toMatchObject({ code: 'cycle_ended', facts: { serial: done.serial } })
    expect(now(cycles().states({}, office.accountant))[0]).toMatchObject({
      ended: done.serial,
      withoutBase: 0,
    })
  })

  test('is not done where the list has changed since somebody looked at it', () => {
    const { seen } = preview()
    grant(wang, 100, '2026-09-30' as never)
    expect(refusalOf(end(seen)).code).toBe('cycle_changed')
    expect(balance(wang)).toBe(13_100)
  })

  test('can be taken back as a whole, and then be done again', () => {
    const before = balance(wang)
    const done = now(end())
    now(
      office.shop.services.points.reverse(
        { document: newId(), of: done.id, reason: '早了一天', evenBelow: false },
        office.accountant,
      ),
    )
    expect(balance(wang)).toBe(before)
    expect(now(end()).cleared).toBe(done.cleared)
  })
})

test('西埇: everything goes at the month’s end, a debt is forgotten', () => {
  open({ cycle: 'month', cycleEnd: 'clear' })
  passer = office.household('过路', 0)
  const wang = office.household('王桂花', 0)
  const li = office.household('李长顺', 0)
  grant(wang, 4500)
  office.post('correction', [
    {
      debit: systemPoints(office.scheme, 'issued'),
      credit: subjectPoints(office.scheme, li.subject as SubjectId),
      amount: 300,
    },
  ])
  later(21)
  now(end())
  expect([balance(wang), balance(li)]).toEqual([0, 0])
})

test('盛新: every month another hundred, and the rest stays', () => {
  open({ cycle: 'month', cycleEnd: 'carry', base: { pointsHundredths: 10_000, spendable: true } })
  passer = office.household('过路', 0)
  const wang = office.household('王桂花', 0)
  grant(wang, 4500)
  later(21)
  now(end())
  expect(spendable(wang)).toBe(14_500)
})

test('a scheme without cycles, or one that began in this cycle, has nothing to end', () => {
  open({ cycle: 'none' })
  expect(refusalOf(cycles().previewEnd({ scheme: office.scheme }, office.accountant)).code).toBe(
    'cycle_not_over',
  )
})
