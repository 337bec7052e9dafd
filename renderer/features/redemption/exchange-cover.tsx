import { useState } from 'react'
import type { CounterItem, SlipView } from '#main/api/redemption.ts'
import { act, shop, useSession } from '#renderer/api/client.ts'
import { useScans } from '#renderer/input/use-scans.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { counterSounds } from '../settings/sound-settings.ts'
import { changeOf, useCorrection, usePreview, useReason } from './correction-deed.ts'
import { ExchangeForm } from './correction-forms.tsx'
import { type DraftLine, linePoints } from './counter-state.ts'
import { leftOf, pictureOf } from './counter-views.ts'
import { GoodsList } from './goods-cover.tsx'
import { baseOf, isWeighed, quantityProblem, withUnit } from './quantities.ts'
import { QuantityDialog } from './quantity-dialog.tsx'
import { useReturnLines } from './return-lines.ts'
import { slipCard } from './slip-views.ts'

const REASONS = ['东西有问题', '拿错了', '想换一样']

/** 换货: goods back and other goods out, on one slip. Scans add to what goes out. */
export function ExchangeCover({ slip, onClose }: { slip: SlipView; onClose: () => void }) {
  const { today } = useSession()
  const { lines, returned, onQuantity, onCondition } = useReturnLines(slip)
  const { taken, take, leave, weighing, setWeighing, trouble } = useTaken()
  const [picking, setPicking] = useState(false)
  const { why, reason } = useReason(REASONS)
  const correction = useCorrection(shop.corrections.exchange)
  const newLines = taken.map(({ item, quantity }) => ({ item: item.id, quantity }))
  const asked = returned && newLines.length > 0 ? { lines: returned, newLines } : undefined
  const { preview, problem } = usePreview(asked && { kind: 'exchange', slip: slip.document, ...asked })
  const ready = asked !== undefined && preview !== undefined && reason !== ''
  const sentence =
    returned === undefined
      ? '请填拿回来几件，不退的空着。'
      : taken.length === 0
        ? '请扫要换的货，没有条码的按 F5 选。'
        : preview === undefined
          ? '正在算'
          : reason === ''
            ? '请选为什么换。'
            : `退 ${formatPoints(preview.back)} 分，另扣 ${formatPoints(preview.spent)} 分，${changeOf(`${slip.headName}家`, preview)}。`

  if (weighing) {
    return (
      <Weigh
        item={weighing}
        onDone={(quantity) => take(weighing, quantity)}
        onClose={() => setWeighing(undefined)}
      />
    )
  }
  if (picking) {
    return (
      <GoodsList
        title="换哪样货？"
        onPick={(item) => {
          setPicking(false)
          if (isWeighed(item)) setWeighing(item)
          else take(item, 1)
        }}
        onClose={() => setPicking(false)}
      />
    )
  }
  return (
    <ExchangeForm
      slip={slipCard(slip, today)}
      lines={lines}
      onQuantity={onQuantity}
      onCondition={onCondition}
      taken={taken.map(({ item, quantity }) => ({
        id: item.id,
        name: item.name,
        spec: item.spec,
        picture: pictureOf(item),
        quantity: withUnit(quantity, item),
        points: preview?.lines.find((line) => line.item === item.id)?.points ?? linePoints(item, quantity),
      }))}
      onPickGoods={() => setPicking(true)}
      onRemove={leave}
      outcome={{ sentence, ready, problem: trouble ?? correction.problem ?? problem }}
      why={why}
      busy={correction.busy}
      onConfirm={() => {
        if (asked && ready) void correction.post({ slip: slip.document, reason, ...asked })
      }}
      onClose={onClose}
    />
  )
}

/** What goes out instead, as it is scanned. */
function useTaken() {
  const [taken, setTaken] = useState<readonly DraftLine[]>([])
  const [weighing, setWeighing] = useState<CounterItem>()
  const [trouble, setTrouble] = useState<string>()
  const take = (item: CounterItem, quantity: number) => {
    counterSounds.right()
    setTrouble(undefined)
    setWeighing(undefined)
    setTaken((before) => {
      const known = before.find((line) => line.item.id === item.id)
      if (!known) return [...before, { item, quantity }]
      return before.map((line) => (line === known ? { item, quantity: line.quantity + quantity } : line))
    })
  }
  const wrong = (sentence: string) => {
    counterSounds.wrong()
    setTrouble(sentence)
  }
  useScans({
    onScan: ({ code }) => {
      void act(shop.redemption.scan, { code }).then((answer) => {
        if (!answer.ok) return wrong(answer.refusal.sentence)
        const found = answer.value
        if (found.kind !== 'item') return wrong('这里只扫要换出去的货')
        if (isWeighed(found.item) && found.pack === '') return setWeighing(found.item)
        take(found.item, found.quantity)
      })
    },
    onTrouble: ({ sentence }) => wrong(sentence),
  })
  const leave = (id: string) => setTaken((before) => before.filter(({ item }) => item.id !== id))
  return { taken, take, leave, weighing, setWeighing, trouble }
}

function Weigh(props: { item: CounterItem; onDone: (quantity: number) => void; onClose: () => void }) {
  const { item, onDone, onClose } = props
  const [text, setText] = useState('')
  const base = baseOf(text, item)
  const problem = text === '' ? undefined : quantityProblem(text, item)
  return (
    <QuantityDialog
      goods={{
        name: item.name,
        spec: item.spec,
        picture: pictureOf(item),
        unit: item.unit,
        left: leftOf(item),
        limit: undefined,
        weighed: true,
      }}
      quantity={text}
      points={base === undefined || problem !== undefined ? undefined : linePoints(item, base)}
      problem={problem}
      onQuantity={setText}
      onConfirm={() => {
        if (base !== undefined) onDone(base)
      }}
      onClose={onClose}
    />
  )
}
