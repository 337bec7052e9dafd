import { join } from 'node:path'
import type { Store, WriteHandle } from '#main/db/handle.ts'
import { openVillage } from '#main/db/open.ts'
import {
  fundMoney,
  goodsPlace,
  payable,
  subjectPoints,
  systemGoods,
  systemMoney,
  systemPoints,
} from '#main/domain/ledger/accounts.ts'
import type { DocumentKind } from '#main/domain/ledger/documents.ts'
import { createLedger, type Ledger } from '#main/domain/ledger/ledger.service.ts'
import type {
  DocumentDraft,
  DocumentRequest,
  PostedDocument,
  TransferDraft,
} from '#main/domain/ledger/ledger.ts'
import { createSite } from '#main/domain/site/site.service.ts'
import { systemIds, systemRandom } from '#main/hosts/system.ts'
import { cumulativeShare } from '#main/kernel/amounts.ts'
import type { Day } from '#main/kernel/dates.ts'
import type { DocumentId, FundId, ItemId, LotId, SchemeId, SubjectId, SupplierId } from '#main/kernel/ids.ts'
import { expectOk, ok } from '#main/kernel/result.ts'
import { newId, TestClock } from './shop.ts'

/** A village file written through the ledger itself, with every book in it: a quick one for tests of the file. */
export interface Book {
  readonly path: string
  readonly store: Store
  readonly ledger: Ledger
  readonly clock: TestClock
  readonly admin: string
  post(
    kind: DocumentKind,
    draft: Partial<DocumentDraft>,
    more?: Partial<DocumentRequest>,
    rows?: Rows,
  ): PostedDocument
}
type Rows = (tx: WriteHandle, document: string) => void

export function beginBook(folder: string, moment = '2026-09-01T01:00:00Z'): Book {
  const path = join(folder, 'village.db')
  const clock = new TestClock(moment)
  const store = expectOk(openVillage(path))
  const ledger = createLedger({ clock, random: systemRandom })
  const admin = newId()
  expectOk(
    createSite({ store, ledger, clock, ids: systemIds, staff: { enrol } }).found({
      document: newId(),
      village: '兴隆沟村',
      shop: '党群积分超市',
      siteCode: '0137',
      demo: false,
      people: [{ id: admin, name: '张会计', roles: ['admin'] }],
    }),
  )
  return {
    path,
    store,
    ledger,
    clock,
    admin,
    post: (kind, draft, more = {}, rows) =>
      expectOk(
        store.write((tx) => {
          const posted = ledger.post(tx, { id: newId() as DocumentId, kind, request: {}, ...more }, () =>
            ok({ recordedBy: admin, ...draft }),
          )
          if (posted.ok) rows?.(tx, posted.value.id)
          return posted
        }),
      ),
  }
}

const enrol = (
  tx: WriteHandle,
  person: { id: string; name: string; roles: readonly string[] },
  document: string,
) =>
  insert(tx, 'staff', {
    id: person.id,
    name: person.name,
    roles: JSON.stringify(person.roles),
    changed_by: document,
  })

export interface BookSize {
  readonly households: number
  readonly items: number
  readonly redemptions: number
  /** Redemptions on one business day. */
  readonly perDay?: number
}

interface Shelf {
  readonly item: ItemId
  readonly lot: LotId
  readonly price: number
}

export interface FilledBook {
  readonly scheme: SchemeId
  readonly households: readonly {
    readonly id: string
    readonly subject: SubjectId
    readonly number: string
  }[]
  readonly shelves: readonly Shelf[]
  readonly fund: FundId
  readonly supplier: SupplierId
}

