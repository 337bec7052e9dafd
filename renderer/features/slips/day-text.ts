/** "2026-11-01" → "2026年11月1日" */
export const dayText = (day: string): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
