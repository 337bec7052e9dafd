import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { InputHub } from './hub.ts'

const HubContext = createContext<InputHub | undefined>(undefined)
const LayerContext = createContext(0)

/** Reads the window's keys for everything inside. One for the whole app. */
export function ScanProvider({ hub, children }: { hub?: InputHub; children: ReactNode }) {
  const [own] = useState(() => hub ?? new InputHub())
  useEffect(() => own.attach(), [own])
  return <HubContext value={own}>{children}</HubContext>
}

/** Everything inside is one layer above what is outside: it gets keys and scans first. */
export function InputLayer({ children }: { children: ReactNode }) {
  return <LayerContext value={useContext(LayerContext) + 1}>{children}</LayerContext>
}

export function useInputHub(): InputHub {
  const hub = useContext(HubContext)
  if (!hub) throw new Error('useInputHub needs a ScanProvider above it')
  return hub
}

export const useInputLayer = (): number => useContext(LayerContext)
