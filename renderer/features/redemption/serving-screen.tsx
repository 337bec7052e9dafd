import { ActionButton, BigButton } from '#renderer/ui/buttons.tsx'
import { CartPanel } from './cart-panel.tsx'
import { type ServingActions, useServingKeys } from './counter-keys.ts'
import { HouseholdPanel } from './household-panel.tsx'
import { LastSlip } from './last-slip.tsx'
import type { CartView, HouseholdView, LastSlipView, MessageView } from './view.ts'

export interface ServingScreenProps {
  readonly household: HouseholdView | undefined
  readonly cart: CartView
  readonly message: MessageView
  /** False while anything stands against the slip; the message says what. */
  readonly canConfirm: boolean
  /** The slip is on its way into the books. */
  readonly confirming: boolean
  readonly heldCount: number
  readonly last: LastSlipView | undefined
  readonly typed: string
  readonly actions: ServingActions
}

/** Who, what, what next. */
export function ServingScreen(props: ServingScreenProps) {
  const { household, cart, message, canConfirm, confirming, heldCount, last, typed, actions } = props
  const ready = canConfirm && !confirming
  useServingKeys(actions, {
    canConfirm: ready,
    lineIds: cart.lines.map(({ id }) => id),
    selectedId: cart.selectedId,
  })
  const noLine = cart.selectedId === undefined
  return (
    <div className="counter-body">
      <HouseholdPanel household={household} onCollector={actions.onCollector} onProxy={actions.onProxy} />
      <CartPanel
        cart={cart}
        message={message}
        typed={typed}
        collectors={household?.collectors ?? []}
        onSelectLine={actions.onSelectLine}
      />
      <aside className="counter-side">
        <BigButton
          label={confirming ? '正在记账' : '确认兑换'}
          hint={confirming ? '马上就好' : '按 Enter'}
          disabled={!ready}
          onPress={actions.onConfirm}
        />
        <div className="counter-actions">
          <ActionButton label="改数量" keyHint="F4" disabled={noLine} onPress={actions.onQuantity} />
          <ActionButton label="删这行" keyHint="Del" disabled={noLine} onPress={actions.onRemoveLine} />
          <ActionButton
            label="挂单"
            keyHint={heldCount === 0 ? 'F3' : `F3 挂着 ${heldCount} 单`}
            onPress={actions.onHold}
          />
          <ActionButton label="返回" keyHint="Esc" onPress={actions.onBack} />
          <ActionButton label="查明细" keyHint="F7" disabled={!household} onPress={actions.onStatement} />
          <ActionButton label="现场补录" keyHint="F9" onPress={actions.onFound} />
        </div>
        <span className="counter-gap" />
        {last && <LastSlip slip={last} onReprint={actions.onReprint} />}
      </aside>
    </div>
  )
}
