import type { ReadHandle } from '../../db/handle.ts'
import { type AccountNames, accountNames } from './account-names.service.ts'
import { type DocumentRow, auditStore as store } from './audit.store.ts'
import { readCarry, type Segment, WHOLE } from './carry.service.ts'
import { createDocumentCheck } from './document-check.service.ts'
import { addFileReport, checkFile, hasEveryTable } from './file-check.service.ts'
import { Findings } from './findings.ts'
import { createNoticeCheck } from './notice-check.service.ts'
import { createOrderCheck } from './order-check.service.ts'
import { createRegisterCheck } from './register-check.service.ts'
import type { AccountState } from './replay.ts'
import type { AuditReport, PageDocument, PaperCode, UnitSum } from './report.ts'
import { createTextCheck } from './text-check.service.ts'
import { createTransferCheck } from './transfer-check.service.ts'

export interface AuditOptions {
  /** Check codes read from paper, by number: found only from outside the file. */
  readonly paper?: readonly { readonly serial: string; readonly code: string }[]
  /** Also compares every entry of a large file's indexes. */
  readonly deep?: boolean
  /** The caller has the file's pages and indexes checked beside this, and adds what that finds. */
  readonly fileCheckedElsewhere?: boolean
  /** Only these documents, what comes before them being proved by somebody else. */
  readonly segment?: Segment
  /** Documents proved so far, of all. */
  readonly progress?: (done: number, all: number) => void
}

const PROGRESS_STEP = 2_000

/** Proves every invariant on an open file, in one pass over its documents. Reads only. */
export function auditBook(db: ReadHandle, options: AuditOptions = {}): AuditReport {
  // one moment of the book, also while the counter goes on writing
  db.prepare('BEGIN').run()
  try {
    return prove(db, options)
  } finally {
    db.prepare('COMMIT').run()
  }
}

function prove(db: ReadHandle, options: AuditOptions): AuditReport {
  const findings = new Findings()
  if (!options.fileCheckedElsewhere) addFileReport(checkFile(db, options.deep), findings)
  if (!hasEveryTable(db)) return unreadable(findings)

  const segment = options.segment ?? WHOLE
  const carry = readCarry(db, segment.after)
  const site = store.site(db)
  if (site === undefined) findings.add('not_founded', '')
  const branches = store.branches(db)
  const closings = store.closings(db)
  const names = accountNames(db)
  const texts = createTextCheck(db, segment, findings)
  const documents = createDocumentCheck(carry, texts, findings)
  const order = createOrderCheck({ site: site?.id, branches, closings }, carry, findings)
  const transfers = createTransferCheck(db, segment, carry, names, findings)
  const registers = createRegisterCheck(db, findings)
  const notices = createNoticeCheck(db, findings)
  const toTheEnd = segment.through === WHOLE.through

  const all = Math.min(store.count(db, 'documents'), segment.through) - segment.after
  let done = 0
  let first: DocumentRow | undefined
  let last: DocumentRow | undefined
  try {
    for (const row of store.documents(db, segment.after, segment.through)) {
      first ??= row
      last = row
      const checked = documents.check(row)
      order.check(row)
      registers.check(row)
      notices.check(row)
      transfers.check(row, checked)
      done++
      if (done % PROGRESS_STEP === 0) options.progress?.(done, all)
    }
    transfers.finish()
    if (toTheEnd && segment.after === 0) texts.finish()
  } finally {
    transfers.close()
    texts.close()
  }
  if (toTheEnd) {
    order.finish(site?.branch)
    registers.finish(transfers.accounts, names)
  }
  const units = toTheEnd ? unitSums(transfers.accounts, names, findings) : []
  const paper = toTheEnd ? (options.paper ?? []).map((code) => holdPaper(db, code, findings)) : []
  options.progress?.(all, all)

  return {
    sound: findings.total === 0,
    site: site
      ? { id: site.id, code: site.code, village: site.village, shop: site.shop, demo: site.demo === 1 }
      : null,
    counts: {
      documents: done,
      transfers: transfers.transfers,
      accounts: transfers.accounts.size,
      texts: texts.all,
      blankedTexts: texts.blanked,
      branches: branches.length,
      closings: closings.length,
    },
    first: pageDocument(first),
    last: pageDocument(last),
    units,
    paper,
    findings: findings.kept,
    findingsTotal: findings.total,
  }
}

function holdPaper(
  db: ReadHandle,
  { serial, code }: { serial: string; code: string },
  findings: Findings,
): PaperCode {
  const row = store.bySerial(db, serial)
  if (row === undefined) findings.add('paper_document_missing', '', { document: serial })
  else if (row.check_code !== code) {
    findings.add('paper_code_differs', `纸上是 ${code}，账里是 ${row.check_code}`, { document: serial })
  }
  return { serial, paper: code, book: row?.check_code ?? null }
}

/** Sums of the balances as the file has them. */
function unitSums(
  accounts: ReadonlyMap<number, AccountState>,
  names: AccountNames,
  findings: Findings,
): UnitSum[] {
  const sums = new Map<string, { -readonly [field in keyof UnitSum]: UnitSum[field] }>()
  for (const account of accounts.values()) {
    const key = `${account.book}/${account.unit}`
    const unit = sums.get(key) ?? {
      book: account.book,
      unit: names.unit(account),
      accounts: 0,
      sum: 0,
      valueSum: 0,
    }
    unit.accounts++
    unit.sum += account.cachedBalance
    unit.valueSum += account.cachedValueFen
    sums.set(key, unit)
  }
  for (const { unit, sum, valueSum } of sums.values()) {
    if (sum !== 0 || valueSum !== 0)
      findings.add('unit_unbalanced', `差 ${sum}`, { account: unit, row: unit })
  }
  return [...sums.values()]
}

const pageDocument = (row: DocumentRow | undefined): PageDocument | null =>
  row
    ? {
        serial: row.serial,
        sequence: row.sequence,
        businessDate: row.business_date,
        enteredAt: row.entered_at,
        checkCode: row.check_code,
        hash: row.hash,
      }
    : null

function unreadable(findings: Findings): AuditReport {
  return {
    sound: false,
    site: null,
    counts: { documents: 0, transfers: 0, accounts: 0, texts: 0, blankedTexts: 0, branches: 0, closings: 0 },
    first: null,
    last: null,
    units: [],
    paper: [],
    findings: findings.kept,
    findingsTotal: findings.total,
  }
}
