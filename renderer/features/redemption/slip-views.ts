import type { SlipView as SlipAnswer } from '#main/api/redemption.ts'
import { whenText } from '../slips/day-text.ts'
import type { CorrectionKind, SlipHit, SlipView } from './correction-view.ts'
import { pictureOf } from './counter-views.ts'
import { withUnit } from './quantities.ts'

const CORRECTABLE: readonly string[] = ['redemption', 'exchange', 'correction']

const isSettled = (slip: SlipAnswer): boolean => slip.lines.every((line) => line.quantityLeft === 0)

const whenOf = (slip: SlipAnswer, today: string): string => whenText(slip.businessDate, slip.time, today)

export const slipHit = (slip: SlipAnswer, today: string): SlipHit => ({
  id: slip.document,
  serial: slip.serial,
  household: `${slip.headName}家`,
  when: whenOf(slip, today),
  count: `${slip.lines.length} 样`,
  total: slip.total,
  mark: !CORRECTABLE.includes(slip.kind)
    ? slip.title
    : isSettled(slip)
      ? '已退清'
      : slip.corrections.length > 0
        ? '改过'
        : undefined,
})

export const slipCard = (slip: SlipAnswer, today: string): SlipView => ({
  id: slip.document,
  serial: slip.serial,
  household: `${slip.headName}家`,
  number: slip.number,
  group: slip.groupName,
  when: whenOf(slip, today),
  ...(slip.paperNumber === null ? {} : { paper: `手工单 ${slip.paperNumber}` }),
  collector: slip.collector,
  count: `共 ${slip.lines.length} 样`,
  total: slip.total,
  lines: slip.lines.map((line) => ({
    id: String(line.line),
    name: line.name,
    spec: line.spec,
    picture: pictureOf(line),
    quantity: withUnit(line.quantity, line),
    points: line.points,
  })),
  since: slip.corrections.map(({ title, serial }) => `后来有${title} ${serial}`),
})

/** Why none of the four ways is open any more. */
export function blockedWays(slip: SlipAnswer): Partial<Record<CorrectionKind, string>> {
  const why = !CORRECTABLE.includes(slip.kind)
    ? `${slip.title}不能再改，要改就找原来的兑换单`
    : isSettled(slip)
      ? '这张单已经全部退过或改过了'
      : undefined
  return why === undefined ? {} : { move: why, return: why, exchange: why, reverse: why }
}
