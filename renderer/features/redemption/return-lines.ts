import { useState } from 'react'
import type { SlipView } from '#main/api/redemption.ts'
import type { Condition, ReturnLineView } from './correction-view.ts'
import { pictureOf } from './counter-views.ts'
import { baseOf, quantityProblem, unitsOf, withUnit } from './quantities.ts'

interface Draft {
  readonly quantity: string
  readonly condition: Condition
}

const UNTOUCHED: Draft = { quantity: '', condition: 'good' }

export interface ReturnedLine {
  readonly line: number
  readonly quantity: number
  readonly condition: 'shelf' | 'loss'
}

/** What comes back of a slip, as it is typed: which lines, how many, in what condition. */
export function useReturnLines(slip: SlipView) {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({})
  const open = slip.lines.filter((line) => line.quantityLeft > 0)
  const draftOf = (id: string): Draft => drafts[id] ?? UNTOUCHED
  const change = (id: string, part: Partial<Draft>) =>
    setDrafts((before) => ({ ...before, [id]: { ...(before[id] ?? UNTOUCHED), ...part } }))

  const lines: ReturnLineView[] = open.map((line) => {
    const { quantity, condition } = draftOf(String(line.line))
    const base = baseOf(quantity, line)
    return {
      id: String(line.line),
      name: line.name,
      spec: line.spec,
      picture: pictureOf(line),
      unit: line.unit,
      returnable: unitsOf(line.quantityLeft, line),
      quantity,
      condition,
      problem:
        quantity.trim() === ''
          ? undefined
          : base !== undefined && base > line.quantityLeft
            ? `最多能退 ${withUnit(line.quantityLeft, line)}`
            : base === 0
              ? '不退这样就空着'
              : quantityProblem(quantity, { ...line, left: null }),
    }
  })
  const returned: ReturnedLine[] = open.flatMap((line) => {
    const { quantity, condition } = draftOf(String(line.line))
    const base = baseOf(quantity, line)
    if (base === undefined || base === 0 || base > line.quantityLeft) return []
    return [{ line: line.line, quantity: base, condition: condition === 'good' ? 'shelf' : 'loss' }]
  })
  return {
    lines,
    /** Undefined while nothing comes back, or something typed will not do. */
    returned: returned.length === 0 || lines.some(({ problem }) => problem) ? undefined : returned,
    /** Goods scanned back: one more of the line that has them. False where the slip has no such goods. */
    scanned(item: string, quantity: number): boolean {
      const line = open.find((candidate) => candidate.item === item)
      if (!line) return false
      const id = String(line.line)
      const more = (baseOf(draftOf(id).quantity, line) ?? 0) + quantity
      change(id, { quantity: unitsOf(more, line) })
      return true
    },
    onQuantity: (id: string, quantity: string) => change(id, { quantity }),
    onCondition: (id: string, condition: Condition) => change(id, { condition }),
  }
}

/** 「1 袋南方黑芝麻糊放回货架，2 块雕牌肥皂记报损」 */
export function whereTo(slip: SlipView, returned: readonly ReturnedLine[]): string {
  return returned
    .map(({ line, quantity, condition }) => {
      const goods = slip.lines.find((row) => row.line === line)
      if (!goods) return ''
      return `${withUnit(quantity, goods)}${goods.name}${condition === 'shelf' ? '放回货架' : '记报损'}`
    })
    .join('，')
}
