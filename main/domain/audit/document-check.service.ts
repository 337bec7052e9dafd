import { chainHash, checkCodeOf, GENESIS, readContent } from '../ledger/content.ts'
import { type ClaimedHead, type ScannedContent, scanContent } from '../ledger/content-scan.ts'
import type { DocumentRow } from './audit.store.ts'
import type { Carry } from './carry.service.ts'
import type { Findings } from './findings.ts'
import type { TextCheck } from './text-check.service.ts'

type Content = ReturnType<typeof readContent>

/** Columns of a document and what its content says for each. */
const COLUMNS: readonly [column: keyof DocumentRow, title: string, field: keyof Content][] = [
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
  readonly content: ScannedContent
  /** The content is word for word what was hashed. */
  readonly proved: boolean
}

export interface DocumentCheck {
  /** Proves one document against its hash, its columns and its texts; the content where it can be read. */
  check(row: DocumentRow): CheckedContent | undefined
}

/** Documents one after the other, in the order of the book. */
export function createDocumentCheck(carry: Carry, texts: TextCheck, findings: Findings): DocumentCheck {
  let previous: Pick<DocumentRow, 'sequence' | 'hash' | 'serial'> | undefined = carry.previous

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

  return {
    check(row) {
      const proved = checkChain(row)
      const scanned = scanContent(row.content, claimedBy(row))
      if (scanned !== undefined) {
        texts.check(row, scanned.digests)
        return { content: scanned, proved }
      }
      const place = { document: row.serial, row: `documents/${row.id}` }
      let content: Content
      try {
        content = readContent(row.content.toString())
        texts.check(row, content.digests)
      } catch {
        findings.add('content_unreadable', '', place)
        return undefined
      }
      const wrong: string[] = []
      for (const [column, title, field] of COLUMNS) {
        if (row[column] !== content[field]) wrong.push(`${title}应当是 ${String(content[field] ?? '空')}`)
      }
      if (wrong.length > 0) findings.add('column_changed', wrong.join('、'), place)
      return { content, proved }
    },
  }
}

const claimedBy = (row: DocumentRow): ClaimedHead => ({
  id: row.id,
  sequence: row.sequence,
  site: row.site,
  branch: row.branch,
  kind: row.kind,
  serial: row.serial,
  businessYear: row.business_year,
  serialNumber: row.serial_number,
  businessDate: row.business_date,
  enteredAt: row.entered_at,
  recordedBy: row.recorded_by,
  handedBy: row.handed_by,
  household: row.household,
  scheme: row.scheme,
  refersTo: row.refers_to,
  format: row.format,
})
