import { Points } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { useListChoice } from './use-list-choice.ts'
import type { HeldCartView } from './view.ts'

export interface HeldCartsProps {
  readonly carts: readonly HeldCartView[]
  /** The cart that Del asked about: dropping it needs its own yes. */
  readonly dropping: HeldCartView | undefined
  readonly onRecall: (cartId: string) => void
  readonly onAskDrop: (cartId: string) => void
  readonly onDrop: (cartId: string) => void
  readonly onKeep: () => void
  readonly onClose: () => void
}

/** F3 with no cart open: what was put aside. */
export function HeldCarts(props: HeldCartsProps) {
  const { carts, dropping, onRecall, onAskDrop, onDrop, onKeep, onClose } = props
  const choice = useListChoice(
    carts.map(({ id }) => id),
    (index) => {
      const cart = carts[index]
      if (cart) onRecall(cart.id)
    },
  )
  const marked = carts[choice.at]
  const askDrop = () => {
    if (marked) onAskDrop(marked.id)
  }
  return (
    <>
      <Dialog
        title="挂着的单"
        onClose={onClose}
        keys={{ ...choice.keys, f3: onClose, delete: askDrop }}
        footer={
          marked && (
            <>
              <ActionButton label="这单不要了" keyHint="Del" onPress={askDrop} />
              <ActionButton label="接着办" keyHint="Enter" strong onPress={() => onRecall(marked.id)} />
            </>
          )
        }
      >
        {carts.length === 0 ? (
          <EmptyState title="没有挂着的单" hint="办到一半要等人，就按 F3 先挂起来，积分和货都不会动。" />
        ) : (
          <ul className="counter-list">
            {carts.map((cart, index) => (
              <li key={cart.id}>
                <button
                  type="button"
                  className={classes('counter-hit', index === choice.at && 'counter-hit-marked')}
                  aria-current={index === choice.at}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => onRecall(cart.id)}
                >
                  <span className="counter-hit-what">
                    <span className="counter-hit-name">{whose(cart)}</span>
                    <span className="counter-hit-facts">
                      {cart.household ? `${cart.household.number} 户 · ${cart.household.group} · ` : ''}
                      {cart.heldAt}
                    </span>
                  </span>
                  <span className="counter-hit-points">{cart.count}</span>
                  <strong className="counter-hit-total">
                    <Points value={cart.total} />
                  </strong>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Dialog>
      {dropping && (
        <Dialog
          title="这单不要了？"
          size="narrow"
          closeLabel="留着"
          onClose={onKeep}
          keys={{ enter: () => onDrop(dropping.id) }}
          footer={
            <>
              <ActionButton label="留着" keyHint="Esc" onPress={onKeep} />
              <ActionButton label="不要了" keyHint="Enter" strong onPress={() => onDrop(dropping.id)} />
            </>
          }
        >
          <p className="counter-say">
            {whose(dropping)}挂着 {dropping.count}。不要了就要重新扫，积分和货都没有动过。
          </p>
        </Dialog>
      )}
    </>
  )
}

const whose = (cart: HeldCartView): string => (cart.household ? `${cart.household.name}家` : '还没扫卡的一单')
