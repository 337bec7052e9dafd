import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '#main/db/handle.ts'
import { openVillage } from '#main/db/open.ts'
import {
  fundMoney,
  goodsPlace,
  subjectPoints,
  systemGoods,
  systemMoney,
  systemPoints,
} from '#main/domain/ledger/accounts.ts'
import { createLedger, type Ledger } from '#main/domain/ledger/ledger.service.ts'
import type { DocumentDraft } from '#main/domain/ledger/ledger.ts'
import { createSite } from '#main/domain/site/site.service.ts'
import { systemIds, systemRandom } from '#main/hosts/system.ts'
import type { Day } from '#main/kernel/dates.ts'
import type { DocumentId, FundId, ItemId, LotId, SchemeId, SubjectId } from '#main/kernel/ids.ts'
import { expectOk, ok } from '#main/kernel/result.ts'
import { newId, TestClock, temporaryFolder } from '../../kit/shop.ts'

const scheme = 'scheme' as SchemeId
const household = 'subject' as SubjectId
const soap = 'soap' as ItemId
const lot = 'lot' as LotId
const fund = 'fund' as FundId

let folder: ReturnType<typeof temporaryFolder>
let clock: TestClock
let store: Store
let ledger: Ledger
const admin = newId()

beforeEach(() => {
  folder = temporaryFolder()
  clock = new TestClock('2026-11-01T01:00:00Z')
  store = expectOk(openVillage(join(folder.path, 'village.db')))
  ledger = createLedger({ clock, random: systemRandom })
  const staff = { enrol: () => undefined }
  const site = createSite({ store, ledger, staff, clock, ids: systemIds })
  expectOk(
    site.found({
      document: newId(),
      village: '兴隆沟村',
      shop: '党群积分超市',
      siteCode: '',
      demo: false,
      people: [{ id: admin, name: '张会计', roles: ['admin'] }],
    }),
  )
})
afterEach(() => {
  store.close()
  folder.remove()
})

function post(
  draft: Partial<DocumentDraft>,
  request = {},
  kind: 'points_opened' | 'redemption' | 'stock_in' | 'goods_return' = 'points_opened',
  id = newId(),
) {
  return store.write((tx) =>
    ledger.post(tx, { id: id as DocumentId, kind, request }, () => ok({ recordedBy: admin, ...draft })),
  )
}

