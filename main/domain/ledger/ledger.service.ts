import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { cumulativeShare } from '../../kernel/amounts.ts'
import { type Clock, type Day, dayOf, yearOf } from '../../kernel/dates.ts'
import type { DocumentId, Random } from '../../kernel/ids.ts'
import { canonicalJson, firstDifference, type Json } from '../../kernel/json.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import { type AccountKey, accountName } from './accounts.ts'
import {
  chainHash,
  checkCodeOf,
  type DocumentContent,
  FORMAT,
  GENESIS,
  type RecordedAccount,
  type RecordedTransfer,
  readContent,
  textDigest,
  writeContent,
} from './content.ts'
import { type DocumentKind, serialText } from './documents.ts'
import { ledgerStore as store } from './ledger.store.ts'
import {
  CONFIRM_THE_DAY,
  checkClock,
  type DocumentDraft,
  type DocumentRequest,
  floorOf,
  KEPT,
  ledgerRefusals,
  type PostedDocument,
  type TransferDraft,
} from './ledger.ts'

export interface Ledger {
  /** Today by the host's clock, in Beijing. */
  today(): Day
  /**
   * Posts one document with all of its transfers, or nothing. A repeat of the same request answers with what
   * was recorded; `draft` is asked only when the document is new. Refuses, in this order: document_differs,
   * clock_unconfirmed, whatever `draft` refuses, day_ahead, period_closed, mirror_*, below_floor.
   */
  post(tx: WriteHandle, request: DocumentRequest, draft: () => Result<DocumentDraft>): Result<PostedDocument>
  /** The transfer that takes `amount` (all that is left, if not said) of an earlier one back, with its value. */
  mirrorOf(
    db: ReadHandle,
    transfer: number,
    amount?: number,
    line?: number,
    /** Drafts of the same document: what they take back already is no longer there. */
    pending?: readonly TransferDraft[],
  ): Result<TransferDraft>
  /** Balance and value of an account; zero where it was never opened. */
  balance(db: ReadHandle, key: AccountKey): { balance: number; valueFen: number }
}

interface OpenAccount {
  readonly id: number
  readonly key: AccountKey
  balance: number
}

export function createLedger({ clock, random }: { clock: Clock; random: Random }): Ledger {
  const today = () => dayOf(clock.now())

  return {
    today,

    balance(db, key) {
      const account = store.account(db, key)
      return { balance: account?.balance ?? 0, valueFen: account?.value_fen ?? 0 }
    },

    mirrorOf(db, transfer, amount, line, pending = []) {
      const original = store.original(db, transfer)
      if (original === undefined) return ledgerRefusals.mirrorUnknown()
      if (original.mirrors !== null) return ledgerRefusals.mirrorOfMirror(original.serial)
      const drafted = pending.filter((draft) => draft.mirrors === transfer)
      const back = drafted.reduce((sum, draft) => sum + draft.amount, original.mirrored_amount!)
      const valueBack = drafted.reduce((sum, draft) => sum + (draft.valueFen ?? 0), original.mirrored_value!)
      const left = original.amount - back
      const taken = amount ?? left
      if (taken > left || taken <= 0) return ledgerRefusals.mirrorTooMuch(original.serial, left, taken)
      const value =
        original.value_fen === null
          ? undefined
          : cumulativeShare(original.value_fen, back + taken, original.amount) - valueBack
      return ok({
        debit: keyOf(db, original.credit_account),
        credit: keyOf(db, original.debit_account),
        amount: taken,
        mirrors: original.id,
        effectiveDate: original.effective_date as Day,
        ...(value === undefined ? {} : { valueFen: value }),
        ...(line === undefined ? {} : { line }),
      })
    },

    post(tx, request, makeDraft) {
      const existing = store.document(tx, request.id)
      if (existing !== undefined) return repeated(tx, existing, request)

      const head = store.head(tx)
      const now = clock.now()
      if (!CONFIRM_THE_DAY.includes(request.kind) && head !== undefined) {
        const confirmed = checkClock(dayOf(new Date(head.entered_at)), dayOf(now))
        if (!confirmed.ok) return confirmed
      }
      const drafted = makeDraft()
      if (!drafted.ok) return drafted
      const draft = drafted.value
      const businessDate = draft.businessDate ?? dayOf(now)
      if (businessDate > dayOf(now)) return ledgerRefusals.dayAhead(businessDate, dayOf(now))
      if (store.isClosed(tx, businessDate)) return ledgerRefusals.closed(businessDate)

      const booked = book(tx, draft.transfers ?? [], businessDate)
      if (!booked.ok) return booked
      const site = store.site(tx)
      assert(site, 'the file has no site')
      const year = yearOf(businessDate)
      const serialNumber = store.lastNumber(tx, request.kind, year, site.branch) + 1
      const texts = saltedTexts(request, draft, random)
      const content: DocumentContent = {
        id: request.id,
        site: site.id,
        branch: site.branch,
        sequence: (head?.sequence ?? 0) + 1,
        kind: request.kind,
        serial: serialText(request.kind, year, site.letters, serialNumber),
        businessYear: year,
        serialNumber,
        businessDate,
        enteredAt: now.toISOString(),
        recordedBy: draft.recordedBy,
        handedBy: draft.handedBy ?? null,
        household: draft.household ?? null,
        scheme: draft.scheme ?? null,
        refersTo: draft.refersTo ?? null,
        request: request.request,
        facts: draft.facts ?? null,
        digests: Object.fromEntries(texts.map(({ field, digest }) => [field, digest])),
        accounts: booked.value.opened,
        transfers: booked.value.transfers,
      }
      return ok(append(tx, content, head?.hash ?? GENESIS, texts))
    },
  }
}

