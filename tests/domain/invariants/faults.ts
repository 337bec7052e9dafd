import { ReadHandle, WriteHandle } from '#main/db/handle.ts'

class Fault extends Error {}

/** Counts down to the statement that breaks; undefined where nothing does. */
let left: number | undefined

const prepare = ReadHandle.prototype.prepare

/** Every statement inside a transaction comes by here, and so does the commit that ends it. */
ReadHandle.prototype.prepare = function (sql) {
  if (left !== undefined && (this instanceof WriteHandle || sql === 'COMMIT') && left-- === 0) {
    left = undefined
    throw new Fault(`broken at ${sql.slice(0, 60)}`)
  }
  return prepare.call(this, sql)
}

/** Runs `work` with the statement after `statements` others breaking; not at all where there are fewer. */
export function withFault<T>(statements: number, work: () => T): T {
  left = statements
  try {
    return work()
  } finally {
    left = undefined
  }
}

export const isFault = (error: unknown): boolean => error instanceof Fault
