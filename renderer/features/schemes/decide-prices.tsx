import { useState } from 'react'
import type { PriceRow } from '#main/api/schemes.ts'
import { shop, useAct, useDocumentIds, useSession } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { DayField } from '#renderer/ui/day-field.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { dayText } from '../slips/day-text.ts'

export interface DecidePricesProps {
  readonly changes: readonly { readonly row: PriceRow; readonly price: number | null }[]
  readonly onClose: () => void
  readonly onDone: (sentence: string) => void
}

const said = (price: number | null) => (price === null ? '不兑换' : `${formatPoints(price)} 分`)

/** 定价单: what changes, from which day, and who approved it. */
export function DecidePrices({ changes, onClose, onDone }: DecidePricesProps) {
  const { today } = useSession()
  const [fromDate, setFrom] = useState(today)
  const [approver, setApprover] = useState('')
  const [note, setNote] = useState('')
  const decide = useAct(shop.schemes.decidePrices)
  const documents = useDocumentIds()
  const ready = approver.trim() !== '' && !decide.busy
  const year = Number(today.slice(0, 4))
  const submit = async () => {
    if (!ready) return
    const form = {
      fromDate,
      approver: approver.trim(),
      note: note.trim(),
      prices: changes.map(({ row, price }) => ({ item: row.item, pointsHundredths: price })),
    }
    const result = await decide.act({ document: documents.for(form), ...form })
    if (result.ok)
      onDone(`${result.value.serial} 记好了，${changes.length} 样从${dayText(fromDate)}起按新的分值。`)
  }
  return (
    <FormDialog
      title={`定 ${changes.length} 样的分值`}
      size="middle"
      note="定了记一张定价单。以前的分值都留着，查得到哪天是几分。"
      action={decide.busy ? '正在记' : '定下来'}
      disabled={!ready}
      problem={decide.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="office-form-row">
        <FormField label="谁定的" required>
          {(ids) => (
            <TextInput
              {...ids}
              first
              value={approver}
              placeholder="村两委、村民代表会议"
              onChange={setApprover}
              maxLength={40}
            />
          )}
        </FormField>
        <div className="office-wide">
          <FormField label="从哪天起">
            {(ids) => <DayField {...ids} value={fromDate} years={[year, year + 1]} onChange={setFrom} />}
          </FormField>
        </div>
        <FormField label="备注">
          {(ids) => <TextInput {...ids} value={note} onChange={setNote} maxLength={100} />}
        </FormField>
      </div>
      <table className="office-plain">
        <thead>
          <tr>
            <th>物品</th>
            <th>现在</th>
            <th>改成</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ row, price }) => (
            <tr key={row.item}>
              <td>
                {row.name} <span className="office-soft">{row.spec}</span>
              </td>
              <td>{said(row.price)}</td>
              <td>
                <strong>{said(price)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </FormDialog>
  )
}
