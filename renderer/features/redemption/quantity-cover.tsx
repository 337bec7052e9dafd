import { useState } from 'react'
import type { CounterItem } from '#main/api/redemption.ts'
import { linePoints } from './counter-state.ts'
import { uncover, useCounter } from './counter-store.ts'
import { leftOf, limitOf, pictureOf } from './counter-views.ts'
import { baseOf, isWeighed, quantityProblem, unitsOf } from './quantities.ts'
import { QuantityDialog } from './quantity-dialog.tsx'
import { addGoods, changeQuantity } from './scan-deeds.ts'

/** F4 changes the line's quantity; weighed goods that come new ask for their weight. */
export function QuantityCover({ item, adds }: { item: CounterItem; adds: boolean }) {
  const line = useCounter((state) => state.lines.find((candidate) => candidate.item.id === item.id))
  const newest = useCounter((state) => state.quote?.said.lines.find((said) => said.item.id === item.id)?.item)
  const goods = newest ?? item
  const [text, setText] = useState(!adds && line ? unitsOf(line.quantity, goods) : '')
  const base = baseOf(text, goods)
  const problem = text === '' ? undefined : quantityProblem(text, goods)
  return (
    <QuantityDialog
      goods={{
        name: goods.name,
        spec: goods.spec,
        picture: pictureOf(goods),
        unit: goods.unit,
        left: leftOf(goods),
        limit: limitOf(goods),
        weighed: isWeighed(goods),
      }}
      quantity={text}
      points={base === undefined || problem !== undefined ? undefined : linePoints(goods, base)}
      problem={problem}
      onQuantity={setText}
      onConfirm={() => {
        if (base === undefined) return
        uncover()
        if (adds) addGoods(goods, base)
        else changeQuantity(goods.id, base)
      }}
      onClose={uncover}
    />
  )
}
