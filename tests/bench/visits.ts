import Database from 'better-sqlite3'
import { villageFileOf } from '#main/hosts/app.ts'
import type { ScannedVisit } from './screen.ts'

const GOODS_A_VISIT = 4

/** Visits of households with a card and points, for goods with a barcode, a price and something on the shelf. */
export function visitsIn(dataDir: string, visits: number): ScannedVisit[] {
  const db = new Database(villageFileOf(dataDir), { readonly: true })
  const column = (sql: string) => db.prepare(sql).pluck().all() as string[]
  try {
    const cards = column(
      `SELECT min(cards.code) FROM cards
       JOIN households ON households.id = cards.household
       JOIN subjects ON subjects.household = households.id
       JOIN accounts ON accounts.owner = subjects.id AND accounts.kind = 'earned'
       WHERE households.status = 'active' AND cards.status = 'active' AND accounts.balance > 15000
       GROUP BY households.id ORDER BY households.number LIMIT ${visits}`,
    )
    const codes = column(
      `SELECT min(barcodes.code) FROM item_barcodes AS barcodes
       JOIN items ON items.id = barcodes.item AND items.active = 1 AND items.kind = 'goods'
       JOIN prices ON prices.item = items.id
       JOIN accounts ON accounts.unit = items.id AND accounts.kind = 'shelf' AND accounts.balance > 10
       WHERE barcodes.quantity = items.base_per_unit
       GROUP BY items.id ORDER BY items.id LIMIT ${visits * GOODS_A_VISIT}`,
    )
    return cards.map((card, visit) => ({
      card,
      codes: Array.from(
        { length: GOODS_A_VISIT },
        (_, line) => codes[(visit * GOODS_A_VISIT + line) % codes.length]!,
      ),
    }))
  } finally {
    db.close()
  }
}
