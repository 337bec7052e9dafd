import { expect, test } from 'vitest'
import { TOPICS } from '#main/api/call.ts'
import { contract } from '#main/api/contract.ts'
import { staleAfter } from '#renderer/api/topics.ts'

/** Their answers never change under an open screen. */
const UNCHANGING = ['events', 'founding']

test('every noun of the contract is asked again under some topic', () => {
  const isStale = staleAfter(TOPICS)
  const forgotten = Object.keys(contract).filter((noun) => !isStale([noun]) && !UNCHANGING.includes(noun))
  expect(forgotten).toEqual([])
})

test('a slip changes what the counter, the household and the shelves show, and not who may sign in', () => {
  const isStale = staleAfter(['redemption'])
  for (const noun of ['redemption', 'households', 'stock', 'printing'])
    expect(isStale([noun, 'x'])).toBe(true)
  expect(isStale(['session', 'state'])).toBe(false)
})

test('a scan changes a cart: what shows carts asks again, the goods to choose from and the review do not', () => {
  const isStale = staleAfter(['carts'])
  expect(isStale(['redemption', 'overview', {}])).toBe(true)
  for (const call of ['items', 'awaitingReview', 'household'])
    expect(isStale(['redemption', call, {}])).toBe(false)
})