/** A second call with the same id: the recorded answer where it asks for the same, else a refusal naming the field. */
function repeated(
  db: ReadHandle,
  row: NonNullable<ReturnType<typeof store.document>>,
  request: DocumentRequest,
): Result<PostedDocument> {
  const content = readContent(row.content)
  if (content.kind !== request.kind) return ledgerRefusals.differs(row.serial, 'kind')
  const difference = firstDifference(content.request, JSON.parse(canonicalJson(request.request)) as Json)
  if (difference !== undefined) return ledgerRefusals.differs(row.serial, difference || 'request')
  const salts = new Map(store.texts(db, row.id).map((text) => [text.field, text.salt]))
  const asked = new Set(Object.keys(content.digests).filter((field) => !field.startsWith(KEPT)))
  for (const [field, text] of Object.entries(request.texts ?? {})) {
    if (text === undefined || text === '') continue
    const salt = salts.get(field)
    if (salt === undefined || textDigest(salt, text) !== content.digests[field]) {
      return ledgerRefusals.differs(row.serial, field)
    }
    asked.delete(field)
  }
  const missing = [...asked][0]
  if (missing !== undefined) return ledgerRefusals.differs(row.serial, missing)
  return ok({
    id: request.id,
    kind: request.kind,
    serial: row.serial,
    sequence: row.sequence,
    businessDate: row.business_date as Day,
    enteredAt: row.entered_at,
    checkCode: row.check_code,
    facts: content.facts,
    repeated: true,
  })
}

interface Booked {
  readonly opened: readonly RecordedAccount[]
  readonly transfers: readonly RecordedTransfer[]
}

/** Resolves accounts and proves mirrors and floors, before anything is written. */
function book(tx: WriteHandle, drafts: readonly TransferDraft[], businessDate: Day): Result<Booked> {
  const accounts = new Map<string, OpenAccount>()
  const opened: RecordedAccount[] = []
  let nextAccount = 0
  const account = (key: AccountKey): OpenAccount => {
    const name = accountName(key)
    const known = accounts.get(name)
    if (known) return known
    const row = store.account(tx, key)
    if (row === undefined) nextAccount ||= store.lastAccountId(tx) + 1
    const found: OpenAccount = { id: row?.id ?? nextAccount++, key, balance: row?.balance ?? 0 }
    if (row === undefined) opened.push({ id: found.id, ...key })
    accounts.set(name, found)
    return found
  }

  const transfers: RecordedTransfer[] = []
  const mirrored = new Map<number, number>()
  let nextTransfer = drafts.length > 0 ? store.lastTransferId(tx) + 1 : 0
  for (const draft of drafts) {
    assert(Number.isSafeInteger(draft.amount) && draft.amount > 0, `transfer amount ${draft.amount}`)
    assert(
      draft.debit.book === draft.credit.book && draft.debit.unit === draft.credit.unit,
      'one unit a transfer',
    )
    assert(
      (draft.debit.book === 'goods') === (draft.valueFen !== undefined),
      'goods, and only goods, carry value',
    )
    if (draft.mirrors !== undefined) {
      const original = store.original(tx, draft.mirrors)
      if (original === undefined) return ledgerRefusals.mirrorUnknown()
      if (original.mirrors !== null) return ledgerRefusals.mirrorOfMirror(original.serial)
      const soFar = original.mirrored_amount! + (mirrored.get(draft.mirrors) ?? 0)
      if (soFar + draft.amount > original.amount) {
        return ledgerRefusals.mirrorTooMuch(original.serial, original.amount - soFar, draft.amount)
      }
      mirrored.set(draft.mirrors, (mirrored.get(draft.mirrors) ?? 0) + draft.amount)
    }
    const debit = account(draft.debit)
    const credit = account(draft.credit)
    const floor = floorOf(draft)
    if (floor !== undefined && credit.balance - draft.amount < floor) {
      return ledgerRefusals.belowFloor(draft.credit, credit.balance, floor, draft.amount)
    }
    credit.balance -= draft.amount
    debit.balance += draft.amount
    transfers.push({
      id: nextTransfer++,
      line: draft.line ?? null,
      debit: debit.id,
      credit: credit.id,
      amount: draft.amount,
      valueFen: draft.valueFen ?? null,
      mirrors: draft.mirrors ?? null,
      effectiveDate: draft.effectiveDate ?? businessDate,
      floor: draft.floor ?? null,
    })
  }
  return ok({ opened, transfers })
}