/** Fills the book with a plausible life: register, stock, opening points, redemptions, corrections, closings. */
export function fillBook(book: Book, size: BookSize): FilledBook {
  const { post } = book
  const random = numbers(7)
  const scheme = newId() as SchemeId
  post('scheme_decided', { scheme }, { request: { scheme, name: '文明积分', settings } }, (tx, document) => {
    insert(tx, 'schemes', { id: scheme, name: '文明积分', created_by: document })
    insert(tx, 'scheme_versions', {
      scheme,
      version: 1,
      from_date: '2026-09-01',
      settings: JSON.stringify(settings),
      decided_by: document,
    })
  })
  const households = Array.from({ length: size.households }, (_, index) => registerHousehold(book, index + 1))
  const fund = newId() as FundId
  const supplier = newId() as SupplierId
  post(
    'funding',
    { transfers: [{ debit: fundMoney(fund), credit: systemMoney('funding'), amount: 1_300_000 }] },
    {},
    (tx, document) =>
      insert(tx, 'funds', { id: fund, channel: 'collective', name: '村集体', recorded_by: document }),
  )
  const shelves = Array.from({ length: size.items }, (_, index) =>
    stockItem(book, scheme, supplier, index + 1, size.redemptions * 6 + 100),
  )
  post('payment', {
    transfers: [{ debit: payable(supplier), credit: fundMoney(fund), amount: 100_000 }],
  })
  for (const { id, subject } of households) {
    post('points_opened', {
      household: id,
      scheme,
      transfers: [
        {
          debit: subjectPoints(scheme, subject),
          credit: systemPoints(scheme, 'opening'),
          amount: 900_000_000,
        },
      ],
    })
  }
  const filled = { scheme, households, shelves, fund, supplier }
  const perDay = size.perDay ?? 40
  for (let n = 1; n <= size.redemptions; n++) {
    const household = households[random(households.length)]!
    const slip = redeem(
      book,
      filled,
      household,
      [0, 1, 2].map(() => shelves[random(shelves.length)]!),
    )
    if (n % 10 === 0) takeBack(book, slip.id, household.id, scheme)
    if (n % perDay === 0) nextDay(book)
    if (n % (perDay * 30) === 0) close(book)
  }
  return filled
}

export const settings = {
  precision: 0,
  base: { pointsHundredths: 10_000, spendable: false },
  gateHundredths: 0,
  quotas: { householdDay: null, householdMonth: null, headDay: null, headMonth: null },
  minorsMayCollect: true,
}

function registerHousehold(book: Book, number: number) {
  const id = newId()
  const subject = newId() as SubjectId
  const person = newId()
  const written = String(number).padStart(4, '0')
  book.post(
    'household_registered',
    { household: id },
    { request: { number: written }, texts: { name: `王桂花${number}`, phone: '13800001234' } },
    (tx, document) => {
      const by = { registered_by: document, changed_by: document }
      insert(tx, 'households', {
        id,
        number: written,
        group_name: '一组',
        population: 3,
        status: 'active',
        head: person,
        ...by,
      })
      insert(tx, 'persons', {
        id: person,
        household: id,
        ordinal: 1,
        name: `王桂花${number}`,
        status: 'living',
        ...by,
      })
      insert(tx, 'subjects', { id: subject, kind: 'household', household: id })
    },
  )
  return { id, subject, number: written }
}

function stockItem(
  book: Book,
  scheme: SchemeId,
  supplier: SupplierId,
  number: number,
  quantity: number,
): Shelf {
  const item = newId() as ItemId
  const lot = newId() as LotId
  const price = 200 + 100 * (number % 20)
  const cost = quantity * 173 + 1
  book.post('item_registered', {}, { request: { item, name: `肥皂${number}` } }, (tx, document) => {
    const by = { registered_by: document, changed_by: document }
    insert(tx, 'items', {
      id: item,
      kind: 'goods',
      name: `肥皂${number}`,
      spec: '252克',
      unit: '块',
      pinyin: 'feizao',
      initials: 'fz',
      ...by,
    })
  })
  book.post(
    'prices_decided',
    { scheme },
    { request: { fromDate: '2026-09-01', prices: [{ item, pointsHundredths: price }] } },
    (tx, document) =>
      insert(tx, 'prices', {
        item,
        scheme,
        from_date: '2026-09-01',
        revision: 1,
        points_hundredths: price,
        decided_by: document,
      }),
  )
  book.post(
    'stock_in',
    {
      transfers: [
        {
          line: 1,
          debit: goodsPlace(item, lot),
          credit: systemGoods(item, 'supplier'),
          amount: quantity,
          valueFen: cost,
        },
        { debit: systemMoney('purchases'), credit: payable(supplier), amount: cost },
      ],
    },
    {},
    (tx, document) => {
      tx.prepare('INSERT OR IGNORE INTO suppliers (id, name, recorded_by) VALUES (?, ?, ?)').run(
        supplier,
        '镇供销社',
        document,
      )
      insert(tx, 'lots', {
        id: lot,
        item,
        received_by: document,
        line: 1,
        source: 'purchase',
        supplier,
        quantity,
        cost_fen: cost,
      })
    },
  )
  return { item, lot, price }
}

