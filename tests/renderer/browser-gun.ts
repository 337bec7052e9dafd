import type { CDPSession, Page } from '@playwright/test'

const sessions = new WeakMap<Page, Promise<CDPSession>>()

export interface GunShot {
  readonly gapMs?: number
  readonly suffix?: 'Enter' | 'none'
  /** When its first key goes down, in seconds since 1970. */
  readonly started?: number
}

/**
 * A scanner that types: every key with its own time, so that a busy machine does not turn the gun into a
 * slow typist. `gapMs` is the time between keys, 4 unless told.
 */
export async function fireGun(
  page: Page,
  code: string,
  { gapMs = 4, suffix = 'Enter', started = Date.now() / 1000 }: GunShot = {},
): Promise<void> {
  let opening = sessions.get(page)
  if (!opening) {
    opening = page.context().newCDPSession(page)
    sessions.set(page, opening)
  }
  const session = await opening
  const keys = [...code, ...(suffix === 'Enter' ? ['Enter'] : [])]
  await Promise.all(
    keys.flatMap((key, index) => {
      const timestamp = started + (index * gapMs) / 1000
      const event = { key, code: codeOf(key), windowsVirtualKeyCode: virtualKeyOf(key), timestamp }
      const text = key === 'Enter' ? '\r' : key
      return [
        session.send('Input.dispatchKeyEvent', { type: 'keyDown', text, unmodifiedText: text, ...event }),
        session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }),
      ]
    }),
  )
  // The keys may have been handed over faster than their times say.
  await new Promise((done) =>
    setTimeout(done, Math.max(0, started * 1000 + keys.length * gapMs - Date.now())),
  )
}

function codeOf(key: string): string {
  if (/^\d$/.test(key)) return `Digit${key}`
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`
  return key === ' ' ? 'Space' : key
}

const virtualKeyOf = (key: string): number => (key === 'Enter' ? 13 : key.toUpperCase().charCodeAt(0))
