import type { PostedSlip } from '#main/api/redemption.ts'
import { newId } from '../../kit/shop.ts'
import { askedOf, type DrawnLine, linesText, pick } from './counter-deeds.ts'
import { Deed, type Plan } from './deed.ts'
import {
  giftedBack,
  inEach,
  type Model,
  type ModelLine,
  type ModelSlip,
  merged,
  pointsBack,
  quantityLeft,
  rootOf,
} from './model.ts'
import type { ItemFacts, Village } from './village.ts'

/** A line to give back as fast-check draws it: which line of the slip, and how much of what is left. */
export interface DrawnReturn {
  readonly line: number
  readonly count: number
  readonly condition: 'shelf' | 'loss'
}

interface Return {
  readonly line: number
  readonly quantity: number
  readonly condition: 'shelf' | 'loss'
}

/** Mostly what is there to give back; now and then a line that the slip has not, or one too many. */
function returnsOf(slip: ModelSlip, drawn: readonly DrawnReturn[]): Return[] {
  return drawn.map(({ line: at, count, condition }) => {
    const line = slip.lines[at % (slip.lines.length + 1)]
    const most = line ? quantityLeft(slip, line) + 1 : 1
    return { line: line?.line ?? slip.lines.length + 1, quantity: (count % most) + 1, condition }
  })
}

/** The points that come back, or why the goods cannot; the model is left as it is. */
function reckon(slip: ModelSlip, asked: readonly Return[]) {
  const left = new Map<ModelLine, { quantity: number; points: number; gifted: number }>()
  const back: { readonly item: ItemFacts; readonly quantity: number }[] = []
  let points = 0
  let gifted = 0
  for (const { line: number, quantity } of asked) {
    const line = slip.lines.find((one) => one.line === number)
    if (line === undefined) return { refused: 'slip_line_unknown' as const }
    const now = left.get(line) ?? {
      quantity: quantityLeft(slip, line),
      points: slip.moved ? 0 : line.pointsLeft,
      gifted: slip.moved ? 0 : line.giftedLeft,
    }
    if (quantity > now.quantity) return { refused: 'return_too_much' as const }
    const share = pointsBack(line, now.quantity, now.points, quantity)
    const of = giftedBack(line, { pointsLeft: now.points, giftedLeft: now.gifted }, share)
    points += share
    gifted += of
    left.set(line, {
      quantity: now.quantity - quantity,
      points: now.points - share,
      gifted: now.gifted - of,
    })
    back.push({ item: line.item, quantity })
  }
  return { refused: null, points, gifted, back }
}

function takeBack(model: Model, slip: ModelSlip, asked: readonly Return[]): void {
  for (const { line: number, quantity, condition } of asked) {
    model.giveBack(slip, slip.lines.find((line) => line.line === number)!, quantity, condition)
  }
}

const base = (slip: ModelSlip) => ({ document: newId(), slip: slip.document, reason: '开错了' })

/** 冲销 the whole slip. */
export class Reverse extends Deed {
  readonly slip: number
  readonly condition: 'shelf' | 'loss'

  constructor(slip: number, condition: 'shelf' | 'loss') {
    super()
    this.slip = slip
    this.condition = condition
  }

  plan(model: Model): Plan | undefined {
    const slip = pick(model.slips, this.slip)
    if (slip === undefined) return undefined
    const { condition } = this
    const asked = slip.lines
      .map((line) => ({ line: line.line, quantity: quantityLeft(slip, line), condition }))
      .filter(({ quantity }) => quantity > 0)
    const form = base(slip)
    return {
      ask: (village) => village.corrections.reverse({ ...form, condition }, village.caller),
      otherwise: (village) =>
        village.corrections.reverse({ ...form, reason: '另一个原因', condition }, village.caller),
      refused: asked.length === 0 ? 'slip_settled' : null,
      posts: true,
      done: () => takeBack(model, slip, asked),
    }
  }

  toString(): string {
    return `reverse(slip ${this.slip}, ${this.condition})`
  }
}

/** 退货 */
export class GiveBack extends Deed {
  readonly slip: number
  readonly lines: readonly DrawnReturn[]

  constructor(slip: number, lines: readonly DrawnReturn[]) {
    super()
    this.slip = slip
    this.lines = lines
  }

