import { characterOf, isModifierKey, isTakenByInputMethod, type KeyPress } from './key-press.ts'
import {
  averageGap,
  emptyRun,
  GUN_AVERAGE_MS,
  HALF_SCAN,
  isBurst,
  isCompositionOfGun,
  isFast,
  isTail,
  NONE,
  oneMore,
  PERSON_GAP_MS,
  type Run,
  SILENCE_MS,
  SUFFIX_WAIT_MS,
  strokesOf,
} from './scan-run.ts'

/**
 * Tells a scanner that types like a keyboard from a person who types, by speed alone: people need more than
 * 30 ms a key, guns fewer than 10. Pure: events in, decisions out; all times in milliseconds of one clock.
 */
export type ReaderEvent =
  | { readonly kind: 'key'; readonly press: KeyPress }
  /** An input method began or changed a composition; `grew` when it took in one more key. */
  | {
      readonly kind: 'composition'
      readonly grew: boolean
      readonly editable: boolean
      readonly time: number
    }
  | { readonly kind: 'silence'; readonly time: number }

/** Enter confirms only when nothing was typed or scanned for so long. */
const SETTLED_MS = 300

export type ReaderEffect =
  /** Keep what the focused field holds now: a burst may be starting. */
  | { readonly kind: 'remember-field' }
  | { readonly kind: 'restore-field' }
  /** Take the focus away first, so that the input method lets go, then restore. */
  | { readonly kind: 'blur-and-restore-field' }
  /** Give the focus back to the field a blur took it from. */
  | { readonly kind: 'refocus-field' }
  | { readonly kind: 'scan'; readonly code: string }
  /** A whole, intact burst that is no code of ours: it holds something other than digits. */
  | { readonly kind: 'foreign'; readonly text: string }
  /** An input method took part of the burst, or only a few of its keys arrived: scan again. */
  | { readonly kind: 'damaged'; readonly reason: 'input-method' | 'half' }
  /** A person typed this while no field had the focus. */
  | { readonly kind: 'typed'; readonly text: string }
  /** It was no person: take the typed text back. */
  | { readonly kind: 'retract'; readonly text: string }

export interface ReaderDecision {
  readonly state: ReaderState
  readonly effects: readonly ReaderEffect[]
  /** Keep the key from the page and the browser. */
  readonly prevent: boolean
  /** The key is a person's and may do what the screen has bound it to. */
  readonly pass: boolean
  /** Send `silence` at this time unless something else happens. */
  readonly wakeAt: number | undefined
}

export interface ReaderState {
  readonly run: Run | undefined
  readonly lastScanAt: number
  readonly lastTypedAt: number
  /** How the last scan ended: with Enter or Tab, as guns come from the factory, or with silence. */
  readonly ending: 'suffix' | 'silence'
  /** The last run that silence ended, until it is certain that it was silence. */
  readonly silenced: Run | undefined
}

export const initialReaderState: ReaderState = {
  run: undefined,
  lastScanAt: Number.NEGATIVE_INFINITY,
  lastTypedAt: Number.NEGATIVE_INFINITY,
  ending: 'suffix',
  silenced: undefined,
}

/** Nothing was typed or scanned for 300 ms: an Enter now is meant. */
export function isSettled(state: ReaderState, time: number): boolean {
  return time - Math.max(state.lastScanAt, state.lastTypedAt) >= SETTLED_MS
}

export function readEvent(state: ReaderState, event: ReaderEvent): ReaderDecision {
  switch (event.kind) {
    case 'key':
      return readKey(state, event.press)
    case 'composition':
      return readComposition(state, event.grew, event.editable, event.time)
    case 'silence': {
      const { run } = state
      const quiet = { prevent: false, pass: false }
      if (!run) return { state, effects: [], ...quiet, wakeAt: undefined }
      const until = run.last + (state.ending === 'suffix' && isBurst(run) ? SUFFIX_WAIT_MS : SILENCE_MS)
      if (event.time < until) return { state, effects: [], ...quiet, wakeAt: until }
      const closed = closeRun(state)
      const ending = isBurst(run) ? 'silence' : state.ending
      return { ...closed, state: { ...closed.state, silenced: run, ending }, ...quiet, wakeAt: undefined }
    }
  }
}

