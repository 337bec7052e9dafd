import { join } from 'node:path'
import type { SchemeSettings } from '#main/api/schemes.ts'
import type { Caller } from '#main/api/types.ts'
import type { Store } from '#main/db/handle.ts'
import { openPrivate, openVillage } from '#main/db/open.ts'
import { goodsPlace, subjectPoints, systemGoods, systemPoints } from '#main/domain/ledger/accounts.ts'
import type { DocumentKind } from '#main/domain/ledger/documents.ts'
import type { TransferDraft } from '#main/domain/ledger/ledger.ts'
import { DEFAULT_SETTINGS } from '#main/domain/schemes/settings.ts'
import { hashSecret } from '#main/domain/staff/pins.ts'
import { openShop, type Shop } from '#main/hosts/shop.ts'
import { systemIds, systemRandom } from '#main/hosts/system.ts'
import { makeCardCode, randomDigits } from '#main/kernel/barcodes.ts'
import type { DocumentId, ItemId, LotId, SchemeId, SubjectId } from '#main/kernel/ids.ts'
import { expectOk, ok, type Result } from '#main/kernel/result.ts'
import { newId, TestClock, temporaryFolder } from './shop.ts'

export interface TestHousehold {
  readonly id: string
  readonly number: string
  readonly subject: string
  readonly head: string
  readonly card: string
}

export interface TestGoods {
  readonly id: string
  readonly name: string
  readonly price: number
}

/** A counter with households, goods on the shelf, an open shift, and no renderer. */
export interface CounterShop {
  readonly shop: Shop
  readonly store: Store
  readonly clock: TestClock
  readonly folder: string
  readonly scheme: SchemeId
  readonly caller: Caller
  readonly people: { admin: string; writer: string; issuer: string }
  household(name: string, points: number, population?: number): TestHousehold
  goods(name: string, price: number, quantity: number, costFen: number, limitPerMonth?: number): TestGoods
  stockIn(item: string, quantity: number, costFen: number, expiresOn?: string): string
  post(kind: DocumentKind, transfers?: readonly TransferDraft[]): string
  spendable(household: TestHousehold): number
  onShelf(item: string): number
  close(): void
}

export const PLAIN_SCHEME: SchemeSettings = { ...DEFAULT_SETTINGS, minorsMayCollect: false }

