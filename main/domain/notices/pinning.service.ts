import { createHash } from 'node:crypto'
import type { Store, WriteHandle } from '../../db/handle.ts'
import { ok } from '../../kernel/result.ts'
import type { Drawn } from './drawing.service.ts'
import { pinnedStore } from './pinned.store.ts'

/** What a document keeps of lines that were written before it. */
export type PinnedLines = {
  readonly count: number
  /** SHA-256 over the lines as they are kept, each with a newline behind it. */
  readonly digest: string
}

/** A board of more lines is written before it hangs: with its document in one go, the counter would wait for it. */
const LONG = 1000
/** Written in a millisecond or two, which is what a counter that wants to write at that moment waits. */
const LINES_AT_ONCE = 400

/**
 * Writes the lines of a long board before it hangs, some at a time. They hang on nothing until the notice is there;
 * what was written for one that then did not hang is cleared away the next time.
 */
export async function pinned(
  book: Store,
  notice: string,
  drawn: Drawn,
  pause: () => Promise<unknown>,
): Promise<Drawn> {
  if (drawn.board.rows.length <= LONG) return drawn
  const write = async (work: (tx: WriteHandle) => void) => {
    book.write((tx) => ok(work(tx)))
    await pause()
  }
  for (const other of pinnedStore.neverHung(book)) {
    for (let left = pinnedStore.last(book, other); left > 0; left -= LINES_AT_ONCE) {
      await write((tx) => pinnedStore.takeDown(tx, other, left - LINES_AT_ONCE + 1))
    }
  }
  const { rows } = drawn.board
  const digest = createHash('sha256')
  for (let after = 0; after < rows.length; after += LINES_AT_ONCE) {
    const lines = rows
      .slice(after, after + LINES_AT_ONCE)
      .map(({ subject, cells }) => [subject, JSON.stringify(cells)] as const)
    for (const [, shown] of lines) digest.update(`${shown}\n`)
    await write((tx) => pinnedStore.pin(tx, notice, after, lines))
  }
  return { ...upTo(0, drawn), pinned: { count: rows.length, digest: digest.digest('hex') } }
}

/** Only the first rows: what is not looked at stays where it was drawn. */
export const upTo = (rows: number, drawn: Drawn): Drawn => ({
  ...drawn,
  board: { ...drawn.board, rows: drawn.board.rows.slice(0, rows) },
  kept: { ...drawn.kept, rows: [] },
  left: drawn.left + Math.max(0, drawn.board.rows.length - rows),
})
