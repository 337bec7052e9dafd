import { Button } from 'antd'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { HouseholdFile, SearchHit } from '#main/api/households.ts'
import { shop, useAct, useDocumentIds } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { FormDialog } from './form-dialog.tsx'
import { HouseholdPicker } from './household-picker.tsx'

/** 并户: other households are taken into this one, with everything they have. */
export function MergeForm({ file, onClose }: { file: HouseholdFile; onClose: () => void }) {
  const { household } = file
  const [from, setFrom] = useState<readonly SearchHit[]>([])
  const [population, setPopulation] = useState('')
  const [reason, setReason] = useState('')
  const [signatures, setSignatures] = useState<Readonly<Record<string, string>>>({})
  const save = useAct(shop.households.merge)
  const documents = useDocumentIds()
  const counted = household.population + from.reduce((sum, one) => sum + one.population, 0)
  const heads = population.trim() === '' ? counted : Number(population.normalize('NFKC'))
  const signers = [
    { id: household.id, name: household.headName ?? '' },
    ...from.map((one) => ({ id: one.id, name: one.headName ?? '' })),
  ]
  const signed = signers.map(({ id, name }) => (signatures[id] ?? name).trim())
  const badHeads = !(Number.isInteger(heads) && heads >= 0 && heads <= 50)
  const ready =
    from.length > 0 && reason.trim() !== '' && signed.every((name) => name !== '') && !badHeads && !save.busy
  const points = from.reduce((sum, one) => sum + (one.spendable ?? 0), 0)
  const submit = async () => {
    if (!ready) return
    const form = {
      household: household.id,
      from: from.map(({ id }) => id),
      population: heads,
      reason: reason.trim(),
      signatures: signed,
    }
    const result = await save.act({ document: documents.for(form), ...form })
    if (result.ok) onClose()
  }
  return (
    <FormDialog
      title={`并户 · 并到${household.headName ?? ''}家（${household.number} 号）`}
      note={
        from.length === 0
          ? '先找要并进来的户。'
          : `${from.map((one) => `${one.number} 号`).join('、')}并到 ${household.number} 号：人和积分（可兑 ${formatPoints(points)} 分）都过来，当月用过的限额合在一起算，旧卡照样能刷。并了不能拆回去，只能再办分户。`
      }
      action={save.busy ? '正在并户' : '并户'}
      disabled={!ready}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <HouseholdPicker
        label="要并进来的户"
        except={[household.id, ...from.map(({ id }) => id)]}
        onPick={(hit) => setFrom([...from, hit])}
      />
      {from.length > 0 && (
        <ul className="households-picked">
          {from.map((one) => (
            <li key={one.id}>
              <strong>{one.headName ?? '户主待定'}</strong> {one.number} 号 · {one.groupName}
              {one.spendable !== null && ` · 可兑 ${formatPoints(one.spendable)} 分`}
              <Button
                type="text"
                aria-label={`去掉 ${one.number} 号`}
                icon={<X size={18} aria-hidden="true" />}
                onClick={() => setFrom(from.filter(({ id }) => id !== one.id))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="households-form-row">
        <FormField
          label="并户以后几口人"
          hint={`空着算 ${counted} 口`}
          problem={badHeads ? '人口写 0 到 50 之间的数字。' : undefined}
        >
          {(ids) => <TextInput {...ids} numeric value={population} onChange={setPopulation} maxLength={2} />}
        </FormField>
        <FormField label="为什么并户" required>
          {(ids) => <TextInput {...ids} value={reason} onChange={setReason} maxLength={100} />}
        </FormField>
      </div>
      {from.length > 0 && (
        <div className="households-form-row">
          {signers.map(({ id, name }) => (
            <FormField key={id} label={`${name || '这一家'}家谁签的字`} required>
              {(ids) => (
                <TextInput
                  {...ids}
                  value={signatures[id] ?? name}
                  onChange={(typed) => setSignatures({ ...signatures, [id]: typed })}
                  maxLength={20}
                />
              )}
            </FormField>
          ))}
        </div>
      )}
      {save.problem !== undefined && <Message tone="wrong" sentence={save.problem} />}
    </FormDialog>
  )
}
