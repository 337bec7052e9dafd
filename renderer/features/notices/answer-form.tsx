import { useState } from 'react'
import type { Objection } from '#main/api/notices.ts'
import { shop, useAct, useDocumentIds } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { Choice } from '#renderer/ui/buttons.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { DeedSummary } from './deed-summary.tsx'
import { shortDay } from './notice-words.ts'

type Outcome = 'upheld' | 'dismissed'

/** 答复: in writing, with what it does said beforehand. */
export function AnswerForm({ objection, onClose }: { objection: Objection; onClose: () => void }) {
  const [outcome, setOutcome] = useState<Outcome>()
  const [text, setText] = useState('')
  const answer = useAct(shop.notices.answer)
  const documents = useDocumentIds()
  const ready = outcome !== undefined && text.trim() !== '' && !answer.busy
  const submit = async () => {
    if (!ready) return
    const form = { objection: objection.objection, outcome, text: text.trim() }
    const result = await answer.act({ document: documents.for(form), ...form })
    if (!result.ok) return
    documents.recorded()
    onClose()
  }
  return (
    <FormDialog
      title={`答复 ${objection.by} 的异议`}
      size="middle"
      note={outcome === undefined ? '先选成立还是不成立。' : whatFollows(objection, outcome)}
      action={answer.busy ? '正在记' : '答复'}
      disabled={!ready}
      problem={answer.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <DeedSummary deed={objection.deed} />
      <p className="objection-reason">
        {shortDay(objection.madeOn)}，{objection.by}说：{objection.reason}
      </p>
      <GroupField label="查下来">
        <Choice label="成立，他说得对" chosen={outcome === 'upheld'} onChoose={() => setOutcome('upheld')} />
        <Choice
          label="不成立，原来没错"
          chosen={outcome === 'dismissed'}
          onChoose={() => setOutcome('dismissed')}
        />
      </GroupField>
      <FormField label="书面答复" required hint="查了什么、怎么定的。会打印出来给他。">
        {(ids) => <TextInput {...ids} value={text} onChange={setText} maxLength={300} />}
      </FormField>
    </FormDialog>
  )
}

function whatFollows({ deed }: Objection, outcome: Outcome): string {
  if (outcome === 'dismissed') {
    return deed.state === 'posted' ? '不成立：分照旧，不动。' : '不成立：这一条接着办，期满就能入账。'
  }
  if (deed.reversed || deed.state === 'rejected') return '成立：这一条早已不算，只记下答复。'
  if (deed.state !== 'posted') return '成立：这一条不再记分，别的不受影响。'
  const back = formatPoints(Math.abs(deed.points))
  if (deed.kind === 'veto') return '成立：一票否决收回，清掉的分还给他，冻结也解开。'
  return deed.points < 0 ? `成立：扣的 ${back} 分还给这一户。` : `成立：收回这一条的 ${back} 分，别的不动。`
}
