import { memo, useEffect, useRef } from 'react'
import { formatPoints, Points } from '#renderer/ui/amounts.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { Message } from '#renderer/ui/message.tsx'
import { useMessageName } from './message-name.ts'
import { Picture } from './picture.tsx'
import { TypedChip } from './typed-chip.tsx'
import type { CartLineView, CartView, CollectorView, MessageView } from './view.ts'

export interface CartPanelProps {
  readonly cart: CartView
  readonly message: MessageView
  readonly typed: string
  readonly collectors: readonly CollectorView[]
  readonly onSelectLine: (lineId: string) => void
}

export function CartPanel({ cart, message, typed, collectors, onSelectLine }: CartPanelProps) {
  const testId = useMessageName()
  const named = testId === undefined ? {} : { testId }
  return (
    <section className="ui-card counter-what">
      <Message {...message} {...named} />
      <TypedChip typed={typed} collectors={collectors} />
      {cart.lines.length === 0 ? (
        <div className="counter-no-lines">
          <p className="counter-no-lines-title">请扫要换的货</p>
          <p>没有条码的按 F5 选；换几件就先打数字和 *，比如 3*，再扫货。</p>
        </div>
      ) : (
        <ol className="counter-lines">
          {cart.lines.map((line) => (
            <CartLine
              key={line.id}
              line={line}
              selected={line.id === cart.selectedId}
              onSelectLine={onSelectLine}
            />
          ))}
        </ol>
      )}
      <footer className="counter-total">
        <span className="counter-total-count">{cart.count}</span>
        <strong className="counter-total-points">
          <span data-testid="cart-total">{formatPoints(cart.total)}</span>
          <span className="ui-amount-unit">分</span>
        </strong>
      </footer>
    </section>
  )
}

interface CartLineProps {
  readonly line: CartLineView
  readonly selected: boolean
  readonly onSelectLine: (lineId: string) => void
}

const CartLine = memo(function CartLine({ line, selected, onSelectLine }: CartLineProps) {
  const ref = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (selected) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <li
      ref={ref}
      className={classes('counter-line', selected && 'counter-line-selected')}
      data-testid="cart-line"
      aria-current={selected}
    >
      <button
        type="button"
        className="counter-line-button"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onSelectLine(line.id)}
      >
        <Picture picture={line.picture} />
        <span className="counter-line-what">
          <span className="counter-line-name">{line.name}</span>
          <span className="counter-line-facts">
            {facts(line)}
            {line.lotToTake !== undefined && (
              <>
                {' · '}
                <b className="counter-amber">{line.lotToTake}</b>
              </>
            )}
          </span>
          {line.problem !== undefined && <b className="counter-line-problem">{line.problem}</b>}
        </span>
        <span className="counter-line-quantity">
          ×<b>{line.quantity}</b>
          <small>{line.unit}</small>
        </span>
        <strong className="counter-line-points">
          <Points value={line.points} />
        </strong>
      </button>
    </li>
  )
})

const facts = (line: CartLineView): string =>
  [line.spec, line.left, line.limit].filter((fact) => fact !== undefined && fact !== '').join(' · ')
