import { useState } from 'react'
import type { SearchHit } from '#main/api/households.ts'
import type { PurposesView } from '#main/api/purposes.ts'
import { shop, useAct, useDocumentIds, useSession } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { parsePoints } from '#renderer/ui/points-field.ts'
import { HouseholdPicker } from '../households/household-picker.tsx'

export type PurposeKind = 'deposit' | 'withdraw' | 'give' | 'gift' | 'lend' | 'endLoan' | 'unfreeze'

export interface PurposeDialogProps {
  readonly kind: PurposeKind
  readonly household: string
  readonly view: PurposesView
  readonly onClose: () => void
}

const WORDS: Readonly<Record<PurposeKind, { title: string; action: string; placeholder: string }>> = {
  deposit: { title: '存分', action: '存起来', placeholder: '自己要求存起来' },
  withdraw: { title: '取分', action: '取出来', placeholder: '要换米' },
  give: { title: '把积分转给邻居', action: '转给这一户', placeholder: '帮困难户' },
  gift: { title: '赠分', action: '赠给这一户', placeholder: '张老板捐款折的分、春节慰问' },
  lend: { title: '借分', action: '借给这一户', placeholder: '孩子上学急用' },
  endLoan: { title: '了结借分', action: '了结', placeholder: '还清了' },
  unfreeze: { title: '解冻', action: '解冻', placeholder: '整改好了，村两委同意' },
}

/** One document about one household: how much, to whom, until when, and why. */
export function PurposeDialog({ kind, household, view, onClose }: PurposeDialogProps) {
  const { today } = useSession()
  const [points, setPoints] = useState('')
  const [months, setMonths] = useState(String(Math.max(1, view.lending.months)))
  const [guarantor, setGuarantor] = useState('')
  const [to, setTo] = useState<SearchHit>()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const acts = {
    deposit: useAct(shop.purposes.deposit),
    withdraw: useAct(shop.purposes.withdraw),
    give: useAct(shop.purposes.give),
    gift: useAct(shop.points.gift),
    lend: useAct(shop.purposes.lend),
    endLoan: useAct(shop.purposes.endLoan),
    unfreeze: useAct(shop.purposes.unfreeze),
  }
  const documents = useDocumentIds()
  const words = WORDS[kind]
  const asksPoints = kind !== 'endLoan' && kind !== 'unfreeze'

  const send = (document: string, amount: number) => {
    const base = { document, household, reason: reason.trim() }
    const move = { ...base, points: amount }
    switch (kind) {
      case 'deposit':
        return acts.deposit.act(move)
      case 'withdraw':
        return acts.withdraw.act(move)
      case 'give':
        return acts.give.act({ ...move, to: to?.id ?? '' })
      case 'gift':
        return acts.gift.act({
          document,
          effectiveDate: today,
          reason: base.reason,
          rows: [{ household, points: amount }],
        })
      case 'lend':
        return acts.lend.act({ ...move, months: Number(months), guarantor: guarantor.trim() })
      case 'endLoan':
        return acts.endLoan.act(base)
      case 'unfreeze':
        return acts.unfreeze.act(base)
    }
  }
  const missing = (): string | undefined => {
    if (kind === 'give' && to === undefined) return '请先选转给哪一户。'
    if (asksPoints && !parsePoints(points)) return '请写多少分，像 20 或 12.5。'
    if (kind === 'lend' && !/^[1-9]\d?$/.test(months)) return '请写借几个月，像 3。'
    if (kind === 'lend' && guarantor.trim() === '') return '请写担保人是谁。'
    return reason.trim() === '' ? '请写一句为什么，以后查得到。' : undefined
  }
  const submit = async () => {
    const wrong = missing()
    if (wrong !== undefined) return setProblem(wrong)
    const form = { kind, household, points, months, guarantor, to: to?.id, reason }
    const result = await send(documents.for(form), parsePoints(points) ?? 0)
    if (!result.ok) return setProblem(result.refusal.sentence)
    documents.recorded()
    onClose()
  }

  return (
    <FormDialog
      title={words.title}
      size="middle"
      note={noteOf(kind, view)}
      action={words.action}
      disabled={Object.values(acts).some(({ busy }) => busy)}
      problem={problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {kind === 'give' &&
        (to === undefined ? (
          <HouseholdPicker label="转给哪一户" except={[household]} onPick={setTo} />
        ) : (
          <p className="cycle-what">
            转给 {to.number} 号{to.headName ?? ''}（{to.groupName}）
          </p>
        ))}
      {asksPoints && (
        <FormField label="多少分" required>
          {(ids) => (
            <TextInput
              {...ids}
              numeric
              first={kind !== 'give'}
              value={points}
              onChange={setPoints}
              maxLength={10}
            />
          )}
        </FormField>
      )}
      {kind === 'lend' && (
        <>
          <FormField label="借几个月" hint={`最多 ${view.lending.months} 个月`} required>
            {(ids) => <TextInput {...ids} numeric value={months} onChange={setMonths} maxLength={2} />}
          </FormField>
          <FormField label="担保人" required>
            {(ids) => <TextInput {...ids} value={guarantor} onChange={setGuarantor} maxLength={20} />}
          </FormField>
        </>
      )}
      <FormField label="为什么" required>
        {(ids) => (
          <TextInput
            {...ids}
            first={!asksPoints}
            value={reason}
            placeholder={words.placeholder}
            onChange={setReason}
            maxLength={60}
          />
        )}
      </FormField>
    </FormDialog>
  )
}

function noteOf(kind: PurposeKind, { own, deposited, gifted, ratio, lending }: PurposesView): string {
  switch (kind) {
    case 'deposit':
      return `可以存的 ${formatPoints(Math.max(0, own))} 分。存起来的不会清零，要用再取。`
    case 'withdraw':
      return `存着 ${formatPoints(deposited)} 分。取出来就能兑换。`
    case 'give':
      return `可以转的 ${formatPoints(Math.max(0, own))} 分。转出去就是邻居的了。`
    case 'gift':
      return `现有赠分 ${formatPoints(gifted)} 分。兑换时挣 ${ratio.earned} 分搭 ${ratio.gifted} 分，不能单独花。`
    case 'lend':
      return `最多借 ${formatPoints(lending.limitHundredths)} 分。以后挣的分先还上。`
    case 'endLoan':
      return '欠的还清了才能了结。'
    case 'unfreeze':
      return '解冻以后马上能兑换，单子上记着是谁解的、为什么。'
  }
}
