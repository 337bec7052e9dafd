const BEIJING_OFFSET_MS = 8 * 3_600_000

/** An instant as the village's clock shows it: "11月1日 09:42". */
export function momentText(instant: string): string {
  const there = new Date(Date.parse(instant) + BEIJING_OFFSET_MS).toISOString()
  return `${Number(there.slice(5, 7))}月${Number(there.slice(8, 10))}日 ${there.slice(11, 16)}`
}
