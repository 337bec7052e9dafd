import { useState } from 'react'
import { useKeys } from '#renderer/input/use-scans.ts'
import { classes } from '#renderer/ui/classes.ts'
import { DemoRibbon } from '#renderer/ui/marks.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { PinPad } from './pin-pad.tsx'
import type { StaffChoice } from './shell-view.ts'
import { todayText } from './today.ts'
import { Logo } from './top-bar.tsx'

export interface SignInScreenProps {
  readonly shopName: string
  readonly today: string
  readonly demo: boolean
  readonly people: readonly StaffChoice[]
  /** Who signed in here last stands chosen. */
  readonly lastId?: string
  /** Why the last try did not work, and what to do. */
  readonly problem?: string | undefined
  readonly busy: boolean
  /** Somebody else was chosen: what was said about the last one no longer matters. */
  readonly onChoose?: () => void
  readonly onSubmit: (personId: string, pin: string) => void
  readonly onForgotten: () => void
}

export function SignInScreen(props: SignInScreenProps) {
  const { shopName, today, demo, people, problem, busy, onChoose, onSubmit, onForgotten } = props
  const [chosenId, setChosenId] = useState(props.lastId ?? people[0]?.id)
  const [pin, setPin] = useState('')
  const [choices, setChoices] = useState(0)
  const at = people.findIndex(({ id }) => id === chosenId)
  const chosen = people[at]
  const choose = (person: StaffChoice | undefined) => {
    if (!person) return
    setChosenId(person.id)
    setPin('')
    setChoices(choices + 1)
    onChoose?.()
  }
  useKeys({ up: () => choose(people[at - 1]), down: () => choose(people[at + 1]) })

  return (
    <main className="shell-gate">
      <section className="ui-card shell-gate-card">
        <header className="shell-gate-head">
          <Logo />
          <div>
            <h1 className="shell-gate-shop">{shopName}</h1>
            <p className="shell-gate-day">{todayText(today)}</p>
          </div>
          {demo && <DemoRibbon />}
        </header>
        {people.length === 0 ? (
          <EmptyState
            title="还没有人可以登录"
            hint="用打印好的恢复码进来，先把管理员加上。"
            actions={[{ label: '用恢复码', onPress: onForgotten }]}
          />
        ) : (
          <div className="shell-gate-columns">
            <fieldset className="ui-group shell-people">
              <legend className="shell-pin-label">谁在用？（按 ↑ ↓ 选）</legend>
              {people.map((person) => (
                <button
                  key={person.id}
                  type="button"
                  className={classes('shell-staff', person.id === chosenId && 'shell-staff-chosen')}
                  aria-pressed={person.id === chosenId}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(person)}
                >
                  <span className="shell-staff-name">{person.name}</span>
                  <span className="shell-staff-role">{person.role}</span>
                </button>
              ))}
            </fieldset>
            <div>
              <PinPad
                // A new pad takes the focus, wherever it was.
                key={choices}
                label={chosen ? `${chosen.name}的密码` : '密码'}
                pin={pin}
                onPin={setPin}
                onSubmit={() => {
                  if (!chosen) return
                  onSubmit(chosen.id, pin)
                  setPin('')
                }}
                submitLabel="进店"
                problem={problem}
                busy={busy}
              />
              <button type="button" className="shell-quiet" onClick={onForgotten}>
                密码忘了怎么办？
              </button>
            </div>
          </div>
        )}
      </section>
    </main>
  )
}
