import type { NoticeDeed } from '#main/api/notices.ts'
import { Pill } from '#renderer/ui/marks.tsx'
import { pointsText, shortDay, stateOf, whoText } from './notice-words.ts'

/** Which line it is about, so that nobody answers the wrong one. */
export function DeedSummary({ deed }: { deed: NoticeDeed }) {
  const { tone, text } = stateOf(deed)
  return (
    <p className="objection-deed">
      <strong>{whoText(deed)}</strong>
      <span>{shortDay(deed.happenedOn)}</span>
      <span>{deed.clauseText}</span>
      <strong>{pointsText(deed)}</strong>
      <Pill tone={tone}>{text}</Pill>
    </p>
  )
}