export function openCounterShop(
  settings: Partial<SchemeSettings> = {},
  moment = '2026-11-01T01:42:00Z',
): CounterShop {
  const folder = temporaryFolder()
  const clock = new TestClock(moment)
  const store = expectOk(openVillage(join(folder.path, 'village.db')))
  const locks = expectOk(openPrivate(join(folder.path, 'private.db')))
  const shop = openShop(
    store,
    locks,
    {
      dataDir: folder.path,
      clock,
      ids: systemIds,
      random: systemRandom,
      log: (message, error) => {
        throw new Error(message, { cause: error })
      },
    },
    () => undefined,
  )
  const people = { admin: newId(), writer: newId(), issuer: newId() }
  const named = [
    { id: people.admin, name: '张会计', roles: ['admin'] as const },
    { id: people.writer, name: '王淑珍', roles: ['clerk'] as const },
    { id: people.issuer, name: '李建军', roles: ['clerk'] as const },
  ]
  expectOk(
    shop.site.found({
      document: newId(),
      village: '兴隆沟村',
      shop: '党群积分超市',
      siteCode: '',
      people: named,
      demo: false,
    }),
  )
  givePins(locks, Object.values(people))
  const caller: Caller = {
    session: 'counter',
    staff: { id: people.writer, name: '王淑珍', roles: ['clerk'] },
  }
  now(shop.services.session.openShift({ writer: people.writer, issuer: people.issuer }, caller))

  const post = (kind: DocumentKind, transfers: readonly TransferDraft[] = []): string =>
    expectOk(
      store.write((tx) =>
        shop.ledger.post(tx, { id: newId() as DocumentId, kind, request: {} }, () =>
          ok({ recordedBy: people.admin, transfers }),
        ),
      ),
    ).id

  const scheme = newId() as SchemeId
  now(
    shop.services.schemes.decide(
      {
        document: newId(),
        scheme,
        name: '积分',
        fromDate: shop.ledger.today(),
        approver: '村两委',
        settings: { ...PLAIN_SCHEME, ...settings },
      },
      caller,
    ),
  )

  let numbers = 0
  const household: CounterShop['household'] = (name, points, population = 3) => {
    const [id, subject, head] = [newId(), newId(), newId()]
    const number = String(++numbers).padStart(4, '0')
    const card = makeCardCode(randomDigits(systemRandom))
    const document = post('household_registered')
    const insert = (sql: string, ...values: unknown[]) => store.sqlite.prepare(sql).run(...values)
    insert(
      `INSERT INTO households (id, number, group_name, population, status, head, registered_by, changed_by)
       VALUES (?, ?, '三组', ?, 'active', ?, ?, ?)`,
      id,
      number,
      population,
      head,
      document,
      document,
    )
    insert(
      `INSERT INTO persons (id, household, ordinal, name, status, registered_by, changed_by)
       VALUES (?, ?, 1, ?, 'living', ?, ?)`,
      head,
      id,
      name,
      document,
      document,
    )
    insert("INSERT INTO subjects (id, kind, household) VALUES (?, 'household', ?)", subject, id)
    insert(
      "INSERT INTO cards (code, household, status, issued_on, issued_by, changed_by) VALUES (?, ?, 'active', '2026-01-01', ?, ?)",
      card,
      id,
      document,
      document,
    )
    if (points > 0) {
      post('points_opened', [
        {
          debit: subjectPoints(scheme, subject as SubjectId),
          credit: systemPoints(scheme, 'opening'),
          amount: points,
        },
      ])
    }
    return { id, number, subject, head, card }
  }

  const stockIn: CounterShop['stockIn'] = (item, quantity, costFen, expiresOn) => {
    const lot = newId()
    const document = post('stock_in', [
      {
        line: 1,
        debit: goodsPlace(item as ItemId, lot as LotId),
        credit: systemGoods(item as ItemId, 'supplier'),
        amount: quantity,
        valueFen: costFen,
      },
    ])
    store.write((tx) => {
      shop.services.stock.addLot(tx, {
        id: lot,
        item,
        received_by: document,
        line: 1,
        source: 'purchase',
        channel: null,
        supplier: null,
        donor: null,
        quantity,
        cost_fen: costFen,
        produced_on: null,
        expires_on: expiresOn ?? null,
      })
      return ok(null)
    })
    return lot
  }

  const goods: CounterShop['goods'] = (name, price, quantity, costFen, limitPerMonth) => {
    const id = newId()
    now(
      shop.services.catalogue.register(
        {
          document: newId(),
          item: {
            id,
            kind: 'goods',
            name,
            spec: '',
            unit: '块',
            basePerUnit: 1,
            baseName: '',
            shortNumber: null,
            picture: null,
            limitPerMonth: limitPerMonth ?? null,
            minimumStock: 0,
            shelfLifeDays: null,
            active: true,
            barcodes: [],
            components: [],
          },
        },
        caller,
      ),
    )
    now(
      shop.services.schemes.decidePrices(
        {
          document: newId(),
          fromDate: shop.ledger.today(),
          approver: '村两委',
          note: '',
          prices: [{ item: id, pointsHundredths: price }],
        },
        caller,
      ),
    )
    if (quantity > 0) stockIn(id, quantity, costFen)
    return { id, name, price }
  }

  return {
    shop,
    store,
    clock,
    folder: folder.path,
    scheme,
    caller,
    people,
    household,
    goods,
    stockIn,
    post,
    spendable: (who) => shop.ledger.balance(store, subjectPoints(scheme, who.subject as SubjectId)).balance,
    onShelf: (item) =>
      (
        store.sqlite
          .prepare("SELECT coalesce(sum(balance), 0) AS n FROM accounts WHERE unit = ? AND kind = 'shelf'")
          .get(item) as { n: number }
      ).n,
    close() {
      store.close()
      locks.close()
      folder.remove()
    },
  }
}

const SALT = '00'.repeat(16)
let hashed: string | undefined

/** PIN 1234 each; hashed once a process, for a hash takes longer than opening all the rest. */
function givePins(locks: Store, staff: readonly string[]): void {
  hashed ??= hashSecret('1234', SALT)
  const pin = locks.sqlite.prepare('INSERT INTO pins (staff, salt, hash) VALUES (?, ?, ?)')
  for (const id of staff) pin.run(id, SALT, hashed)
}

/** The answer of a call that is known to be synchronous and right. */
export function now<T>(answer: Result<T> | Promise<Result<T>>): T {
  if (answer instanceof Promise) throw new Error('the call answers later')
  return expectOk(answer)
}
