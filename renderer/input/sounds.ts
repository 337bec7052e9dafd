/** One sound for right, one for wrong, made here: no file to load, no wait before the first. */
interface Tone {
  readonly hertz: number
  readonly atMs: number
  readonly lengthMs: number
  readonly shape: OscillatorType
}

const RIGHT: readonly Tone[] = [
  { hertz: 880, atMs: 0, lengthMs: 70, shape: 'sine' },
  { hertz: 1320, atMs: 75, lengthMs: 110, shape: 'sine' },
]
const WRONG: readonly Tone[] = [
  { hertz: 220, atMs: 0, lengthMs: 150, shape: 'square' },
  { hertz: 175, atMs: 190, lengthMs: 240, shape: 'square' },
]

/**
 * All that is ever said aloud. The list is closed on purpose: a neighbour in the queue must not hear a
 * balance, a deduction or a veto.
 */
export const SPOKEN = {
  'scan-card': '请扫积分卡',
  'sign-next': '请签字，下一位',
  'scan-again': '请再扫一次',
  'look-here': '请看屏幕',
  held: '已挂单',
} as const
export type Spoken = keyof typeof SPOKEN

export interface Sounds {
  right(): void
  wrong(): void
  say(phrase: Spoken): void
}

export interface SoundSettings {
  readonly sound: boolean
  readonly speech: boolean
}

/** Sound trouble is never the counter's trouble: without a loudspeaker everything else goes on. */
export function createSounds(settings: () => SoundSettings): Sounds {
  let context: AudioContext | undefined
  const play = (tones: readonly Tone[]) => {
    if (!settings().sound || typeof AudioContext === 'undefined') return
    context ??= new AudioContext()
    if (context.state === 'suspended') context.resume().catch(() => undefined)
    for (const tone of tones) playTone(context, tone)
  }
  return {
    right: () => play(RIGHT),
    wrong: () => play(WRONG),
    say: (phrase) => {
      if (!settings().speech || typeof speechSynthesis === 'undefined') return
      speechSynthesis.cancel()
      const utterance = new SpeechSynthesisUtterance(SPOKEN[phrase])
      utterance.lang = 'zh-CN'
      speechSynthesis.speak(utterance)
    },
  }
}

function playTone(context: AudioContext, tone: Tone): void {
  const start = context.currentTime + tone.atMs / 1000
  const end = start + tone.lengthMs / 1000
  const loudness = tone.shape === 'square' ? 0.12 : 0.3
  const gain = new GainNode(context, { gain: 0 })
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(loudness, start + 0.008)
  gain.gain.linearRampToValueAtTime(0, end)
  const oscillator = new OscillatorNode(context, { type: tone.shape, frequency: tone.hertz })
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(start)
  oscillator.stop(end)
}
