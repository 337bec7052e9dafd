import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import type { Ids, Random } from '../kernel/ids.ts'

/** The host's own randomness and ids; tests and the demo village hand in their own. */
export const systemRandom: Random = { bytes: (length) => randomBytes(length) }
export const systemIds: Ids = { next: <T extends string>() => v7() as T }
