import { useState } from 'react'
import type { CounterItem } from '#main/api/redemption.ts'
import { shop, useAsk } from '#renderer/api/client.ts'
import { useInputHub } from '#renderer/input/scan-provider.tsx'
import { splitTyped } from '#renderer/input/typed-buffer.ts'
import { uncover } from './counter-store.ts'
import { goodsTile } from './counter-views.ts'
import { foundOf } from './found-of.ts'
import { PickGoods } from './pick-goods.tsx'
import { goodsCame } from './scan-deeds.ts'
import type { GoodsTileView } from './view.ts'

export interface GoodsListProps {
  readonly title?: string
  readonly onPick: (item: CounterItem) => void
  readonly onClose: () => void
  /** What the list is for may need goods that cannot be handed out. */
  readonly tile?: (item: CounterItem) => GoodsTileView
}

/** Goods by short number, name or pinyin. */
export function GoodsList({ title = '选货', onPick, onClose, tile = goodsTile }: GoodsListProps) {
  const [text, setText] = useState('')
  const goods = useAsk(shop.redemption.items, { text }, { keep: true })
  return (
    <PickGoods
      title={title}
      query={text}
      found={foundOf(goods, (items) => items, tile)}
      onQuery={setText}
      onPick={(id) => {
        const item = goods.data?.find((candidate) => candidate.id === id)
        if (item) onPick(item)
      }}
      onRetry={() => void goods.refetch()}
      onClose={onClose}
    />
  )
}

/** F5, also after `3*`. */
export function GoodsCover() {
  const hub = useInputHub()
  return (
    <GoodsList
      onPick={(item) => {
        const { times } = splitTyped(hub.typed.getState())
        hub.setTyped('')
        uncover()
        goodsCame(item, item.basePerUnit, '', times)
      }}
      onClose={uncover}
    />
  )
}
