import type { Clock, Day } from '../../kernel/dates.ts'

/** The demo's own clock: every document of its history is entered at its own moment. */
export class DemoClock implements Clock {
  private moment: Date
  constructor(moment: Date) {
    this.moment = moment
  }
  now(): Date {
    return this.moment
  }
  /** Beijing time of a day. */
  set(day: Day, minutesAfterMidnight: number): void {
    this.moment = new Date(Date.parse(`${day}T00:00:00+08:00`) + minutesAfterMidnight * 60_000)
  }
  advance(seconds: number): void {
    this.moment = new Date(this.moment.getTime() + seconds * 1000)
  }
}

/** The same village every time: a small generator with a fixed beginning (mulberry32). */
export function createDice(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    chance: (probability: number): boolean => next() < probability,
    between: (low: number, high: number): number => low + Math.floor(next() * (high - low + 1)),
    pick: <T>(list: readonly T[]): T => {
      const picked = list[Math.floor(next() * list.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
  }
}
export type Dice = ReturnType<typeof createDice>
