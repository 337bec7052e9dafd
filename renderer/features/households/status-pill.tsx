import { type HouseholdStatus, STATUS_NAMES } from '#main/api/households.ts'
import { Pill, type PillTone } from '#renderer/ui/marks.tsx'

const TONES: Readonly<Record<HouseholdStatus, PillTone>> = {
  active: 'green',
  head_pending: 'amber',
  closed: 'plain',
  merged: 'plain',
}

export function StatusPill({ status }: { status: HouseholdStatus }) {
  return <Pill tone={TONES[status]}>{STATUS_NAMES[status]}</Pill>
}
