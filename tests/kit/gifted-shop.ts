import { expect } from 'vitest'
import type { Cart } from '#main/api/redemption.ts'
import type { SchemeSettings } from '#main/api/schemes.ts'
import { openReadOnly } from '#main/db/read-only.ts'
import { auditBook } from '#main/domain/audit/audit.service.ts'
import { subjectPoints } from '#main/domain/ledger/accounts.ts'
import { villageFileOf } from '#main/hosts/app.ts'
import type { SubjectId } from '#main/kernel/ids.ts'
import { expectOk } from '#main/kernel/result.ts'
import { now, type TestGoods, type TestHousehold } from './counter-shop.ts'
import { openOfficeShop } from './office-shop.ts'
import { newId } from './shop.ts'

/** A shop whose scheme spends gifted points with earned ones, and what a test does there. */
export function openGiftedShop(
  earned: number,
  gifted: number,
  settings: Partial<SchemeSettings> = {},
  moment?: string,
) {
  const office = openOfficeShop({ gifts: { on: true, earned, gifted }, ...settings }, moment)
  const { redemption, points } = office.shop.services
  const has = (who: TestHousehold, purpose: 'earned' | 'gifted') =>
    office.shop.ledger.balance(office.store, subjectPoints(office.scheme, who.subject as SubjectId, purpose))
      .balance
  const shown = (who: TestHousehold) => now(redemption.household({ household: who.id }, office.caller))
  const giving = (...rows: readonly (readonly [TestHousehold, number])[]) => ({
    document: newId(),
    effectiveDate: office.shop.ledger.today() as string,
    reason: '张老板捐款折的分',
    rows: rows.map(([{ id: household }, given]) => ({ household, points: given })),
  })
  const cartOf = (who: TestHousehold, ...lines: readonly (readonly [TestGoods, number])[]): Cart => ({
    id: newId(),
    household: who.id,
    lines: lines.map(([{ id: item }, quantity]) => ({ item, quantity })),
    collector: { kind: 'member', person: who.head },
    identity: { by: 'card' },
  })
  const confirm = (who: TestHousehold, ...lines: readonly (readonly [TestGoods, number])[]) =>
    redemption.confirm({ cart: cartOf(who, ...lines), spendableShown: shown(who).spendable }, office.caller)
  return {
    ...office,
    shown,
    cartOf,
    confirm,
    giving,
    gift: (who: TestHousehold, given: number) => now(points.gift(giving([who, given]), office.accountant)),
    redeem: (who: TestHousehold, ...lines: readonly (readonly [TestGoods, number])[]) =>
      now(confirm(who, ...lines)),
    /** [earned, gifted] */
    purse: (who: TestHousehold): [number, number] => [has(who, 'earned'), has(who, 'gifted')],
    /** Closes the books, which must prove themselves. */
    closeProved() {
      const book = expectOk(openReadOnly(villageFileOf(office.folder)))
      expect(auditBook(book).findings).toEqual([])
      book.close()
      office.close()
    },
  }
}

export type GiftedShop = ReturnType<typeof openGiftedShop>
