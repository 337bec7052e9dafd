import { useSyncExternalStore } from 'react'
import { createSounds, type SoundSettings } from '#renderer/input/sounds.ts'

const KEY = 'sounds'
const SILENT_SPEECH: SoundSettings = { sound: true, speech: false }
const told = new EventTarget()
let current = read()

function read(): SoundSettings {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<SoundSettings>
    return { ...SILENT_SPEECH, ...kept }
  } catch {
    return SILENT_SPEECH
  }
}

/** This machine's own: another counter may stand beside a sleeping child. */
export const soundSettings = (): SoundSettings => current

export function saveSoundSettings(settings: SoundSettings): void {
  current = settings
  localStorage.setItem(KEY, JSON.stringify(settings))
  told.dispatchEvent(new Event('change'))
}

const subscribe = (onChange: () => void) => {
  told.addEventListener('change', onChange)
  return () => told.removeEventListener('change', onChange)
}

export const useSoundSettings = (): SoundSettings => useSyncExternalStore(subscribe, soundSettings)

/** The counter's sounds, as this machine has them switched. */
export const counterSounds = createSounds(soundSettings)
