import { Check } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useKeys } from '#renderer/input/use-scans.ts'
import { Logo } from '#renderer/shell/top-bar.tsx'
import { classes } from '#renderer/ui/classes.ts'
import './founding.css'

export interface WizardStep {
  readonly id: string
  readonly name: string
  readonly done: boolean
}

export interface WizardFrameProps {
  /** What the steps lead to. */
  readonly heading?: string
  readonly steps: readonly WizardStep[]
  readonly current: string
  /** Left out where one cannot jump: before the village is founded. */
  readonly onStep?: (id: string) => void
  readonly title: string
  /** Why this step, in a sentence or two. */
  readonly lead: ReactNode
  /** Enter does what the strong button does. */
  readonly onEnter?: () => void
  /** Buttons along the bottom. */
  readonly foot: ReactNode
  readonly children: ReactNode
}

/** The steps on the left, one thing to do on the right. */
export function WizardFrame({
  heading = '建店',
  steps,
  current,
  onStep,
  title,
  lead,
  onEnter,
  foot,
  children,
}: WizardFrameProps) {
  const main = useRef<HTMLElement>(null)
  useKeys(onEnter === undefined ? {} : { enter: onEnter })
  useEffect(() => {
    if (current !== '') main.current?.querySelector<HTMLElement>('[data-first]')?.focus()
  }, [current])
  return (
    <div className="wizard">
      <aside className="wizard-side">
        <header className="wizard-head">
          <Logo />
          <strong>{heading}</strong>
        </header>
        <ol className="wizard-steps">
          {steps.map(({ id, name, done }, index) => (
            <li key={id}>
              <button
                type="button"
                className={classes('wizard-step', id === current && 'wizard-step-current')}
                aria-current={id === current ? 'step' : undefined}
                disabled={onStep === undefined}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onStep?.(id)}
              >
                <span className={classes('wizard-mark', done && 'wizard-mark-done')}>
                  {done ? <Check size={18} strokeWidth={3} aria-label="办好了" /> : index + 1}
                </span>
                {name}
              </button>
            </li>
          ))}
        </ol>
      </aside>
      <main ref={main} className="wizard-main">
        <div className="wizard-scroll">
          <h1 className="wizard-title">{title}</h1>
          <p className="wizard-lead">{lead}</p>
          {children}
        </div>
        <footer className="wizard-foot">{foot}</footer>
      </main>
    </div>
  )
}
