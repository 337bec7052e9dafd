import { Points } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Picture } from './picture.tsx'
import type { PictureView } from './view.ts'

export interface QuantityDialogProps {
  readonly goods: {
    readonly name: string
    readonly spec: string
    readonly picture: PictureView
    readonly unit: string
    /** 「剩 120」 */
    readonly left: string
    /** 「每户每月限 4」 */
    readonly limit: string | undefined
    /** Asks for the weight: "2.5". */
    readonly weighed: boolean
  }
  readonly quantity: string
  /** What this many cost; undefined while the number is none. */
  readonly points: number | undefined
  /** Why it will not do: 「只剩 3 块」. */
  readonly problem: string | undefined
  readonly onQuantity: (quantity: string) => void
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** F4, and the weight of weighed goods. */
export function QuantityDialog(props: QuantityDialogProps) {
  const { goods, quantity, points, problem, onQuantity, onConfirm, onClose } = props
  const ready = points !== undefined && problem === undefined
  const confirm = () => {
    if (ready) onConfirm()
  }
  return (
    <Dialog
      title={goods.weighed ? '称了多少？' : '换几件？'}
      size="narrow"
      closeLabel="不改了"
      onClose={onClose}
      keys={{ enter: confirm }}
      footer={<ActionButton label="就这么多" keyHint="Enter" strong disabled={!ready} onPress={confirm} />}
    >
      <div className="counter-goods">
        <Picture picture={goods.picture} />
        <div>
          <p className="counter-line-name">{goods.name}</p>
          <p className="counter-line-facts">
            {[goods.spec, goods.left, goods.limit]
              .filter((fact) => fact !== undefined && fact !== '')
              .join(' · ')}
          </p>
        </div>
      </div>
      <FormField label={goods.weighed ? `重量（${goods.unit}）` : `数量（${goods.unit}）`} problem={problem}>
        {(ids) => (
          <div className="counter-quantity">
            <TextInput {...ids} value={quantity} onChange={onQuantity} first numeric maxLength={7} />
            <strong className="counter-quantity-points">
              {points !== undefined && <Points value={points} />}
            </strong>
          </div>
        )}
      </FormField>
    </Dialog>
  )
}
