import type { ImportedItem, KnownItem } from './goods-import.ts'

/** The items known before and those read so far. */
export class GoodsKnown {
  readonly #known: readonly KnownItem[]
  readonly #knownCodes = new Map<string, KnownItem>()
  readonly #knownNames = new Map<string, KnownItem>()
  readonly #codes = new Map<string, number>()
  readonly #names = new Map<string, number>()
  readonly #read: ImportedItem[] = []

  constructor(known: readonly KnownItem[]) {
    this.#known = known
    for (const item of known) {
      this.#knownNames.set(keyOf(item.name, item.spec, item.unit), item)
      for (const code of item.barcodes) this.#knownCodes.set(code, item)
    }
  }

  add(item: ImportedItem): void {
    this.#read.push(item)
    this.#names.set(keyOf(item.name, item.spec, item.unit), item.row)
    for (const code of item.barcodes) this.#codes.set(code, item.row)
  }

  rowOf(code: string): number | undefined {
    return this.#codes.get(code)
  }

  twin(name: string, spec: string, unit: string): number | undefined {
    return this.#names.get(keyOf(name, spec, unit))
  }

  existing(codes: readonly string[], name: string, spec: string, unit: string): KnownItem | undefined {
    const byCode = codes.map((code) => this.#knownCodes.get(code)).find((item) => item !== undefined)
    if (byCode) return byCode
    return codes.length === 0 ? this.#knownNames.get(keyOf(name, spec, unit)) : undefined
  }

  /** By whole name, else by the one item whose name contains it: 龙须面 is 巨能龙须面. */
  find(name: string): { row: number | null; itemId: string | null } {
    const known = onlyOne(this.#known, name)
    const read = onlyOne(
      this.#read.filter((item) => item.kind !== 'bundle'),
      name,
    )
    return { row: read?.row ?? null, itemId: read?.existingId ?? known?.id ?? null }
  }
}

function onlyOne<T extends { readonly name: string }>(items: readonly T[], name: string): T | undefined {
  const whole = items.filter((item) => item.name === name)
  if (whole.length > 0) return whole.length === 1 ? whole[0] : undefined
  const parts = items.filter((item) => item.name.includes(name))
  return parts.length === 1 ? parts[0] : undefined
}

const keyOf = (name: string, spec: string, unit: string) =>
  [name, spec, unit].map((text) => text.normalize('NFKC').replace(/\s/g, '')).join('\n')
