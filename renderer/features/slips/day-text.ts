/** "2026-11-01" → "2026年11月1日" */
export const dayText = (day: string): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** "今天 09:42", "11月3日 09:42", and with the year where it is another one. */
export function whenText(day: string, time: string, today: string): string {
  if (day === today) return `今天 ${time}`
  const whole = dayText(day)
  return `${day.slice(0, 4) === today.slice(0, 4) ? whole.slice(5) : whole} ${time}`
}
