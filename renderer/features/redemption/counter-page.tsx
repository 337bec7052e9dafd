import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { shop, useAsk, useMay, useSession } from '#renderer/api/client.ts'
import { useScans, useTyped } from '#renderer/input/use-scans.ts'
import { usePicture } from '../catalogue/use-picture.ts'
import { scannerHeard, useDevices } from '../session/devices.ts'
import { counterSounds } from '../settings/sound-settings.ts'
import { followOpenCarts, resume } from './cart-keeping.ts'
import { CounterCovers } from './counter-covers.tsx'
import { CounterFrame } from './counter-frame.tsx'
import { isOpen, mayConfirm } from './counter-state.ts'
import { cover, useCounter } from './counter-store.ts'
import {
  cartView,
  expiryNotes,
  heldViews,
  householdView,
  lastSlipView,
  lowNotes,
  messageView,
} from './counter-views.ts'
import { takeHandedCard } from './handed-card.ts'
import { IdleScreen } from './idle-screen.tsx'
import { KeptPictures } from './picture.tsx'
import { choose, scanned, unreadable } from './scan-deeds.ts'
import { ServingScreen } from './serving-screen.tsx'
import { paperEnded } from './slip-deeds.ts'
import { useTypedCollector } from './typed.ts'
import { useCounterActions } from './use-counter-actions.ts'
import type { PrintState } from './view.ts'

/** The 兑换台: from a scan to a slip, without a field and without a mouse. */
export function CounterPage() {
  const state = useCounter()
  const session = useSession()
  const devices = useDevices()
  const navigate = useNavigate()
  const typed = useTyped()
  const mayRegister = useMay('keep_stock')
  const { data: overview, dataUpdatedAt: askedAt } = useAsk(shop.redemption.overview, {})
  const printer = useAsk(shop.printing.settings, {}).data
  const jobs = useAsk(shop.printing.jobs, {}).data
  const printerSet = printer === undefined || printer.address !== ''

  useEffect(() => {
    if (overview === undefined) return
    followOpenCarts(overview)
    const card = takeHandedCard()
    if (card !== undefined) void scanned({ code: card, times: undefined, source: 'scanner', mayRegister })
  }, [overview, mayRegister])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person, or the same one after a lock
  useEffect(() => {
    if (!session.locked) resume()
  }, [session.locked, session.person.id])

  const members = state.household?.members ?? []
  useScans({
    onScan: ({ code, times, source }) => {
      if (source === 'scanner') scannerHeard()
      const member = source === 'typed' && times === undefined ? members[Number(code) - 1] : undefined
      if (member && /^[1-9]$/.test(code)) return choose({ kind: 'member', person: member.id })
      void scanned({ code, times, source, mayRegister })
    },
    onTrouble: ({ sentence }) => unreadable(sentence),
  })

  const last = lastSlipView(overview, askedAt, state.posted, {
    set: printerSet,
    trouble: jobs?.find(({ document }) => document === overview?.lastSlip?.document)?.reason ?? undefined,
  })
  useEffect(() => {
    const job = jobs?.find(({ id }) => id === state.paper?.job)
    if (job) paperEnded(job.state, job.reason)
  }, [jobs, state.paper])
  usePaperTrouble(last?.serial, last?.print)
  useSlipOnScreen(state.done?.id, printer?.address === '')

  const actions = useCounterActions(overview, printerSet)
  const cart = cartView(state)
  const household = householdView(state, cart.total)
  const typedCollector = useTypedCollector(household?.collectors ?? [], actions.onCollector)
  const held = heldViews(overview, state.cartId)

  return (
    <KeptPictures value={usePicture}>
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
        {isOpen(state) ? (
          <ServingScreen
            household={
              household && typedCollector !== undefined
                ? { ...household, collector: { kind: 'member', id: typedCollector } }
                : household
            }
            cart={cart}
            message={messageView(state)}
            canConfirm={mayConfirm(state)}
            confirming={state.confirming}
            heldCount={held.length}
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
            held={held}
            goodsInStock={overview?.offered ?? 0}
            today={{
              households: overview?.households ?? 0,
              points: overview?.points ?? 0,
              ordersWaiting: undefined,
            }}
            runningLow={lowNotes(overview)}
            nearExpiry={expiryNotes(overview)}
            last={last}
            typed={typed}
            actions={actions}
            onPrintCatalogue={() => void navigate('/stock/prices')}
          />
        )}
        <CounterCovers overview={overview} />
      </CounterFrame>
    </KeptPictures>
  )
}

/** Paper that did not come, or may not have: heard once, when it is known. */
function usePaperTrouble(serial: string | undefined, print: PrintState | undefined): void {
  const before = useRef({ serial, print })
  useEffect(() => {
    const trouble = print === 'failed' || print === 'unknown'
    const known = before.current.serial === undefined || before.current.print === print
    before.current = { serial, print }
    if (trouble && !known) counterSounds.wrong()
  }, [serial, print])
}

/** Where no printer is set the slip is shown, to sign and to keep; the next card puts it away. */
function useSlipOnScreen(document: string | undefined, noPrinter: boolean): void {
  useEffect(() => {
    if (document !== undefined && noPrinter) cover({ kind: 'slip', document, sentence: '请签字，下一位' })
  }, [document, noPrinter])
}
