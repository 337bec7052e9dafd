import { parsePoints } from './points-field.ts'

/** "50", "50.5", "1,200.00", "50元" → fen. Undefined where it is no amount of at most two decimals. */
export const parseYuan = (text: string): number | undefined =>
  parsePoints(
    text
      .normalize('NFKC')
      .replaceAll(',', '')
      .replace(/\s*元$/, ''),
  )

/** As a field shows an amount to be changed: 5000 → "50", 5050 → "50.50". */
export const yuanText = (fen: number): string =>
  fen % 100 === 0 ? String(fen / 100) : `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
