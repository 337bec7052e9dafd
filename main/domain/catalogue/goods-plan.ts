import type { GoodsComponent, GoodsPreview, ImportedItem } from './goods-import.ts'
import { type ItemForm, nextShortNumber } from './items.ts'

/** One item that an import registers, ready to be kept. */
export interface PlannedItem {
  readonly row: number
  readonly form: ItemForm
  readonly pointsHundredths: number | null
}

interface Measure {
  readonly basePerUnit: number
  readonly baseName: string
}

export interface KnownMeasure extends Measure {
  readonly id: string
}

/** A bundle that hands out only a part of itself must not be offered. */
export const isIncomplete = (item: ImportedItem): boolean =>
  item.kind === 'bundle' &&
  (item.components.length === 0 || item.components.some((part) => part.row === null && part.itemId === null))

/**
 * What a previewed file registers: everything that is not there yet. Goods without a barcode get the next short
 * numbers; undefined where those are used up.
 */
export function planGoods(
  preview: GoodsPreview,
  known: readonly KnownMeasure[],
  taken: ReadonlySet<string>,
  newId: () => string,
): PlannedItem[] | undefined {
  const numbers = new Set(taken)
  const fresh = preview.items.filter((item) => item.existingId === null)
  const ids = new Map(preview.items.map((item) => [item.row, item.existingId ?? newId()]))
  const measures = new Map<string, Measure>(known.map((item) => [item.id, item]))
  for (const item of fresh) measures.set(ids.get(item.row)!, item)
  const planned: PlannedItem[] = []
  for (const item of fresh) {
    let shortNumber: string | null = null
    if (item.barcodes.length === 0) {
      const given = nextShortNumber(numbers)
      if (given === undefined) return undefined
      numbers.add(given)
      shortNumber = given
    }
    planned.push({
      row: item.row,
      pointsHundredths: item.kind === 'recyclable' ? null : item.pointsHundredths,
      form: {
        id: ids.get(item.row)!,
        kind: item.kind,
        name: item.name,
        spec: item.spec,
        unit: item.unit,
        basePerUnit: item.basePerUnit,
        baseName: item.baseName,
        shortNumber,
        picture: null,
        limitPerMonth: null,
        minimumStock: 0,
        shelfLifeDays: null,
        active: !isIncomplete(item),
        barcodes: item.barcodes.map((code) => ({ code, quantity: item.basePerUnit, pack: '' })),
        components: componentsOf(item.components, ids, measures),
      },
    })
  }
  return planned
}

function componentsOf(
  parts: readonly GoodsComponent[],
  ids: ReadonlyMap<number, string>,
  measures: ReadonlyMap<string, Measure>,
): { item: string; quantity: number }[] {
  const merged = new Map<string, number>()
  for (const part of parts) {
    const id = part.itemId ?? (part.row === null ? undefined : ids.get(part.row))
    const measure = id === undefined ? undefined : measures.get(id)
    if (id === undefined || measure === undefined) continue
    // 「大米2斤」 is 20 两; 「大米5两」 is 5
    const steps = part.unit !== null && part.unit === measure.baseName ? 1 : measure.basePerUnit
    merged.set(id, (merged.get(id) ?? 0) + part.quantity * steps)
  }
  return [...merged].map(([item, quantity]) => ({ item, quantity }))
}
