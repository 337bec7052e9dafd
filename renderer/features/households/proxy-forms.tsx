import { useState } from 'react'
import type { HouseholdFile } from '#main/api/households.ts'
import { shop, useAct, useDocumentIds, useSession } from '#renderer/api/client.ts'
import { DayField } from '#renderer/ui/day-field.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { FormDialog } from './form-dialog.tsx'
import { dayText } from './household-words.ts'

/** 长期委托: somebody outside the household who may collect until a day. */
export function ProxyForm({ file, onClose }: { file: HouseholdFile; onClose: () => void }) {
  const { today } = useSession()
  const year = Number(today.slice(0, 4))
  const [name, setName] = useState('')
  const [relation, setRelation] = useState('')
  const [until, setUntil] = useState(`${year}-12-31`)
  const save = useAct(shop.households.recordProxy)
  const documents = useDocumentIds()
  const ready = name.trim() !== '' && relation.trim() !== '' && !save.busy
  const submit = async () => {
    if (!ready) return
    const form = { household: file.household.id, name: name.trim(), relation: relation.trim(), until }
    const result = await save.act({ document: documents.for(form), ...form })
    if (result.ok) onClose()
  }
  return (
    <FormDialog
      title={`长期委托 · ${file.household.headName ?? ''}（${file.household.number} 号）`}
      size="middle"
      note={`${name.trim() || '受托人'}到${dayText(until)}都可以替这一户领东西，每张单上都写明是代领。`}
      action={save.busy ? '正在登记' : '登记委托'}
      disabled={!ready}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="households-form-row">
        <FormField label="受托人姓名" required>
          {(ids) => <TextInput {...ids} first value={name} onChange={setName} maxLength={20} />}
        </FormField>
        <FormField label="和这一户是什么关系" required>
          {(ids) => (
            <TextInput
              {...ids}
              value={relation}
              onChange={setRelation}
              placeholder="比如 邻居、女婿"
              maxLength={20}
            />
          )}
        </FormField>
      </div>
      <FormField label="委托到哪天" required>
        {(ids) => <DayField {...ids} value={until} onChange={setUntil} years={[year, year + 3]} />}
      </FormField>
      {save.problem !== undefined && <Message tone="wrong" sentence={save.problem} />}
    </FormDialog>
  )
}

export interface EndProxyProps {
  readonly proxy: HouseholdFile['proxies'][number]
  readonly onClose: () => void
}

export function EndProxyForm({ proxy, onClose }: EndProxyProps) {
  const [reason, setReason] = useState('')
  const save = useAct(shop.households.endProxy)
  const documents = useDocumentIds()
  const submit = async () => {
    if (save.busy) return
    const form = { proxy: proxy.id, reason: reason.trim() }
    const result = await save.act({ document: documents.for(form), ...form })
    if (result.ok) onClose()
  }
  return (
    <FormDialog
      title={`结束委托 · ${proxy.name}`}
      size="narrow"
      note={`从现在起${proxy.name}不能再按长期委托代领。以前代领的单子不变。`}
      action={save.busy ? '正在结束' : '结束委托'}
      disabled={save.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormField label="为什么">
        {(ids) => <TextInput {...ids} first value={reason} onChange={setReason} maxLength={100} />}
      </FormField>
      {save.problem !== undefined && <Message tone="wrong" sentence={save.problem} />}
    </FormDialog>
  )
}
