import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { type CounterActions, useCounterKeys } from './counter-keys.ts'
import { LastSlip } from './last-slip.tsx'
import { useMessageName } from './message-name.ts'
import { TypedChip } from './typed-chip.tsx'
import type { DoneView, HeldCartView, LastSlipView, MessageView, StockNoteView, TodayView } from './view.ts'

export interface IdleScreenProps {
  /** Undefined: 「请扫积分卡」. */
  readonly message: MessageView | undefined
  readonly done: DoneView | undefined
  readonly held: readonly HeldCartView[]
  /** Kinds of goods in stock today. */
  readonly goodsInStock: number
  readonly today: TodayView
  readonly runningLow: readonly StockNoteView[]
  readonly nearExpiry: readonly StockNoteView[]
  readonly last: LastSlipView | undefined
  /** What is being typed with no field focused. */
  readonly typed: string
  readonly actions: CounterActions
  readonly onPrintCatalogue: () => void
}

export function IdleScreen(props: IdleScreenProps) {
  const { message, done, held, goodsInStock, today, runningLow, nearExpiry, last, typed, actions } = props
  useCounterKeys(actions)
  const testId = useMessageName()
  return (
    <div className="counter-body counter-body-idle">
      <section className="ui-card counter-welcome">
        {message && <Message {...message} {...(testId === undefined ? {} : { testId })} />}
        <TypedChip typed={typed} collectors={[]} />
        <div className="counter-welcome-middle">
          {done ? (
            <Done done={done} testId={message === undefined ? testId : undefined} />
          ) : (
            <AskForCard testId={message === undefined ? testId : undefined} />
          )}
          <div className="counter-welcome-actions">
            <ActionButton
              label="取挂单"
              keyHint={heldHint(held)}
              disabled={held.length === 0}
              onPress={actions.onHold}
            />
            <ActionButton
              label="打印兑换目录"
              keyHint={`今天有货 ${goodsInStock} 样`}
              onPress={props.onPrintCatalogue}
            />
          </div>
        </div>
      </section>
      <aside className="counter-side">
        <Card>
          <p className="counter-small">今天</p>
          <Figure label="已兑换" value={`${today.households} 户`} />
          <Figure label="兑出积分" value={`${formatPoints(today.points)} 分`} />
          {today.ordersWaiting !== undefined && (
            <Figure label="还没来的预约户" value={`${today.ordersWaiting} 户`} />
          )}
        </Card>
        <StockNotes title="快没了" notes={runningLow} />
        <StockNotes title="临期（两个月内）" notes={nearExpiry} />
        <span className="counter-gap" />
        {last && <LastSlip slip={last} onReprint={actions.onReprint} />}
      </aside>
    </div>
  )
}

function AskForCard({ testId }: { testId: string | undefined }) {
  return (
    <>
      <span className="counter-card-outline" aria-hidden="true">
        积分卡
      </span>
      <h1 className="counter-ask" data-testid={testId}>
        请扫积分卡
      </h1>
      <p className="counter-ask-hint">没带卡：按 F2，输户号、姓名、拼音首字母或手机后四位</p>
    </>
  )
}

function Done({ done, testId }: { done: DoneView; testId: string | undefined }) {
  return (
    <>
      <p className="counter-done">
        {done.household}兑了 <strong>{formatPoints(done.points)}</strong> 分，还可兑{' '}
        <strong>{formatPoints(done.spendableAfter)}</strong> 分
      </p>
      <h1 className="counter-ask counter-ask-done" data-testid={testId}>
        请签字，下一位
      </h1>
      <p className="counter-ask-hint">下一户的卡现在就可以扫</p>
    </>
  )
}

function heldHint(held: readonly HeldCartView[]): string {
  const [first] = held
  if (!first) return 'F3 · 没有挂着的单'
  const whose = first.household ? `${first.household.name}家` : '还没扫卡的一单'
  return held.length === 1 ? `F3 · 挂着 1 单：${whose}` : `F3 · 挂着 ${held.length} 单：${whose}等`
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <p className="counter-figure">
      <span>{label}</span>
      <strong>{value}</strong>
    </p>
  )
}

/** So many are in sight; the store room has the rest. */
const NOTES_SHOWN = 3

function StockNotes({ title, notes }: { title: string; notes: readonly StockNoteView[] }) {
  if (notes.length === 0) return null
  return (
    <Card>
      <p className="counter-small">
        {title}
        {notes.length > NOTES_SHOWN && `，共 ${notes.length} 样`}
      </p>
      {notes.slice(0, NOTES_SHOWN).map(({ id, name, left }) => (
        <p className="counter-pair" key={id}>
          <span className="counter-cut">{name}</span>
          <strong>{left}</strong>
        </p>
      ))}
    </Card>
  )
}
