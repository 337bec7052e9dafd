import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import type { Ids } from '../../kernel/ids.ts'
import { book } from '../ledger/book.service.ts'
import { branchLetters } from '../ledger/documents.ts'
import { siteStore } from './site.store.ts'

/**
 * Begins a branch where this file stands and answers its id; the caller moves the site there. Letters come from the
 * branch's own UUID, so that two machines restoring one stick differ without asking each other; letters that
 * this file or `beside` it another already has are not taken again.
 */
export function beginBranch(tx: WriteHandle, ids: Ids, at: string, beside?: ReadHandle): string {
  const parent = book.site(tx)?.branch ?? null
  const taken = new Set([tx, beside].flatMap((db) => (db === undefined ? [] : siteStore.letters(db))))
  let id = ids.next<string>()
  while (taken.has(branchLetters(parent, id))) id = ids.next<string>()
  siteStore.insertBranch(tx, {
    id,
    parent,
    letters: branchLetters(parent, id),
    after_sequence: book.head(tx)?.sequence ?? 0,
    begun_at: at,
  })
  return id
}

/** From here on the site writes under this branch. */
export const moveToBranch = (tx: WriteHandle, branch: string) => siteStore.moveToBranch(tx, branch)
