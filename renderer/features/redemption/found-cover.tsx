import { useState } from 'react'
import type { CounterItem } from '#main/api/redemption.ts'
import { act, shop, useAct, useAsk, useDocumentIds, useSession } from '#renderer/api/client.ts'
import { useScans } from '#renderer/input/use-scans.ts'
import { requote } from './cart-keeping.ts'
import { now, refused, say, uncover } from './counter-store.ts'
import { goodsTile, pictureOf } from './counter-views.ts'
import { FoundGoods, type FoundGoodsValue } from './found-goods.tsx'
import { GoodsList } from './goods-cover.tsx'
import { baseOf, quantityProblem, withUnit } from './quantities.ts'

const REASONS = ['货架上有，账上没有', '入库时少记了', '别人退回没记'].map((label) => ({ id: label, label }))

/** F9 现场补录: scan or choose the goods, a second person confirms with a PIN, and the cart goes on. */
export function FoundCover() {
  const [item, setItem] = useState<CounterItem | undefined>(selectedGoods)
  const [picking, setPicking] = useState(false)
  useScans({
    onScan: ({ code }) => {
      void act(shop.redemption.scan, { code }).then((answer) => {
        if (!answer.ok) return refused(answer.refusal)
        if (answer.value.kind !== 'item') return
        setItem(answer.value.item)
        setPicking(false)
      })
    },
  })
  if (picking) {
    return (
      <GoodsList
        title="货架上多出来的是哪样货？"
        tile={(goods) => ({
          ...goodsTile(goods),
          blocked: goods.kind === 'goods' ? undefined : '不占库存',
        })}
        onPick={(goods) => {
          setItem(goods)
          setPicking(false)
        }}
        onClose={() => setPicking(false)}
      />
    )
  }
  return <FoundForm key={item?.id ?? ''} item={item} onPickGoods={() => setPicking(true)} />
}

const selectedGoods = () => now().lines.find((line) => line.item.id === now().selected)?.item

function FoundForm({ item, onPickGoods }: { item: CounterItem | undefined; onPickGoods: () => void }) {
  const session = useSession()
  const people = useAsk(shop.session.people, {})
  const documents = useDocumentIds()
  const found = useAct(shop.redemption.found)
  const [tried, setTried] = useState(false)
  const [value, setValue] = useState<FoundGoodsValue>({
    quantity: '1',
    reason: REASONS[0]?.id,
    witness: undefined,
    witnessPin: '',
  })
  const quantity = item && baseOf(value.quantity, item)
  const wrong = item && quantityProblem(value.quantity, { ...item, left: null })
  const missing = {
    ...(wrong === undefined ? {} : { quantity: wrong }),
    ...(value.witness === undefined ? { witness: '请选一起看过的人' } : {}),
    ...(value.witnessPin === '' ? { witnessPin: '请一起看过的人输自己的密码' } : {}),
  }
  const confirm = async () => {
    setTried(true)
    const { reason, witness, witnessPin } = value
    if (Object.keys(missing).length > 0) return
    if (!item || quantity === undefined || witness === undefined || reason === undefined) return
    const contents = { item: item.id, quantity, reason, witness }
    const answer = await found.act({ document: documents.for(contents), ...contents, witnessPin })
    if (!answer.ok) {
      // typed anew in the meantime: that stays
      return setValue((now) => (now.witnessPin === witnessPin ? { ...now, witnessPin: '' } : now))
    }
    documents.recorded()
    uncover()
    say({ tone: 'right', sentence: `${item.name}已补录 ${withUnit(quantity, item)}` })
    void requote()
  }
  return (
    <FoundGoods
      goods={
        item && {
          name: item.name,
          spec: item.spec,
          picture: pictureOf(item),
          unit: item.unit,
          inBooks: item.left === null ? '不占库存' : `账上 ${withUnit(item.left, item)}`,
        }
      }
      value={value}
      reasons={REASONS}
      witnesses={(people.data ?? [])
        .filter(({ id }) => id !== session.person.id && id !== session.shift?.writer.id)
        .map(({ id, name }) => ({ id, label: name }))}
      problems={found.problem !== undefined ? { witnessPin: found.problem } : tried ? missing : {}}
      busy={found.busy}
      onChange={(next) => {
        found.forget()
        setValue(next)
      }}
      onPickGoods={onPickGoods}
      onConfirm={() => void confirm()}
      onClose={uncover}
    />
  )
}
