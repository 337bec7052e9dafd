import { useState } from 'react'
import type { CounterItem } from '#main/api/redemption.ts'
import { shop, useAct, useAsk, useDocumentIds, useSession } from '#renderer/api/client.ts'
import { useScans } from '#renderer/input/use-scans.ts'
import { baseOf, foundOf } from './counter-covers.tsx'
import { goodsTile, pictureOf, unitsOf } from './counter-views.ts'
import { FoundGoods, type FoundGoodsValue } from './found-goods.tsx'
import { PickGoods } from './pick-goods.tsx'
import { uncover, useCounter } from './use-counter.ts'

const REASONS = [
  { id: '货架上有，账上没有', label: '货架上有，账上没有' },
  { id: '入库时少记了', label: '入库时少记了' },
  { id: '别人退回没记', label: '别人退回没记' },
]

/** F9 现场补录: scan or choose the goods, a second person confirms with a PIN. */
export function FoundCover() {
  const selected = useCounter((state) => state.lines.find(({ item }) => item.id === state.selected)?.item)
  const session = useSession()
  const people = useAsk(shop.session.people, {})
  const documents = useDocumentIds()
  const found = useAct(shop.redemption.found)
  const [item, setItem] = useState<CounterItem | undefined>(selected)
  const [picking, setPicking] = useState(selected === undefined)
  const [text, setText] = useState('')
  const [value, setValue] = useState<FoundGoodsValue>({
    quantity: '1',
    reason: REASONS[0]?.id,
    witness: undefined,
    witnessPin: '',
  })
  const goods = useAsk(shop.redemption.items, { text }, { keep: true })
  const scan = useAct(shop.redemption.scan)
  useScans({
    onScan: ({ code }) => {
      void scan.act({ code }).then((answer) => {
        if (answer.ok && answer.value.kind === 'item') {
          setItem(answer.value.item)
          setPicking(false)
        }
      })
    },
  })
  if (picking) {
    return (
      <PickGoods
        title="货架上多出来的是哪样货？"
        query={text}
        found={foundOf({ data: goods.data, error: goods.error as never }, (row) => ({
          ...goodsTile(row),
          blocked: undefined,
        }))}
        onQuery={setText}
        onPick={(id) => {
          setItem(goods.data?.find((row) => row.id === id))
          setPicking(false)
        }}
        onRetry={() => void goods.refetch()}
        onClose={uncover}
      />
    )
  }
  const quantity = item && baseOf(value.quantity, item.basePerUnit)
  const problems = {
    ...(quantity === undefined || quantity <= 0 ? { quantity: '请输入货架上多出来的数量' } : {}),
    ...(value.witness === undefined ? { witness: '请选一起看过的人' } : {}),
    ...(found.problem ? { witnessPin: found.problem } : {}),
  }
  const confirm = async () => {
    if (!item || quantity === undefined || value.witness === undefined || value.reason === undefined) return
    const contents = { item: item.id, quantity, reason: value.reason, witness: value.witness }
    const answer = await found.act({
      document: documents.for(contents),
      ...contents,
      witnessPin: value.witnessPin,
    })
    if (!answer.ok) return
    documents.recorded()
    useCounter.setState({
      message: { tone: 'right', sentence: `${item.name}已补录 ${value.quantity} ${item.unit}` },
      cover: { kind: 'none' },
    })
  }
  return (
    <FoundGoods
      goods={
        item && {
          name: item.name,
          spec: item.spec,
          picture: pictureOf(item),
          unit: item.unit,
          inBooks: `账上 ${item.left === null ? '不占库存' : unitsOf(item.left, item)} ${item.unit}`,
        }
      }
      value={value}
      reasons={REASONS}
      witnesses={(people.data ?? [])
        .filter(({ id }) => id !== session.person.id && id !== session.shift?.writer.id)
        .map(({ id, name }) => ({ id, label: name }))}
      problems={problems}
      busy={found.busy}
      onChange={setValue}
      onPickGoods={() => setPicking(true)}
      onConfirm={() => void confirm()}
      onClose={uncover}
    />
  )
}
