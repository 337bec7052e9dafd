import type { Day } from '../../kernel/dates.ts'

/** What a report needs to know of a scheme: plain values, which may go to another thread. */
export interface ReportScheme {
  readonly id: string
  readonly name: string
  readonly subject: 'household' | 'person' | 'team'
  /** What its ranks win; none where it does not reward by rank. */
  readonly prizes: readonly { readonly from: number; readonly to: number; readonly prize: string }[]
}

export interface ReportSpan {
  readonly scheme: ReportScheme
  readonly from: Day
  readonly to: Day
}

export const shownScheme = ({ id, name, subject, prizes }: ReportScheme) => ({
  id,
  name,
  subject,
  ranks: prizes.length > 0,
})
