import { useState } from 'react'
import type { NoticeDeed } from '#main/api/notices.ts'
import { shop, useAct, useDocumentIds, useSession } from '#renderer/api/client.ts'
import { DayField } from '#renderer/ui/day-field.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { DeedSummary } from './deed-summary.tsx'

export interface ObjectFormProps {
  readonly deed: NoticeDeed
  /** The notice on which it was read, where it was. */
  readonly notice: { readonly notice: string; readonly until: string } | null
  readonly onDone?: (serial: string) => void
  readonly onClose: () => void
}

/** 提异议: written down for whoever comes, by whoever is signed in. */
export function ObjectForm({ deed, notice, onDone, onClose }: ObjectFormProps) {
  const { today } = useSession()
  const [by, setBy] = useState('')
  const [reason, setReason] = useState('')
  const [madeOn, setMadeOn] = useState(today)
  const object = useAct(shop.notices.object)
  const documents = useDocumentIds()
  const year = Number(today.slice(0, 4))
  const ready = by.trim() !== '' && reason.trim() !== '' && !object.busy
  const late = notice !== null && madeOn > notice.until
  const submit = async () => {
    if (!ready) return
    const form = {
      deed: deed.deed,
      notice: notice?.notice ?? null,
      madeOn,
      by: by.trim(),
      reason: reason.trim(),
    }
    const result = await object.act({ document: documents.for(form), ...form })
    if (!result.ok) return
    documents.recorded()
    onDone?.(result.value.serial)
    onClose()
  }
  return (
    <FormDialog
      title="提异议"
      size="middle"
      note={
        deed.state === 'posted'
          ? '这一条已经入账。先记下，答复成立就把这一条收回来。'
          : '记下以后，这一条先停住，别的照常办。'
      }
      action={object.busy ? '正在记' : '记下异议'}
      disabled={!ready}
      problem={object.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <DeedSummary deed={deed} />
      <div className="office-form-row">
        <FormField label="谁提的" required>
          {(ids) => <TextInput {...ids} first value={by} onChange={setBy} maxLength={20} />}
        </FormField>
        <FormField label="哪天提的" {...(late ? { hint: '公示已经期满，会注明是过期提的。' } : {})}>
          {(ids) => <DayField {...ids} value={madeOn} years={[year - 1, year]} onChange={setMadeOn} />}
        </FormField>
      </div>
      <FormField label="为什么" required hint="照他说的写，像“那天他家没有人来”。">
        {(ids) => <TextInput {...ids} value={reason} onChange={setReason} maxLength={200} />}
      </FormField>
    </FormDialog>
  )
}
