import { expect, test } from 'vitest'
import type { CountsDue } from '#main/api/counting.ts'
import { promptOf } from '#renderer/features/counting/prompt-of.ts'

const TODAY = '2026-11-25'
const quiet: CountsDue = {
  redemptionDay: false,
  slipsToday: 0,
  slipsSince: 0,
  lastCountedOn: null,
  open: [],
  movedToday: [],
}
const said = (due: Partial<CountsDue>) => promptOf({ ...quiet, ...due }, TODAY)?.sentence

test('before a redemption day opens, count; once that is done, nothing more is said', () => {
  expect(said({ redemptionDay: true })).toBe('今天是兑换日，开门前请先盘点一遍，晚上有出入才说得清。')
  expect(said({ redemptionDay: true, lastCountedOn: TODAY })).toBeUndefined()
})

test('after a redemption day, count what has moved, until it is counted', () => {
  const day = { redemptionDay: true, slipsToday: 86, lastCountedOn: TODAY }
  expect(said({ ...day, slipsSince: 86 })).toBe('今天兑了 86 单，收工前请把动过的货点一遍。')
  expect(said({ ...day, slipsSince: 0 })).toBeUndefined()
})

test('a shop that is open any day is not asked every day', () => {
  expect(said({ slipsToday: 3, slipsSince: 40 })).toBeUndefined()
})
