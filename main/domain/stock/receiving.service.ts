import type { stock } from '../../api/stock.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import type { DocumentId, ItemId, LotId, SupplierId } from '../../kernel/ids.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import { goodsPlace, payable, systemGoods, systemMoney } from '../ledger/accounts.ts'
import type { TransferDraft } from '../ledger/ledger.ts'
import { moneyStore } from './money.store.ts'
import { checkParties, checkReceivedLine, type ReceivedLine, type StockInSource } from './receiving.ts'
import type { StockDeps } from './stock.service.ts'
import { stockStore } from './stock.store.ts'
import { MOST_FEN, stockRefusals as refusals } from './stock.ts'

type ReceivingCalls = Pick<Calls<typeof stock>, 'receive'>
type StockIn = Parameters<ReceivingCalls['receive']>[0]

/** Where goods come from, by how they came. */
const ORIGIN = {
  purchase: 'supplier',
  delivery: 'supplier',
  donation: 'donor',
  opening: 'opening',
} as const satisfies Record<StockInSource, string>

interface NewLine extends ReceivedLine {
  readonly line: number
  readonly lot: LotId
}

/** 入库：goods onto the shelf, each line a lot of its own; what was bought is owed to the supplier. */
export function createReceiving({ store: village, ledger, catalogue, ids }: StockDeps): ReceivingCalls {
  return {
    receive(input, caller) {
      return village.write((tx) => {
        let lines: NewLine[] | undefined
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'stock_in',
            request: {
              source: input.source,
              channel: input.channel,
              supplier: input.supplier?.id ?? null,
              paperNumber: input.paperNumber,
              businessDate: input.businessDate,
              lines: input.lines,
            },
            texts: {
              supplier: input.supplier?.name,
              donor: input.donor,
              deliveredBy: input.deliveredBy,
              checkedBy: input.checkedBy,
              note: input.note,
            },
          },
          () => {
            const checked = check(tx, input)
            if (!checked.ok) return checked
            const totalFen = checked.value.reduce((sum, line) => sum + line.totalFen, 0)
            if (totalFen > MOST_FEN) return refusals.moneyTooLarge()
            lines = checked.value.map((line, index) => ({
              ...line,
              line: index + 1,
              lot: ids.next<LotId>(),
            }))
            return ok({
              recordedBy: caller.staff?.id ?? null,
              ...(input.businessDate === null ? {} : { businessDate: input.businessDate as Day }),
              facts: {
                totalFen,
                lines: lines.map((line) => ({
                  ...line,
                  pack: line.pack && { ...line.pack },
                })),
              },
              transfers: [
                ...lines.map((line) => received(line, input.source)),
                ...owed(input.source, input.supplier?.id, totalFen),
              ],
            })
          },
        )
        if (!posted.ok) return posted
        if (!posted.value.repeated) {
          assert(lines, 'a new stock-in has lines')
          keep(tx, input, lines)
        }
        return ok({ ...posted.value, totalFen: (posted.value.facts as { totalFen: number }).totalFen })
      })
    },
  }

  function check(db: ReadHandle, input: StockIn): Result<ReceivedLine[]> {
    const parties = checkParties({ ...input, hasSupplier: input.supplier !== null })
    if (!parties.ok) return parties
    if (input.supplier) {
      const known = moneyStore.supplier(db, input.supplier.id)
      const named = moneyStore.supplierNamed(db, input.supplier.name)
      if (known === undefined && named) return refusals.supplierName(input.supplier.name)
    }
    if (input.lines.length === 0) return refusals.noLines()
    const day = (input.businessDate ?? ledger.today()) as Day
    const checked: ReceivedLine[] = []
    for (const [index, line] of input.lines.entries()) {
      const one = checkReceivedLine(line, index + 1, catalogue.item(db, line.item), day)
      if (!one.ok) return one
      checked.push(one.value)
    }
    return ok(checked)
  }

  function keep(tx: WriteHandle, input: StockIn, lines: readonly NewLine[]): void {
    if (input.supplier && moneyStore.supplier(tx, input.supplier.id) === undefined) {
      moneyStore.insertSupplier(tx, { ...input.supplier, recorded_by: input.document })
    }
    for (const line of lines) {
      stockStore.insertLot(tx, {
        id: line.lot,
        item: line.item,
        received_by: input.document,
        line: line.line,
        source: input.source,
        channel: input.channel,
        supplier: input.supplier?.id ?? null,
        donor: input.donor === '' ? null : input.donor,
        quantity: line.quantity,
        cost_fen: line.totalFen,
        produced_on: line.producedOn,
        expires_on: line.expiresOn,
      })
    }
  }
}

const received = (line: NewLine, source: StockInSource): TransferDraft => ({
  line: line.line,
  debit: goodsPlace(line.item as ItemId, line.lot),
  credit: systemGoods(line.item as ItemId, ORIGIN[source]),
  amount: line.quantity,
  valueFen: line.totalFen,
})

/** Bought goods are owed for; unified delivery has a value and no payment. */
const owed = (source: StockInSource, supplier: string | undefined, totalFen: number): TransferDraft[] =>
  source === 'purchase' && supplier !== undefined && totalFen > 0
    ? [
        {
          debit: systemMoney('purchases'),
          credit: payable(supplier as SupplierId),
          amount: totalFen,
        },
      ]
    : []
