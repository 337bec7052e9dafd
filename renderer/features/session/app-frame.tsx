import { lazy, Suspense, useEffect, useState } from 'react'
import { Outlet, useLocation, useNavigate } from 'react-router'
import { shop, useAsk, useMay, useSession } from '#renderer/api/client.ts'
import { useScans } from '#renderer/input/use-scans.ts'
import { OfficeFrame } from '#renderer/shell/office-frame.tsx'
import type { ShellView } from '#renderer/shell/shell-view.ts'
import type {} from '../../../preload/bridge.ts'
import { DemoNote } from '../founding/demo-note.tsx'
import { StepsLeft } from '../founding/steps-left.tsx'
import { handOverCard } from '../redemption/handed-card.ts'
import { useDevices } from './devices.ts'
import { rolesText } from './roles-text.ts'
import { useServing } from './shift-door.tsx'
import { ShiftEnd } from './shift-end.tsx'
import { useLock, useSignOut } from './sign-in-deed.ts'

const ScannedCard = lazy(async () => ({
  default: (await import('../households/scanned-card.tsx')).ScannedCard,
}))

/** Menu and room; the counter has the whole window while it serves. */
export function AppFrame({ counterAlone }: { counterAlone: boolean }) {
  const atCounter = useLocation().pathname.startsWith('/counter')
  const serving = useServing()
  const { shift, demo } = useSession()
  const view = useShellView()
  const navigate = useNavigate()
  const lock = useLock()
  const signOut = useSignOut()
  const noticesWaiting = useNoticesWaiting()
  const [ending, setEnding] = useState(false)
  const [card, setCard] = useState<string>()
  const serve = () => {
    if (card !== undefined) handOverCard(card)
    void navigate('/counter')
  }
  const alone = counterAlone && atCounter && serving
  useFullScreen(alone)
  useScans({ onScan: ({ code }) => (alone || !isCard(code) ? false : setCard(code)) }, { before: true })
  if (alone) return <Outlet />
  return (
    <OfficeFrame
      view={view}
      onLock={() => void lock()}
      onSignOut={() => void signOut()}
      errands={[
        { key: 'day', label: '兑换登记表', onClick: () => void navigate('/day') },
        ...(shift === null ? [] : [{ key: 'shift', label: '交班', onClick: () => setEnding(true) }]),
      ]}
      waiting={{ notices: noticesWaiting }}
      below={demo ? <DemoNote /> : <StepsLeft />}
    >
      <Outlet />
      {ending && <ShiftEnd onClose={() => setEnding(false)} />}
      {card !== undefined && (
        <Suspense fallback={null}>
          <ScannedCard
            key={card}
            code={card}
            onServe={serving ? serve : undefined}
            onClose={() => setCard(undefined)}
          />
        </Suspense>
      )}
    </OfficeFrame>
  )
}

/** The check digits are the program's to verify. */
const isCard = (code: string): boolean => /^88\d{14}$/.test(code)

/** Notices whose days are over, and objections without an answer: for those who see to them. */
function useNoticesWaiting(): number {
  const may = useMay('publish')
  const due = useAsk(shop.notices.due, {}, { enabled: may })
  return (due.data?.openObjections ?? 0) + (due.data?.notices ?? 0)
}

/** In the app itself the counter has the whole screen; in a browser F11 does that. */
function useFullScreen(on: boolean): void {
  useEffect(() => {
    if (!on) return
    void window.counterBridge?.setFullScreen(true)
    return () => void window.counterBridge?.setFullScreen(false)
  }, [on])
}

/** Shop, day, person and devices, for the frame and for the counter's own top bar. */
export function useShellView(): ShellView {
  const { village, shop, today, person, demo } = useSession()
  const { scanner, printer } = useDevices()
  return {
    shopName: `${village}${shop}`,
    today,
    person: { name: person.name, role: rolesText(person.roles) },
    scanner,
    printer,
    demo,
  }
}
