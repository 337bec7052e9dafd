import { STATE_NAMES } from '#main/api/deeds.ts'
import type { NoticeDeed, NoticeHead } from '#main/api/notices.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import type { PillTone } from '#renderer/ui/marks.tsx'

/** "2026-11-03" → "11月3日" */
export const shortDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** 「11月24日至11月28日」 */
export const spanText = ({ from, until }: Pick<NoticeHead, 'from' | 'until'>): string =>
  `${shortDay(from)}至${shortDay(until)}`

/** "+5", "−3"; a veto has no figure. */
export const pointsText = ({ kind, points }: Pick<NoticeDeed, 'kind' | 'points'>): string =>
  kind === 'veto' ? '一票否决' : points > 0 ? `+${formatPoints(points)}` : formatPoints(points)

export function stateOf(deed: NoticeDeed): { readonly tone: PillTone; readonly text: string } {
  if (deed.disputed) return { tone: 'amber', text: '有异议，先停' }
  if (deed.reversed) return { tone: 'plain', text: '已收回' }
  switch (deed.state) {
    case 'posted':
      return { tone: 'green', text: STATE_NAMES.posted }
    case 'rejected':
    case 'withdrawn':
      return { tone: 'plain', text: STATE_NAMES[deed.state] }
    default:
      return { tone: 'vermilion', text: STATE_NAMES[deed.state] }
  }
}

/** Who it is in the office's own words: 「0012 号 王桂花」. */
export const whoText = ({ number, name }: Pick<NoticeDeed, 'number' | 'name'>): string =>
  number === '' ? name : `${number} 号 ${name}`
