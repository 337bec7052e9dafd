/** "2 瓶", "2.5 斤", "3 两": as people say a quantity. */
export function quantityText(
  base: number,
  item: { readonly unit: string; readonly basePerUnit: number; readonly baseName: string },
): string {
  const { unit, basePerUnit, baseName } = item
  if (basePerUnit === 1) return `${base} ${unit}`
  const whole = base / basePerUnit
  const decimals = /^1(0*)$/.exec(String(basePerUnit))
  if (Number.isInteger(whole) || decimals) return `${whole} ${unit}`
  const units = Math.trunc(whole)
  const steps = Math.abs(base % basePerUnit)
  return units === 0 ? `${base} ${baseName}` : `${units} ${unit} ${steps} ${baseName}`
}
