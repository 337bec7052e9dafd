import type { Day } from '#main/kernel/dates.ts'
import { addDays } from '#main/kernel/dates.ts'
import type { DocumentId } from '#main/kernel/ids.ts'
import { ok } from '#main/kernel/result.ts'
import { newId } from '../../kit/shop.ts'
import { type DrawnLine, linesText, pick } from './counter-deeds.ts'
import { Deed, type Plan } from './deed.ts'
import type { Model } from './model.ts'
import type { Village } from './village.ts'

/** 入库 */
export class Receive extends Deed {
  readonly lines: readonly DrawnLine[]
  readonly fenEach: number
  /** Days that the goods still keep; for ever where null. */
  readonly keeps: number | null
  /** Booked so many days back. */
  readonly late: number

  constructor(lines: readonly DrawnLine[], fenEach: number, keeps: number | null, late: number) {
    super()
    this.lines = lines
    this.fenEach = fenEach
    this.keeps = keeps
    this.late = late
  }

  plan(model: Model): Plan {
    const day = addDays(model.today as Day, -this.late)
    const expiresOn = this.keeps === null ? null : addDays(model.today as Day, this.keeps)
    const asked = this.lines.map(({ item, count }) => {
      const of = pick(model.items, item)!
      return { item: of, quantity: count * 3 * of.basePerUnit, totalFen: count * this.fenEach }
    })
    const totalFen = asked.reduce((sum, line) => sum + line.totalFen, 0)
    const document = newId()
    const receive = (village: Village, more: number) =>
      village.shop.services.stock.receive(
        {
          document,
          source: 'purchase',
          channel: null,
          supplier: { id: village.beginning.supplier, name: '兴旺商店' },
          donor: '',
          paperNumber: '',
          deliveredBy: '赵老板',
          checkedBy: '刘会计',
          note: '',
          businessDate: this.late === 0 ? null : day,
          lines: asked.map(({ item, quantity, totalFen: lineFen }) => ({
            item: item.id,
            quantity,
            pack: null,
            totalFen: lineFen + more,
            producedOn: null,
            expiresOn,
          })),
        },
        village.caller,
      )
    const closed = model.closedThrough !== null && day <= model.closedThrough
    const odd = asked.some(({ item }) => item.kind !== 'goods')
    return {
      ask: (village) => receive(village, 0),
      otherwise: (village) => receive(village, 1),
      refused: odd ? 'item_not_stocked' : closed ? 'period_closed' : null,
      posts: true,
      done: () => {
        const lots = asked.map(({ item, quantity }) => ({
          item: item.id,
          left: quantity,
          received: quantity,
          expiresOn,
        }))
        model.lots.push(...lots)
        model.stockIns.push({ document, lots, totalFen, reversed: false })
        model.owedFen += totalFen
        model.supplierKnown = true
      },
    }
  }

  toString(): string {
    return `receive(${linesText(this.lines)}, ${this.fenEach} fen, keeps ${this.keeps}, ${this.late} days late)`
  }
}

/** 冲销 a stock-in. */
export class ReverseStockIn extends Deed {
  readonly stockIn: number

  constructor(stockIn: number) {
    super()
    this.stockIn = stockIn
  }

  plan(model: Model): Plan | undefined {
    const of = pick(model.stockIns, this.stockIn)
    if (of === undefined) return undefined
    const form = { document: newId(), of: of.document, reason: '录错了' }
    const refused = of.reversed
      ? 'reversed_before'
      : of.lots.some((lot) => lot.left !== lot.received)
        ? 'stock_in_used'
        : of.totalFen > model.owedFen
          ? 'stock_in_paid'
          : null
    return {
      ask: (village) => village.shop.services.stock.reverse(form, village.caller),
      otherwise: (village) =>
        village.shop.services.stock.reverse({ ...form, reason: '别的' }, village.caller),
      refused,
      posts: true,
      done: () => {
        of.reversed = true
        for (const lot of of.lots) lot.left = 0
        model.owedFen -= of.totalFen
      },
    }
  }

  toString(): string {
    return `reverseStockIn(${this.stockIn})`
  }
}

/** 付款 */
export class Pay extends Deed {
  readonly amountFen: number

  constructor(amountFen: number) {
    super()
    this.amountFen = amountFen
  }

  plan(model: Model): Plan {
    const document = newId()
    const pay = (village: Village, amountFen: number) => {
      const { supplier, fund } = village.beginning
      const rest = { paperNumber: '', payee: '', note: '', businessDate: null }
      return village.shop.services.stock.pay({ document, supplier, fund, amountFen, ...rest }, village.caller)
    }
    const { amountFen } = this
    return {
      ask: (village) => pay(village, amountFen),
      otherwise: (village) => pay(village, amountFen + 1),
      refused: !model.supplierKnown
        ? 'supplier_unknown'
        : amountFen > model.owedFen
          ? 'payment_too_much'
          : amountFen > model.fundFen
            ? 'fund_short'
            : null,
      posts: true,
      done: () => {
        model.owedFen -= amountFen
        model.fundFen -= amountFen
      },
    }
  }

  toString(): string {
    return `pay(${this.amountFen} fen)`
  }
}

/** 期初, 入账 and 赠分 */
export class Grant extends Deed {
  readonly way: 'open' | 'grant' | 'gift'
  readonly households: readonly number[]
  /** Hundredths. */
  readonly points: number

