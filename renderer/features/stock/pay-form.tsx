import { useState } from 'react'
import type { FundRow, SupplierRow } from '#main/api/stock.ts'
import { shop, useAct, useDocumentIds } from '#renderer/api/client.ts'
import { formatYuan } from '#renderer/ui/amounts.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { parseYuan, yuanText } from '#renderer/ui/money-field.ts'
import { SelectInput } from '#renderer/ui/select-input.tsx'

export interface PayFormProps {
  readonly supplier: SupplierRow
  readonly funds: readonly FundRow[]
  readonly onClose: () => void
  readonly onDone: (sentence: string) => void
}

/** 付款: a document of its own, now or later, in one sum or several. */
export function PayForm({ supplier, funds, onClose, onDone }: PayFormProps) {
  const fullest = [...funds].sort((one, other) => other.balanceFen - one.balanceFen)
  const [fund, setFund] = useState(fullest[0]?.id ?? '')
  const [amount, setAmount] = useState(yuanText(supplier.owedFen))
  const [payee, setPayee] = useState('')
  const [paperNumber, setPaper] = useState('')
  const pay = useAct(shop.stock.pay)
  const documents = useDocumentIds()
  const amountFen = parseYuan(amount)
  const from = funds.find(({ id }) => id === fund)
  const ready = !pay.busy && from !== undefined && amountFen !== undefined && amountFen > 0
  const submit = async () => {
    if (!ready) return
    const form = {
      supplier: supplier.id,
      fund,
      amountFen,
      paperNumber: paperNumber.trim(),
      payee: payee.trim(),
      note: '',
      businessDate: null,
    }
    const result = await pay.act({ document: documents.for(form), ...form })
    if (result.ok) {
      const { serial, owedFen } = result.value
      onDone(
        `${serial} 记好了：付给${supplier.name} ${formatYuan(amountFen)} 元，${owedFen === 0 ? '付清了' : `还欠 ${formatYuan(owedFen)} 元`}。`,
      )
    }
  }
  return (
    <FormDialog
      title={`付款 · ${supplier.name}`}
      size="middle"
      note={noteOf(supplier, from, amountFen)}
      action={pay.busy ? '正在记' : '付款'}
      disabled={!ready}
      problem={pay.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="office-form-row">
        <FormField label="付多少（元）" required>
          {(ids) => <TextInput {...ids} first numeric value={amount} onChange={setAmount} maxLength={12} />}
        </FormField>
        <FormField label="从哪笔资金出" required>
          {(ids) => (
            <SelectInput
              {...ids}
              value={fund}
              options={fullest.map((row) => ({
                value: row.id,
                label: `${row.name}（${formatYuan(row.balanceFen)} 元）`,
              }))}
              onChange={setFund}
            />
          )}
        </FormField>
      </div>
      <div className="office-form-row">
        <FormField label="收款人">
          {(ids) => <TextInput {...ids} value={payee} onChange={setPayee} maxLength={20} />}
        </FormField>
        <FormField label="收据或发票号">
          {(ids) => <TextInput {...ids} value={paperNumber} onChange={setPaper} maxLength={40} />}
        </FormField>
      </div>
    </FormDialog>
  )
}

function noteOf(supplier: SupplierRow, from: FundRow | undefined, amountFen: number | undefined): string {
  if (from === undefined) return '还没有资金，先关上，记一笔到账。'
  if (amountFen === undefined) return '金额写成 50 或 50.5，最多到分。'
  if (amountFen > supplier.owedFen) return `只欠 ${formatYuan(supplier.owedFen)} 元，付不了这么多。`
  if (amountFen > from.balanceFen) return `“${from.name}”里只有 ${formatYuan(from.balanceFen)} 元，不够。`
  const owed = supplier.owedFen - amountFen
  const after = owed === 0 ? '付完就清了' : `付完还欠 ${formatYuan(owed)} 元`
  return `${after}，“${from.name}”还有 ${formatYuan(from.balanceFen - amountFen)} 元。`
}
