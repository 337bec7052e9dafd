import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import type { RulesNow } from '#main/api/rules.ts'
import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { Page } from '#renderer/ui/page.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { PointsNav } from '../points/points-nav.tsx'
import { useRuledScheme } from './use-scheme.ts'

export interface RulesFrameProps {
  readonly actions?: ReactNode
  readonly children: (now: RulesNow) => ReactNode
}

/** What every page of the rules has: the room's name, and the scheme whose rules these are. */
export function RulesFrame({ actions, children }: RulesFrameProps) {
  const navigate = useNavigate()
  const { scheme } = useRuledScheme()
  const now = useAsk(shop.rules.current, { scheme, day: null })
  return (
    <Page title="积分" note={<PointsNav />} actions={actions}>
      {now.error?.code === 'scheme_unknown' ? (
        <EmptyState
          title="先定积分方案，再写细则"
          hint="积分方案说怎么兑，细则说做什么加几分、减几分。"
          actions={[{ label: '去定积分方案', onPress: () => void navigate('/settings/scheme') }]}
        />
      ) : (
        <Asked question={now}>{children}</Asked>
      )}
    </Page>
  )
}

/** Shown only where there are several. */
export function SchemeChoice({ now }: { now: RulesNow }) {
  const { choose } = useRuledScheme()
  if (now.schemes.length < 2) return null
  return (
    <SelectInput
      label="哪个积分方案的细则"
      value={now.scheme.id}
      options={now.schemes.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={choose}
    />
  )
}
