import type { catalogue } from '../../api/catalogue.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle, Store, WriteHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import type { DocumentId, Ids, ItemId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { PostedDocument } from '../ledger/ledger.ts'
import { type StoredItem, catalogueStore as store } from './catalogue.store.ts'
import { createGoodsIntake } from './goods-intake.service.ts'
import { checkForm } from './item-check.ts'
import { itemTerms } from './item-terms.ts'
import {
  type Barcode,
  type Component,
  type Item,
  type ItemForm,
  nextShortNumber,
  normalBarcode,
  normalShortNumber,
  catalogueRefusals as refusals,
  shelfCodeOf,
  shortNumberBehind,
} from './items.ts'
import { type PictureShelf, pictureRefusals } from './pictures.ts'

export interface CatalogueService extends Calls<typeof catalogue> {
  item(db: ReadHandle, id: ItemId | string): Item | undefined
  /** A barcode or short number → the item, and how many base steps one scan stands for. */
  itemByCode(db: ReadHandle, code: string): { item: Item; quantity: number; pack: string } | undefined
  /** What one bundle is made of, in base steps; empty for anything else. */
  components(db: ReadHandle, bundle: ItemId | string): Component[]
  /** Everything, in the order of pinyin. */
  everything(db: ReadHandle): StoredItem[]
  /** The barcodes of every item that has some. */
  barcodes(db: ReadHandle): ReadonlyMap<string, readonly Barcode[]>
  /** Active items whose name, pinyin, initials, short number or barcode hold the text, the likeliest first. */
  find(db: ReadHandle, text: string, limit: number): StoredItem[]
}

/** The price list, which lies uphill: an import may bring prices with it. */
export interface PriceBook {
  check(db: ReadHandle, from: Day, prices: readonly NewPrice[]): Result<null>
  keep(tx: WriteHandle, from: Day, prices: readonly NewPrice[], document: string): void
}

export interface NewPrice {
  readonly item: { readonly id: string; readonly name: string; readonly kind: string }
  /** Hundredths a unit; null takes it off the list. */
  readonly pointsHundredths: number | null
}

export interface CatalogueDeps {
  readonly store: Store
  readonly ledger: Ledger
  readonly ids: Ids
  readonly pictures: PictureShelf
  readonly prices: PriceBook
}

export function createCatalogue(deps: CatalogueDeps): CatalogueService {
  const { store: village, pictures } = deps

  const find = (db: ReadHandle, text: string, limit: number): StoredItem[] => {
    const wanted = text.normalize('NFKC').trim().toLowerCase()
    return store.search(db, /^\d{12}$/.test(wanted) ? `0${wanted}` : wanted, limit, false)
  }

  const byShortNumber = (db: ReadHandle, number: string) => {
    const item = store.byShortNumber(db, number)
    return item && { item, quantity: item.basePerUnit, pack: '' }
  }

  const itemByCode: CatalogueService['itemByCode'] = (db, code) => {
    const short = normalShortNumber(code)
    if (short !== undefined) return byShortNumber(db, short)
    const barcode = normalBarcode(code)
    if (!barcode.ok) return undefined
    const onSheet = shortNumberBehind(barcode.value)
    return (
      store.byBarcode(db, barcode.value) ?? (onSheet === undefined ? undefined : byShortNumber(db, onSheet))
    )
  }

  return {
    ...createGoodsIntake(deps),
    item: (db, id) => store.item(db, id),
    itemByCode,
    components: (db, bundle) => store.components(db, bundle),
    everything: (db) => store.everything(db),
    barcodes: (db) => store.allBarcodes(db),
    find,

    list() {
      const barcodes = store.allBarcodes(village)
      return ok(store.everything(village).map((item) => shown(item, barcodes.get(item.id) ?? [])))
    },

    detail({ item: id }) {
      const item = store.item(village, id)
      if (item === undefined) return refusals.unknown()
      const components = store.components(village, id).flatMap((part) => {
        const of = store.item(village, part.item)
        if (!of) return []
        const { name, spec, unit, basePerUnit, baseName } = of
        return [{ ...part, name, spec, unit, basePerUnit, baseName }]
      })
      return ok({
        ...shown(item, store.barcodesOf(village, id)),
        components,
        hasMoved: store.hasMoved(village, id),
      })
    },

    search({ text, limit }) {
      return ok(find(village, text, limit).map((item) => shown(item, store.barcodesOf(village, item.id))))
    },

    byCode({ code }) {
      const found = itemByCode(village, code)
      if (found === undefined) return refusals.noSuchCode(code)
      const item = store.item(village, found.item.id)!
      return ok({
        item: shown(item, store.barcodesOf(village, item.id)),
        quantity: found.quantity,
        pack: found.pack,
      })
    },

    register({ document, item }, caller) {
      return village.write((tx) =>
        saved(
          tx,
          record(deps, tx, 'item_registered', document, item, caller.staff?.id ?? null, () =>
            store.item(tx, item.id) === undefined ? ok(undefined) : refusals.exists(item.name),
          ),
          item.id,
        ),
      )
    },

    change({ document, item, basedOn }, caller) {
      return village.write((tx) =>
        saved(
          tx,
          record(deps, tx, 'item_changed', document, item, caller.staff?.id ?? null, () => {
            const before = store.item(tx, item.id)
            if (before === undefined) return refusals.unknown()
            return before.changedBy === basedOn ? ok(before) : refusals.changed(before.name)
          }),
          item.id,
        ),
      )
    },

    keepPicture({ bytes }) {
      const kept = pictures.keep(Buffer.from(bytes, 'base64'))
      return kept.ok ? ok({ picture: kept.value }) : kept
    },

    picture({ picture }) {
      const read = pictures.read(picture)
      if (!read.ok) return read
      return ok({
        dataUrl: `data:${read.value.type};base64,${Buffer.from(read.value.bytes).toString('base64')}`,
      })
    },
  }

  function saved(tx: WriteHandle, posted: Result<PostedDocument>, item: string) {
    if (!posted.ok) return posted
    return ok({ ...posted.value, item, shortNumber: store.item(tx, item)?.shortNumber ?? null })
  }
}

