import { Tabs } from 'antd'
import { useMemo, useState } from 'react'
import type { ColumnChoice, ImportPreview, ImportResult } from '#main/api/register.ts'
import { shop, useAct, useDocumentIds, useSession } from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { choicesOf, noDecisions, undecided, willDo } from './choices.ts'
import { ColumnCorrection } from './column-correction.tsx'
import type { PickedFile } from './picked-file.ts'
import { ProblemList } from './problem-list.tsx'
import { remarksOf } from './remarks.ts'
import { RowChoices } from './row-choices.tsx'
import { SheetTable } from './sheet-table.tsx'

export interface ImportReviewPageProps {
  readonly file: PickedFile
  readonly choice: ColumnChoice
  readonly preview: ImportPreview
  /** A correction is being read. */
  readonly busy: boolean
  readonly onChoice: (choice: ColumnChoice) => void
  readonly onDone: (result: ImportResult) => void
}

/** The file as it was understood: the sheet with every trouble on its cell, and what it would change. */
export function ImportReviewPage({ file, choice, preview, busy, onChoice, onDone }: ImportReviewPageProps) {
  const { today } = useSession()
  const [tab, setTab] = useState('sheet')
  const [row, setRow] = useState<number>()
  const [decisions, setDecisions] = useState(() => noDecisions(`${today.slice(0, 4)}-12-31`))
  const confirm = useAct(shop.register.confirm)
  const documents = useDocumentIds()
  const { review, counts } = preview
  const remarks = useMemo(() => remarksOf(preview), [preview])
  const open = undecided(decisions, review)
  const will = willDo(decisions, review)
  const obstacle =
    preview.obstacle ??
    (preview.sameFile === null
      ? open > 0
        ? `有 ${open} 户可能是改了户号，请到“新增和变动”里先选一选。`
        : will.total === 0
          ? '和册里的一样，没有什么要导入的。'
          : undefined
      : `这个文件已经导入过了，单号 ${preview.sameFile}。要重新导入，请先撤销那一次。`)
  const submit = async () => {
    if (confirm.busy || busy || obstacle !== undefined) return
    const form = { file, choice, choices: choicesOf(decisions, review), seen: preview.seen }
    const key = { name: file.name, choice, choices: form.choices, seen: preview.seen }
    const result = await confirm.act({ document: documents.for(key), ...form })
    if (result.ok) onDone(result.value)
  }
  const changes = review.added.length + review.changed.length + review.missing.length + review.gone.length
  return (
    <div className="import-seen">
      <Tabs
        className="import-tabs"
        activeKey={tab}
        onChange={setTab}
        tabBarExtraContent={
          <ColumnCorrection preview={preview} choice={choice} busy={busy} onChoice={onChoice} />
        }
        items={[
          {
            key: 'sheet',
            label: '表格',
            children: <SheetTable preview={preview} choice={choice} row={row} onChoice={onChoice} />,
          },
          {
            key: 'problems',
            label: `问题（${remarks.length}）`,
            children: (
              <ProblemList
                remarks={remarks}
                onRow={(wanted) => {
                  setRow(wanted)
                  setTab('sheet')
                }}
              />
            ),
          },
          ...(review.first || preview.obstacle !== null
            ? []
            : [
                {
                  key: 'changes',
                  label: `新增和变动（${changes}）`,
                  children: <RowChoices review={review} decisions={decisions} onDecisions={setDecisions} />,
                },
              ]),
        ]}
      />
      <footer className="import-foot">
        <div className="import-will">
          {confirm.problem !== undefined ? (
            <Message tone="wrong" sentence={confirm.problem} />
          ) : obstacle !== undefined ? (
            <Message tone="ask" sentence={obstacle} />
          ) : (
            <p className="households-say">
              将{will.sentence}，记一张导入单。表里 {counts.population} 口人，有 {counts.skippedRows}{' '}
              行是标题、小计这类，不用导入。文件不留底；办错了可以撤销。
            </p>
          )}
        </div>
        <ActionButton
          label={confirm.busy ? '正在导入' : '确认导入'}
          strong
          disabled={confirm.busy || busy || obstacle !== undefined}
          onPress={() => void submit()}
        />
      </footer>
    </div>
  )
}
