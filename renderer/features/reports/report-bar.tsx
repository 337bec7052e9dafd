import { Button } from 'antd'
import { Download, Printer } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Result } from '#main/api/types.ts'
import { Message } from '#renderer/ui/message.tsx'
import { saveWorkbook } from './save-workbook.ts'

export interface ReportBarProps {
  /** The period, and what else may be chosen. */
  readonly children: ReactNode
  readonly onPrint?: () => void
  readonly onSave?: () => Promise<Result<{ readonly fileName: string; readonly bytes: string }>>
  /** Nothing there to print or save. */
  readonly empty: boolean
}

/** Above a report: when, and what to do with it. */
export function ReportBar({ children, onPrint, onSave, empty }: ReportBarProps) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const save = async () => {
    if (onSave === undefined || busy) return
    setBusy(true)
    const made = await onSave()
    setBusy(false)
    setProblem(made.ok ? undefined : made.refusal.sentence)
    if (made.ok) saveWorkbook(made.value)
  }
  return (
    <>
      <div className="report-bar">
        {children}
        <div className="report-deeds">
          {onSave && (
            <Button
              icon={<Download size={18} aria-hidden="true" />}
              loading={busy}
              disabled={empty}
              onClick={() => void save()}
            >
              导出表格
            </Button>
          )}
          {onPrint && (
            <Button
              type="primary"
              icon={<Printer size={18} aria-hidden="true" />}
              disabled={empty}
              onClick={onPrint}
            >
              打印
            </Button>
          )}
        </div>
      </div>
      {problem !== undefined && <Message tone="wrong" sentence={problem} />}
    </>
  )
}

/** A few figures that say how it went. */
export function ReportFigures({
  figures,
}: {
  figures: readonly (readonly [label: string, figure: string])[]
}) {
  return (
    <dl className="report-figures">
      {figures.map(([label, figure]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  )
}
