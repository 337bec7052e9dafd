import { Check, CircleHelp, Info, X } from 'lucide-react'
import { classes } from './classes.ts'

export type Tone = 'right' | 'wrong' | 'ask' | 'plain'

export interface MessageProps {
  readonly tone: Tone
  readonly sentence: string
  /** The way on, in plain weight: 「可换：龙须面 10 分」. */
  readonly more?: string
  readonly testId?: string
}

const ICONS = { right: Check, wrong: X, ask: CircleHelp, plain: Info } as const

/** The one sentence the screen says now. */
export function Message({ tone, sentence, more, testId }: MessageProps) {
  const Icon = ICONS[tone]
  return (
    <div className={classes('ui-message', `ui-message-${tone}`)} role="status">
      <Icon aria-hidden="true" strokeWidth={3} />
      <span>
        <span data-testid={testId}>{sentence}</span>
        {more !== undefined && <span className="ui-message-more"> {more}</span>}
      </span>
    </div>
  )
}
