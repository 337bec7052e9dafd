import { MoveRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { KeyBindings } from '#renderer/input/keys.ts'
import { formatPoints, Points } from '#renderer/ui/amounts.tsx'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { ReturnLines, type ReturnLinesProps } from './correction-lines.tsx'
import type { CorrectionOutcome, CorrectionReasons, SlipLineView, SlipView } from './correction-view.ts'
import { useRaisedMessage } from './message-name.ts'
import { Picture } from './picture.tsx'

interface FormShared {
  readonly slip: SlipView
  readonly outcome: CorrectionOutcome
  readonly why: CorrectionReasons
  readonly busy: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

export interface ReturnFormProps extends FormShared, Omit<ReturnLinesProps, 'whole'> {}

/** 退货 */
export function ReturnForm(props: ReturnFormProps) {
  return (
    <CorrectionForm {...props} title={`退货：${props.slip.household} ${props.slip.serial}`} confirm="退货">
      <ReturnLines {...props} whole={false} />
    </CorrectionForm>
  )
}

/** 冲销 */
export function ReverseForm(props: ReturnFormProps) {
  return (
    <CorrectionForm
      {...props}
      title={`整单冲销：${props.slip.household} ${props.slip.serial}`}
      confirm="整单冲销"
    >
      <ReturnLines {...props} whole />
    </CorrectionForm>
  )
}

export interface ExchangeFormProps extends ReturnFormProps {
  /** What goes out instead. */
  readonly taken: readonly SlipLineView[]
  readonly onPickGoods: () => void
  readonly onRemove: (lineId: string) => void
}

/** 换货: scans add to what goes out. */
export function ExchangeForm(props: ExchangeFormProps) {
  const { slip, taken, onPickGoods, onRemove } = props
  const lastTaken = taken.at(-1)
  return (
    <CorrectionForm
      {...props}
      title={`换货：${slip.household} ${slip.serial}`}
      confirm="换货"
      keys={{ f5: onPickGoods }}
    >
      <h3 className="counter-part">拿回来的</h3>
      <ReturnLines {...props} whole={false} />
      <h3 className="counter-part">换出去的</h3>
      {taken.length === 0 ? (
        <p className="counter-scan-hint">请扫要换的货；没有条码的按 F5 选。</p>
      ) : (
        <ul className="counter-slip-lines">
          {taken.map((line) => (
            <li key={line.id} className="counter-slip-line">
              <Picture picture={line.picture} />
              <span className="counter-slip-name">
                {line.name}
                <span className="counter-small">
                  {line.spec} ×{line.quantity}
                </span>
              </span>
              <strong>
                <Points value={line.points} />
              </strong>
              <button
                type="button"
                className="counter-remove"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onRemove(line.id)}
              >
                不换这样
              </button>
            </li>
          ))}
        </ul>
      )}
      {lastTaken !== undefined && <p className="counter-small">换多件就接着扫；没有条码的按 F5 选。</p>}
    </CorrectionForm>
  )
}

/** One side of a 更正: who it is, and what the balance becomes. */
export interface MoveSide {
  readonly household: string
  readonly number: string
  readonly group: string
  readonly before: number
  readonly after: number
}

export interface MoveFormProps extends FormShared {
  readonly from: MoveSide
  /** Undefined until the other card is scanned or found with F2. */
  readonly to: MoveSide | undefined
  readonly onFindHousehold: () => void
}

/** 更正: the points move from one household to another, the goods stay where they are. */
export function MoveForm(props: MoveFormProps) {
  const { slip, from, to, onFindHousehold } = props
  return (
    <CorrectionForm
      {...props}
      title={`更正：${slip.serial} 记错了户`}
      confirm="改记，两户都签字"
      keys={{ f2: onFindHousehold }}
    >
      <div className="counter-move">
        <Side label={`退回 ${formatPoints(slip.total)} 分`} side={from} />
        <MoveRight className="counter-arrow" strokeWidth={1.6} aria-label="改记到" />
        {to ? (
          <Side label={`扣 ${formatPoints(slip.total)} 分`} side={to} />
        ) : (
          <div className="counter-side-card counter-side-none">
            <p className="counter-line-name">请扫另一户的卡</p>
            <p className="counter-small">没带卡按 F2 查户</p>
          </div>
        )}
      </div>
    </CorrectionForm>
  )
}

function Side({ label, side }: { label: string; side: MoveSide }) {
  return (
    <div className="counter-side-card">
      <p className="counter-small">{label}</p>
      <p className="counter-slip-who">{side.household}</p>
      <p className="counter-small">
        {side.number} 户 · {side.group}
      </p>
      <p className="counter-side-points">
        可兑 {formatPoints(side.before)} → <strong>{formatPoints(side.after)}</strong> 分
      </p>
    </div>
  )
}

interface CorrectionFormProps extends FormShared {
  readonly title: string
  readonly confirm: string
  readonly keys?: KeyBindings
  readonly children: ReactNode
}

function CorrectionForm(props: CorrectionFormProps) {
  const { title, confirm, keys = {}, outcome, why, busy, onConfirm, onClose, children } = props
  useRaisedMessage()
  const ready = outcome.ready && !busy
  const tryConfirm = () => {
    if (ready) onConfirm()
  }
  return (
    <Dialog
      title={title}
      size="wide"
      closeLabel="返回"
      onClose={onClose}
      keys={{ ...keys, enter: tryConfirm }}
      footer={
        <>
          <div className="counter-outcome">
            {outcome.problem !== undefined ? (
              <Message tone="wrong" sentence={outcome.problem} testId="message" />
            ) : (
              <Message
                tone={outcome.ready ? 'right' : 'plain'}
                sentence={outcome.sentence}
                testId="message"
              />
            )}
          </div>
          <ActionButton
            label={busy ? '正在记账' : confirm}
            keyHint="Enter"
            strong
            disabled={!ready}
            onPress={tryConfirm}
          />
        </>
      }
    >
      <div className="counter-form">
        {children}
        <GroupField label="为什么">
          {why.reasons.map(({ id, label }) => (
            <Choice key={id} label={label} chosen={id === why.reason} onChoose={() => why.onReason(id)} />
          ))}
        </GroupField>
        {why.text !== undefined && why.onText !== undefined && (
          <FormField label="写清原因" required>
            {(ids) => (
              <TextInput
                {...ids}
                value={why.text ?? ''}
                onChange={(text) => why.onText?.(text)}
                maxLength={60}
              />
            )}
          </FormField>
        )}
      </div>
    </Dialog>
  )
}
