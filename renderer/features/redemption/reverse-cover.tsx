import { useState } from 'react'
import type { SlipView } from '#main/api/redemption.ts'
import { shop, useSession } from '#renderer/api/client.ts'
import { useScans } from '#renderer/input/use-scans.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { counterSounds } from '../settings/sound-settings.ts'
import { changeOf, useCorrection, usePreview, useReason } from './correction-deed.ts'
import { ReverseForm } from './correction-forms.tsx'
import type { Condition } from './correction-view.ts'
import { pictureOf } from './counter-views.ts'
import { unitsOf } from './quantities.ts'
import { slipCard } from './slip-views.ts'

const REASONS = ['开错单', '扫错了货', '不换了']

/** 冲销: the whole slip, as if it had not been; everything comes back in one condition. */
export function ReverseCover({ slip, onClose }: { slip: SlipView; onClose: () => void }) {
  const { today } = useSession()
  const [condition, setCondition] = useState<Condition>('good')
  // a scan here belongs to nobody: the form stays as it is
  useScans({ onScan: () => counterSounds.wrong() })
  const { why, reason } = useReason(REASONS)
  const correction = useCorrection(shop.corrections.reverse)
  const { preview, problem } = usePreview({ kind: 'reverse', slip: slip.document })
  const ready = preview !== undefined && reason !== ''
  const goods = condition === 'good' ? '东西全放回货架' : '东西全记报损'
  const sentence =
    preview === undefined
      ? '正在算'
      : reason === ''
        ? '请选为什么冲销。有好有坏的，请用退货。'
        : `退回 ${formatPoints(preview.back)} 分，${changeOf(`${slip.headName}家`, preview)}；${goods}。`
  return (
    <ReverseForm
      slip={slipCard(slip, today)}
      lines={slip.lines
        .filter((line) => line.quantityLeft > 0)
        .map((line) => ({
          id: String(line.line),
          name: line.name,
          spec: line.spec,
          picture: pictureOf(line),
          unit: line.unit,
          returnable: unitsOf(line.quantityLeft, line),
          quantity: unitsOf(line.quantityLeft, line),
          condition,
          problem: undefined,
        }))}
      onQuantity={() => undefined}
      onCondition={(_line, next) => setCondition(next)}
      outcome={{ sentence, ready, problem: correction.problem ?? problem }}
      why={why}
      busy={correction.busy}
      onConfirm={() => {
        if (!ready) return
        const goes = condition === 'good' ? 'shelf' : 'loss'
        void correction.post({ slip: slip.document, reason, condition: goes })
      }}
      onClose={onClose}
    />
  )
}
