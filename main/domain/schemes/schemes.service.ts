import type { SchemeDecision, schemes } from '../../api/schemes.ts'
import type { Caller, Calls } from '../../api/types.ts'
import type { ReadHandle, Store, WriteHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import type { DocumentId, ItemId, SchemeId, SubjectId } from '../../kernel/ids.ts'
import { assert, expectOk, ok, type Result } from '../../kernel/result.ts'
import type { CatalogueService, NewPrice } from '../catalogue/catalogue.service.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { PostedDocument } from '../ledger/ledger.ts'
import { schemesStore as store } from './schemes.store.ts'
import {
  checkPrice,
  type Freeze,
  floorOf,
  schemeRefusals as refusals,
  type SchemeInForce,
  type SpendingScheme,
} from './schemes.ts'
import { checkSettings, readSettings, type SchemeSettings } from './settings.ts'

export interface SchemesService extends Calls<typeof schemes> {
  /**
   * The scheme that the counter redeems in on a day: the one asked for, else the oldest that buys goods. Refuses
   * no_scheme, scheme_not_yet, scheme_buys_nothing, scheme_unknown.
   */
  spending(db: ReadHandle, day: Day, scheme?: SchemeId | string): Result<SpendingScheme>
  /** The scheme that households keep points in: the counter's, else the oldest of theirs that only ranks. */
  ofHouseholds(db: ReadHandle, day: Day): Result<SchemeInForce>
  /** A scheme as it is in force on a day. Refuses scheme_unknown, scheme_not_yet. */
  inForce(db: ReadHandle, scheme: SchemeId | string, day: Day): Result<SchemeInForce>
  /** Every scheme that has begun by a day, the oldest first. */
  all(db: ReadHandle, day: Day): SchemeInForce[]
  /** A scheme as one of its versions has it: for what began under that version. */
  version(db: ReadHandle, scheme: SchemeId | string, version: number): SchemeInForce
  /** Hundredths of what it was given that a subject may not spend; less what it may borrow, so also below 0. */
  heldBack(db: ReadHandle, scheme: SpendingScheme, subject: SubjectId | string): number
  /** Hundredths that a subject may redeem today without having earned them. */
  lent(db: ReadHandle, scheme: Pick<SchemeInForce, 'id' | 'settings'>, subject: SubjectId | string): number
  /** Hundredths that subjects were ever given and that were not taken back, the base included. */
  givenToAll(db: ReadHandle, scheme: SchemeId | string): ReadonlyMap<string, number>
  /** The same for whole lists. */
  heldBackOf(db: ReadHandle, scheme: SpendingScheme): (subject: SubjectId | string) => number
  /** Why a subject redeems nothing in a scheme on a day; null where it may. */
  freeze(db: ReadHandle, scheme: SchemeId | string, subject: SubjectId | string, day: Day): Freeze | null
  /** Hundredths a UNIT; null where the item is not offered on that day. */
  price(db: ReadHandle, item: ItemId | string, scheme: SchemeId, day: Day): number | null
  /** Decides a scheme, or a version of it, inside another's transaction. */
  decideWithin(tx: WriteHandle, form: SchemeDecision, caller: Caller): Result<PostedDocument>
  /** Whether these prices may stand from a day on. Refuses price_*, no_scheme, scheme_not_yet. */
  checkPrices(db: ReadHandle, from: Day, prices: readonly NewPrice[]): Result<SpendingScheme>
  /** Keeps prices that have been checked, beside the document that decided them. */
  keepPrices(tx: WriteHandle, from: Day, prices: readonly NewPrice[], document: string): void
}

export function createSchemes(deps: {
  store: Store
  ledger: Ledger
  catalogue: CatalogueService
}): SchemesService {
  const { store: village, ledger, catalogue } = deps
  // settings are read at every scan: the same text is parsed once
  const parsed = new Map<string, SchemeSettings>()
  const settingsOf = (text: string): SchemeSettings => {
    const known = parsed.get(text) ?? readSettings(text)
    parsed.set(text, known)
    return known
  }
  const asScheme = (row: { id: string; name: string; version: number; settings: string }): SchemeInForce => ({
    id: row.id as SchemeId,
    name: row.name,
    version: row.version,
    settings: settingsOf(row.settings),
  })

  const all = (db: ReadHandle, day: Day): SchemeInForce[] => store.inForce(db, day).map(asScheme)

  const notInForce = (db: ReadHandle, day: Day, scheme?: string) => {
    const begins = store
      .firstDays(db)
      .filter((row) => scheme === undefined || row.scheme === scheme)
      .flatMap(({ from_date }) => (from_date === null ? [] : [from_date as Day]))
    const later = begins.find((from) => from > day)
    if (later !== undefined) return refusals.notYet(later)
    if (begins.length > 0) return refusals.buysNothing()
    return scheme === undefined ? refusals.none() : refusals.unknown()
  }

  const spending: SchemesService['spending'] = (db, day, scheme) => {
    const redeemable = all(db, day).filter(({ settings }) => settings.redeemable)
    const found = scheme === undefined ? redeemable[0] : redeemable.find(({ id }) => id === scheme)
    return found ? ok(found) : notInForce(db, day, scheme)
  }

  const ofHouseholds: SchemesService['ofHouseholds'] = (db, day) => {
    const redeemed = spending(db, day)
    if (redeemed.ok) return redeemed
    const ranked = all(db, day).find(({ settings }) => settings.subject === 'household')
    return ranked ? ok(ranked) : redeemed
  }

  const inForce: SchemesService['inForce'] = (db, scheme, day) => {
    const found = all(db, day).find(({ id }) => id === scheme)
    return found ? ok(found) : notInForce(db, day, scheme)
  }

  const version: SchemesService['version'] = (db, scheme, number) => {
    const row = store.version(db, scheme, number)
    assert(row, `version ${number} of scheme ${scheme} is missing`)
    return asScheme(row)
  }

  const viewOf = (db: ReadHandle, scheme: { id: string; name: string }) => {
    const now = all(db, ledger.today()).find(({ id }) => id === scheme.id)
    return {
      id: scheme.id,
      name: scheme.name,
      inForce: now?.version ?? null,
      versions: store.versions(db, scheme.id).map((row) => ({
        version: row.version,
        fromDate: row.from_date,
        settings: settingsOf(row.settings),
        serial: row.serial,
      })),
    }
  }
  /** The counter's scheme, also before it begins. */
  const counterScheme = (db: ReadHandle) => {
    const known = store.schemes(db)
    const now = spending(db, ledger.today())
    return now.ok ? known.find(({ id }) => id === now.value.id) : known[0]
  }

  const checkPrices = (db: ReadHandle, from: Day, prices: readonly NewPrice[]): Result<SpendingScheme> => {
    const today = ledger.today()
    if (from < today) return refusals.pricePast(from, today)
    const scheme = spending(db, from)
    if (!scheme.ok) return scheme
    const seen = new Set<string>()
    for (const { item, pointsHundredths } of prices) {
      if (seen.has(item.id)) return refusals.priceTwice(item.name)
      seen.add(item.id)
      const checked = checkPrice(item, pointsHundredths, scheme.value.settings.precision)
      if (!checked.ok) return checked
    }
    return scheme
  }

  const keepPrices: SchemesService['keepPrices'] = (tx, from, prices, document) => {
    const scheme = expectOk(spending(tx, from))
    for (const { item, pointsHundredths } of prices) {
      store.insertPrice(tx, {
        item: item.id,
        scheme: scheme.id,
        from_date: from,
        revision: store.nextRevision(tx, item.id, scheme.id, from),
        points_hundredths: pointsHundredths,
        decided_by: document,
      })
    }
  }

  const decideWithin: SchemesService['decideWithin'] = (
    tx,
    { document, scheme, name, fromDate, settings, approver },
    caller,
  ) => {
    const posted = ledger.post(
      tx,
      {
        id: document as DocumentId,
        kind: 'scheme_decided',
        request: { scheme, name, fromDate, settings },
        texts: { approver },
      },
      () => {
        const namesake = store.schemes(tx).find((known) => known.name === name && known.id !== scheme)
        if (namesake) return refusals.sameName(name)
        const today = ledger.today()
        if (fromDate < today) return refusals.past(fromDate as Day, today)
        const checked = checkSettings(settings)
        if (!checked.ok) return checked
        return ok({ recordedBy: caller.staff?.id ?? null, scheme })
      },
    )
    if (!posted.ok || posted.value.repeated) return posted
    const existing = store.schemes(tx).find(({ id }) => id === scheme)
    if (!existing) store.insertScheme(tx, { id: scheme, name, created_by: document })
    else if (existing.name !== name) store.rename(tx, scheme, name)
    store.insertVersion(tx, {
      scheme,
      version: store.versions(tx, scheme).length + 1,
      from_date: fromDate,
      settings: JSON.stringify(settings),
      decided_by: document,
    })
    return posted
  }

  const lent: SchemesService['lent'] = (db, { id, settings }, subject) =>
    settings.loans.on ? (store.loan(db, id, subject, ledger.today())?.limit ?? 0) : 0

  return {
    spending,
    ofHouseholds,
    lent,
    heldBack(db, { id, settings }, subject) {
      const base = settings.base.spendable ? 0 : floorOf(settings, store.given(db, id, subject))
      return base - lent(db, { id, settings }, subject)
    },
    givenToAll: (db, scheme) => store.givenToAll(db, scheme),
    heldBackOf(db, { id, settings }) {
      const given = settings.base.spendable ? new Map<string, number>() : store.givenToAll(db, id)
      const lent = settings.loans.on ? store.loans(db, id, ledger.today()) : new Map<string, number>()
      return (subject) => floorOf(settings, given.get(subject) ?? 0) - (lent.get(subject) ?? 0)
    },
    freeze: (db, scheme, subject, day) => store.freeze(db, scheme, subject, day),
    checkPrices,
    keepPrices,

    price: (db, item, scheme, day) => store.priceOn(db, item, scheme, day)?.points_hundredths ?? null,

    inForce,
    all,
    version,

    current() {
      const scheme = counterScheme(village)
      return ok(scheme === undefined ? null : viewOf(village, scheme))
    },

    list: () => ok(store.schemes(village).map((scheme) => viewOf(village, scheme))),

    decideWithin,
    decide: (form, caller) => village.write((tx) => decideWithin(tx, form, caller)),

    priceList({ day }) {
      const today = ledger.today()
      const on = (day ?? today) as Day
      const scheme = spending(village, on)
      if (!scheme.ok) return scheme
      const prices = new Map<string, ReturnType<typeof store.allPrices>>()
      for (const row of store.allPrices(village, scheme.value.id)) {
        const known = prices.get(row.item)
        if (known) known.push(row)
        else prices.set(row.item, [row])
      }
      const decided = store.lastDecision(village, scheme.value.id, on)
      return ok({
        scheme: {
          id: scheme.value.id,
          name: scheme.value.name,
          precision: scheme.value.settings.precision,
        },
        day: on,
        decided: decided
          ? {
              serial: decided.serial,
              businessDate: decided.business_date,
              approver: decided.approver ?? '',
            }
          : null,
        rows: catalogue
          .everything(village)
          .filter((item) => item.kind !== 'recyclable')
          .map((item) => {
            const own = prices.get(item.id) ?? []
            const now = own.findLast((row) => row.from_date <= on)
            const next = own.findLast((row) => row.from_date > on)
            return {
              item: item.id,
              kind: item.kind,
              name: item.name,
              spec: item.spec,
              unit: item.unit,
              picture: item.picture,
              shortNumber: item.shortNumber,
              pinyin: item.pinyin,
              initials: item.initials,
              active: item.active,
              price: now?.points_hundredths ?? null,
              since: now?.from_date ?? null,
              next: next ? { fromDate: next.from_date, price: next.points_hundredths } : null,
            }
          }),
      })
    },

    priceHistory({ item }) {
      const scheme = counterScheme(village)
      if (!scheme) return ok([])
      return ok(
        store.historyOf(village, item, scheme.id).map((row) => ({
          fromDate: row.from_date,
          price: row.points_hundredths,
          serial: row.serial,
          approver: row.approver ?? '',
        })),
      )
    },

    decidePrices({ document, fromDate, approver, note, prices }, caller) {
      return village.write((tx) => {
        const decided = prices.map(({ item, pointsHundredths }) => ({
          item: catalogue.item(tx, item),
          pointsHundredths,
        }))
        const known = decided.flatMap(({ item, pointsHundredths }) =>
          item === undefined ? [] : [{ item, pointsHundredths }],
        )
        const posted = ledger.post(
          tx,
          {
            id: document as DocumentId,
            kind: 'prices_decided',
            request: { fromDate, prices },
            texts: { approver, note },
          },
          () => {
            if (prices.length === 0) return refusals.noPrices()
            if (known.length < prices.length) return refusals.itemUnknown()
            const checked = checkPrices(tx, fromDate as Day, known)
            if (!checked.ok) return checked
            return ok({ recordedBy: caller.staff?.id ?? null, scheme: checked.value.id })
          },
        )
        if (posted.ok && !posted.value.repeated) keepPrices(tx, fromDate as Day, known, document)
        return posted
      })
    },
  }
}
