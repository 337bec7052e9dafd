import { Button } from 'antd'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import type { ColumnChoice, ImportPreview, ImportResult } from '#main/api/register.ts'
import { act, shop } from '#renderer/api/client.ts'
import { Page } from '#renderer/ui/page.tsx'
import { ErrorState, LoadingState } from '#renderer/ui/states.tsx'
import { FileChoice } from './file-choice.tsx'
import { forgetHandedFile, takeHandedFile } from './handed-file.ts'
import { ImportDone } from './import-done.tsx'
import { ImportFacts } from './import-facts.tsx'
import { ImportHistory } from './import-history.tsx'
import { ImportReviewPage } from './import-review.tsx'
import { type PickedFile, readPicked } from './picked-file.ts'
import './import.css'

type State =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'refused'; readonly name: string; readonly sentence: string }
  | {
      readonly kind: 'seen'
      readonly file: PickedFile
      readonly choice: ColumnChoice
      readonly preview: ImportPreview
    }
  | { readonly kind: 'done'; readonly result: ImportResult }

async function lookAt(picked: File): Promise<State> {
  const { name } = picked
  const file = await readPicked(picked)
  if ('problem' in file) return { kind: 'refused', name, sentence: file.problem }
  const looked = await act(shop.register.preview, { file, choice: {} })
  if (!looked.ok) return { kind: 'refused', name, sentence: looked.refusal.sentence }
  return { kind: 'seen', file, choice: {}, preview: looked.value }
}

/** 导入花名册: pick, look, correct, confirm; nothing is written before 「确认导入」. */
export function ImportPage() {
  const navigate = useNavigate()
  const [state, setState] = useState<State>({ kind: 'choosing' })
  const [correcting, setCorrecting] = useState(false)

  const read = (picked: File) => {
    setState({ kind: 'reading', name: picked.name })
    void lookAt(picked).then(setState)
  }
  const correct = async (file: PickedFile, choice: ColumnChoice) => {
    setCorrecting(true)
    const looked = await act(shop.register.preview, { file, choice })
    setCorrecting(false)
    if (looked.ok) setState({ kind: 'seen', file, choice, preview: looked.value })
    else setState({ kind: 'refused', name: file.name, sentence: looked.refusal.sentence })
  }
  useEffect(() => {
    const handed = takeHandedFile()
    forgetHandedFile()
    if (handed === undefined) return
    setState({ kind: 'reading', name: handed.name })
    void lookAt(handed).then(setState)
  }, [])

  const again = () => setState({ kind: 'choosing' })
  return (
    <Page
      title="导入花名册"
      note={state.kind === 'seen' && <ImportFacts name={state.file.name} counts={state.preview.counts} />}
      actions={
        <>
          {state.kind === 'seen' && <Button onClick={again}>换个文件</Button>}
          <Button
            icon={<ArrowLeft size={18} aria-hidden="true" />}
            onClick={() => void navigate('/households')}
          >
            全部农户
          </Button>
        </>
      }
    >
      {state.kind === 'choosing' && (
        <div className="import-start">
          <FileChoice onFile={(file) => read(file)} />
          <ImportHistory />
        </div>
      )}
      {state.kind === 'reading' && (
        <LoadingState title={`正在看“${state.name}”`} hint="只是看，还没有写进去。" />
      )}
      {state.kind === 'refused' && (
        <ErrorState
          title={`“${state.name}”读不了`}
          hint={state.sentence}
          actions={[{ label: '换个文件', onPress: again }]}
        />
      )}
      {state.kind === 'seen' && (
        <ImportReviewPage
          key={state.preview.seen + JSON.stringify(state.choice)}
          file={state.file}
          choice={state.choice}
          preview={state.preview}
          busy={correcting}
          onChoice={(choice) => void correct(state.file, choice)}
          onDone={(result) => setState({ kind: 'done', result })}
        />
      )}
      {state.kind === 'done' && <ImportDone result={state.result} onAgain={again} />}
    </Page>
  )
}
