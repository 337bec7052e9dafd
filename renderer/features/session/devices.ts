import { useSyncExternalStore } from 'react'
import { shop, useAsk } from '#renderer/api/client.ts'
import type { DeviceState } from '#renderer/ui/marks.tsx'

const SCANNER_KEY = 'scanner-heard'
const heard = new EventTarget()

/** This machine's gun has been read: a keyboard gun says nothing by itself until it scans. */
export function scannerHeard(): void {
  if (localStorage.getItem(SCANNER_KEY) !== null) return
  localStorage.setItem(SCANNER_KEY, 'yes')
  heard.dispatchEvent(new Event('heard'))
}

const subscribe = (onChange: () => void) => {
  heard.addEventListener('heard', onChange)
  return () => heard.removeEventListener('heard', onChange)
}

export const useScannerHeard = (): boolean =>
  useSyncExternalStore(subscribe, () => localStorage.getItem(SCANNER_KEY) !== null)

/** The two lights in the top bar. */
export function useDevices(): { readonly scanner: DeviceState; readonly printer: DeviceState } {
  const scanner = useScannerHeard() ? 'ready' : 'unset'
  const settings = useAsk(shop.printing.settings, {})
  const jobs = useAsk(shop.printing.jobs, {})
  if (settings.data === undefined) return { scanner, printer: 'waiting' }
  if (settings.data.address === '') return { scanner, printer: 'unset' }
  const last = jobs.data?.[0]?.state
  if (last === 'failed' || last === 'unknown') return { scanner, printer: 'trouble' }
  return { scanner, printer: last === 'waiting' || last === 'sending' ? 'waiting' : 'ready' }
}