interface Closed {
  readonly state: ReaderState
  readonly effects: readonly ReaderEffect[]
}

/**
 * On a busy machine the silence timer comes late, or keys are handed over after it. Their own times tell:
 * closes a run that had ended, goes on with one that had not.
 */
function catchUp(state: ReaderState, time: number): Closed {
  const { run, silenced } = state
  if (run) return time - run.last >= SILENCE_MS ? closeRun(state) : { state, effects: [] }
  if (!silenced || !isTail(silenced, time)) return { state, effects: [] }
  // What went out as a scan cannot be taken back: what follows is known for its tail.
  if (isBurst(silenced) || silenced.broken) return { state, effects: [] }
  const shown = !silenced.editable && !silenced.tainted && silenced.text !== ''
  return {
    state: { ...state, run: silenced, silenced: undefined },
    effects: shown ? [{ kind: 'retract', text: silenced.text }] : [],
  }
}

function readKey(before: ReaderState, press: KeyPress): ReaderDecision {
  if (isModifierKey(press)) {
    return {
      state: before,
      effects: [],
      prevent: false,
      pass: false,
      wakeAt: before.run && before.run.last + SILENCE_MS,
    }
  }
  const { state, effects: earlier } = catchUp(before, press.time)

  if (press.key === 'Enter' || press.key === 'Tab') return readEnd(state, press, earlier)
  if (press.modified || press.repeat) return readPersonsKey(state, press, earlier)
  const taken = isTakenByInputMethod(press)
  const character = characterOf(press)
  if (character === undefined && !taken) return readPersonsKey(state, press, earlier)
  return readCharacter(state, press, character ?? '', taken, earlier)
}

/** Enter or Tab: the suffix of a burst, or a person's own. */
function readEnd(state: ReaderState, press: KeyPress, earlier: readonly ReaderEffect[]): ReaderDecision {
  const { run } = state
  if (run && endsBurst(run, press)) {
    const finished = finishBurst({ ...state, ending: 'suffix' }, run, press.time)
    return { ...finished, effects: [...earlier, ...finished.effects], ...STOP }
  }
  if (run && (run.torn || (!press.editable && press.time - run.last < GUN_AVERAGE_MS))) {
    // No person follows a key with Enter that fast: a scan of which only these keys arrived.
    const effects = [...earlier, ...tornOff(run)]
    return { state: { ...state, run: undefined, lastScanAt: press.time }, effects, ...STOP }
  }
  const closed = closeRun(state)
  const effects = [...earlier, ...closed.effects]
  if (isTakenByInputMethod(press)) return { state: closed.state, effects, ...STOP, prevent: false }
  const ofScan = press.time - closed.state.lastScanAt < SETTLED_MS
  const heldDown = press.repeat && !press.editable
  if (press.key === 'Enter' && (ofScan || heldDown)) return { state: closed.state, effects, ...STOP }
  return { state: closed.state, effects, ...STOP, prevent: false, pass: true }
}

const STOP = { prevent: true, pass: false, wakeAt: undefined } as const

/** Of a composed burst this key counts too: three keys within 60 ms are no person's. */
function endsBurst(run: Run, press: KeyPress): boolean {
  if (isBurst(run) || run.broken) return true
  const strokes = strokesOf(run)
  const withEnd = { ...strokes, count: strokes.count + 1, last: press.time }
  return run.tainted && withEnd.count >= HALF_SCAN && averageGap(withEnd) < GUN_AVERAGE_MS
}

/** A key that no gun sends inside a code: shortcuts, arrows, F-keys, a key held down. */
function readPersonsKey(
  state: ReaderState,
  press: KeyPress,
  earlier: readonly ReaderEffect[],
): ReaderDecision {
  const closed = closeRun(state)
  const character = press.modified || press.editable ? undefined : characterOf(press)
  const typed: readonly ReaderEffect[] = character === undefined ? [] : [{ kind: 'typed', text: character }]
  return {
    state: character === undefined ? closed.state : { ...closed.state, lastTypedAt: press.time },
    effects: [...earlier, ...closed.effects, ...typed],
    prevent: false,
    pass: character === undefined,
    wakeAt: undefined,
  }
}

