import { useState } from 'react'
import { CHANNEL_NAMES, type Channel, channels, type FundRow } from '#main/api/stock.ts'
import { newId, shop, useAct, useDocumentIds } from '#renderer/api/client.ts'
import { formatYuan } from '#renderer/ui/amounts.tsx'
import { Choice } from '#renderer/ui/buttons.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { parseYuan } from '#renderer/ui/money-field.ts'
import { SelectInput } from '#renderer/ui/select-input.tsx'

export interface FundingFormProps {
  readonly funds: readonly FundRow[]
  readonly onClose: () => void
  readonly onDone: (sentence: string) => void
}

const NEW = ''

/** 资金到账: into a fund that is there, or a new one. */
export function FundingForm({ funds, onClose, onDone }: FundingFormProps) {
  const [fund, setFund] = useState(funds[0]?.id ?? NEW)
  const [freshId] = useState(newId)
  const [name, setName] = useState('')
  const [channel, setChannel] = useState<Channel>('collective')
  const [amount, setAmount] = useState('')
  const [opening, setOpening] = useState(false)
  const [from, setFrom] = useState('')
  const [paperNumber, setPaper] = useState('')
  const add = useAct(shop.stock.fund)
  const documents = useDocumentIds()
  const amountFen = parseYuan(amount)
  const known = funds.find(({ id }) => id === fund)
  const ready =
    !add.busy && amountFen !== undefined && amountFen > 0 && (known !== undefined || name.trim() !== '')
  const submit = async () => {
    if (!ready) return
    const form = {
      fund: known
        ? { id: known.id, channel: known.channel, name: known.name }
        : { id: freshId, channel, name: name.trim() },
      amountFen,
      opening,
      paperNumber: paperNumber.trim(),
      from: from.trim(),
      note: '',
      businessDate: null,
    }
    const result = await add.act({ document: documents.for(form), ...form })
    if (result.ok)
      onDone(
        `${result.value.serial} 记好了：“${form.fund.name}”现在有 ${formatYuan(result.value.fundLeftFen)} 元。`,
      )
  }
  return (
    <FormDialog
      title="记到账"
      size="middle"
      note={
        amount !== '' && amountFen === undefined
          ? '金额写成 5000 或 5000.50，最多到分。'
          : '钱到了村里账上再记。买货付款从这里出，付不出超过它的钱。'
      }
      action={add.busy ? '正在记' : '记到账'}
      disabled={!ready}
      problem={add.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="office-form-row">
        <FormField label="到账多少（元）" required>
          {(ids) => <TextInput {...ids} first numeric value={amount} onChange={setAmount} maxLength={12} />}
        </FormField>
        <FormField label="记到哪笔资金">
          {(ids) => (
            <SelectInput
              {...ids}
              value={fund}
              options={[
                ...funds.map((row) => ({
                  value: row.id,
                  label: `${row.name}（${CHANNEL_NAMES[row.channel]}）`,
                })),
                { value: NEW, label: '新的一笔' },
              ]}
              onChange={setFund}
            />
          )}
        </FormField>
      </div>
      {known === undefined && (
        <>
          <FormField label="这笔资金叫什么" required>
            {(ids) => (
              <TextInput {...ids} value={name} placeholder="2026年村集体" onChange={setName} maxLength={30} />
            )}
          </FormField>
          <GroupField label="渠道">
            {channels.map((one) => (
              <Choice
                key={one}
                label={CHANNEL_NAMES[one]}
                chosen={channel === one}
                onChoose={() => setChannel(one)}
              />
            ))}
          </GroupField>
        </>
      )}
      <div className="office-form-row">
        <FormField label="谁给的">
          {(ids) => <TextInput {...ids} value={from} onChange={setFrom} maxLength={40} />}
        </FormField>
        <FormField label="凭证号">
          {(ids) => <TextInput {...ids} value={paperNumber} onChange={setPaper} maxLength={40} />}
        </FormField>
      </div>
      <label className="office-check">
        <input type="checkbox" checked={opening} onChange={(event) => setOpening(event.target.checked)} />
        是建账以前就有的结余
      </label>
    </FormDialog>
  )
}
