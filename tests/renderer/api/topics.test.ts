import { expect, test } from 'vitest'
import { TOPICS } from '#main/api/call.ts'
import { contract } from '#main/api/contract.ts'
import { staleNouns } from '#renderer/api/topics.ts'

/** Their answers never change under an open screen. */
const UNCHANGING = ['events', 'founding']

test('every noun of the contract is asked again under some topic', () => {
  const asked = staleNouns(TOPICS)
  const forgotten = Object.keys(contract).filter((noun) => !asked.has(noun) && !UNCHANGING.includes(noun))
  expect(forgotten).toEqual([])
})

test('a slip changes what the counter, the household and the shelves show, and not who may sign in', () => {
  const stale = staleNouns(['redemption'])
  expect([...stale]).toEqual(expect.arrayContaining(['redemption', 'households', 'stock', 'printing']))
  expect(stale.has('session')).toBe(false)
})
