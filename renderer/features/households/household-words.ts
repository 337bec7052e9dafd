/** 「4 口人」; a file that did not say how many leaves nothing. */
export const peopleText = (population: number): string => (population > 0 ? `${population} 口人` : '人口未填')

/** 「三组、网格二」 */
export const placeText = (groupName: string, grid: string): string =>
  [groupName, grid].filter((part) => part !== '').join('、') || '没写组别'

/** 「三组 0012、七组 0345」 */
export const namesakesText = (
  namesakes: readonly { readonly number: string; readonly groupName: string }[],
): string =>
  namesakes.map(({ number, groupName }) => [groupName, number].filter(Boolean).join(' ')).join('、')

/** "2026-11-01" → 「2026年11月1日」 */
export const dayText = (day: string): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** "8812345678901234" → 「8812 3456 7890 1234」, as on the card. */
export const cardText = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')
