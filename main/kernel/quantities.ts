/** "2 瓶", "2.5 斤", "3 两", "−2 瓶": as people say a quantity. */
export function quantityText(
  base: number,
  item: { readonly unit: string; readonly basePerUnit: number; readonly baseName: string },
): string {
  if (base < 0) return `−${quantityText(-base, item)}`
  const { unit, basePerUnit, baseName } = item
  if (basePerUnit === 1) return `${base} ${unit}`
  const whole = base / basePerUnit
  const decimals = /^1(0*)$/.exec(String(basePerUnit))
  if (Number.isInteger(whole) || decimals) return `${whole} ${unit}`
  const units = Math.floor(whole)
  const steps = base % basePerUnit
  return units === 0 ? `${base} ${baseName}` : `${units} ${unit} ${steps} ${baseName}`
}
