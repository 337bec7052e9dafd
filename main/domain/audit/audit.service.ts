import type { ReadHandle } from '../../db/handle.ts'
import { accountNames } from './account-names.service.ts'
import { type DocumentRow, auditStore as store } from './audit.store.ts'
import { createDocumentCheck } from './document-check.service.ts'
import { checkFile } from './file-check.service.ts'
import { Findings } from './findings.ts'
import { createOrderCheck } from './order-check.service.ts'
import { createRegisterCheck } from './register-check.service.ts'
import type { AccountState } from './replay.ts'
import type { AuditReport, PageDocument, PaperCode, UnitSum } from './report.ts'
import { createTransferCheck } from './transfer-check.service.ts'

export interface AuditOptions {
  /** Check codes read from paper, by number: found only from outside the file. */
  readonly paper?: readonly { readonly serial: string; readonly code: string }[]
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
  if (!checkFile(db, findings)) return unreadable(findings)

  const site = store.site(db)
  if (site === undefined) findings.add('not_founded', '')
  const branches = store.branches(db)
  const closings = store.closings(db)
  const names = accountNames(db)
  const documents = createDocumentCheck(db, findings)
  const order = createOrderCheck({ site: site?.id, branches, closings }, findings)
  const transfers = createTransferCheck(db, names, findings)
  const registers = createRegisterCheck(db, findings)

  const all = store.count(db, 'documents')
  let done = 0
  let first: DocumentRow | undefined
  let last: DocumentRow | undefined
  try {
    for (const row of store.documents(db)) {
      first ??= row
      last = row
      const checked = documents.check(row)
      order.check(row)
      registers.check(row)
      transfers.check(row, checked)
      done++
      if (done % PROGRESS_STEP === 0) options.progress?.(done, all)
    }
    transfers.finish()
  } finally {
    transfers.close()
  }
  documents.finish()
  order.finish(site?.branch)
  registers.finish(transfers.accounts, names)
  const units = unitSums(transfers.accounts, (account) => names.unit(account))
  for (const { book, unit, sum, valueSum } of units) {
    if (sum !== 0 || valueSum !== 0)
      findings.add('unit_unbalanced', `${book} ${unit} 差 ${sum}`, { row: unit })
  }
  const paper = (options.paper ?? []).map((code) => holdPaper(db, code, findings))
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
      texts: documents.texts.all,
      blankedTexts: documents.texts.blanked,
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
  nameOf: (account: AccountState) => string,
): UnitSum[] {
  const sums = new Map<
    string,
    { book: string; unit: string; accounts: number; sum: number; valueSum: number }
  >()
  for (const account of accounts.values()) {
    const key = `${account.book}/${account.unit}`
    const unit = sums.get(key) ?? {
      book: account.book,
      unit: nameOf(account),
      accounts: 0,
      sum: 0,
      valueSum: 0,
    }
    unit.accounts++
    unit.sum += account.cachedBalance
    unit.valueSum += account.cachedValueFen
    sums.set(key, unit)
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
