import type { ItemFormInput } from '#main/api/catalogue.ts'
import type { SchemeSettings } from '#main/api/schemes.ts'
import type { StockIn, StockInLine } from '#main/api/stock.ts'
import type { Caller } from '#main/api/types.ts'
import { type CounterShop, now, openCounterShop } from './counter-shop.ts'
import { newId } from './shop.ts'

/** The same shop as seen from the accountant's desk. */
export interface OfficeShop extends CounterShop {
  readonly accountant: Caller
  /** Registers an item and answers its id. */
  item(name: string, form?: Partial<ItemFormInput>): string
  stockInForm(lines: readonly Partial<StockInLine>[], form?: Partial<StockIn>): StockIn
  /** 入库：bought from 兴旺商店 unless said otherwise; answers the document. */
  receive(lines: readonly Partial<StockInLine>[], form?: Partial<StockIn>): string
  fund(name: string, amountFen: number): string
  owed(supplier?: string): number
}

export const SUPPLIER = '兴旺商店'

export const itemForm = (name: string, form: Partial<ItemFormInput> = {}): ItemFormInput => ({
  id: newId(),
  kind: 'goods',
  name,
  spec: '',
  unit: '瓶',
  basePerUnit: 1,
  baseName: '',
  shortNumber: null,
  picture: null,
  limitPerMonth: null,
  minimumStock: 0,
  shelfLifeDays: null,
  active: true,
  barcodes: [],
  components: [],
  ...form,
})

export function openOfficeShop(settings: Partial<SchemeSettings> = {}, moment?: string): OfficeShop {
  const shop = openCounterShop(settings, moment)
  const { catalogue, stock } = shop.shop.services
  const accountant: Caller = {
    session: 'office',
    staff: { id: shop.people.admin, name: '张会计', roles: ['accountant'] },
  }
  const supplier = { id: newId(), name: SUPPLIER }

  const stockInForm: OfficeShop['stockInForm'] = (lines, form = {}) => ({
    document: newId(),
    source: 'purchase',
    channel: null,
    supplier,
    donor: '',
    paperNumber: '',
    deliveredBy: '赵老板',
    checkedBy: '刘会计',
    note: '',
    businessDate: null,
    lines: lines.map((line) => ({
      item: newId(),
      quantity: 1,
      pack: null,
      totalFen: 0,
      producedOn: null,
      expiresOn: null,
      ...line,
    })),
    ...form,
  })

  return {
    ...shop,
    accountant,
    stockInForm,
    item: (name, form) =>
      now(catalogue.register({ document: newId(), item: itemForm(name, form) }, accountant)).item,
    receive(lines, form) {
      const input = stockInForm(lines, form)
      now(stock.receive(input, accountant))
      return input.document
    },
    fund(name, amountFen) {
      const fund = { id: newId(), channel: 'collective' as const, name }
      now(
        stock.fund(
          {
            document: newId(),
            fund,
            amountFen,
            opening: false,
            paperNumber: '',
            from: '',
            note: '',
            businessDate: null,
          },
          accountant,
        ),
      )
      return fund.id
    },
    owed: (name = SUPPLIER) =>
      now(stock.suppliers({}, accountant)).find((row) => row.name === name)?.owedFen ?? 0,
  }
}

/** The refusal of a call that is known to be synchronous. */
export function refusalOf(answer: unknown): { code: string; sentence: string; facts: object } {
  const result = answer as { ok: boolean; refusal?: { code: string; sentence: string; facts: object } }
  if (result.ok || !result.refusal) throw new Error(`not refused: ${JSON.stringify(answer)}`)
  return result.refusal
}
