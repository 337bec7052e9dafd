import type { ClosingMonth } from '#main/api/closing.ts'

/** 2026年10月 */
export const monthName = (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`

/** 10月1日至10月31日 */
export const spanName = (from: string, through: string): string => `${dayName(from)}至${dayName(through)}`

const dayName = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

const STATES: Readonly<Record<ClosingMonth['state'], string>> = {
  closed: '（已结）',
  open: '（没结）',
  running: '（还没过完）',
}
export const stateName = (state: ClosingMonth['state']): string => STATES[state]
