import type { ClosingFigures } from '../../api/closing.ts'
import { CHANNEL_NAMES, type Channel } from '../../api/stock.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import { closingStore as store } from './closing.store.ts'
import { accountOf, type Book, isInside, type Movement, owedOf, quantitiesOf } from './closing.ts'

export interface Period {
  readonly from: Day
  readonly through: Day
}

/** Every figure of a month from the transfers, set against what the accounts hold. */
export function figuresOf(db: ReadHandle, { from, through }: Period): ClosingFigures {
  const movements = store.movements(db, from, through)
  const of = (book: Movement['book']) => movements.filter((movement) => movement.book === book)
  const points = byUnit(of('points'))
  const goods = of('goods')
  const goodsBy = byUnit(goods)
  const money = of('money')
  const held = store.held(db).filter(({ book, kind }) => isInside(book, kind))
  const heldOf = (book: Book, unit?: string) =>
    held
      .filter((row) => row.book === book && (unit === undefined || row.unit === unit))
      .reduce((sum, row) => sum + (book === 'goods' ? row.value_fen : row.balance), 0)
  const slips = store.slips(db, from, through)
  return {
    from,
    through,
    points: store
      .schemes(db)
      .filter(({ id }) => points.has(id))
      .map(({ id, name }) => ({
        scheme: id,
        name,
        ...accountOf('points', points.get(id) ?? [], heldOf('points', id), channelName),
      })),
    goods: {
      ...accountOf('goods', goods, heldOf('goods'), channelName),
      items: store
        .items(db)
        .filter(({ id }) => goodsBy.has(id))
        .map(({ id, ...item }) => ({ item: id, ...item, ...quantitiesOf(goodsBy.get(id) ?? []) })),
    },
    money: { ...accountOf('money', money, heldOf('money'), channelName), owed: owedOf(money) },
    slips: slips === undefined ? null : slips,
    sequence: store.lastSequence(db, through),
  }
}

const channelName = (channel: string): string => CHANNEL_NAMES[channel as Channel] ?? '其他资金'

function byUnit(movements: readonly Movement[]): Map<string, Movement[]> {
  const units = new Map<string, Movement[]>()
  for (const movement of movements) {
    const known = units.get(movement.unit)
    if (known) known.push(movement)
    else units.set(movement.unit, [movement])
  }
  return units
}