interface SaltedText {
  readonly field: string
  readonly salt: string
  readonly text: string
  readonly digest: string
}

function saltedTexts(request: DocumentRequest, draft: DocumentDraft, random: Random): SaltedText[] {
  const kept = Object.entries(draft.keptTexts ?? {}).map(([field, text]) => [KEPT + field, text] as const)
  return [...Object.entries(request.texts ?? {}), ...kept].flatMap(([field, text]) => {
    if (text === undefined || text === '') return []
    const salt = Buffer.from(random.bytes(16)).toString('hex')
    return [{ field, salt, text, digest: textDigest(salt, text) }]
  })
}

function append(
  tx: WriteHandle,
  content: DocumentContent,
  previousHash: string,
  texts: readonly SaltedText[],
): PostedDocument {
  const written = writeContent(content)
  const hash = chainHash(previousHash, written)
  const checkCode = checkCodeOf(hash)
  store.insertDocument(tx, {
    id: content.id,
    sequence: content.sequence,
    site: content.site,
    branch: content.branch,
    kind: content.kind,
    serial: content.serial,
    business_year: content.businessYear,
    serial_number: content.serialNumber,
    business_date: content.businessDate,
    entered_at: content.enteredAt,
    recorded_by: content.recordedBy,
    handed_by: content.handedBy,
    household: content.household,
    scheme: content.scheme,
    refers_to: content.refersTo,
    format: FORMAT,
    content: written,
    previous_hash: previousHash,
    hash,
    check_code: checkCode,
  })
  for (const { field, salt, text } of texts) store.insertText(tx, { document: content.id, field, salt, text })
  for (const account of content.accounts) store.insertAccount(tx, account.id, account, content.id)
  content.transfers.forEach((transfer, index) => {
    store.insertTransfer(tx, {
      id: transfer.id,
      document: content.id,
      position: index + 1,
      line: transfer.line,
      debit_account: transfer.debit,
      credit_account: transfer.credit,
      amount: transfer.amount,
      value_fen: transfer.valueFen,
      mirrors: transfer.mirrors,
      effective_date: transfer.effectiveDate,
    })
  })
  for (const [account, { amount, value }] of movements(content.transfers)) {
    store.moveBalance(tx, account, amount, value)
  }
  return {
    id: content.id as DocumentId,
    kind: content.kind as DocumentKind,
    serial: content.serial,
    sequence: content.sequence,
    businessDate: content.businessDate as Day,
    enteredAt: content.enteredAt,
    checkCode,
    facts: content.facts,
    repeated: false,
  }
}

/** What a document changes on each account, all its transfers together: one write an account. */
function movements(transfers: readonly RecordedTransfer[]) {
  const moved = new Map<number, { amount: number; value: number }>()
  const move = (account: number, amount: number, value: number) => {
    const before = moved.get(account) ?? { amount: 0, value: 0 }
    moved.set(account, { amount: before.amount + amount, value: before.value + value })
  }
  for (const { credit, debit, amount, valueFen } of transfers) {
    move(credit, -amount, -(valueFen ?? 0))
    move(debit, amount, valueFen ?? 0)
  }
  return moved
}

function keyOf(db: ReadHandle, id: number): AccountKey {
  const row = store.accountById(db, id)
  assert(row, `account ${id} is missing`)
  return { book: row.book, unit: row.unit, kind: row.kind as AccountKey['kind'], owner: row.owner }
}
