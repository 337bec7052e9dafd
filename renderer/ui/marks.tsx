import { FlaskConical } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export type PillTone = 'green' | 'amber' | 'vermilion' | 'plain'

export function Pill({ tone = 'plain', children }: { tone?: PillTone; children: ReactNode }) {
  return <span className={classes('ui-pill', `ui-pill-${tone}`)}>{children}</span>
}

/** `unset`: nobody has set it up, and the shop does without. */
export type DeviceState = 'ready' | 'waiting' | 'off' | 'trouble' | 'unset'

const SAID: Readonly<Record<DeviceState, string>> = {
  ready: '正常',
  waiting: '稍等',
  off: '没连上',
  trouble: '要看一下',
  unset: '没设',
}

/** A device in the top bar. The shape changes with the colour, and what is off says so in words. */
export function StatusDot({ label, state }: { label: string; state: DeviceState }) {
  return (
    <span className={classes('ui-status', `ui-status-${state}`)} title={`${label}${SAID[state]}`}>
      <span className="ui-status-dot" />
      {label}
      {state === 'off' || state === 'trouble' || state === 'unset' ? (
        SAID[state]
      ) : (
        <span className="ui-unseen">{SAID[state]}</span>
      )}
    </span>
  )
}

/** On every screen while the village is made up. */
export function DemoRibbon() {
  return (
    <span className="ui-demo">
      <FlaskConical size={18} aria-hidden="true" />
      体验数据
    </span>
  )
}
