import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ChangeListener } from './change-listener.tsx'
import { LostBanner } from './lost-banner.tsx'
import { questions } from './questions.ts'

/** The road to the program for everything inside. One for the whole app. */
export function ShopProvider({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={questions}>
      <ChangeListener />
      <LostBanner />
      {children}
    </QueryClientProvider>
  )
}
