import { newId } from '../../kit/shop.ts'
import { pick } from './counter-deeds.ts'
import { Deed, type Plan } from './deed.ts'
import type { Model, ModelLot, Part } from './model.ts'
import type { Village } from './village.ts'

export type IssueWay = 'expired' | 'broken' | 'own_use'

/** 报损, and 出库 for the village's own use. */
export class IssueGoods extends Deed {
  readonly way: IssueWay
  readonly item: number
  readonly count: number
  readonly ownWitness: boolean

  constructor(way: IssueWay, item: number, count: number, ownWitness: boolean) {
    super()
    this.way = way
    this.item = item
    this.count = count
    this.ownWitness = ownWitness
  }

  plan(model: Model): Plan {
    const { way, ownWitness } = this
    const item = pick(model.items, this.item)!
    const quantity = this.count * (item.basePerUnit > 1 ? 3 : 1)
    const writeOff = way !== 'own_use'
    const document = newId()
    const issue = (village: Village, taken: number) => {
      const { writer, issuer } = village.beginning.people
      return village.stock.issue(
        {
          document,
          purpose: writeOff ? 'write_off' : 'own_use',
          reason: way === 'own_use' ? null : way,
          words: writeOff ? '' : '村部厨房',
          lines: [{ item: item.id, lot: null, quantity: taken }],
          photos: [],
          households: [],
          witness: writeOff ? (ownWitness ? writer : issuer) : null,
          witnessPin: writeOff ? '1234' : '',
          businessDate: null,
        },
        village.caller,
      )
    }
    const from = way === 'expired' ? expired(model, item.id) : model.firstOut(item.id)
    const refused = () => {
      if (item.kind !== 'goods') return 'item_not_stocked'
      if (from.reduce((sum, lot) => sum + lot.left, 0) < quantity) return 'issue_short'
      return writeOff && ownWitness ? 'witness_same' : null
    }
    return {
      ask: (village) => issue(village, quantity),
      otherwise: (village) => issue(village, quantity + 1),
      refused: refused(),
      posts: true,
      done: () => {
        const parts: Part[] = []
        let wanted = quantity
        for (const lot of from) {
          const taken = Math.min(lot.left, wanted)
          if (taken === 0) break
          lot.left -= taken
          wanted -= taken
          parts.push({ lot, left: taken })
        }
        model.issues.push({ document, to: writeOff ? model.lost : model.issued, parts, reversed: false })
        add(writeOff ? model.lost : model.issued, item.id, quantity)
      },
    }
  }

  toString(): string {
    return `issue(${this.way}, item ${this.item} ×${this.count}${this.ownWitness ? ', seen alone' : ''})`
  }
}

/** 冲销 of either: the goods stand in their lots again. */
export class ReverseIssue extends Deed {
  readonly issue: number

  constructor(issue: number) {
    super()
    this.issue = issue
  }

  plan(model: Model): Plan | undefined {
    const of = pick(model.issues, this.issue)
    if (of === undefined) return undefined
    const form = { document: newId(), of: of.document, reason: '点错了' }
    return {
      ask: (village) => village.stock.reverse(form, village.caller),
      otherwise: (village) => village.stock.reverse({ ...form, reason: '别的' }, village.caller),
      refused: of.reversed ? 'reversed_before' : null,
      posts: true,
      done: () => {
        of.reversed = true
        for (const { lot, left } of of.parts) {
          lot.left += left
          add(of.to, lot.item, -left)
        }
      },
    }
  }

  toString(): string {
    return `reverseIssue(${this.issue})`
  }
}

const expired = (model: Model, item: string): ModelLot[] =>
  model.lots
    .filter(
      (lot) => lot.item === item && lot.left > 0 && lot.expiresOn !== null && lot.expiresOn < model.today,
    )
    .sort((a, b) => (a.expiresOn! < b.expiresOn! ? -1 : a.expiresOn! > b.expiresOn! ? 1 : 0))

const add = (figures: Map<string, number>, item: string, quantity: number) =>
  figures.set(item, (figures.get(item) ?? 0) + quantity)
