import { useState } from 'react'
import type { DeedLineView } from '#main/api/deeds.ts'
import { shop, useAct, useDocumentIds } from '#renderer/api/client.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { whoseName } from './deed-words.ts'

export interface RejectDialogProps {
  readonly lines: readonly DeedLineView[]
  readonly onClose: () => void
  readonly onDone: (sentence: string) => void
}

const SHOWN = 6

/** A no and its reason: the household may ask why. */
export function RejectDialog({ lines, onClose, onDone }: RejectDialogProps) {
  const [reason, setReason] = useState('')
  const decide = useAct(shop.deeds.decide)
  const documents = useDocumentIds()
  const submit = async () => {
    if (decide.busy || reason.trim() === '') return
    const form = {
      lines: lines.map(({ deed, step }) => ({ deed, step, pass: false, reason: reason.trim() })),
      sitting: null,
    }
    const answer = await decide.act({ document: documents.for(form), ...form })
    if (!answer.ok) return
    documents.recorded()
    onDone(`${answer.value.serial} 记好了：${answer.value.rejected} 条不通过。`)
  }
  return (
    <FormDialog
      title={`不通过（${lines.length} 条）`}
      size="middle"
      note="不通过的不会入账，原因留在这一条里，户里来问说得清。"
      action="不通过"
      disabled={decide.busy || reason.trim() === ''}
      problem={decide.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ul className="deed-named">
        {lines.slice(0, SHOWN).map((line) => (
          <li key={line.deed}>
            <strong>
              {line.number} {whoseName(line)}
            </strong>
            <span>{line.clauseText}</span>
          </li>
        ))}
        {lines.length > SHOWN && <li className="office-soft">还有 {lines.length - SHOWN} 条</li>}
      </ul>
      <FormField label="为什么不通过" required>
        {(ids) => (
          <TextInput
            {...ids}
            first
            value={reason}
            onChange={setReason}
            maxLength={100}
            placeholder="当天没有出工"
          />
        )}
      </FormField>
    </FormDialog>
  )
}
