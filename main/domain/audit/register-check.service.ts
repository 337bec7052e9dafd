import { hasColumn } from '../../db/built-schema.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { AccountNames } from './account-names.service.ts'
import { type DocumentRow, auditStore as store } from './audit.store.ts'
import type { Findings } from './findings.ts'
import { OWNER_TABLES, REGISTER_COLUMNS, UNIT_TABLES } from './register-columns.ts'
import type { AccountState } from './replay.ts'

/** Of one column, more than this many rows say nothing new. */
const MOST_PER_COLUMN = 50

export interface RegisterCheck {
  /** People, households and schemes on a document are registered, and it refers to an earlier one only. */
  check(row: DocumentRow): void
  /** Registers against documents, accounts against registers. */
  finish(accounts: ReadonlyMap<number, AccountState>, names: AccountNames): void
}

export function createRegisterCheck(db: ReadHandle, findings: Findings): RegisterCheck {
  const known = new Map<string, Set<string> | undefined>()
  /** Undefined in a file from before the register existed. */
  const idsOf = (table: string): Set<string> | undefined => {
    if (!known.has(table)) known.set(table, hasColumn(db, table, 'id') ? store.ids(db, table) : undefined)
    return known.get(table)
  }
  const columns: readonly [keyof DocumentRow, Set<string> | undefined, string][] = [
    ['recorded_by', idsOf('staff'), '开单人'],
    ['handed_by', idsOf('staff'), '发货人'],
    ['household', idsOf('households'), '农户'],
    ['scheme', idsOf('schemes'), '方案'],
  ]

  return {
    check(row) {
      const place = { document: row.serial, row: `documents/${row.id}` }
      for (const [column, ids, title] of columns) {
        const id = row[column]
        if (id !== null && ids?.has(id as string) === false)
          findings.add('foreign_key', `${title}没有登记`, place)
      }
      if (row.refers_to !== null) {
        const sequence = store.sequenceOf(db, row.refers_to)
        if (sequence === undefined || sequence >= row.sequence) findings.add('refers_ahead', '', place)
      }
    },

    finish(accounts, names) {
      for (const column of REGISTER_COLUMNS) {
        if (!hasColumn(db, column.table, column.column)) continue
        for (const row of store.unfitting(db, column, MOST_PER_COLUMN)) {
          const said = row.serial === null ? '指着的单不存在' : '指着的单不是这一种'
          findings.add('register_document', `${column.table} ${row.key} 的 ${column.column} ${said}`, {
            document: row.serial,
            row: `${column.table}/${row.key}`,
          })
        }
      }
      const lotItems = hasColumn(db, 'lots', 'item') ? store.lotItems(db) : undefined
      for (const account of accounts.values()) {
        const table = OWNER_TABLES[account.kind]
        const units = UNIT_TABLES[account.book]
        const owned = table === undefined ? account.owner === '' : idsOf(table)?.has(account.owner) !== false
        const counted =
          units === undefined ? account.unit === 'CNY' : idsOf(units)?.has(account.unit) !== false
        const fitting = table !== 'lots' || !lotItems || lotItems.get(account.owner) === account.unit
        if (owned && counted && fitting) continue
        findings.add('account_owner', '', { account: names.whole(account), row: `accounts/${account.id}` })
      }
    },
  }
}