const opening = (points: number) => ({
  transfers: [
    { debit: subjectPoints(scheme, household), credit: systemPoints(scheme, 'opening'), amount: points },
  ],
})
const spending = (points: number, floor = 0) => ({
  transfers: [
    {
      line: 1,
      debit: systemPoints(scheme, 'redeemed'),
      credit: subjectPoints(scheme, household),
      amount: points,
      floor,
    },
  ],
})
const balance = () => ledger.balance(store, subjectPoints(scheme, household)).balance
const rows = (table: string) => (store.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n

describe('posting', () => {
  test('numbers run per kind and year without a gap, and the hash chain grows', () => {
    expect(expectOk(post(opening(100))).serial).toBe('QC26-00001')
    expect(expectOk(post(opening(100))).serial).toBe('QC26-00002')
    expect(expectOk(post(spending(50), {}, 'redemption')).serial).toBe('DH26-00001')
    clock.set('2027-01-02T01:00:00Z')
    expect(post(opening(100))).toMatchObject({ ok: false, refusal: { code: 'clock_unconfirmed' } })
    expectOk(
      store.write((tx) =>
        ledger.post(tx, { id: newId() as DocumentId, kind: 'clock_confirmed', request: {} }, () =>
          ok({ recordedBy: admin }),
        ),
      ),
    )
    expect(expectOk(post(opening(100))).serial).toBe('QC27-00001')
  })

  test('the same document sent twice is answered once, and writes nothing the second time', () => {
    const id = newId()
    const first = expectOk(post(opening(100), { points: 100 }, 'points_opened', id))
    const before = rows('transfers')
    const again = expectOk(post(opening(999), { points: 100 }, 'points_opened', id))
    expect(again).toEqual({ ...first, repeated: true })
    expect(rows('transfers')).toBe(before)
  })

  test('the same document with another content is refused, naming the field', () => {
    const id = newId()
    expectOk(post(opening(100), { lines: [{ points: 100 }] }, 'points_opened', id))
    expect(post(opening(100), { lines: [{ points: 200 }] }, 'points_opened', id)).toMatchObject({
      ok: false,
      refusal: { code: 'document_differs', facts: { field: 'lines.0.points' } },
    })
  })

  test('what was refused leaves nothing behind, not even an account', () => {
    const before = [rows('documents'), rows('accounts'), rows('transfers')]
    expect(post(spending(1), {}, 'redemption')).toMatchObject({ ok: false, refusal: { code: 'below_floor' } })
    expect([rows('documents'), rows('accounts'), rows('transfers')]).toEqual(before)
    expect(expectOk(post(opening(100))).serial).toBe('QC26-00001')
  })

  test('a household keeps its unspendable base, and says what it has', () => {
    expectOk(post(opening(18600)))
    expect(post(spending(8601, 10000), {}, 'redemption')).toMatchObject({
      ok: false,
      refusal: { code: 'below_floor', facts: { balance: 18600, floor: 10000, amount: 8601 } },
    })
    expectOk(post(spending(8600, 10000), {}, 'redemption'))
    expect(balance()).toBe(10000)
  })

  test('a shelf and a fund can never fall below zero, whatever the program asks', () => {
    const out = {
      debit: systemGoods(soap, 'handed_out'),
      credit: goodsPlace(soap, lot),
      amount: 1,
      valueFen: 0,
    }
    expect(post({ transfers: [out] }, {}, 'redemption')).toMatchObject({
      ok: false,
      refusal: { code: 'below_floor' },
    })
    const pay = { debit: systemMoney('purchases'), credit: fundMoney(fund), amount: 1 }
    expect(post({ transfers: [pay] }, {}, 'stock_in')).toMatchObject({ ok: false })
    expectOk(
      post(
        { transfers: [{ ...out, debit: goodsPlace(soap, lot), credit: systemGoods(soap, 'supplier') }] },
        {},
        'stock_in',
      ),
    )
    expect(() => store.prepare(`UPDATE accounts SET balance = -1 WHERE kind = 'shelf'`).run()).toThrow(
      /never_below_zero/,
    )
  })

  test('a day that is closed takes nothing, and the database refuses it too', () => {
    const document = expectOk(post(opening(100)))
    store
      .prepare('INSERT INTO closings (id, from_date, through_date, number) VALUES (?, ?, ?, 1)')
      .run(document.id, '2026-10-01', '2026-10-31')
    expect(post({ ...opening(100), businessDate: '2026-10-31' as Day })).toMatchObject({
      ok: false,
      refusal: { code: 'period_closed' },
    })
    expect(post({ ...opening(100), businessDate: '2026-11-02' as Day })).toMatchObject({
      ok: false,
      refusal: { code: 'day_ahead' },
    })
    expectOk(post({ ...opening(100), businessDate: '2026-11-01' as Day }))
  })
})

describe('taking back', () => {
  const redeem = () => {
    expectOk(post(opening(10000)))
    return expectOk(post(spending(3000), {}, 'redemption'))
  }
  const lastTransfer = () => (store.prepare('SELECT max(id) AS id FROM transfers').get() as { id: number }).id

  test('a part, then the rest, and never more than was given', () => {
    redeem()
    const original = lastTransfer()
    const part = expectOk(ledger.mirrorOf(store, original, 1000))
    expectOk(post({ transfers: [part] }, {}, 'goods_return'))
    expect(balance()).toBe(8000)
    expect(ledger.mirrorOf(store, original, 2001)).toMatchObject({
      ok: false,
      refusal: { code: 'mirror_too_much', facts: { left: 2000 } },
    })
    expectOk(post({ transfers: [expectOk(ledger.mirrorOf(store, original))] }, {}, 'goods_return'))
    expect(balance()).toBe(10000)
    expect(post({ transfers: [{ ...part, amount: 1 }] }, {}, 'goods_return')).toMatchObject({
      ok: false,
      refusal: { code: 'mirror_too_much' },
    })
  })

  test('what takes back cannot be taken back itself', () => {
    redeem()
    expectOk(post({ transfers: [expectOk(ledger.mirrorOf(store, lastTransfer()))] }, {}, 'goods_return'))
    expect(ledger.mirrorOf(store, lastTransfer())).toMatchObject({
      ok: false,
      refusal: { code: 'mirror_of_mirror' },
    })
  })

  test('two parts in one document are counted together', () => {
    redeem()
    const original = lastTransfer()
    const part = expectOk(ledger.mirrorOf(store, original, 2000))
    expect(post({ transfers: [part, part] }, {}, 'goods_return')).toMatchObject({
      ok: false,
      refusal: { code: 'mirror_too_much', facts: { left: 1000, wanted: 2000 } },
    })
  })
})

describe('the file itself', () => {
  test('refuses to change or remove what was posted, by any usual statement', () => {
    expectOk(post(opening(100)))
    for (const statement of [
      'UPDATE documents SET content = content',
      'DELETE FROM documents',
      'UPDATE transfers SET amount = 1',
      'DELETE FROM transfers',
      'DELETE FROM accounts',
      "UPDATE accounts SET owner = 'x'",
      'INSERT OR REPLACE INTO transfers SELECT * FROM transfers',
    ]) {
      expect(() => store.prepare(statement).run(), statement).toThrow()
    }
  })
})
