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
let wang: TestHousehold
let li: TestHousehold
const open = (settings: Partial<SchemeSettings>) => {
  office = openOfficeShop(settings)
  wang = office.household('王桂花', 8000)
  li = office.household('李长顺', 0)
}
afterEach(() => {
  const book = expectOk(openReadOnly(villageFileOf(office.folder)))
  expect(auditBook(book).findings).toEqual([])
  book.close()
  office.close()
})

const purposes = () => office.shop.services.purposes
const form = (who: TestHousehold, points: number) => ({
  document: newId(),
  household: who.id,
  points,
  reason: '自己要求',
})
const of = (who: TestHousehold) => now(purposes().of({ household: who.id }, office.accountant))
const counter = (who: TestHousehold) =>
  now(office.shop.services.redemption.household({ household: who.id }, office.caller))

describe('存分', () => {
  beforeEach(() => open({ deposits: true, cycle: 'month', cycleEnd: 'clear' }))

  test('takes points out of what may be spent, and gives them back', () => {
    now(purposes().deposit(form(wang, 3000), office.accountant))
    expect(of(wang)).toMatchObject({ own: 5000, deposited: 3000 })
    expect(counter(wang).spendable).toBe(5000)
    now(purposes().withdraw(form(wang, 1000), office.accountant))
    expect(of(wang)).toMatchObject({ own: 6000, deposited: 2000 })
  })

  test('neither more than there is, nor more than was deposited', () => {
    expect(refusalOf(purposes().deposit(form(wang, 8100), office.accountant))).toMatchObject({
      code: 'points_short',
      sentence: '积分不够：可用 80 分，要动 81 分。',
    })
    expect(refusalOf(purposes().withdraw(form(wang, 100), office.accountant)).code).toBe('deposit_short')
  })

  test('the same sheet sent twice is one', () => {
    const once = form(wang, 3000)
    const first = now(purposes().deposit(once, office.accountant))
    expect(now(purposes().deposit(once, office.accountant))).toMatchObject({
      serial: first.serial,
      repeated: true,
    })
    expect(of(wang).deposited).toBe(3000)
  })
})

describe('转赠', () => {
  test('a neighbour gets the points, the base stays', () => {
    open({ giving: true, base: { pointsHundredths: 5000, spendable: false } })
    expect(refusalOf(purposes().give({ ...form(wang, 4000), to: li.id }, office.accountant)).code).toBe(
      'points_short',
    )
    now(purposes().give({ ...form(wang, 2000), to: li.id }, office.accountant))
    expect([office.spendable(wang), office.spendable(li)]).toEqual([6000, 2000])
    expect(refusalOf(purposes().give({ ...form(wang, 100), to: wang.id }, office.accountant)).code).toBe(
      'give_self',
    )
  })

  test('is off until the village decides otherwise', () => {
    open({})
    expect(refusalOf(purposes().give({ ...form(wang, 100), to: li.id }, office.accountant))).toMatchObject({
      code: 'purpose_off',
      sentence: '村里的积分方案没有开“转赠”。要用，请先在“设置”的“积分方案”里定下来。',
    })
  })
})

