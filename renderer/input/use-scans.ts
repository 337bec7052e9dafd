import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { ScanListener } from './hub.ts'
import type { KeyBindings } from './keys.ts'
import { useInputHub, useInputLayer } from './scan-provider.tsx'

/**
 * Scans while this component is shown. The top-most layer is asked first; false passes one on. `before`: asked
 * before the screens of this layer, for codes that mean the same on all of them.
 */
export function useScans(listener: ScanListener, { before = false }: { before?: boolean } = {}): void {
  const hub = useInputHub()
  const layer = useInputLayer() + (before ? 0.5 : 0)
  const latest = useLatest(listener)
  useEffect(() => hub.listen(() => latest.current, layer), [hub, layer, latest])
}

/** Keys while this component is shown. A modal layer hides the keys of what it covers. */
export function useKeys(bindings: KeyBindings, { modal = false }: { modal?: boolean } = {}): void {
  const hub = useInputHub()
  const layer = useInputLayer()
  const latest = useLatest(bindings)
  useEffect(() => hub.keys.open(() => latest.current, { layer, modal }), [hub, layer, modal, latest])
}

/** What was typed with no field focused, as it grows: "3", "3*". */
export function useTyped(): string {
  return useStore(useInputHub().typed)
}

function useLatest<T>(value: T) {
  const ref = useRef(value)
  useEffect(() => {
    ref.current = value
  })
  return ref
}