  plan(model: Model): Plan | undefined {
    const slip = pick(model.slips, this.slip)
    if (slip === undefined) return undefined
    const lines = returnsOf(slip, this.lines)
    const form = base(slip)
    return {
      ask: (village) => village.corrections.giveBack({ ...form, lines }, village.caller),
      otherwise: (village) =>
        village.corrections.giveBack({ ...form, lines: [...lines, lines[0]!] }, village.caller),
      refused: reckon(slip, lines).refused,
      posts: true,
      done: () => takeBack(model, slip, lines),
    }
  }

  toString(): string {
    return `giveBack(slip ${this.slip}, ${returnsText(this.lines)})`
  }
}

const returnsText = (lines: readonly DrawnReturn[]): string =>
  lines.map(({ line, count, condition }) => `line ${line} ×${count} to ${condition}`).join(' + ')

/** 换货 */
export class Exchange extends Deed {
  readonly slip: number
  readonly lines: readonly DrawnReturn[]
  readonly newLines: readonly DrawnLine[]

  constructor(slip: number, lines: readonly DrawnReturn[], newLines: readonly DrawnLine[]) {
    super()
    this.slip = slip
    this.lines = lines
    this.newLines = newLines
  }

  plan(model: Model): Plan | undefined {
    const slip = pick(model.slips, this.slip)
    if (slip === undefined) return undefined
    const lines = returnsOf(slip, this.lines)
    const asked = askedOf(model, this.newLines)
    const newLines = asked.map(({ item, quantity }) => ({ item: item.id, quantity }))
    const form = { ...base(slip), lines, newLines }
    const household = rootOf(slip.household)
    const reckoned = reckon(slip, lines)
    const refused =
      reckoned.refused ??
      model.refusal(household, merged(asked), {
        points: reckoned.points,
        gifted: reckoned.gifted,
        day: slip.day,
        sameMonth: slip.day.slice(0, 7) === model.today.slice(0, 7),
        quantityOf: (item) =>
          reckoned.back.reduce((sum, part) => sum + part.quantity * inEach(part.item, item), 0),
      })
    return {
      ask: (village) => village.corrections.exchange(form, village.caller),
      otherwise: (village) =>
        village.corrections.exchange({ ...form, newLines: [...newLines, ...newLines] }, village.caller),
      refused,
      posts: true,
      done: ({ id, serial }: PostedSlip) => {
        // the shelf gives the new goods before it has the old ones back
        const { points = 0, gifted = 0 } = reckoned
        const exchange = { document: id, serial, kind: 'exchange' as const, household, day: model.today }
        model.handOut(exchange, merged(asked), { points, gifted })
        takeBack(model, slip, lines)
      },
    }
  }

  toString(): string {
    return `exchange(slip ${this.slip}, ${returnsText(this.lines)} for ${linesText(this.newLines)})`
  }
}

/** 更正 to another household. */
export class Move extends Deed {
  readonly slip: number
  readonly household: number

  constructor(slip: number, household: number) {
    super()
    this.slip = slip
    this.household = household
  }

  plan(model: Model): Plan | undefined {
    const slip = pick(model.slips, this.slip)
    if (slip === undefined) return undefined
    const target = pick(model.households, this.household)!
    const [from, to] = [rootOf(slip.household), rootOf(target)]
    const out = slip.moved ? [] : slip.lines.filter((line) => line.pointsLeft > 0)
    const form = base(slip)
    const move = (village: Village, household: string) =>
      village.corrections.moveToHousehold({ ...form, household }, village.caller)
    return {
      ask: (village) => move(village, target.id),
      otherwise: (village) => move(village, model.households.find((other) => other !== target)!.id),
      refused: from === to ? 'same_household' : out.length === 0 ? 'slip_settled' : null,
      posts: true,
      done: ({ id, serial }: PostedSlip) => {
        const shares = model.pay(
          to,
          out.map((line) => line.pointsLeft),
        )
        const lines = out.map((line, index): ModelLine => {
          const quantity = quantityLeft(slip, line)
          const [points, gifted] = [line.pointsLeft, shares[index]!]
          from.balance += points - line.giftedLeft
          from.gifted += line.giftedLeft
          return { ...line, quantity, points, gifted, giftedLeft: gifted, wholeLeft: quantity }
        })
        for (const line of out) {
          line.pointsLeft = 0
          line.giftedLeft = 0
        }
        slip.moved = true
        const { today: day } = model
        model.slips.push({
          document: id,
          serial,
          kind: 'correction',
          household: to,
          day,
          lines,
          moved: false,
        })
      },
    }
  }

  toString(): string {
    return `move(slip ${this.slip} to household ${this.household})`
  }
}