const shown = (item: StoredItem, barcodes: readonly Barcode[]) => {
  const { registeredBy: _registeredBy, ...rest } = item
  return {
    ...rest,
    shelfCode: item.shortNumber === null ? null : shelfCodeOf(item.shortNumber),
    barcodes: barcodes.map((barcode) => ({ ...barcode })),
  }
}

/** Posts what was filled in, then keeps it. */
function record(
  { ledger, pictures }: CatalogueDeps,
  tx: WriteHandle,
  kind: 'item_registered' | 'item_changed',
  document: string,
  form: ItemForm,
  staff: string | null,
  before: () => Result<StoredItem | undefined>,
): Result<PostedDocument> {
  let kept: ItemForm | undefined
  let earlier: StoredItem | undefined
  const posted = ledger.post(tx, { id: document as DocumentId, kind, request: requestOf(form) }, () => {
    const known = before()
    if (!known.ok) return known
    earlier = known.value
    const checked = fitForm(tx, pictures, form, earlier)
    if (!checked.ok) return checked
    kept = checked.value
    return ok({ recordedBy: staff, facts: { shortNumber: kept.shortNumber } })
  })
  if (posted.ok && kept)
    store.save(tx, kept, itemTerms(kept.name), document, earlier?.registeredBy ?? document)
  return posted
}

/** Checks a form against itself and against the whole catalogue; gives a short number where one is needed. */
export function fitForm(
  db: ReadHandle,
  pictures: PictureShelf,
  form: ItemForm,
  before: StoredItem | undefined,
): Result<ItemForm> {
  const checked = checkForm(form, {
    before,
    hasMoved: before !== undefined && store.hasMoved(db, form.id),
    component: (id) => store.item(db, id),
  })
  if (!checked.ok) return checked
  const kept = checked.value
  if (before?.name !== kept.name || before.spec !== kept.spec) {
    const same = store.byName(db, kept.name).find((item) => item.spec === kept.spec && item.id !== kept.id)
    if (same) return refusals.sameName(kept.name, kept.spec)
  }
  for (const { code } of kept.barcodes) {
    const owner = store.byBarcode(db, code)
    if (owner && owner.item.id !== kept.id) return refusals.barcodeTaken(code, owner.item.name)
  }
  if (kept.shortNumber !== null) {
    const owner = store.byShortNumber(db, kept.shortNumber)
    if (owner && owner.id !== kept.id) return refusals.shortNumberTaken(kept.shortNumber, owner.name)
  }
  if (kept.picture !== null && kept.picture !== before?.picture && !pictures.has(kept.picture)) {
    return pictureRefusals.missing()
  }
  if (!kept.active) {
    const bundle = store.bundlesWith(db, kept.id).find((other) => other.active === 1)
    if (bundle) return refusals.inBundle(kept.name, bundle.name)
  }
  if (kept.shortNumber !== null || kept.barcodes.length > 0) return ok(kept)
  const given = nextShortNumber(store.shortNumbers(db))
  return given === undefined ? refusals.shortNumbersUsedUp() : ok({ ...kept, shortNumber: given })
}

/** The form as a document keeps it. */
const requestOf = (form: ItemForm) => ({
  ...form,
  barcodes: form.barcodes.map((barcode) => ({ ...barcode })),
  components: form.components.map((part) => ({ ...part })),
})
