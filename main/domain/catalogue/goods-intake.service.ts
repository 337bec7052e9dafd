import { createHash } from 'node:crypto'
import type { catalogue } from '../../api/catalogue.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { type Day, timeOf } from '../../kernel/dates.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { type ReadList, readList, viewHead } from '../imports/list-file.ts'
import { templateFile } from '../imports/templates.ts'
import type { CatalogueDeps, NewPrice } from './catalogue.service.ts'
import { catalogueStore } from './catalogue.store.ts'
import { GOODS_VOCABULARY, type GoodsField } from './goods-columns.ts'
import { type GoodsPreview, type ImportedItem, previewGoods } from './goods-import.ts'
import { goodsIntakeStore as store } from './goods-intake.store.ts'
import { isIncomplete, type PlannedItem, planGoods } from './goods-plan.ts'
import { itemTerms } from './item-terms.ts'
import { catalogueRefusals as refusals } from './items.ts'

type IntakeCalls = Pick<
  Calls<typeof catalogue>,
  'previewImport' | 'confirmImport' | 'imports' | 'reverseImport' | 'importTemplate'
>

/** Goods from a village's own list: looked at whole, confirmed at once, reversible until they are used. */
export function createGoodsIntake({ store: village, ledger, ids, prices }: CatalogueDeps): IntakeCalls {
  const look = (db: ReadHandle, list: ReadList<GoodsField>): Result<GoodsPreview> => {
    const barcodes = catalogueStore.allBarcodes(db)
    const knownItems = catalogueStore.everything(db).map((item) => ({
      id: item.id,
      name: item.name,
      spec: item.spec,
      unit: item.unit,
      barcodes: (barcodes.get(item.id) ?? []).map(({ code }) => code),
    }))
    return previewGoods(list.book, { choice: list.choice, knownItems })
  }

  return {
    async importTemplate() {
      const file = await templateFile('goods')
      return ok({ fileName: file.fileName, bytes: Buffer.from(file.bytes).toString('base64') })
    },

    previewImport(input) {
      const list = readList<GoodsField>(input)
      if (!list.ok) return list
      const preview = look(village, list.value)
      const head = viewHead(list.value, GOODS_VOCABULARY, preview)
      if (!head.ok) return head
      const items = preview.ok ? preview.value.items : []
      return ok({
        ...head.value,
        sameFile: store.sameFile(village, list.value.sha256),
        seen: preview.ok ? seenOf(list.value, preview.value) : '',
        items: items.map(shown),
        counts: {
          added: items.filter((item) => item.existingId === null).length,
          existing: items.filter((item) => item.existingId !== null).length,
          priced: items.filter((item) => item.existingId === null && item.pointsHundredths !== null).length,
          skipped: head.value.skipped.length,
        },
      })
    },

    confirmImport(input, caller) {
      const list = readList<GoodsField>(input)
      if (!list.ok) return list
      const { sha256, name } = list.value
      return village.write((tx) => {
        let planned: PlannedItem[] = []
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'imported',
            request: { kind: 'goods', sha256, pricesFrom: input.prices?.fromDate ?? null },
            texts: { fileName: name, approver: input.prices?.approver },
          },
          () => {
            const same = store.sameFile(tx, sha256)
            if (same !== null) return refusals.importSame(same)
            const preview = look(tx, list.value)
            if (!preview.ok) return preview
            if (seenOf(list.value, preview.value) !== input.seen) return refusals.importMoved()
            const known = catalogueStore.everything(tx)
            const plan = planGoods(preview.value, known, catalogueStore.shortNumbers(tx), () =>
              ids.next<string>(),
            )
            if (plan === undefined) return refusals.shortNumbersUsedUp()
            if (plan.length === 0) return refusals.importNothing()
            if (input.prices) {
              const checked = prices.check(tx, input.prices.fromDate as Day, pricesOf(plan))
              if (!checked.ok) return checked
            }
            planned = plan
            return ok({
              recordedBy: caller.staff?.id ?? null,
              facts: {
                added: plan.length,
                existing: preview.value.counts.existing,
                priced: input.prices ? pricesOf(plan).length : 0,
                items: plan.map(({ row, form, pointsHundredths }) => ({
                  ...form,
                  row,
                  pointsHundredths,
                  barcodes: form.barcodes.map((barcode) => ({ ...barcode })),
                  components: form.components.map((part) => ({ ...part })),
                })),
              },
            })
          },
        )
        if (!posted.ok) return posted
        if (!posted.value.repeated) {
          keep(tx, planned, input.document, name, sha256)
          if (input.prices) prices.keep(tx, input.prices.fromDate as Day, pricesOf(planned), input.document)
        }
        const { added, existing, priced } = posted.value.facts as Record<
          'added' | 'existing' | 'priced',
          number
        >
        return ok({ ...posted.value, added, existing, priced })
      })
    },

    imports() {
      return ok(
        store.records(village).map((record) => {
          const held = record.reversed === null ? store.heldBy(village, record.id) : undefined
          return {
            document: record.id,
            serial: record.serial,
            businessDate: record.business_date,
            time: timeOf(new Date(record.entered_at)),
            fileName: record.file_name,
            recordedBy: record.recorded_by ?? '',
            items: record.items ?? 0,
            reversed: record.reversed,
            heldBy: held ? `${held.name}${held.what}` : null,
          }
        }),
      )
    },

    reverseImport(input, caller) {
      return village.write((tx) => {
        const items = store.rows(tx, input.import).map(({ id }) => id)
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'import_reversed',
            request: { import: input.import },
            texts: { reason: input.reason },
          },
          () => {
            const record = store.records(tx).find(({ id }) => id === input.import)
            if (record === undefined) return refusals.importUnknown()
            if (record.reversed !== null) return refusals.importReversed(record.reversed)
            const held = store.heldBy(tx, input.import)
            if (held) return refusals.importUsed(held.name, held.what)
            return ok({
              recordedBy: caller.staff?.id ?? null,
              refersTo: input.import,
              facts: { removed: items.length },
            })
          },
        )
        if (!posted.ok) return posted
        if (!posted.value.repeated) {
          store.removeAll(tx, items)
          store.reverse(tx, input.import, input.document)
        }
        return ok({ ...posted.value, removed: (posted.value.facts as { removed: number }).removed })
      })
    },
  }
}

