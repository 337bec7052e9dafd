import { CalendarSync } from 'lucide-react'
import { useState } from 'react'
import type { CycleState } from '#main/api/cycles.ts'
import { Asked, shop, useAsk, useMay } from '#renderer/api/client.ts'
import { formatPoints, formatYuan } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { SUBJECT_UNITS } from '../reports/report-words.ts'
import { dayText } from '../slips/day-text.ts'
import { CycleList } from './cycle-list.tsx'
import { PointsDocumentDialog } from './document-dialog.tsx'
import { PayoutList } from './payout-list.tsx'
import { PointsNav } from './points-nav.tsx'
import '../stock/stock.css'
import './points.css'

interface Chosen {
  readonly kind: 'end' | 'base' | 'payout'
  readonly scheme: string
}

/** 周期: what is due, the list of who gains and loses what, and then one document. */
export function CyclesPage() {
  const states = useAsk(shop.cycles.states, {})
  const may = useMay('keep_points')
  const [chosen, setChosen] = useState<Chosen>()
  const [done, setDone] = useState<string>()
  const [paper, setPaper] = useState<string>()
  if (chosen !== undefined) {
    const { kind, scheme } = chosen
    const onBack = () => setChosen(undefined)
    const onDone = (sentence: string, document?: string) => {
      setDone(sentence)
      setPaper(document)
      setChosen(undefined)
    }
    return (
      <Page title="积分" note={<PointsNav />}>
        {kind === 'payout' ? (
          <PayoutList scheme={scheme} onBack={onBack} onDone={onDone} />
        ) : (
          <CycleList kind={kind} scheme={scheme} onBack={onBack} onDone={onDone} />
        )}
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
                <PayoutState
                  state={state}
                  may={may}
                  onOpen={() => setChosen({ kind: 'payout', scheme: state.scheme })}
                  onPaper={setPaper}
                />
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
      {paper !== undefined && <PointsDocumentDialog document={paper} onClose={() => setPaper(undefined)} />}
    </Page>
  )
}

interface PartProps {
  readonly state: CycleState
  readonly may: boolean
  readonly onOpen: () => void
}

function PayoutState({
  state: { payout },
  may,
  onOpen,
  onPaper,
}: PartProps & { readonly onPaper: (document: string) => void }) {
  if (payout === null) return null
  const { over, paid, fenPerPoint } = payout
  const each = `每分兑 ${formatYuan(fenPerPoint)} 元`
  if (over === null) {
    return (
      <div className="cycle-row">
        <Pill>没到时候</Pill>
        <span className="cycle-what">{each}，这个周期过完了再兑现</span>
      </div>
    )
  }
  return (
    <div className="cycle-row">
      <Pill tone={paid === null ? 'amber' : 'green'}>{paid === null ? '还没兑现' : '兑现过了'}</Pill>
      <span className="cycle-what">
        {over.name}的积分，{each}
        {paid !== null && `（${paid.serial}）`}
      </span>
      {paid !== null && <ActionButton label="签收表" onPress={() => onPaper(paid.document)} />}
      {paid === null && may && <ActionButton label="看名单，兑现" strong onPress={onOpen} />}
    </div>
  )
}

function EndState({ state: { over, ended, payout }, may, onOpen }: PartProps) {
  if (over === null) return null
  const due = ended === null
  // what is cleared cannot be paid out any more
  const payFirst = due && payout !== null && payout.paid === null
  return (
    <div className="cycle-row">
      <Pill tone={due ? 'amber' : 'green'}>{due ? '还没结' : '结过了'}</Pill>
      <span className="cycle-what">
        {over.name}，{dayText(over.to)}为止{payFirst ? '。先兑现，再结周期' : due ? '' : `（${ended}）`}
      </span>
      {due && may && <ActionButton label="看名单，结周期" strong={!payFirst} onPress={onOpen} />}
    </div>
  )
}

function BaseState({ state: { base, whose, withoutBase }, may, onOpen }: PartProps) {
  if (base.pointsHundredths === 0) return null
  const due = withoutBase > 0
  return (
    <div className="cycle-row">
      <Pill tone={due ? 'amber' : 'green'}>{due ? '还没发' : '都有了'}</Pill>
      <span className="cycle-what">
        {due ? `${withoutBase} ${SUBJECT_UNITS[whose]}还没有基础分` : '都有了：期初和先得的分，也算基础分'}
      </span>
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
