import type { ReactNode } from 'react'
import type { ListNames } from '#main/api/reports.ts'
import { Choice } from '#renderer/ui/buttons.tsx'

interface NamesChoiceProps {
  readonly names: ListNames
  readonly onChoose: (names: ListNames) => void
}

/** What the list is for: it hangs with masked names unless somebody asks for the office's own copy. */
export function NamesChoice({ names, onChoose }: NamesChoiceProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons, no form around them
    <div className="report-names" role="group" aria-label="做什么用">
      <Choice label="张贴用（隐去姓名）" chosen={names === 'posted'} onChoose={() => onChoose('posted')} />
      <Choice label="留存用（全名）" chosen={names === 'kept'} onChoose={() => onChoose('kept')} />
    </div>
  )
}

interface ListFrameProps {
  readonly sheet: {
    readonly names: ListNames
    readonly village: string
    readonly title: string
    readonly about: string
    readonly remarks: readonly string[]
  }
  readonly className?: string
  /** Below the remarks: where a list is signed. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

/** What stands around a list; the office's copy says in the first line that it does not hang. */
export function ListFrame({ sheet, className = '', foot, children }: ListFrameProps) {
  return (
    <div className={`commend ${className}`}>
      {sheet.names === 'kept' && <p className="commend-kept">内部留存，不张贴</p>}
      <p className="commend-village">{sheet.village}</p>
      <h1>{sheet.title}</h1>
      <p className="commend-about">{sheet.about}</p>
      {children}
      {sheet.remarks.map((remark) => (
        <p key={remark} className="commend-remark">
          {remark}
        </p>
      ))}
      {foot}
    </div>
  )
}
