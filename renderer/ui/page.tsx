import type { ReactNode } from 'react'

export interface PageProps {
  readonly title: string
  /** Beside the title: period, unit, count. */
  readonly note?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function Page({ title, note, actions, children }: PageProps) {
  return (
    <main className="ui-page">
      <header className="ui-page-head">
        <h1 className="ui-page-title">{title}</h1>
        {note !== undefined && <span className="ui-page-note">{note}</span>}
        {actions !== undefined && <div className="ui-page-actions">{actions}</div>}
      </header>
      <div className="ui-page-body">{children}</div>
    </main>
  )
}
