import type { ReadHandle } from '../../db/handle.ts'
import { NEVER_NEGATIVE } from '../ledger/accounts.ts'
import type { DocumentContent, RecordedTransfer } from '../ledger/content.ts'
import type { AccountNames } from './account-names.service.ts'
import { type DocumentRow, auditStore as store, type TransferRow } from './audit.store.ts'
import { type Carry, type Segment, WHOLE } from './carry.service.ts'
import type { CheckedContent } from './document-check.service.ts'
import type { Findings, Place } from './findings.ts'
import { type AccountState, type Move, Replay } from './replay.ts'

export interface TransferCheck {
  /** Proves a document's accounts and transfers against the rows, and plays them. */
  check(row: DocumentRow, checked: CheckedContent | undefined): void
  /** After the last document: what no document claims, and balances at the end of the book. */
  finish(): void
  /** Lets go of the table, however the audit ends. */
  close(): void
  readonly accounts: ReadonlyMap<number, AccountState>
  /** Rows that belong to the documents checked. */
  readonly transfers: number
}

/** Columns of a transfer and what the content says for each; the position is the place in the list. */
const COLUMNS: readonly [column: keyof TransferRow, title: string, said: keyof RecordedTransfer][] = [
  ['line', '行', 'line'],
  ['debit_account', '转入账户', 'debit'],
  ['credit_account', '转出账户', 'credit'],
  ['amount', '数量', 'amount'],
  ['value_fen', '价值', 'valueFen'],
  ['mirrors', '冲回的那一笔', 'mirrors'],
  ['effective_date', '发生日期', 'effectiveDate'],
]

/**
 * Walks the table of transfers once, beside the documents: both are in the order of the book. What is played
 * is what the proved content says, so that one changed row is named once and not by all that follows.
 */
