export interface Measured {
  readonly unit: string
  readonly basePerUnit: number
  readonly baseName: string
}

/** "24" → 24; "2.5" 斤 of goods counted in 两 → 25. Undefined where it is no number of whole steps. */
export function parseQuantity(
  text: string,
  { basePerUnit }: Pick<Measured, 'basePerUnit'>,
): number | undefined {
  const plain = text.normalize('NFKC').replaceAll('。', '.').trim()
  const [, whole = '', decimals = ''] = /^(\d{1,7})(?:\.(\d{1,4}))?$/.exec(plain) ?? []
  if (whole === '') return undefined
  const scale = 10 ** decimals.length
  const steps = (Number(whole) * scale + Number(decimals || 0)) * basePerUnit
  return steps % scale === 0 ? steps / scale : undefined
}

/** As a field shows a quantity to be changed: 25 两 → "2.5". */
export const quantityInput = (base: number, { basePerUnit }: Pick<Measured, 'basePerUnit'>): string =>
  String(base / basePerUnit)

/** What a quantity field may hold, for the sentence under it. */
export const quantityHint = ({ unit, basePerUnit, baseName }: Measured): string =>
  basePerUnit === 1 ? `按${unit}写，整数。` : `按${unit}写，最小一${baseName}。`
