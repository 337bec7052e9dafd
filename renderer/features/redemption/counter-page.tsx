import { useCallback, useEffect } from 'react'
import { useNavigate } from 'react-router'
import { shop, useAsk, useSession } from '#renderer/api/client.ts'
import { useScans, useTyped } from '#renderer/input/use-scans.ts'
import { scannerHeard, useDevices } from '../session/devices.ts'
import { CounterCovers } from './counter-covers.tsx'
import { CounterFrame } from './counter-frame.tsx'
import type { ServingActions } from './counter-keys.ts'
import { isOpen } from './counter-state.ts'
import {
  cartView,
  expiryNotes,
  heldViews,
  householdView,
  lastSlipView,
  lowNotes,
  messageView,
} from './counter-views.ts'
import { IdleScreen } from './idle-screen.tsx'
import { ServingScreen } from './serving-screen.tsx'
import {
  back,
  choose,
  confirm,
  cover,
  hold,
  removeLine,
  scanned,
  select,
  takeUp,
  useCounter,
} from './use-counter.ts'

/** The 兑换台: from a scan to a slip, without a field and without a mouse. */
export function CounterPage() {
  const state = useCounter()
  const session = useSession()
  const devices = useDevices()
  const navigate = useNavigate()
  const typed = useTyped()
  const overview = useAsk(shop.redemption.overview, {})
  const open = isOpen(state)
  const cart = cartView(state)

  useEffect(() => {
    if (overview.data) void takeUp(overview.data.open)
  }, [overview.data])

  useScans({
    onScan: ({ code, times, source }) => {
      if (source === 'scanner') scannerHeard()
      void scanned(code, times)
    },
    onTrouble: ({ sentence }) => useCounter.setState({ message: { tone: 'wrong', sentence } }),
  })

  const onCollector = useCallback((person: string) => choose({ kind: 'member', person }), [])
  const last = lastSlipView(overview.data, state.done)
  const selected = state.lines.find(({ item }) => item.id === state.selected)
  const actions: ServingActions = {
    onKeySheet: () => cover({ kind: 'keys' }),
    onFindHousehold: () => cover({ kind: 'find' }),
    onHold: () => (open && state.lines.length > 0 ? void hold() : cover({ kind: 'held' })),
    onPickGoods: () => cover({ kind: 'goods' }),
    onCorrect: () => cover({ kind: 'correct' }),
    onMenu: () => cover({ kind: 'menu' }),
    onReprint: () => {
      const document = overview.data?.lastSlip?.document
      if (document) cover({ kind: 'slip', document })
    },
    onConfirm: () => void confirm(),
    onQuantity: () => {
      if (selected) cover({ kind: 'quantity', item: selected.item })
    },
    onRemoveLine: removeLine,
    onBack: back,
    onProxy: () => cover({ kind: 'proxy' }),
    onStatement: () => cover({ kind: 'statement', document: undefined }),
    onFound: () => cover({ kind: 'found' }),
    onSelectLine: select,
    onCollector,
  }
  const message = messageView(state)
  const canConfirm =
    state.household !== undefined &&
    state.lines.length > 0 &&
    state.quote !== undefined &&
    state.quote.obstacle === null

  return (
    <CounterFrame
      top={{
        shopName: `${session.village}${session.shop}`,
        today: session.today,
        scanner: devices.scanner,
        printer: devices.printer,
        writer: session.shift?.writer.name ?? '',
        issuer: session.shift?.issuer.name ?? '',
        demo: session.demo,
      }}
      onMenu={actions.onMenu}
    >
      {open ? (
        <ServingScreen
          household={householdView(state, cart.total)}
          cart={cart}
          message={message}
          canConfirm={canConfirm}
          confirming={state.confirming}
          heldCount={overview.data?.held.length ?? 0}
          last={last}
          typed={typed}
          actions={actions}
        />
      ) : (
        <IdleScreen
          message={state.message}
          done={
            state.done && {
              household: `${state.done.headName}家`,
              points: state.done.total,
              spendableAfter: state.done.spendableAfter,
            }
          }
          held={heldViews(overview.data)}
          goodsInStock={overview.data?.offered ?? 0}
          today={{
            households: overview.data?.households ?? 0,
            points: overview.data?.points ?? 0,
            ordersWaiting: undefined,
          }}
          runningLow={lowNotes(overview.data)}
          nearExpiry={expiryNotes(overview.data)}
          last={last}
          typed={typed}
          actions={actions}
          onPrintCatalogue={() => void navigate('/stock/prices')}
        />
      )}
      <CounterCovers overview={overview.data} />
    </CounterFrame>
  )
}