describe('借分', () => {
  beforeEach(() => open({ loans: { on: true, limitHundredths: 5000, months: 3 } }))
  const lend = (points: number, months = 3) =>
    purposes().lend({ ...form(li, points), months, guarantor: '王桂花' }, office.accountant)

  test('lets a household redeem before it has earned; what it earns pays back first', () => {
    now(lend(3000))
    expect(counter(li).spendable).toBe(3000)
    eightSoaps()
    expect(of(li)).toMatchObject({ own: -2400, loan: { limit: 3000, owed: 2400 } })
    expect(counter(li).spendable).toBe(600)
    expect(refusalOf(purposes().endLoan(form(li, 1), office.accountant)).code).toBe('loan_owed')
    now(
      office.shop.services.points.grant(
        {
          document: newId(),
          effectiveDate: office.shop.ledger.today(),
          reason: '修路',
          rows: [{ household: li.id, points: 2500 }],
        },
        office.accountant,
      ),
    )
    expect(of(li)).toMatchObject({ own: 100, loan: { owed: 0 } })
    expect(counter(li).spendable).toBe(3100)
    now(purposes().endLoan(form(li, 1), office.accountant))
    expect(of(li)).toMatchObject({ own: 100, loan: null })
    expect(counter(li).spendable).toBe(100)
  })

  test('what is borrowed only redeems: it is neither stored nor given away', () => {
    office.close()
    open({ deposits: true, giving: true, loans: { on: true, limitHundredths: 5000, months: 3 } })
    now(purposes().give({ ...form(wang, 1000), to: li.id }, office.accountant))
    now(lend(3000))
    expect(refusalOf(purposes().deposit(form(li, 2000), office.accountant))).toMatchObject({
      code: 'points_borrowed',
      sentence: '借来的分只能兑换，不能存，也不能转：自己的有 10 分，要动 20 分。',
    })
    const away = { ...form(li, 4000), to: wang.id }
    expect(refusalOf(purposes().give(away, office.accountant)).code).toBe('points_borrowed')
    now(purposes().deposit(form(li, 1000), office.accountant))
    expect(of(li)).toMatchObject({ own: 0, deposited: 1000, loan: { owed: 0 } })
  })

  /** Redeems eight pieces of soap for 24 points. */
  const eightSoaps = () => {
    const soap = office.goods('雕牌肥皂', 300, 10, 1001)
    const cart = {
      id: newId(),
      household: li.id,
      lines: [{ item: soap.id, quantity: 8 }],
      collector: { kind: 'member' as const, person: li.head },
      identity: { by: 'card' as const },
    }
    const { spendable } = counter(li)
    now(office.shop.services.redemption.confirm({ cart, spendableShown: spendable }, office.caller))
  }

  test('above a base that may not be spent, what lies below the base is owed', () => {
    office.close()
    open({
      base: { pointsHundredths: 5000, spendable: false },
      loans: { on: true, limitHundredths: 5000, months: 3 },
    })
    office.post('base_granted', [
      {
        debit: subjectPoints(office.scheme, li.subject as SubjectId),
        credit: systemPoints(office.scheme, 'base'),
        amount: 5000,
      },
    ])
    now(lend(3000))
    eightSoaps()
    expect(of(li).loan).toMatchObject({ owed: 2400 })
    expect(refusalOf(purposes().endLoan(form(li, 1), office.accountant)).code).toBe('loan_owed')
  })

  test.each([
    ['clear', { pointsHundredths: 0, spendable: true }, -2400],
    ['carry', { pointsHundredths: 5000, spendable: false }, 2600],
    ['base', { pointsHundredths: 5000, spendable: false }, 2600],
  ] as const)('a cycle that ends with %s does not pay back what was borrowed', (cycleEnd, base, left) => {
    office.close()
    open({ cycle: 'month', cycleEnd, base, loans: { on: true, limitHundredths: 5000, months: 3 } })
    if (base.pointsHundredths > 0) {
      office.post('base_granted', [
        {
          debit: subjectPoints(office.scheme, li.subject as SubjectId),
          credit: systemPoints(office.scheme, 'base'),
          amount: base.pointsHundredths,
        },
      ])
    }
    now(lend(3000))
    eightSoaps()
    office.clock.set('2026-12-01T01:00:00Z')
    office.post('clock_confirmed')
    const { cycles } = office.shop.services
    const preview = now(cycles.previewEnd({ scheme: office.scheme }, office.accountant))
    expect(preview.rows.map(({ name }) => name)).not.toContain('李长顺')
    if (preview.rows.length > 0) {
      now(
        cycles.end(
          { document: newId(), scheme: office.scheme, seen: preview.seen, reason: '村两委会议' },
          office.accountant,
        ),
      )
    }
    expect(office.spendable(li)).toBe(left)
    expect(of(li).loan).toMatchObject({ owed: 2400 })
  })

  test('within the limit and the term, and one at a time', () => {
    expect(refusalOf(lend(5100)).code).toBe('loan_too_large')
    expect(refusalOf(lend(3000, 4)).code).toBe('loan_too_long')
    const first = now(lend(3000))
    expect(refusalOf(lend(1000))).toMatchObject({ code: 'loan_exists', facts: { serial: first.serial } })
  })

  test('after its day nothing more may be borrowed, and the list says the same as the counter', () => {
    now(lend(3000, 1))
    const listed = () =>
      now(office.shop.services.points.list({}, office.accountant)).find(
        ({ household }) => household === li.id,
      )
    expect(listed()?.spendable).toBe(3000)
    office.clock.advanceMinutes(40 * 24 * 60)
    expect([counter(li).spendable, listed()?.spendable]).toEqual([0, 0])
  })
})

test('a freeze is lifted by a document with a reason, and then the counter redeems again', () => {
  open({})
  expect(refusalOf(purposes().unfreeze(form(wang, 1), office.accountant)).code).toBe('freeze_none')
  office.store.sqlite
    .prepare(
      `INSERT INTO freezes (document, subject, scheme, from_day, until_day)
       SELECT id, ?, ?, '2026-01-01', NULL FROM documents WHERE kind = 'founding'`,
    )
    .run(wang.subject, office.scheme)
  expect(counter(wang).blocked).toContain('冻结')
  now(purposes().unfreeze(form(wang, 1), office.accountant))
  expect(counter(wang).blocked).toBeNull()
  office.store.sqlite.exec('DELETE FROM freezes WHERE lifted_by IS NOT NULL AND until_day IS NULL')
})
