import { useState } from 'react'
import type { DeedLineView } from '#main/api/deeds.ts'
import { shop, useAct, useDocumentIds } from '#renderer/api/client.ts'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { calledOf, figureOf, whoseName } from './deed-words.ts'

export interface SittingDialogProps {
  readonly step: string
  readonly lines: readonly DeedLineView[]
  readonly onClose: () => void
  readonly onDone: (document: string) => void
}

interface Verdict {
  readonly pass: boolean
  readonly reason: string
}

/** 评议会: those present decide line by line; one record for all of it. */
export function SittingDialog({ step, lines, onClose, onDone }: SittingDialogProps) {
  const [present, setPresent] = useState('')
  const [place, setPlace] = useState('村部')
  const [note, setNote] = useState('')
  const [verdicts, setVerdicts] = useState<Readonly<Record<string, Verdict>>>({})
  const [problem, setProblem] = useState<string>()
  const decide = useAct(shop.deeds.decide)
  const documents = useDocumentIds()
  const of = (deed: string): Verdict => verdicts[deed] ?? { pass: true, reason: '' }
  const set = (deed: string, change: Partial<Verdict>) => {
    setProblem(undefined)
    setVerdicts((now) => ({ ...now, [deed]: { ...of(deed), ...change } }))
  }
  const names = namesIn(present)
  const passed = lines.filter(({ deed }) => of(deed).pass).length
  const submit = async () => {
    if (decide.busy) return
    const silent = lines.find(({ deed }) => !of(deed).pass && of(deed).reason.trim() === '')
    if (silent)
      return setProblem(
        `${calledOf({ number: silent.number, name: whoseName(silent) })}不通过，请写明为什么。`,
      )
    if (names.length < 2) return setProblem('请写上到场的人，至少两位，名字之间空一格。')
    const form = {
      lines: lines.map(({ deed, step: at }) => ({
        deed,
        step: at,
        ...of(deed),
        reason: of(deed).reason.trim(),
      })),
      sitting: { place: place.trim(), present: names, note: note.trim() },
    }
    const answer = await decide.act({ document: documents.for(form), ...form })
    if (!answer.ok) return setProblem(answer.refusal.sentence)
    documents.recorded()
    onDone(answer.value.id)
  }
  return (
    <Dialog
      title={`${step}：开会评议`}
      size="wide"
      onClose={onClose}
      keys={{ f12: () => void submit() }}
      footer={
        <>
          {problem ? (
            <Message tone="wrong" sentence={problem} />
          ) : (
            <p className="office-will">
              {passed} 条通过，{lines.length - passed} 条不通过；记下以后打印评议记录，到场的人签字。
            </p>
          )}
          <ActionButton
            label="记下评议"
            keyHint="F12"
            strong
            disabled={decide.busy}
            onPress={() => void submit()}
          />
        </>
      }
    >
      <div className="office-form">
        <div className="office-form-row deed-sitting-head">
          <FormField
            label="到场的人"
            required
            hint={names.length > 0 ? `${names.length} 人：${names.join('、')}` : '名字之间空一格'}
          >
            {(ids) => (
              <TextInput
                {...ids}
                first
                value={present}
                onChange={setPresent}
                maxLength={200}
                placeholder="王建国 李秀英 张老师"
              />
            )}
          </FormField>
          <FormField label="在哪里开的">
            {(ids) => <TextInput {...ids} value={place} onChange={setPlace} maxLength={30} />}
          </FormField>
        </div>
        <ul className="deed-verdicts">
          {lines.map((line) => {
            const { pass, reason } = of(line.deed)
            return (
              <li key={line.deed}>
                <span className="deed-who">
                  <strong>{whoseName(line)}</strong>
                  <small>
                    {line.number} {line.groupName}
                  </small>
                </span>
                <span className="deed-verdict-what">
                  {line.clauseNumber} {line.clauseText}
                </span>
                <span className={`deed-figure deed-figure-${line.kind}`}>{figureOf(line)}</span>
                <span className="deed-verdict-choice">
                  <Choice label="通过" chosen={pass} onChoose={() => set(line.deed, { pass: true })} />
                  <Choice label="不通过" chosen={!pass} onChoose={() => set(line.deed, { pass: false })} />
                </span>
                {!pass && (
                  <input
                    className="ui-input"
                    aria-label={`${calledOf({ number: line.number, name: whoseName(line) })}为什么不通过`}
                    placeholder="为什么不通过"
                    maxLength={100}
                    value={reason}
                    onChange={(event) => set(line.deed, { reason: event.target.value })}
                  />
                )}
              </li>
            )
          })}
        </ul>
        <FormField label="会上还说了什么">
          {(ids) => <TextInput {...ids} value={note} onChange={setNote} maxLength={300} />}
        </FormField>
      </div>
    </Dialog>
  )
}

/** Names as they are typed, however they are kept apart. */
const namesIn = (text: string): string[] => [...new Set(text.split(/[\s、，,;；]+/).filter(Boolean))]
