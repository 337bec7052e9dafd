export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

/**
 * The one spelling of a value: keys in code-unit order, no spaces, undefined left out. Numbers must be
 * integers, so that no two programs can print them differently.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`canonical JSON takes integers only, not ${value}`)
    return String(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const record = value as { readonly [key: string]: Json | undefined }
  const parts: string[] = []
  for (const key of Object.keys(record).sort()) {
    const member = record[key]
    if (member !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(member)}`)
  }
  return `{${parts.join(',')}}`
}

/** The first path at which two values differ ("lines.2.quantity"), or undefined where they are equal. */
export function firstDifference(
  left: Json | undefined,
  right: Json | undefined,
  path = '',
): string | undefined {
  if (left === right) return undefined
  if (isBranch(left) && isBranch(right) && Array.isArray(left) === Array.isArray(right)) {
    const keys = new Set([...Object.keys(left), ...Object.keys(right)])
    for (const key of [...keys].sort()) {
      const found = firstDifference(left[key], right[key], path ? `${path}.${key}` : key)
      if (found !== undefined) return found
    }
    return undefined
  }
  return path
}

function isBranch(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null
}
