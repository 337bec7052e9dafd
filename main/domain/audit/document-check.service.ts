import type { ReadHandle } from '../../db/handle.ts'
import {
  chainHash,
  checkCodeOf,
  type DocumentContent,
  GENESIS,
  readContent,
  textDigest,
} from '../ledger/content.ts'
import { type DocumentRow, auditStore as store } from './audit.store.ts'
import type { Findings } from './findings.ts'

type Content = ReturnType<typeof readContent>

/** Columns of a document and what its content says for each. */
const COLUMNS: readonly [column: keyof DocumentRow, title: string, said: keyof Content][] = [
  ['id', '编号', 'id'],
  ['sequence', '顺序号', 'sequence'],
  ['site', '店', 'site'],
  ['branch', '分支', 'branch'],
  ['kind', '种类', 'kind'],
  ['serial', '单号', 'serial'],
  ['business_year', '年度', 'businessYear'],
  ['serial_number', '序号', 'serialNumber'],
  ['business_date', '业务日期', 'businessDate'],
  ['entered_at', '记账时间', 'enteredAt'],
  ['recorded_by', '开单人', 'recordedBy'],
  ['handed_by', '发货人', 'handedBy'],
  ['household', '农户', 'household'],
  ['scheme', '方案', 'scheme'],
  ['refers_to', '引用的单', 'refersTo'],
  ['format', '格式', 'format'],
]

export interface CheckedContent {
  readonly content: DocumentContent
  /** The content is word for word what was hashed. */
  readonly proved: boolean
}

export interface DocumentCheck {
  /** Proves one document against its hash, its columns and its texts; the content where it can be read. */
  check(row: DocumentRow): CheckedContent | undefined
  /** After the last document: texts that belong to none. */
  finish(): void
  readonly texts: { all: number; blanked: number }
}

/** Documents one after the other, in the order of the book. */
export function createDocumentCheck(db: ReadHandle, findings: Findings): DocumentCheck {
  let previous: { sequence: number; hash: string; serial: string } | undefined
  const texts = { all: 0, blanked: 0 }

  const checkChain = (row: DocumentRow): boolean => {
    const place = { document: row.serial, row: `documents/${row.id}` }
    const expected = (previous?.sequence ?? 0) + 1
    if (row.sequence > expected) {
      const missing =
        row.sequence === expected + 1 ? `第 ${expected} 张` : `第 ${expected} 到 ${row.sequence - 1} 张`
      const after = previous ? `在 ${previous.serial} 之后` : '在最前面'
      findings.add('documents_missing', `${missing}，${after}、${row.serial} 之前`, place)
    } else if (row.sequence < expected) {
      findings.add('sequence_repeated', `都是第 ${row.sequence} 张`, place)
    } else if (row.previous_hash !== (previous?.hash ?? GENESIS)) {
      findings.add('chain_broken', previous ? `前一张是 ${previous.serial}` : '', place)
    }
    if (previous === undefined && row.kind !== 'founding') findings.add('founding_missing', '', place)
    const proved = chainHash(row.previous_hash, row.content) === row.hash
    if (!proved) findings.add('content_changed', '', place)
    if (checkCodeOf(row.hash) !== row.check_code) {
      findings.add('check_code_changed', `应当是 ${checkCodeOf(row.hash)}`, place)
    }
    previous = { sequence: row.sequence, hash: row.hash, serial: row.serial }
    return proved
  }

  const checkTexts = (row: DocumentRow, digests: DocumentContent['digests']): void => {
    const fields = Object.keys(digests)
    if (fields.length === 0) return
    const rows = new Map(store.textsOf(db, row.id).map((text) => [text.field, text]))
    texts.all += rows.size
    for (const field of fields) {
      const place = { document: row.serial, row: `document_texts/${row.id}/${field}` }
      const text = rows.get(field)
      rows.delete(field)
      if (text === undefined) findings.add('text_missing', field, place)
      else if (text.text === null) texts.blanked++
      else if (textDigest(text.salt, text.text) !== digests[field]) findings.add('text_changed', field, place)
    }
    for (const field of rows.keys()) {
      findings.add('text_extra', field, { document: row.serial, row: `document_texts/${row.id}/${field}` })
    }
  }

  return {
    texts,

    check(row) {
      const place = { document: row.serial, row: `documents/${row.id}` }
      const proved = checkChain(row)
      let content: Content
      try {
        content = readContent(row.content)
        checkTexts(row, content.digests)
      } catch {
        findings.add('content_unreadable', '', place)
        return undefined
      }
      const wrong: string[] = []
      for (const [column, title, said] of COLUMNS) {
        if (row[column] !== content[said]) wrong.push(`${title}应当是 ${String(content[said] ?? '空')}`)
      }
      if (wrong.length > 0) findings.add('column_changed', wrong.join('、'), place)
      return { content, proved }
    },

    finish() {
      if (store.count(db, 'document_texts') === texts.all) return
      // rare: some document without personal texts has been given one; the long way round names it
      const bare = new Map<string, string>()
      for (const row of store.documents(db)) {
        if (row.content.includes('"digests":{}')) bare.set(row.id, row.serial)
      }
      for (const { document, field } of store.texts(db)) {
        const serial = bare.get(document)
        if (serial !== undefined) {
          findings.add('text_extra', field, { document: serial, row: `document_texts/${document}/${field}` })
        }
      }
    },
  }
}
