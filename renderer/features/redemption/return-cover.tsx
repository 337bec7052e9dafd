import { useState } from 'react'
import type { SlipView } from '#main/api/redemption.ts'
import { act, shop, useSession } from '#renderer/api/client.ts'
import { useScans } from '#renderer/input/use-scans.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { counterSounds } from '../settings/sound-settings.ts'
import { changeOf, useCorrection, usePreview, useReason } from './correction-deed.ts'
import { ReturnForm } from './correction-forms.tsx'
import { useReturnLines, whereTo } from './return-lines.ts'
import { slipCard } from './slip-views.ts'

const REASONS = ['拿错了', '不想要了', '东西有问题']

/** 退货: so many come back, so many points go back. */
export function ReturnCover({ slip, onClose }: { slip: SlipView; onClose: () => void }) {
  const { today } = useSession()
  const { lines, returned, scanned, onQuantity, onCondition } = useReturnLines(slip)
  const [trouble, setTrouble] = useState<string>()
  const wrong = (sentence: string) => {
    counterSounds.wrong()
    setTrouble(sentence)
  }
  useScans({
    onScan: ({ code }) => {
      void act(shop.redemption.scan, { code }).then((answer) => {
        if (!answer.ok) return wrong(answer.refusal.sentence)
        const found = answer.value
        if (found.kind !== 'item') return wrong('这里只扫拿回来的货')
        if (!scanned(found.item.id, found.quantity)) return wrong(`这张单上没有${found.item.name}`)
        counterSounds.right()
        setTrouble(undefined)
      })
    },
    onTrouble: ({ sentence }) => wrong(sentence),
  })
  const { why, reason } = useReason(REASONS)
  const correction = useCorrection(shop.corrections.giveBack)
  const { preview, problem } = usePreview(
    returned && { kind: 'return', slip: slip.document, lines: returned },
  )
  const ready = returned !== undefined && preview !== undefined && reason !== ''
  const sentence =
    returned === undefined
      ? '请扫拿回来的货，或者填退几件，不退的空着。'
      : preview === undefined
        ? '正在算'
        : reason === ''
          ? '请选为什么退。'
          : `退回 ${formatPoints(preview.back)} 分，${changeOf(`${slip.headName}家`, preview)}；${whereTo(slip, returned)}。`
  return (
    <ReturnForm
      slip={slipCard(slip, today)}
      lines={lines}
      onQuantity={(id, quantity) => {
        setTrouble(undefined)
        onQuantity(id, quantity)
      }}
      onCondition={onCondition}
      outcome={{ sentence, ready, problem: trouble ?? correction.problem ?? problem }}
      why={why}
      busy={correction.busy}
      onConfirm={() => {
        if (returned && ready) void correction.post({ slip: slip.document, reason, lines: returned })
      }}
      onClose={onClose}
    />
  )
}