export function createTransferCheck(
  db: ReadHandle,
  segment: Segment,
  carry: Carry,
  names: AccountNames,
  findings: Findings,
): TransferCheck {
  const accounts = readAccounts(db, carry)
  const claimed = new Set<number>()
  const replay = new Replay(
    accounts,
    {
      neverNegative: new Set<string>(NEVER_NEGATIVE),
      original: (id) => {
        const row = store.transfer(db, id)
        return row && moveOf(row)
      },
    },
    carry.mirrored,
  )
  const rows = store.transfers(db, carry.lastTransfer)[Symbol.iterator]()
  let transfers = 0
  const next = (): TransferRow | undefined => {
    const step = rows.next()
    if (step.done) return undefined
    return step.value
  }
  let cursor = next()
  let lastClaimed = carry.lastTransfer

  const play = (row: DocumentRow, move: Move) =>
    replay.play(move, (found) =>
      findings.add(found.code, found.detail, {
        document: row.serial,
        account: 'account' in found ? names.whole(found.account) : null,
        row: `transfers/${move.id}`,
      }),
    )

  const extra = (row: TransferRow) => {
    const document = store.serialOf(db, row.document)
    findings.add('transfer_extra', `数量 ${row.amount}`, {
      document: document ?? row.document,
      row: `transfers/${row.id}`,
    })
  }

  /** The row of a recorded transfer; rows before it that nothing claims are named on the way. */
  const claim = (row: DocumentRow, recorded: RecordedTransfer): TransferRow | undefined => {
    if (recorded.id <= lastClaimed) {
      findings.add('transfer_repeated', '', { document: row.serial, row: `transfers/${recorded.id}` })
      return store.transfer(db, recorded.id)
    }
    lastClaimed = recorded.id
    while (cursor !== undefined && cursor.id < recorded.id) {
      extra(cursor)
      cursor = next()
    }
    if (cursor?.id !== recorded.id) return undefined
    const found = cursor
    transfers++
    cursor = next()
    return found
  }

  const compare = (row: DocumentRow, recorded: RecordedTransfer, position: number): Move | undefined => {
    const place = { document: row.serial, row: `transfers/${recorded.id}` }
    const found = claim(row, recorded)
    if (found === undefined) {
      findings.add('transfer_missing', `第 ${position} 笔，数量 ${recorded.amount}`, place)
      return undefined
    }
    if (
      found.document === row.id &&
      found.position === position &&
      found.line === recorded.line &&
      found.debit_account === recorded.debit &&
      found.credit_account === recorded.credit &&
      found.amount === recorded.amount &&
      found.value_fen === recorded.valueFen &&
      found.mirrors === recorded.mirrors &&
      found.effective_date === recorded.effectiveDate
    ) {
      return recorded
    }
    const wrong = found.document === row.id ? [] : ['挂到了别的单上']
    if (found.position !== position) wrong.push(`应当是第 ${position} 笔`)
    for (const [column, title, said] of COLUMNS) {
      if (found[column] !== recorded[said]) wrong.push(`${title}应当是 ${String(recorded[said] ?? '空')}`)
    }
    findings.add('transfer_changed', wrong.join('、'), place)
    return { ...moveOf(found), floor: recorded.floor }
  }

  const checkAccounts = (row: DocumentRow, opened: DocumentContent['accounts']) => {
    for (const recorded of opened) {
      const place = { document: row.serial, row: `accounts/${recorded.id}` }
      const account = accounts.get(recorded.id)
      claimed.add(recorded.id)
      if (account === undefined) {
        findings.add('account_missing', '', { ...place, account: names.whole(recorded) })
      } else if (
        account.book !== recorded.book ||
        account.unit !== recorded.unit ||
        account.kind !== recorded.kind ||
        account.owner !== recorded.owner ||
        account.openedBy !== row.id
      ) {
        findings.add('account_changed', `应当是 ${names.whole(recorded)}`, {
          ...place,
          account: names.whole(account),
        })
      }
    }
  }

  /** A document whose content cannot be read: its rows are all there is. */
  const takeUnread = (row: DocumentRow) => {
    while (cursor?.document === row.id) {
      lastClaimed = cursor.id
      transfers++
      play(row, moveOf(cursor))
      cursor = next()
    }
    for (const account of accounts.values()) if (account.openedBy === row.id) claimed.add(account.id)
  }

  return {
    accounts,
    get transfers() {
      return transfers
    },

    check(row, checked) {
      if (checked === undefined) return takeUnread(row)
      const { content, proved } = checked
      checkAccounts(row, content.accounts)
      for (let index = 0; index < content.transfers.length; index++) {
        const recorded = content.transfers[index]!
        const found = compare(row, recorded, index + 1)
        if (proved) play(row, recorded)
        else if (found !== undefined) play(row, found)
      }
    },

    close: () => void rows.return?.(),

    finish() {
      const last = segment.through === WHOLE.through
      if (last) for (; cursor !== undefined; cursor = next()) extra(cursor)
      for (const account of accounts.values()) {
        const openedAt = account.openedAt ?? segment.through
        const place = { account: names.whole(account), row: `accounts/${account.id}` }
        if (openedAt > segment.after && openedAt <= segment.through && !claimed.has(account.id)) {
          findings.add('account_extra', '', place)
        }
        if (last) checkBalance(account, place)
      }
    },
  }

  function checkBalance(account: AccountState, place: Place): void {
    if (account.balance !== account.cachedBalance) {
      findings.add('balance_differs', `账上是 ${account.cachedBalance}，应当是 ${account.balance}`, place)
    }
    if (account.valueFen !== account.cachedValueFen) {
      const detail = `账上是 ${account.cachedValueFen} 分钱，应当是 ${account.valueFen} 分钱`
      findings.add('value_differs', detail, place)
    }
  }
}

function readAccounts(db: ReadHandle, carry: Carry): Map<number, AccountState> {
  const accounts = new Map<number, AccountState>()
  for (const row of store.accounts(db)) {
    const held = carry.balances.get(row.id)
    accounts.set(row.id, {
      id: row.id,
      book: row.book,
      unit: row.unit,
      kind: row.kind,
      owner: row.owner,
      openedBy: row.opened_by,
      openedAt: row.opened_at ?? undefined,
      cachedBalance: row.balance,
      cachedValueFen: row.value_fen,
      balance: held?.amount ?? 0,
      valueFen: held?.valueFen ?? 0,
    })
  }
  return accounts
}

const moveOf = (row: TransferRow): Move => ({
  id: row.id,
  debit: row.debit_account,
  credit: row.credit_account,
  amount: row.amount,
  valueFen: row.value_fen,
  mirrors: row.mirrors,
  effectiveDate: row.effective_date,
  floor: null,
})
