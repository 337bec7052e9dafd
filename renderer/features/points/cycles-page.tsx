import { CalendarSync } from 'lucide-react'
import { useState } from 'react'
import type { CycleState } from '#main/api/cycles.ts'
import { Asked, shop, useAsk, useMay } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { dayText } from '../slips/day-text.ts'
import { CycleList } from './cycle-list.tsx'
import { PointsNav } from './points-nav.tsx'
import '../stock/stock.css'
import './points.css'

interface Chosen {
  readonly kind: 'end' | 'base'
  readonly scheme: string
}

/** 周期: what is due, the list of who gains and loses what, and then one document. */
export function CyclesPage() {
  const states = useAsk(shop.cycles.states, {})
  const may = useMay('keep_points')
  const [chosen, setChosen] = useState<Chosen>()
  const [done, setDone] = useState<string>()
  if (chosen !== undefined) {
    return (
      <Page title="积分" note={<PointsNav />}>
        <CycleList
          {...chosen}
          onBack={() => setChosen(undefined)}
          onDone={(sentence) => {
            setDone(sentence)
            setChosen(undefined)
          }}
        />
      </Page>
    )
  }
  return (
    <Page title="积分" note={<PointsNav />}>
      <Asked question={states}>
        {(schemes) => (
          <div className="office-column office-scroll">
            {done !== undefined && <Message tone="right" sentence={done} />}
            {schemes.length === 0 && (
              <EmptyState
                icon={CalendarSync}
                title="还没有积分方案"
                hint="先到“设置”里定积分方案，再来发基础分、结周期。"
              />
            )}
            {schemes.map((state) => (
              <Card key={state.scheme} title={state.name}>
                <p className="cycle-rule">{ruleOf(state)}</p>
                <EndState
                  state={state}
                  may={may}
                  onOpen={() => setChosen({ kind: 'end', scheme: state.scheme })}
                />
                <BaseState
                  state={state}
                  may={may}
                  onOpen={() => setChosen({ kind: 'base', scheme: state.scheme })}
                />
              </Card>
            ))}
          </div>
        )}
      </Asked>
    </Page>
  )
}

interface PartProps {
  readonly state: CycleState
  readonly may: boolean
  readonly onOpen: () => void
}

function EndState({ state: { over, ended }, may, onOpen }: PartProps) {
  if (over === null) return null
  const due = ended === null
  return (
    <div className="cycle-row">
      <Pill tone={due ? 'amber' : 'green'}>{due ? '还没结' : '结过了'}</Pill>
      <span className="cycle-what">
        {over.name}，{dayText(over.to)}为止{due ? '' : `（${ended}）`}
      </span>
      {due && may && <ActionButton label="看名单，结周期" strong onPress={onOpen} />}
    </div>
  )
}

function BaseState({ state: { base, withoutBase }, may, onOpen }: PartProps) {
  if (base.pointsHundredths === 0) return null
  const due = withoutBase > 0
  return (
    <div className="cycle-row">
      <Pill tone={due ? 'amber' : 'green'}>{due ? '还没发' : '都有了'}</Pill>
      <span className="cycle-what">{due ? `${withoutBase} 户还没有基础分` : '各户都有基础分'}</span>
      {due && may && <ActionButton label="看名单，发基础分" onPress={onOpen} />}
    </div>
  )
}

/** In a neighbour's words, what the scheme says of its cycles. */
export function ruleOf({ cycleEnd, base, over }: CycleState): string {
  const points = `${formatPoints(base.pointsHundredths)} 分`
  const given =
    base.pointsHundredths === 0
      ? '没有基础分'
      : `基础分 ${points}，${base.spendable ? '可以兑换' : '不能兑换，只兑超出的部分'}`
  if (over === null && cycleEnd === 'carry') return `${given}。积分一直留着，不清零。`
  switch (cycleEnd) {
    case 'carry':
      return base.pointsHundredths > 0
        ? `${given}。每个周期${base.spendable ? '再发一次' : '补足一次'}，没用完的积分留着。`
        : `${given}。没用完的积分转到下一个周期。`
    case 'clear':
      return `${given}。周期一过就清零，重新记。`
    case 'base':
      return `${given}。周期一过，都回到基础分。`
  }
}
