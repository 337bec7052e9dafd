import { useState } from 'react'
import type { ClauseChange, RulesNow } from '#main/api/rules.ts'
import { newId, shop, useAct, useDocumentIds, useSession } from '#renderer/api/client.ts'
import { DayField } from '#renderer/ui/day-field.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import type { RulesDraft } from './draft.ts'
import { Changes, changesInShort } from './versions-page.tsx'

export interface DecideRulesProps {
  readonly now: RulesNow
  readonly draft: RulesDraft
  readonly changes: readonly ClauseChange[]
  /** Numbers of the clauses that a careful reader would think about again. */
  readonly warned: readonly string[]
  readonly onName: (name: string) => void
  readonly onClose: () => void
  readonly onDone: () => void
}

/** 积分细则单: from which day, who approved it, and what changes, before it is so. */
export function DecideRules({ now, draft, changes, warned, onName, onClose, onDone }: DecideRulesProps) {
  const { today } = useSession()
  const [fromDate, setFrom] = useState(today)
  const [approver, setApprover] = useState('')
  const [rules] = useState(newId)
  const decide = useAct(shop.rules.decide)
  const documents = useDocumentIds()
  const isFirst = now.versions.length === 0
  const unset = draft.clauses.filter(({ kind, minimum }) => kind !== 'veto' && minimum === null).length
  const ready = approver.trim() !== '' && draft.name.trim() !== '' && !decide.busy
  const year = Number(today.slice(0, 4))
  const submit = async () => {
    if (!ready) return
    const form = {
      rules,
      scheme: now.scheme.id,
      name: draft.name.trim(),
      fromDate,
      template: draft.template,
      basedOn: draft.basedOn,
      approver: approver.trim(),
      clauses: [...draft.clauses],
    }
    const result = await decide.act({ document: documents.for(form), ...form })
    if (result.ok) onDone()
  }
  return (
    <FormDialog
      title={isFirst ? '定第一版细则' : `定第 ${(now.versions[0]?.version ?? 0) + 1} 版细则`}
      note="从那天起的事照新的记；以前的事还照以前的，各版都留着。"
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
              placeholder="村民代表会议"
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
        <FormField label="细则的名称" required>
          {(ids) => <TextInput {...ids} value={draft.name} onChange={onName} maxLength={30} />}
        </FormField>
      </div>
      {warned.length > 0 && (
        <p className="office-near">
          第 {warned.join('、')} 条碰到了村里人的权利，定之前请再看看旁边写的道理。
        </p>
      )}
      {unset > 0 && <p className="office-near">有 {unset} 条还没定分值，先空着也行，定了分值才能记分。</p>}
      {isFirst ? (
        <p>一共 {draft.clauses.length} 条。</p>
      ) : (
        <>
          <p className="rules-sum">{changesInShort(changes)}</p>
          <Changes lines={changes} />
        </>
      )}
    </FormDialog>
  )
}
