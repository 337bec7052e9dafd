import type { ReadHandle } from '../../db/handle.ts'
import { accountNames } from '../audit/account-names.service.ts'
import { DOCUMENT_KINDS, isDocumentKind } from '../ledger/documents.ts'
import { type AccountRow, exportStore as store } from './export.store.ts'
import {
  accountPart,
  CNY,
  type Commodity,
  commodityDirective,
  type Posting,
  transactionText,
} from './hledger.ts'
import { asciiName, UniqueNames, type Writing } from './names.ts'

/** An account of ours as the journal writes it; goods have a second one for what they are worth. */
interface JournalAccount {
  readonly name: string
  readonly commodity: Commodity
  readonly valueName: string | null
  readonly row: AccountRow
}

const WORDS = {
  chinese: {
    points: '积分',
    goods: '物资',
    value: '物资价值',
    money: '资金',
    check: '核对余额',
    code: '核对码',
    to: '对',
  },
  ascii: {
    points: 'points',
    goods: 'goods',
    value: 'goods-value',
    money: 'money',
    check: 'balances',
    code: 'code',
    to: 'to',
  },
} as const satisfies Record<Writing, Record<string, string>>

/**
 * The whole book as an hledger journal, piece by piece: declarations, one transaction a document by day, and
 * at the end what every account must hold. Points and money have two decimals, goods count in their own
 * smallest step; the value of goods runs on accounts of its own in CNY, so that every transaction balances
 * without prices. No personal names: households are numbers.
 */
export function* exportJournal(db: ReadHandle, writing: Writing): Generator<string> {
  const words = WORDS[writing]
  const accounts = new Map(nameAccounts(db, writing).map((account) => [account.row.id, account]))
  const site = store.site(db)
  const extent = store.extent(db)

  yield header(writing, [
    [writing === 'ascii' ? 'site' : '店', site ? `${site.code} ${site.id}` : '-'],
    [writing === 'ascii' ? 'documents' : '单据', String(extent?.documents ?? 0)],
  ])
  yield* declarations(accounts.values(), [
    ...store.kinds(db).map((kind) => title(kind, writing)),
    words.check,
  ])
  for (const document of store.documents(db)) {
    const postings: Posting[] = []
    for (const transfer of store.transfersOf(db, document.id)) {
      const debit = accounts.get(transfer.debit_account)!
      const credit = accounts.get(transfer.credit_account)!
      postings.push(
        { account: debit.name, amount: transfer.amount, commodity: debit.commodity },
        { account: credit.name, amount: -transfer.amount, commodity: credit.commodity },
      )
      if (transfer.value_fen && debit.valueName !== null && credit.valueName !== null) {
        postings.push(
          { account: debit.valueName, amount: transfer.value_fen, commodity: CNY },
          { account: credit.valueName, amount: -transfer.value_fen, commodity: CNY },
        )
      }
    }
    const refers = document.refers_to === null ? '' : `, ${words.to} ${document.refers_to}`
    yield transactionText({
      date: document.business_date,
      code: document.serial,
      description: title(document.kind, writing),
      comment: `${words.code} ${document.check_code}${refers}`,
      postings,
    })
  }
  if (extent?.last) yield assertions(extent.last, words.check, accounts.values())
}

function header(writing: Writing, facts: readonly (readonly [string, string])[]): string {
  const first = writing === 'ascii' ? 'The whole book of a village points shop.' : '积分超市的整本账。'
  return `${[first, ...facts.map((fact) => fact.join(' '))].map((line) => `; ${line}\n`).join('')}\n`
}

function* declarations(accounts: Iterable<JournalAccount>, payees: readonly string[]): Generator<string> {
  const all = [...accounts]
  const commodities = new Map([
    [CNY.symbol, CNY],
    ...all.map((one) => [one.commodity.symbol, one.commodity] as const),
  ])
  for (const commodity of commodities.values()) yield commodityDirective(commodity)
  yield '\n'
  for (const payee of new Set(payees)) yield `payee ${payee}\n`
  yield '\n'
  for (const { name, valueName } of all) {
    yield valueName === null ? `account ${name}\n` : `account ${name}\naccount ${valueName}\n`
  }
  yield '\n'
}

/** What our books hold, asserted in the journal: hledger refuses it where its own sums differ. */
function assertions(date: string, description: string, accounts: Iterable<JournalAccount>): string {
  const postings: Posting[] = []
  for (const { name, valueName, commodity, row } of accounts) {
    postings.push({ account: name, amount: 0, commodity, assertion: row.balance })
    if (valueName !== null) {
      postings.push({ account: valueName, amount: 0, commodity: CNY, assertion: row.value_fen })
    }
  }
  return postings.length === 0 ? '' : transactionText({ date, description, postings })
}

function nameAccounts(db: ReadHandle, writing: Writing): JournalAccount[] {
  const words = WORDS[writing]
  const names = accountNames(db)
  const written = (name: string) => (writing === 'ascii' ? asciiName(name) : name)
  const units = new UniqueNames()
  const paths = new UniqueNames()

  return store.accounts(db).map((row) => {
    const unit = units.of(`${row.book}/${row.unit}`, () => accountPart(written(names.unit(row))))
    const kind = writing === 'ascii' ? row.kind : names.kind(row)
    const owner = row.owner === '' ? [] : [accountPart(written(names.owner(row)))]
    const parts = row.book === 'money' ? [...owner, kind] : [unit, ...owner, kind]
    const path = (room: string) =>
      paths.of(`${room}/${row.id}`, () => [room, ...parts.map(accountPart)].join(':'))
    switch (row.book) {
      case 'points': {
        const commodity: Commodity = { symbol: `${words.points} ${unit}`, decimals: 2 }
        return { row, name: path(words.points), commodity, valueName: null }
      }
      case 'goods': {
        const commodity: Commodity = { symbol: `${words.goods} ${unit}`, decimals: 0 }
        return { row, name: path(words.goods), commodity, valueName: path(words.value) }
      }
      case 'money':
        return { row, name: path(words.money), commodity: CNY, valueName: null }
    }
  })
}

const title = (kind: string, writing: Writing): string =>
  writing === 'ascii' || !isDocumentKind(kind) ? kind : DOCUMENT_KINDS[kind].title
