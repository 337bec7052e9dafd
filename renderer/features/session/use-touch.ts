import { useEffect } from 'react'
import { act, shop } from '#renderer/api/client.ts'

const AT_MOST_EVERY_MS = 30_000
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'wheel'] as const

/** Tells main that somebody is here, so that the idle lock stays away while they are. */
export function useTouch(): void {
  useEffect(() => {
    const ending = new AbortController()
    let last = Number.NEGATIVE_INFINITY
    const touch = (event: Event) => {
      if (event.timeStamp - last < AT_MOST_EVERY_MS) return
      last = event.timeStamp
      void act(shop.session.touch, {})
    }
    for (const sign of SIGNS_OF_LIFE) {
      window.addEventListener(sign, touch, { capture: true, passive: true, signal: ending.signal })
    }
    return () => ending.abort()
  }, [])
}
