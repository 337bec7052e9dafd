import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ListChoice as Choice, ListHead } from '#main/api/imports.ts'
import { act, type Call } from '#renderer/api/client.ts'
import { Message } from '#renderer/ui/message.tsx'
import { ErrorState, LoadingState } from '#renderer/ui/states.tsx'
import { ListCorrections } from './list-corrections.tsx'
import { ListProblems } from './list-problems.tsx'
import { type PickedList, readList } from './picked-list.ts'

export interface SeenList<Preview> {
  readonly file: PickedList
  readonly choice: Choice
  readonly preview: Preview
}

export interface ListImportProps<Preview extends ListHead> {
  readonly preview: Call<{ file: PickedList; choice: Choice }, Preview>
  readonly fields: Readonly<Record<string, string>>
  /** Before a file is picked. */
  readonly start: (onFile: (file: File) => void) => ReactNode
  /** What would come in, beside the remarks. */
  readonly rows: (preview: Preview) => ReactNode
  /** The form that confirms it. */
  readonly foot: (seen: SeenList<Preview>) => ReactNode
}

type State<Preview> =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'refused'; readonly name: string; readonly sentence: string }
  | ({ readonly kind: 'seen' } & SeenList<Preview>)

/** A village's list: pick, look, correct, confirm. Nothing is written before 「确认导入」. */
export function ListImport<Preview extends ListHead>(props: ListImportProps<Preview>) {
  const [state, setState] = useState<State<Preview>>({ kind: 'choosing' })
  const [busy, setBusy] = useState(false)
  const look = async (file: PickedList, choice: Choice) => {
    setBusy(true)
    const looked = await act(props.preview, { file, choice })
    setBusy(false)
    setState(
      looked.ok
        ? { kind: 'seen', file, choice, preview: looked.value }
        : { kind: 'refused', name: file.name, sentence: looked.refusal.sentence },
    )
  }
  const read = async (picked: File) => {
    setState({ kind: 'reading', name: picked.name })
    const file = await readList(picked)
    if ('problem' in file) setState({ kind: 'refused', name: picked.name, sentence: file.problem })
    else await look(file, {})
  }
  switch (state.kind) {
    case 'choosing':
      return props.start((file) => void read(file))
    case 'reading':
      return <LoadingState title={`正在看“${state.name}”`} hint="只是看，还没有写进去。" />
    case 'refused':
      return (
        <ErrorState
          title={`“${state.name}”读不了`}
          hint={state.sentence}
          actions={[{ label: '换个文件', onPress: () => setState({ kind: 'choosing' }) }]}
        />
      )
    case 'seen': {
      const { preview } = state
      return (
        <div className="office-column">
          <div className="list-foot">
            <ListCorrections
              head={preview}
              fields={props.fields}
              choice={state.choice}
              busy={busy}
              onChoice={(choice) => void look(state.file, choice)}
            />
            <Button onClick={() => setState({ kind: 'choosing' })}>换个文件</Button>
          </div>
          {preview.sameFile !== null && (
            <Message tone="ask" sentence={`这个文件已经导入过了（${preview.sameFile}），不用再导一遍。`} />
          )}
          {preview.obstacle !== null && <Message tone="wrong" sentence={preview.obstacle} />}
          <div className="list-seen">
            {props.rows(preview)}
            <ListProblems head={preview} />
          </div>
          {props.foot(state)}
        </div>
      )
    }
  }
}
