import { Button } from 'antd'
import { useState } from 'react'
import {
  COUNT_REASON_NAMES,
  type CountLine,
  type CountPart,
  type CountReason,
  countReasons,
} from '#main/api/counting.ts'
import { quantityText } from '#main/api/stock.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { parseQuantity, quantityInput } from '../catalogue/quantity-field.ts'
import { HouseholdPicker } from '../households/household-picker.tsx'

/** A reason as it is being said. */
export type SaidPart = Omit<CountPart, 'reason'> & {
  readonly reason: CountReason | ''
  readonly householdName: string
}

const NOTHING: SaidPart = { quantity: 0, reason: '', household: null, householdName: '', words: '' }
const optionsFor = (gain: boolean) => [
  { value: '' as const, label: '选原因' },
  ...countReasons
    .filter((reason) => !gain || reason === 'misreceived' || reason === 'other')
    .map((value) => ({ value, label: COUNT_REASON_NAMES[value] })),
]

/** What was said of a difference, in one line. */
export const saidText = ({ reasons, ...line }: CountLine): string =>
  reasons
    .map(({ quantity, reason, householdName, words }) =>
      [
        COUNT_REASON_NAMES[reason],
        reasons.length > 1 ? quantityText(quantity, line) : '',
        householdName,
        words,
      ]
        .filter((part) => part !== '')
        .join(' '),
    )
    .join('；')

interface Props {
  readonly line: CountLine
  /** Base steps; below zero where something is missing. */
  readonly difference: number
  readonly parts: readonly SaidPart[]
  readonly onParts: (parts: readonly SaidPart[]) => void
}

/** Why something differs: one reason for all of it, or several for so many each. */
export function ReasonCell({ line, difference, parts, onParts }: Props) {
  const [picking, setPicking] = useState<number>()
  const shown = parts.length === 0 ? [NOTHING] : parts
  const several = shown.length > 1
  const set = (at: number, change: Partial<SaidPart>) =>
    onParts(shown.map((part, index) => (index === at ? { ...part, ...change } : part)))
  const split = () => {
    const given = several ? shown : [{ ...shown[0]!, quantity: Math.abs(difference) }]
    const left = Math.abs(difference) - given.reduce((sum, { quantity }) => sum + quantity, 0)
    onParts([...given, { ...NOTHING, reason: 'other', quantity: Math.max(0, left) }])
  }
  return (
    <div className="count-reasons">
      {shown.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
        <div className="count-why" key={at}>
          <SelectInput
            label={`${line.name}为什么`}
            value={part.reason}
            options={optionsFor(difference > 0)}
            onChange={(reason) => set(at, { reason })}
          />
          {several && (
            <input
              className="ui-input count-part"
              aria-label={`${line.name}这个原因几${line.unit}`}
              inputMode="decimal"
              defaultValue={quantityInput(part.quantity, line)}
              onChange={({ target }) => {
                const quantity = parseQuantity(target.value, line)
                if (quantity !== undefined) set(at, { quantity })
              }}
            />
          )}
          {part.reason === 'unwritten' && (
            <Button onClick={() => setPicking(at)}>{part.householdName || '选哪一户'}</Button>
          )}
          {(part.reason === 'lost' || part.reason === 'other') && (
            <input
              className="ui-input"
              aria-label={`${line.name}的说明`}
              value={part.words}
              onChange={({ target }) => set(at, { words: target.value })}
              maxLength={80}
              placeholder={part.reason === 'lost' ? '谁负责，怎么处理' : '什么原因'}
            />
          )}
          {several && (
            <Button type="text" onClick={() => onParts(shown.filter((_, index) => index !== at))}>
              去掉
            </Button>
          )}
        </div>
      ))}
      {shown[0]?.reason !== '' && Math.abs(difference) > 1 && (
        <Button type="link" className="count-split" onClick={split}>
          还有别的原因
        </Button>
      )}
      {picking !== undefined && (
        <Dialog title={`${line.name}是哪一户领的`} size="middle" onClose={() => setPicking(undefined)}>
          <HouseholdPicker
            label="找这一户"
            except={[]}
            onPick={({ id, headName, number }) => {
              set(picking, { household: id, householdName: `${headName ?? ''} ${number}`.trim() })
              setPicking(undefined)
            }}
          />
        </Dialog>
      )}
    </div>
  )
}
