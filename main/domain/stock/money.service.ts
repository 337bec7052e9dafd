import type { stock } from '../../api/stock.ts'
import type { Calls } from '../../api/types.ts'
import type { Day } from '../../kernel/dates.ts'
import type { DocumentId, FundId, SupplierId } from '../../kernel/ids.ts'
import { ok } from '../../kernel/result.ts'
import { fundMoney, payable, systemMoney } from '../ledger/accounts.ts'
import { moneyStore as store } from './money.store.ts'
import type { StockDeps } from './stock.service.ts'
import { MOST_FEN, stockRefusals as refusals } from './stock.ts'

type MoneyCalls = Pick<Calls<typeof stock>, 'pay' | 'fund' | 'suppliers' | 'funds'>

const on = (day: string | null) => (day === null ? {} : { businessDate: day as Day })

/** 付款 and 资金到账: never more than is owed, never more than a fund holds. */
export function createMoney({ store: village, ledger }: StockDeps): MoneyCalls {
  return {
    suppliers() {
      return ok(
        store.suppliers(village).map((row) => ({
          id: row.id,
          name: row.name,
          owedFen: row.owed,
          boughtFen: row.bought,
          paidFen: row.bought - row.owed,
          lastOn: row.last_on,
        })),
      )
    },

    funds() {
      return ok(
        store.funds(village).map((row) => ({
          id: row.id,
          channel: row.channel,
          name: row.name,
          balanceFen: row.balance,
          receivedFen: row.received,
          paidFen: row.received - row.balance,
        })),
      )
    },

    pay(input, caller) {
      const owedTo = payable(input.supplier as SupplierId)
      const from = fundMoney(input.fund as FundId)
      return village.write((tx) => {
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'payment',
            request: {
              supplier: input.supplier,
              fund: input.fund,
              amountFen: input.amountFen,
              paperNumber: input.paperNumber,
              businessDate: input.businessDate,
            },
            texts: { payee: input.payee, note: input.note },
          },
          () => {
            const { amountFen } = input
            const supplier = store.supplier(tx, input.supplier)
            if (supplier === undefined) return refusals.supplierUnknown()
            const fund = store.fund(tx, input.fund)
            if (fund === undefined) return refusals.fundUnknown()
            if (amountFen <= 0) return refusals.payNothing()
            if (amountFen > MOST_FEN) return refusals.moneyTooLarge()
            const owed = -ledger.balance(tx, owedTo).balance
            if (amountFen > owed) return refusals.payTooMuch(supplier.name, owed, amountFen)
            const left = ledger.balance(tx, from).balance
            if (amountFen > left) return refusals.fundShort(fund.name, left, amountFen)
            return ok({
              recordedBy: caller.staff?.id ?? null,
              ...on(input.businessDate),
              facts: {
                totalFen: amountFen,
                supplier: supplier.id,
                fund: fund.id,
                owedFen: owed - amountFen,
                fundLeftFen: left - amountFen,
              },
              transfers: [{ debit: owedTo, credit: from, amount: amountFen }],
            })
          },
        )
        if (!posted.ok) return posted
        const { owedFen, fundLeftFen } = posted.value.facts as { owedFen: number; fundLeftFen: number }
        return ok({ ...posted.value, owedFen, fundLeftFen })
      })
    },

    fund(input, caller) {
      const into = fundMoney(input.fund.id as FundId)
      return village.write((tx) => {
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'funding',
            request: {
              fund: input.fund,
              amountFen: input.amountFen,
              opening: input.opening,
              paperNumber: input.paperNumber,
              businessDate: input.businessDate,
            },
            texts: { from: input.from, note: input.note },
          },
          () => {
            const { amountFen } = input
            if (store.fund(tx, input.fund.id) === undefined && store.fundNamed(tx, input.fund.name)) {
              return refusals.fundName(input.fund.name)
            }
            if (amountFen <= 0) return refusals.fundingNothing()
            if (amountFen > MOST_FEN) return refusals.moneyTooLarge()
            return ok({
              recordedBy: caller.staff?.id ?? null,
              ...on(input.businessDate),
              facts: {
                totalFen: amountFen,
                fund: input.fund.id,
                fundLeftFen: ledger.balance(tx, into).balance + amountFen,
              },
              transfers: [
                {
                  debit: into,
                  credit: systemMoney(input.opening ? 'opening' : 'funding'),
                  amount: amountFen,
                },
              ],
            })
          },
        )
        if (!posted.ok) return posted
        if (!posted.value.repeated && store.fund(tx, input.fund.id) === undefined) {
          store.insertFund(tx, { ...input.fund, recorded_by: input.document })
        }
        const { fundLeftFen } = posted.value.facts as { fundLeftFen: number }
        return ok({ ...posted.value, fundLeftFen })
      })
    },
  }
}
