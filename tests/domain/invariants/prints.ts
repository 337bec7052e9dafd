import { createHash } from 'node:crypto'
import { type Model, rootOf } from './model.ts'
import type { Village } from './village.ts'

const LEDGER = ['documents', 'document_texts', 'transfers', 'accounts', 'closings']
const BESIDE = [
  'carts',
  'print_jobs',
  'lots',
  'suppliers',
  'funds',
  'households',
  'persons',
  'household_terms',
  'countersignatures',
]

/** The ledger to the byte. */
export const ledgerPrint = (village: Village): string => printOf(village, LEDGER)

/** Everything that a deed may change. */
export const fingerprint = (village: Village): string => printOf(village, [...LEDGER, ...BESIDE])

function printOf({ store }: Village, tables: readonly string[]): string {
  const digest = createHash('sha256')
  for (const table of tables) {
    const rows = store.prepare(`SELECT * FROM ${table}`).all()
    digest.update(table).update(JSON.stringify(rows))
  }
  return digest.digest('hex')
}

interface Figures {
  /** Hundredths by household. */
  readonly points: Record<string, number>
  readonly gifted: Record<string, number>
  /** Base steps by item: what every lot still has, in the order in which they came. */
  readonly lots: Record<string, number[]>
  readonly lost: Record<string, number>
  readonly issued: Record<string, number>
  readonly owedFen: number
  readonly fundFen: number
  readonly carts: Record<string, string>
}

/** The same figures from the books and from the model. */
export function comparison(village: Village, model: Model): { real: Figures; model: Figures } {
  const { store, beginning } = village
  const balance = (kind: string) =>
    store.prepare('SELECT owner, unit, balance FROM accounts WHERE kind = ? ORDER BY id').all(kind) as {
      owner: string
      unit: string
      balance: number
    }[]
  const points = new Map(balance('earned').map((row) => [row.owner, row.balance]))
  const gifts = new Map(balance('gifted').map((row) => [row.owner, row.balance]))
  const shelves = balance('shelf')
  const losses = new Map(balance('loss').map((row) => [row.unit, row.balance]))
  const issues = new Map(balance('issued_out').map((row) => [row.unit, row.balance]))
  const carts = store.prepare('SELECT id, state, content FROM carts').all() as {
    id: string
    state: string
    content: string
  }[]
  return {
    real: {
      points: Object.fromEntries(
        beginning.households.map(({ id, subject }) => [id, points.get(subject) ?? 0]),
      ),
      gifted: Object.fromEntries(
        beginning.households.map(({ id, subject }) => [id, gifts.get(subject) ?? 0]),
      ),
      lots: Object.fromEntries(
        beginning.items.map(({ id, name }) => [
          name,
          shelves.filter((row) => row.unit === id).map((row) => row.balance),
        ]),
      ),
      lost: Object.fromEntries(beginning.items.map(({ id, name }) => [name, losses.get(id) ?? 0])),
      issued: Object.fromEntries(beginning.items.map(({ id, name }) => [name, issues.get(id) ?? 0])),
      owedFen: 0 - balance('payable').reduce((sum, row) => sum + row.balance, 0),
      fundFen: balance('fund').reduce((sum, row) => sum + row.balance, 0),
      carts: Object.fromEntries(carts.map((row) => [row.id, `${row.state} ${row.content}`])),
    },
    model: {
      points: Object.fromEntries(model.households.map(({ id, balance: hundredths }) => [id, hundredths])),
      gifted: Object.fromEntries(model.households.map(({ id, gifted }) => [id, gifted])),
      lots: Object.fromEntries(
        beginning.items.map(({ id, name }) => [
          name,
          model.lots.filter((lot) => lot.item === id).map((lot) => lot.left),
        ]),
      ),
      lost: Object.fromEntries(beginning.items.map(({ id, name }) => [name, model.lost.get(id) ?? 0])),
      issued: Object.fromEntries(beginning.items.map(({ id, name }) => [name, model.issued.get(id) ?? 0])),
      owedFen: model.owedFen,
      fundFen: model.fundFen,
      carts: Object.fromEntries(
        [...model.carts].map(([id, kept]) => [id, `${kept.state} ${JSON.stringify(kept.cart)}`]),
      ),
    },
  }
}

/** What the counter shows of every household that still stands, and what it should show. */
export function shownAtTheCounter(village: Village, model: Model) {
  return model.households
    .filter((household) => household.successor === null)
    .map((household) => {
      const shown = village.redemption.household({ household: household.id }, village.caller)
      if (shown instanceof Promise || !shown.ok) throw new Error('the counter shows every household')
      const { balance, heldBack, spendable, quotaLeft } = shown.value
      return {
        real: { balance, heldBack, spendable, quotaLeft },
        model: {
          balance: household.balance,
          heldBack: model.heldBack(household),
          spendable: model.spendable(household),
          quotaLeft: model.quotaLeft(rootOf(household)),
        },
      }
    })
}
