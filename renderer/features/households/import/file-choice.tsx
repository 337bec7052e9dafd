import { Button } from 'antd'
import { Download, FileSpreadsheet } from 'lucide-react'
import { useRef, useState } from 'react'
import { act, shop } from '#renderer/api/client.ts'
import { offerFile } from '#renderer/print/paper.ts'
import { classes } from '#renderer/ui/classes.ts'
import { Message } from '#renderer/ui/message.tsx'

/** Where a file is picked or dropped. */
export function FileChoice({ onFile }: { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState<string>()
  const template = async () => {
    const made = await act(shop.register.template, {})
    setProblem(made.ok ? undefined : made.refusal.sentence)
    if (!made.ok) return
    const bytes = Uint8Array.from(atob(made.value.bytes), (letter) => letter.charCodeAt(0))
    offerFile(new Blob([bytes]), made.value.fileName)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same
    <div
      className={classes('import-drop', over && 'import-drop-over')}
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
      <p className="import-drop-title">选村里的花名册</p>
      <p className="households-soft">
        Excel 表格（.xlsx）或 .csv
        都行。标题行、合并的组别、小计行、贴了两遍的行、已故的户主都认得；身份证号不读取。选好以后先给您看，点了“确认导入”才算数。
      </p>
      <p className="import-drop-acts">
        <Button type="primary" size="large" onClick={() => input.current?.click()}>
          选文件
        </Button>
        <Button size="large" icon={<Download size={18} aria-hidden="true" />} onClick={() => void template()}>
          下载空白模板
        </Button>
      </p>
      <input
        ref={input}
        className="ui-unseen"
        type="file"
        accept=".xlsx,.xlsm,.csv,.txt"
        aria-label="花名册文件"
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
