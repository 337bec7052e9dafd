import type { Topic } from '#main/api/call.ts'
import type { Contract } from '#main/api/contract.ts'

/**
 * Which questions ask again when something of a topic has changed: all of a noun, or one ("redemption.overview").
 * They belong here under every topic that may alter their answer; only questions on an open screen really ask.
 */
const STALE: Readonly<Record<Topic, readonly string[]>> = {
  session: ['session', 'safekeeping', 'audit'],
  staff: ['staff', 'session'],
  households: [
    'households',
    'teams',
    'party',
    'register',
    'points',
    'redemption',
    'corrections',
    'cycles',
    'reports',
  ],
  teams: ['teams', 'deeds', 'reports'],
  party: ['party', 'deeds', 'reports', 'households'],
  schemes: [
    ...['schemes', 'catalogue', 'redemption', 'points', 'households'],
    ...['rules', 'deeds', 'notices', 'cycles', 'purposes', 'reports'],
  ],
  rules: ['rules', 'deeds', 'reports'],
  deeds: ['deeds', 'notices', 'points', 'redemption', 'households', 'reports'],
  notices: ['notices', 'deeds'],
  catalogue: ['catalogue', 'schemes', 'stock', 'redemption'],
  stock: ['stock', 'catalogue', 'redemption', 'closing', 'counting'],
  // a count scans several things a second: the shelves do not change until it is approved
  counting: ['counting', 'closing'],
  redemption: [
    'redemption',
    'corrections',
    'printing',
    'stock',
    'points',
    'cycles',
    'purposes',
    'reports',
    'households',
    'closing',
    'counting.due',
  ],
  // a cart changes at every scan: only what shows carts asks again
  carts: ['redemption.overview'],
  printing: ['printing', 'redemption', 'corrections'],
  closing: ['closing'],
  backup: ['safekeeping', 'audit'],
}

/** Whether a question, by its key, is to be asked again. Every topic's own name counts as a noun too. */
export function staleAfter(topics: readonly Topic[]): (queryKey: readonly unknown[]) => boolean {
  const stale = new Set(topics.flatMap((topic) => [topic, ...STALE[topic]]))
  return ([noun, call]) => stale.has(String(noun)) || stale.has(`${String(noun)}.${String(call)}`)
}

/** The first part of every query key. */
export type Noun = Exclude<keyof Contract, 'events'>
