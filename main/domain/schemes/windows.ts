import { addDays, addMonths, type Day, monthStart } from '../../kernel/dates.ts'

/**
 * The next day on which the counter redeems, today included. Empty months or days mean any; 31 stands for a month's
 * last day.
 */
export function nextRedemptionDay(
  windows: { readonly months: readonly number[]; readonly days: readonly number[] },
  today: Day,
): Day {
  const open = (day: Day): boolean => {
    const month = Number(day.slice(5, 7))
    const date = Number(day.slice(8, 10))
    const last = Number(addDays(addMonths(monthStart(day), 1), -1).slice(8, 10))
    const days = windows.days.map((wanted) => Math.min(wanted, last))
    return (
      (windows.months.length === 0 || windows.months.includes(month)) &&
      (days.length === 0 || days.includes(date))
    )
  }
  let day = today
  // a year and a leap day: any window opens within it
  for (let tries = 0; tries < 367 && !open(day); tries++) day = addDays(day, 1)
  return day
}

/** Whether the village names the days on which it redeems, and this is one of them. */
export const isNamedDay = (
  windows: { readonly months: readonly number[]; readonly days: readonly number[] },
  day: Day,
): boolean => windows.days.length > 0 && nextRedemptionDay(windows, day) === day