function readCharacter(
  before: ReaderState,
  press: KeyPress,
  character: string,
  taken: boolean,
  earlier: readonly ReaderEffect[],
): ReaderDecision {
  const personPaused =
    before.run && !before.run.broken && press.time - before.run.last > PERSON_GAP_MS && !isFast(before.run)
  const split = personPaused ? closeRun(before) : { state: before, effects: [] }
  const state = split.state
  const effects = [...earlier, ...split.effects]
  const gap = state.run ? press.time - state.run.last : Number.POSITIVE_INFINITY
  if (!state.run && press.editable) effects.push({ kind: 'remember-field' })

  let run: Run = {
    ...(state.run ?? emptyRun(press.time, press.editable, isTail(state.silenced, press.time))),
    last: press.time,
    text: (state.run?.text ?? '') + character,
    keys: oneMore(state.run?.keys, press.time),
    tainted: (state.run?.tainted ?? false) || taken,
  }
  if (!run.broken && isCompositionOfGun(run)) {
    run = { ...run, broken: true, recognised: true }
    if (run.editable) effects.push({ kind: 'blur-and-restore-field' })
  } else if (!run.recognised && isBurst(run)) {
    run = { ...run, recognised: true }
    if (run.editable) effects.push({ kind: 'restore-field' })
  }
  return {
    state: { ...state, run },
    effects,
    // Beside a field, also a burst's first fast keys: its space must not press the focused button.
    prevent: run.recognised || (!press.editable && gap < GUN_AVERAGE_MS),
    pass: false,
    wakeAt: press.time + SILENCE_MS,
  }
}

function readComposition(
  before: ReaderState,
  grew: boolean,
  editable: boolean,
  time: number,
): ReaderDecision {
  const { state, effects: earlier } = catchUp(before, time)
  const effects = [...earlier]
  if (!state.run && editable) effects.push({ kind: 'remember-field' })
  let run: Run = {
    ...(state.run ?? emptyRun(time, editable, isTail(state.silenced, time))),
    last: Math.max(time, state.run?.last ?? time),
    composed: grew ? oneMore(state.run?.composed, time) : (state.run?.composed ?? NONE),
    tainted: true,
  }
  if (!run.broken && isCompositionOfGun(run)) {
    run = { ...run, broken: true, recognised: true }
    effects.push({ kind: 'blur-and-restore-field' })
  }
  return { state: { ...state, run }, effects, prevent: false, pass: false, wakeAt: time + SILENCE_MS }
}

/** Ends the run without a suffix: silence, or a key that is not part of it. */
function closeRun(state: ReaderState): Closed {
  const { run } = state
  if (!run) return { state, effects: [] }
  if (isBurst(run) || run.broken || isCompositionOfGun(run)) return finishBurst(state, run, run.last)
  const rest: ReaderState = { ...state, run: undefined, lastTypedAt: run.last }
  if (run.torn) return { state: rest, effects: tornOff(run) }
  if (run.editable || run.tainted || run.text === '') return { state: rest, effects: [] }
  return { state: rest, effects: [{ kind: 'typed', text: run.text }] }
}

function finishBurst(state: ReaderState, run: Run, time: number): Closed {
  const rest: ReaderState = { ...state, run: undefined, lastScanAt: time }
  if (run.tainted) {
    const field: readonly ReaderEffect[] = run.editable
      ? [{ kind: 'blur-and-restore-field' }, { kind: 'refocus-field' }]
      : []
    return { state: rest, effects: [...field, { kind: 'damaged', reason: 'input-method' }] }
  }
  if (run.torn) return { state: rest, effects: tornOff(run) }
  const read: ReaderEffect = /^\d+$/.test(run.text)
    ? { kind: 'scan', code: run.text }
    : { kind: 'foreign', text: run.text }
  return { state: rest, effects: [read] }
}

const tornOff = (run: Run): readonly ReaderEffect[] => [
  ...(run.editable ? [{ kind: 'restore-field' } as const] : []),
  { kind: 'damaged', reason: 'half' },
]
