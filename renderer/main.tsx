import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { ScanProvider } from '#renderer/input/scan-provider.tsx'
import { createAppRouter } from '#renderer/shell/router.tsx'
import type { ShellView } from '#renderer/shell/shell-view.ts'
import { Look } from '#renderer/ui/theme.tsx'

/** What the frame shows before the host has answered. */
const waiting: ShellView = {
  shopName: '党群积分超市',
  today: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
  person: undefined,
  scanner: 'waiting',
  printer: 'waiting',
  demo: false,
}

const router = createAppRouter(
  { view: waiting, onLock: () => undefined, onSignOut: () => undefined },
  { rooms: {} },
)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <Look>
      <ScanProvider>
        <RouterProvider router={router} />
      </ScanProvider>
    </Look>
  </StrictMode>,
)
