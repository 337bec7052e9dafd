/** The one spelling of a household's number: "7", "007" and "７" are "0007"; undefined where it is none. */
export function householdNumber(plain: string): string | undefined {
  const text = plain.normalize('NFKC').replace(/\s/g, '')
  if (/^\d{1,10}(?:\.0+)?$/.test(text)) {
    const value = Number.parseInt(text, 10)
    return value > 0 ? String(value).padStart(4, '0') : undefined
  }
  return /^[A-Z]{0,6}-?\d[\dA-Z-]{0,11}$/i.test(text) ? text.toUpperCase() : undefined
}