  constructor(way: Grant['way'], households: readonly number[], points: number) {
    super()
    this.way = way
    this.households = households
    this.points = points
  }

  plan(model: Model): Plan {
    const { way, points } = this
    const { today: effectiveDate } = model
    const households = this.households.map((index) => pick(model.households, index)!)
    const document = newId()
    const give = (village: Village, each: number) =>
      village.shop.services.points[way](
        {
          document,
          effectiveDate,
          reason: '开会评议',
          rows: households.map(({ id }) => ({ household: id, points: each })),
        },
        village.caller,
      )
    const refused = () => {
      for (const [index, household] of households.entries()) {
        if (households.indexOf(household) < index) return 'household_twice'
        if (household.successor !== null) return 'household_merged'
        if (points <= 0) return 'points_not_positive'
        if (points % 100 !== 0) return 'points_precision'
      }
      return way === 'open' && households.some((household) => household.opened) ? 'opened_before' : null
    }
    return {
      ask: (village) => give(village, points),
      otherwise: (village) => give(village, points + 100),
      refused: refused(),
      posts: true,
      done: () => {
        for (const household of households) {
          if (way === 'gift') household.gifted += points
          else {
            household.balance += points
            household.given += points
          }
          if (way === 'open') household.opened = true
        }
        const shares = households.map((household) => ({ household, points }))
        model.grants.push({ document, way, shares, reversed: false })
      },
    }
  }

  toString(): string {
    return `${this.way}(households ${this.households.join(', ')}, ${this.points} each)`
  }
}

/** 冲销 points that were given. */
export class ReverseGrant extends Deed {
  readonly grant: number
  readonly evenBelow: boolean

  constructor(grant: number, evenBelow: boolean) {
    super()
    this.grant = grant
    this.evenBelow = evenBelow
  }

  plan(model: Model): Plan | undefined {
    const of = pick(model.grants, this.grant)
    if (of === undefined) return undefined
    const form = { document: newId(), of: of.document, reason: '复核后收回', evenBelow: this.evenBelow }
    const purse = of.way === 'gift' ? 'gifted' : 'balance'
    const refused = of.reversed
      ? 'reversed_before'
      : of.shares.some(({ household }) => household.successor !== null)
        ? 'points_household_gone'
        : (!this.evenBelow || of.way === 'gift') &&
            of.shares.some(({ household, points }) => household[purse] < points)
          ? 'points_used'
          : null
    return {
      ask: (village) => village.shop.services.points.reverse(form, village.caller),
      otherwise: (village) =>
        village.shop.services.points.reverse({ ...form, reason: '别的' }, village.caller),
      refused,
      posts: true,
      done: () => {
        of.reversed = true
        for (const { household, points } of of.shares) {
          household[purse] -= points
          if (of.way !== 'gift') household.given -= points
          if (of.way === 'open') household.opened = false
        }
      },
    }
  }

  toString(): string {
    return `reverseGrant(${this.grant}${this.evenBelow ? ', even below zero' : ''})`
  }
}

/** 并户 */
export class Merge extends Deed {
  readonly into: number
  readonly from: number
  readonly population: number

  constructor(into: number, from: number, population: number) {
    super()
    this.into = into
    this.from = from
    this.population = population
  }

  plan(model: Model): Plan {
    const into = pick(model.households, this.into)!
    const from = pick(model.households, this.from)!
    const { population } = this
    const form = {
      document: newId(),
      household: into.id,
      from: [from.id],
      reason: '老人跟女儿过',
      signatures: ['王甲', '王乙'],
    }
    const merge = (village: Village, heads: number) =>
      village.shop.services.households.merge({ ...form, population: heads }, village.caller)
    return {
      ask: (village) => merge(village, population),
      otherwise: (village) => merge(village, population + 1),
      refused:
        into.successor !== null
          ? 'household_merged'
          : into === from
            ? 'merge_self'
            : from.successor !== null
              ? 'household_merged'
              : null,
      posts: true,
      done: () => {
        into.balance += from.balance
        into.gifted += from.gifted
        from.gifted = 0
        into.given += Math.max(0, from.balance)
        into.population = population
        from.balance = 0
        from.successor = into
      },
    }
  }

  toString(): string {
    return `merge(${this.from} into ${this.into}, ${this.population} people)`
  }
}

/** 月末结账 of everything before this month. */
export class Close extends Deed {
  plan(model: Model): Plan | undefined {
    const through = addDays(`${model.today.slice(0, 7)}-01` as Day, -1)
    if (model.closedThrough === through) return undefined
    const document = newId() as DocumentId
    return {
      ask: (village) =>
        village.store.write((tx) => {
          const posted = village.shop.ledger.post(
            tx,
            { id: document, kind: 'closing', request: { through } },
            () => ok({ recordedBy: village.beginning.people.admin }),
          )
          if (posted.ok && !posted.value.repeated) {
            tx.prepare('INSERT INTO closings (id, from_date, through_date, number) VALUES (?, ?, ?, 1)').run(
              document,
              '2026-01-01',
              through,
            )
          }
          return posted
        }),
      refused: null,
      posts: true,
      done: () => {
        model.closedThrough = through
      },
    }
  }

  toString(): string {
    return 'close the months before'
  }
}
