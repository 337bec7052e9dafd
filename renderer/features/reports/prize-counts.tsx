import type { PrizeCount } from '#main/api/reports.ts'
import { SUBJECT_UNITS } from './report-words.ts'

interface PrizeCountsProps {
  readonly prizes: readonly PrizeCount[]
  readonly subject: keyof typeof SUBJECT_UNITS
}

/** How many of each prize must be there: one for everybody who shares a place. */
export function PrizeCounts({ prizes, subject }: PrizeCountsProps) {
  if (prizes.length === 0) return null
  return (
    <p className="report-paper-classes prize-counts">
      {prizes.map(({ prize, places, winners }) => (
        <span key={places}>
          {prize}（{places}）{winners} {SUBJECT_UNITS[subject]}
        </span>
      ))}
    </p>
  )
}
