import { formatPoints } from '#renderer/ui/amounts.tsx'

export const SUBJECT_TITLES = { household: '户主', person: '姓名', team: '团队' } as const
export const SUBJECT_UNITS = { household: '户', person: '人', team: '个团队' } as const

/** "+5", "−3", nothing for nothing: a page of noughts says less than a page of blanks. */
export const signed = (points: number): string =>
  points === 0 ? '' : `${points > 0 ? '+' : ''}${formatPoints(points)}`

/** "并列 2": somebody else is second, too. */
export const placeText = (place: number | null, tied: boolean): string =>
  place === null ? '' : `${tied ? '并列 ' : ''}${place}`

export const plain = (points: number): string => (points === 0 ? '' : formatPoints(points))

export { groupedPoints as figure } from '#renderer/ui/amounts.tsx'

export const monthDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