export function redeem(
  book: Book,
  filled: Pick<FilledBook, 'scheme'>,
  household: FilledBook['households'][number],
  goods: readonly Shelf[],
): PostedDocument {
  const { ledger, store } = book
  const held = new Map(goods.map(({ item, lot }) => [lot, ledger.balance(store, goodsPlace(item, lot))]))
  const transfers = goods.flatMap(({ item, lot, price }, index): TransferDraft[] => {
    const left = held.get(lot)!
    const valueFen = cumulativeShare(left.valueFen, 1, left.balance)
    held.set(lot, { balance: left.balance - 1, valueFen: left.valueFen - valueFen })
    return [
      {
        line: index + 1,
        debit: systemPoints(filled.scheme, 'redeemed'),
        credit: subjectPoints(filled.scheme, household.subject),
        amount: price,
        floor: settings.base.pointsHundredths,
      },
      {
        line: index + 1,
        debit: systemGoods(item, 'handed_out'),
        credit: goodsPlace(item, lot),
        amount: 1,
        valueFen,
      },
    ]
  })
  const lines = goods.map(({ item, price }, index) => ({
    line: index + 1,
    item,
    name: '雕牌透明皂',
    spec: '252克×2',
    unit: '块',
    basePerUnit: 1,
    baseName: '',
    quantity: 1,
    points: price,
  }))
  return book.post(
    'redemption',
    {
      household: household.id,
      scheme: filled.scheme,
      transfers,
      handedBy: book.admin,
      facts: {
        lines,
        returned: [],
        total: 600,
        spendableBefore: 1,
        spendableAfter: 1,
        ordinalOfDay: 1,
        pieces: 3,
      },
      keptTexts: { names: JSON.stringify({ household: '王桂花', collector: '王桂花', writer: '张会计' }) },
    },
    {
      request: {
        household: household.id,
        lines: lines.map(({ item }) => ({ item, quantity: 1 })),
        identity: 'card',
      },
    },
  )
}

/** Takes a slip's first line back, as goods that came back to the shelf. */
export function takeBack(book: Book, slip: string, household: string, scheme: SchemeId): PostedDocument {
  const rows = book.store
    .prepare('SELECT id FROM transfers WHERE document = ? AND line = 1 ORDER BY id')
    .all(slip) as { id: number }[]
  return book.post(
    'goods_return',
    {
      household,
      scheme,
      refersTo: slip,
      transfers: rows.map(({ id }) => expectOk(book.ledger.mirrorOf(book.store, id))),
    },
    { request: { slip }, texts: { reason: '拿错了' } },
  )
}

export function nextDay(book: Book): void {
  book.clock.advanceMinutes(24 * 60)
}

/** Closes everything up to yesterday. */
export function close(book: Book): PostedDocument {
  const through = new Date(book.clock.now().getTime() - 86_400_000).toISOString().slice(0, 10) as Day
  return book.post('closing', {}, { request: { through } }, (tx, document) =>
    insert(tx, 'closings', { id: document, from_date: '2026-09-01', through_date: through, number: 1 }),
  )
}

export function insert(tx: WriteHandle, table: string, row: Record<string, string | number | null>): void {
  const columns = Object.keys(row)
  tx.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  ).run(...Object.values(row))
}

/** Repeatable whole numbers below a limit. */
export function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return Math.floor((state / 4_294_967_296) * below)
  }
}
