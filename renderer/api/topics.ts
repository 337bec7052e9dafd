import type { Topic } from '#main/api/call.ts'
import type { Contract } from '#main/api/contract.ts'

/**
 * Which nouns' questions ask again when something of a topic has changed. A noun belongs here under every topic
 * that may alter one of its answers; only questions on an open screen really ask.
 */
const STALE: Readonly<Record<Topic, readonly string[]>> = {
  session: ['session', 'safekeeping', 'audit'],
  staff: ['staff', 'session'],
  households: ['households', 'register', 'points', 'redemption', 'corrections'],
  schemes: ['schemes', 'catalogue', 'redemption', 'points', 'households', 'rules', 'deeds'],
  rules: ['rules', 'deeds'],
  deeds: ['deeds', 'notices', 'points', 'redemption', 'households'],
  notices: ['notices', 'deeds'],
  catalogue: ['catalogue', 'schemes', 'stock', 'redemption'],
  stock: ['stock', 'catalogue', 'redemption'],
  redemption: ['redemption', 'corrections', 'printing', 'stock', 'points', 'households'],
  carts: ['redemption'],
  printing: ['printing', 'redemption', 'corrections'],
  backup: ['safekeeping', 'audit'],
}

/** The nouns to ask again. Every topic's own name counts as a noun too. */
export function staleNouns(topics: readonly Topic[]): ReadonlySet<string> {
  return new Set(topics.flatMap((topic) => [topic, ...STALE[topic]]))
}

/** The first part of every query key. */
export type Noun = Exclude<keyof Contract, 'events'>
