import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { Picture } from './picture.tsx'
import type { ChoiceView, PictureView } from './view.ts'

export interface FoundGoodsValue {
  readonly quantity: string
  readonly reason: string | undefined
  /** The second person, who has seen it too. */
  readonly witness: string | undefined
  readonly witnessPin: string
}

export interface FoundGoodsProps {
  /** Undefined: it asks for a scan first. */
  readonly goods:
    | {
        readonly name: string
        readonly spec: string
        readonly picture: PictureView
        readonly unit: string
        /** 「账上 0 块」 */
        readonly inBooks: string
      }
    | undefined
  readonly value: FoundGoodsValue
  readonly reasons: readonly ChoiceView[]
  readonly witnesses: readonly ChoiceView[]
  readonly problems: Partial<Record<keyof FoundGoodsValue, string>>
  readonly busy: boolean
  readonly onChange: (value: FoundGoodsValue) => void
  readonly onPickGoods: () => void
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** F9 现场补录: the shelf has it, the book has not, and people queue. */
export function FoundGoods(props: FoundGoodsProps) {
  const { goods, value, reasons, witnesses, problems, busy, onChange, onPickGoods, onConfirm, onClose } =
    props
  const witness = witnesses.find(({ id }) => id === value.witness)
  const keys = goods ? { enter: onConfirm, f5: onPickGoods } : { f5: onPickGoods }
  return (
    <Dialog
      title="现场补录：货架上有，账上没有"
      closeLabel="不补了"
      onClose={onClose}
      keys={keys}
      footer={
        goods && (
          <ActionButton
            label={busy ? '正在记账' : '两人都看过，补上'}
            keyHint="Enter"
            strong
            disabled={busy}
            onPress={onConfirm}
          />
        )
      }
    >
      {goods ? (
        <div className="counter-form">
          <div className="counter-goods">
            <Picture picture={goods.picture} />
            <div>
              <p className="counter-line-name">{goods.name}</p>
              <p className="counter-line-facts">
                {goods.spec === '' ? '' : `${goods.spec} · `}
                {goods.inBooks}
              </p>
            </div>
          </div>
          <FormField label={`多出来几件（${goods.unit}）`} required problem={problems.quantity}>
            {(ids) => (
              <TextInput
                {...ids}
                value={value.quantity}
                onChange={(quantity) => onChange({ ...value, quantity })}
                first
                numeric
                maxLength={7}
              />
            )}
          </FormField>
          <GroupField label="怎么会多出来" problem={problems.reason}>
            {reasons.map(({ id, label }) => (
              <Choice
                key={id}
                label={label}
                chosen={value.reason === id}
                onChoose={() => onChange({ ...value, reason: id })}
              />
            ))}
          </GroupField>
          <GroupField label="谁一起看的" problem={problems.witness}>
            {witnesses.map(({ id, label }) => (
              <Choice
                key={id}
                label={label}
                chosen={value.witness === id}
                onChoose={() => onChange({ ...value, witness: id })}
              />
            ))}
          </GroupField>
          <FormField label={`${witness?.label ?? '第二个人'}的密码`} required problem={problems.witnessPin}>
            {(ids) => (
              <TextInput
                {...ids}
                value={value.witnessPin}
                onChange={(witnessPin) => onChange({ ...value, witnessPin })}
                secret
                numeric
                maxLength={8}
              />
            )}
          </FormField>
        </div>
      ) : (
        <div className="counter-scan-now">
          <p className="counter-who-ask">请扫那样货</p>
          <p className="counter-say">没有条码的按 F5 选。补上以后，这一单接着办。</p>
        </div>
      )}
    </Dialog>
  )
}
