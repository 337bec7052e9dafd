import type { ReadHandle } from '../../db/handle.ts'
import { textDigest } from '../ledger/content.ts'
import { type DocumentRow, auditStore as store, type TextRow } from './audit.store.ts'
import type { Segment } from './carry.service.ts'
import type { Findings } from './findings.ts'

export interface TextCheck {
  /** Proves a document's personal texts against the digests in its content. */
  check(row: DocumentRow, digests: { readonly [field: string]: string }): void
  /** After the last document of the book, where the pass began at the first: texts that belong to none. */
  finish(): void
  /** Lets go of the table, however the audit ends. */
  close(): void
  /** Rows that belong to the documents checked. */
  readonly all: number
  readonly blanked: number
}

/**
 * Walks the table of texts once, by document id. Documents come by sequence, which is nearly the same order:
 * rows that come too early wait.
 */
export function createTextCheck(db: ReadHandle, segment: Segment, findings: Findings): TextCheck {
  const rows = store
    .texts(db, segment.after === 0 ? '' : store.lowestId(db, segment.after))
    [Symbol.iterator]()
  const waiting = new Map<string, TextRow[]>()
  let all = 0
  let blanked = 0
  const next = (): TextRow | undefined => {
    const step = rows.next()
    return step.done ? undefined : step.value
  }
  let cursor = next()

  const takeUpTo = (document: string) => {
    for (; cursor !== undefined && cursor.document <= document; cursor = next()) {
      const known = waiting.get(cursor.document)
      if (known) known.push(cursor)
      else waiting.set(cursor.document, [cursor])
    }
  }
  const extra = (row: TextRow, document: string) =>
    findings.add('text_extra', row.field, { document, row: `document_texts/${row.document}/${row.field}` })

  return {
    get all() {
      return all
    },
    get blanked() {
      return blanked
    },

    check(row, digests) {
      takeUpTo(row.id)
      const own = waiting.get(row.id) ?? []
      waiting.delete(row.id)
      all += own.length
      for (const field of Object.keys(digests)) {
        const place = { document: row.serial, row: `document_texts/${row.id}/${field}` }
        const text = own.find((candidate) => candidate.field === field)
        if (text === undefined) findings.add('text_missing', field, place)
        else if (text.text === null) blanked++
        else if (textDigest(text.salt, text.text) !== digests[field]) {
          findings.add('text_changed', field, place)
        }
      }
      for (const text of own) {
        if (!Object.hasOwn(digests, text.field)) extra(text, row.serial)
      }
    },

    finish() {
      for (; cursor !== undefined; cursor = next()) extra(cursor, cursor.document)
      for (const own of waiting.values()) for (const text of own) extra(text, text.document)
    },

    close: () => void rows.return?.(),
  }
}
