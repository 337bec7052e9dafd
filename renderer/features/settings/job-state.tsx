import type { AnswerOf, shop } from '#renderer/api/client.ts'
import { Pill, type PillTone } from '#renderer/ui/marks.tsx'

export type PrintJobRow = AnswerOf<typeof shop.printing.jobs>[number]

const SAID: Readonly<Record<PrintJobRow['state'], readonly [label: string, tone: PillTone]>> = {
  none: ['没有打', 'plain'],
  waiting: ['在排队', 'amber'],
  sending: ['正在打', 'amber'],
  printed: ['打出来了', 'green'],
  failed: ['没打出来', 'vermilion'],
  unknown: ['没确认是否打出', 'amber'],
  dropped: ['只在屏幕上', 'plain'],
}

export function JobState({ state }: { state: PrintJobRow['state'] }) {
  const [label, tone] = SAID[state]
  return <Pill tone={tone}>{label}</Pill>
}

export const jobStateText = (state: PrintJobRow['state']): string => SAID[state][0]
