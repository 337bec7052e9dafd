import { Solar } from 'lunar-typescript'

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']

/** "2026-11-01" → "11月1日 星期日 农历九月廿三": the day as a village calendar prints it. */
export function todayText(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const solar = Solar.fromYmd(year, month, date)
  const lunar = solar.getLunar()
  const weekday = WEEKDAYS[solar.getWeek()]
  return `${month}月${date}日 星期${weekday} 农历${lunar.getMonthInChinese()}月${lunar.getDayInChinese()}`
}