/** One text for the file and what would come in: nothing else is confirmed. */
const seenOf = (list: ReadList<GoodsField>, preview: GoodsPreview): string =>
  createHash('sha256')
    .update(JSON.stringify([list.sha256, preview.items]))
    .digest('hex')

const pricesOf = (planned: readonly PlannedItem[]): NewPrice[] =>
  planned.flatMap(({ form, pointsHundredths }) =>
    pointsHundredths === null ? [] : [{ item: form, pointsHundredths }],
  )

function keep(
  tx: WriteHandle,
  planned: readonly PlannedItem[],
  document: string,
  fileName: string,
  sha256: string,
): void {
  store.insert(tx, { id: document, file_name: fileName, sha256 })
  // bundles last: their parts must be there
  const inOrder = [...planned].sort(
    (one, other) => Number(one.form.kind === 'bundle') - Number(other.form.kind === 'bundle'),
  )
  for (const { row, form } of inOrder) {
    catalogueStore.save(tx, form, itemTerms(form.name), document)
    store.insertRow(tx, { import: document, row, id: form.id })
  }
}

function shown(item: ImportedItem) {
  return {
    row: item.row,
    kind: item.kind,
    name: item.name,
    spec: item.spec,
    unit: item.unit,
    basePerUnit: item.basePerUnit,
    baseName: item.baseName,
    barcodes: [...item.barcodes],
    components: item.components
      .map(
        (part) =>
          `${part.name} ${part.quantity}${part.unit ?? ''}${part.row === null && part.itemId === null ? '（没找到）' : ''}`,
      )
      .join('、'),
    points: item.pointsHundredths,
    existing: item.existingId !== null,
    incomplete: isIncomplete(item),
  }
}
