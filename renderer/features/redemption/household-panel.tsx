import { MoveRight } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { Choice } from '#renderer/ui/buttons.tsx'
import { classes } from '#renderer/ui/classes.ts'
import type { HouseholdView } from './view.ts'

export interface HouseholdPanelProps {
  /** Undefined: goods were scanned before any card. */
  readonly household: HouseholdView | undefined
  readonly onCollector: (memberId: string) => void
  readonly onProxy: () => void
}

export function HouseholdPanel({ household, onCollector, onProxy }: HouseholdPanelProps) {
  if (!household) {
    return (
      <section className="ui-card counter-who counter-who-none">
        <span className="counter-card-outline" aria-hidden="true">
          积分卡
        </span>
        <p className="counter-who-ask">请扫积分卡</p>
        <p className="counter-small">货已记下，扫了卡就算到这户名下。没带卡按 F2 查户。</p>
      </section>
    )
  }
  return (
    <section className="ui-card counter-who">
      <div className="counter-who-facts">
        <p className="counter-small">
          {household.number} 户 · {household.group} · {household.people}
        </p>
        <h1 className="counter-name">
          <span data-testid="household-name">{household.headName}</span>
          <small>家</small>
        </h1>
        {household.warnings.map((warning) => (
          <p className="counter-warning" key={warning}>
            {warning}
          </p>
        ))}
        <Balance household={household} />
        {household.quotas.map(({ label, left, over }) => (
          <p className={classes('counter-pair counter-quota', over && 'counter-quota-over')} key={label}>
            <span>{label}</span>
            <strong>{left}</strong>
          </p>
        ))}
      </div>
      <Collectors household={household} onCollector={onCollector} onProxy={onProxy} />
    </section>
  )
}

function Balance({ household }: { household: HouseholdView }) {
  const before = formatPoints(household.spendableBefore)
  const after = formatPoints(household.spendableAfter)
  return (
    <div className={classes('counter-balance', balanceClass(before.length + after.length))}>
      <div className="counter-balance-pair">
        <span className="counter-balance-row">
          <span>可兑积分</span>
          <strong className="counter-number" data-testid="spendable-before">
            {before}
          </strong>
        </span>
        <MoveRight className="counter-arrow" strokeWidth={1.6} aria-hidden="true" />
        <span className="counter-balance-row">
          <span>兑后可兑</span>
          <strong
            className={classes('counter-number', before !== after && 'counter-after')}
            data-testid="spendable-after"
          >
            {after}
          </strong>
        </span>
      </div>
      {[household.heldBack, household.gifted].map(
        (said) =>
          said !== undefined && (
            <p className="counter-held-back" key={said}>
              {said}
            </p>
          ),
      )}
    </div>
  )
}

/** Long balances keep their size: first they move closer, then they stand below each other. */
function balanceClass(figures: number): string | false {
  if (figures <= 6) return false
  return figures <= 7 ? 'counter-balance-close' : 'counter-balance-stacked'
}

function Collectors({
  household: { collectors, collector },
  onCollector,
  onProxy,
}: {
  household: HouseholdView
  onCollector: (memberId: string) => void
  onProxy: () => void
}) {
  const proxy = collector?.kind === 'proxy' ? collector.name : undefined
  const chosen = collector?.kind === 'member' ? collector.id : proxy
  const list = useRef<HTMLFieldSetElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: in a big family the chosen one comes into sight
  useEffect(() => {
    list.current?.querySelector('.ui-choice-chosen')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <fieldset ref={list} className="ui-group counter-collectors">
      <legend className="counter-small">领取人</legend>
      {collectors.map(({ id, name, mark }, index) => (
        <Choice
          key={id}
          {...(mark === undefined ? {} : { mark })}
          {...(index < 9 ? { cap: String(index + 1) } : {})}
          label={name}
          chosen={collector?.kind === 'member' && collector.id === id}
          onChoose={() => onCollector(id)}
        />
      ))}
      <Choice
        cap="F6"
        label={proxy === undefined ? '代领…' : `${proxy}代领`}
        chosen={proxy !== undefined}
        wide={proxy !== undefined}
        onChoose={onProxy}
      />
    </fieldset>
  )
}
