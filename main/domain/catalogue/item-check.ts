import { ok, type Result } from '../../kernel/result.ts'
import {
  type Barcode,
  type Item,
  type ItemForm,
  MOST_BARCODES,
  MOST_BASE,
  MOST_COMPONENTS,
  normalBarcode,
  normalShortNumber,
  catalogueRefusals as refusals,
} from './items.ts'

/** What the catalogue knows that a form must fit. */
export interface Surroundings {
  /** The item as it is now; undefined while it is being registered. */
  readonly before: Item | undefined
  /** It has been received or handed out: what a quantity means must not change. */
  readonly hasMoved: boolean
  readonly component: (id: string) => Item | undefined
}

/**
 * The form as it will be kept: codes normal, no blanks left. Refuses in the order of the form; what must be
 * unique in the whole catalogue is the service's to ask.
 */
export function checkForm(form: ItemForm, around: Surroundings): Result<ItemForm> {
  const steps = checkSteps(form, around)
  if (!steps.ok) return steps
  const barcodes = checkBarcodes(form.barcodes)
  if (!barcodes.ok) return barcodes
  let shortNumber: string | null = null
  if (form.shortNumber !== null && form.shortNumber.trim() !== '') {
    const normal = normalShortNumber(form.shortNumber)
    if (normal === undefined) return refusals.shortNumberInvalid()
    shortNumber = normal
  }
  const figures: [label: string, value: number | null][] = [
    ['每户每月最多', form.limitPerMonth],
    ['保质期', form.shelfLifeDays],
    ['最低存量', form.minimumStock === 0 ? null : form.minimumStock],
  ]
  for (const [label, value] of figures) {
    if (value === null) continue
    if (value <= 0) return refusals.number(label)
    if (value > MOST_BASE) return refusals.tooLarge(label)
  }
  const components = checkComponents(form, around.component)
  if (!components.ok) return components
  return ok({ ...form, barcodes: barcodes.value, shortNumber })
}

function checkSteps(form: ItemForm, { before, hasMoved }: Surroundings): Result<null> {
  if (form.basePerUnit <= 0 || form.basePerUnit > 10_000) return refusals.step()
  if (form.basePerUnit > 1 && (form.kind === 'bundle' || form.kind === 'service'))
    return refusals.bundleStep()
  if (form.basePerUnit > 1 && form.baseName.trim() === '') return refusals.stepName()
  if (before && hasMoved) {
    if (before.kind !== form.kind) return refusals.kindFixed(before.name)
    if (before.basePerUnit !== form.basePerUnit) return refusals.stepFixed(before.name)
  }
  return ok(null)
}

function checkBarcodes(barcodes: readonly Barcode[]): Result<Barcode[]> {
  if (barcodes.length > MOST_BARCODES) return refusals.tooManyBarcodes()
  const kept: Barcode[] = []
  for (const barcode of barcodes) {
    const code = normalBarcode(barcode.code)
    if (!code.ok) return code
    if (kept.some((other) => other.code === code.value)) return refusals.barcodeTwice(code.value)
    if (barcode.quantity <= 0 || barcode.quantity > MOST_BASE) return refusals.packSize(code.value)
    kept.push({ code: code.value, quantity: barcode.quantity, pack: barcode.pack.trim() })
  }
  return ok(kept)
}

function checkComponents(form: ItemForm, itemOf: Surroundings['component']): Result<null> {
  if (form.kind !== 'bundle') return form.components.length > 0 ? refusals.bundleOnly() : ok(null)
  if (form.components.length === 0) return refusals.emptyBundle()
  if (form.components.length > MOST_COMPONENTS) return refusals.tooLarge('礼包里的样数')
  const seen = new Set<string>()
  for (const { item, quantity } of form.components) {
    const part = itemOf(item)
    if (part === undefined) return refusals.unknown()
    if (part.kind !== 'goods' && part.kind !== 'service') return refusals.bundleBarred(part.name)
    if (seen.has(item)) return refusals.componentTwice(part.name)
    seen.add(item)
    if (quantity <= 0 || quantity > MOST_BASE) return refusals.componentQuantity(part.name)
  }
  return ok(null)
}
