import { useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import { ShopProvider } from './api/client.ts'
import { RestoreGate } from './features/safekeeping/restore-gate.tsx'
import { SessionGate } from './features/session/session-gate.tsx'
import { ScanProvider } from './input/scan-provider.tsx'
import { createRouter } from './routes.tsx'
import { Look } from './ui/theme.tsx'

export function App() {
  const [router] = useState(createRouter)
  return (
    <Look>
      <ScanProvider>
        <ShopProvider>
          <RestoreGate>
            <SessionGate>
              <RouterProvider router={router} />
            </SessionGate>
          </RestoreGate>
        </ShopProvider>
      </ScanProvider>
    </Look>
  )
}
