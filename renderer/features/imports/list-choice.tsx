import { Button } from 'antd'
import { Download, FileSpreadsheet } from 'lucide-react'
import { useRef, useState } from 'react'
import { act, type Call } from '#renderer/api/client.ts'
import { offerFile } from '#renderer/print/paper.ts'
import { classes } from '#renderer/ui/classes.ts'
import { Message } from '#renderer/ui/message.tsx'
import './imports.css'

type Template = Call<Record<string, never>, { fileName: string; bytes: string }>

export interface ListChoiceProps {
  readonly title: string
  /** Which columns the list should have, and what is forgiven. */
  readonly advice: string
  readonly template: Template
  readonly onFile: (file: File) => void
}

/** Where a list is picked or dropped. */
export function ListChoice({ title, advice, template, onFile }: ListChoiceProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState<string>()
  const download = async () => {
    const made = await act(template, {})
    setProblem(made.ok ? undefined : made.refusal.sentence)
    if (!made.ok) return
    const bytes = Uint8Array.from(atob(made.value.bytes), (letter) => letter.charCodeAt(0))
    offerFile(new Blob([bytes]), made.value.fileName)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same
    <div
      className={classes('list-drop', over && 'list-drop-over')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file) onFile(file)
      }}
    >
      <FileSpreadsheet size={48} strokeWidth={1.5} aria-hidden="true" />
      <p className="list-drop-title">{title}</p>
      <p className="office-soft">{advice}</p>
      <p className="list-drop-acts">
        <Button type="primary" size="large" onClick={() => input.current?.click()}>
          选文件
        </Button>
        <Button size="large" icon={<Download size={18} aria-hidden="true" />} onClick={() => void download()}>
          下载空白模板
        </Button>
      </p>
      <input
        ref={input}
        className="ui-unseen"
        type="file"
        accept=".xlsx,.xlsm,.csv,.txt"
        aria-label={title}
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
      {problem !== undefined && <Message tone="wrong" sentence={problem} />}
    </div>
  )
}
