/**
 * A run of keys close together, and what its speed says: people need more than 30 ms a key, guns fewer than
 * 10. All times in milliseconds of one clock.
 */
export interface Run {
  /** Of the latest event of any kind. */
  readonly last: number
  readonly text: string
  readonly keys: Strokes
  /** What an input method took in, with a keydown or without. */
  readonly composed: Strokes
  readonly editable: boolean
  readonly tainted: boolean
  /** Known for a burst: the field is restored, nothing more gets into it. */
  readonly recognised: boolean
  /** A composition was broken off at gun speed; the rest of the burst is swallowed. */
  readonly broken: boolean
  /** By its keys' own times it goes on where silence seemed to have ended a scan: its tail, torn off. */
  readonly torn: boolean
}

/** Keys so close together that only a gun can have sent them, though too few to be a code. */
export const HALF_SCAN = 3
export const GUN_AVERAGE_MS = 30
const GUN_SHORTEST = 6
export const SILENCE_MS = 100
/**
 * A gun that ends its scans with Enter will do so again: keys that a busy machine holds back must not cut its
 * scan in two.
 */
export const SUFFIX_WAIT_MS = 400
/** A gap this long inside a run that is not at gun speed is a person between two keys. */
export const PERSON_GAP_MS = 50

/** How many strokes came, and over what time. */
export interface Strokes {
  readonly count: number
  readonly first: number
  readonly last: number
}

export const NONE: Strokes = { count: 0, first: 0, last: 0 }

export const oneMore = (strokes: Strokes | undefined, time: number): Strokes =>
  strokes && strokes.count > 0
    ? { count: strokes.count + 1, first: strokes.first, last: time }
    : { count: 1, first: time, last: time }

export const emptyRun = (time: number, editable: boolean, torn: boolean): Run => ({
  last: time,
  text: '',
  keys: NONE,
  composed: NONE,
  editable,
  tainted: false,
  recognised: torn,
  broken: false,
  torn,
})

/** Keys carry their own time; compositions only that of their arrival, so keys are asked first. */
export const strokesOf = ({ keys, composed }: Run): Strokes =>
  keys.count >= HALF_SCAN || keys.count >= composed.count ? keys : composed

export const averageGap = ({ count, first, last }: Strokes): number =>
  count > 1 ? (last - first) / (count - 1) : Number.POSITIVE_INFINITY

const atGunSpeed = (run: Run, least: number): boolean => {
  const strokes = strokesOf(run)
  return strokes.count >= least && averageGap(strokes) < GUN_AVERAGE_MS
}

export const isFast = (run: Run): boolean => atGunSpeed(run, HALF_SCAN)
export const isBurst = (run: Run): boolean => atGunSpeed(run, GUN_SHORTEST)
/** Four keys within 90 ms while an input method composes: no person types pinyin like that. */
export const isCompositionOfGun = (run: Run): boolean => run.tainted && atGunSpeed(run, HALF_SCAN + 1)

export const isTail = (silenced: Run | undefined, time: number): boolean =>
  silenced !== undefined && time - silenced.last < SILENCE_MS
