import { Button } from 'antd'
import { Inbox, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

export interface StateAction {
  readonly label: string
  readonly onPress: () => void
}

export interface EmptyStateProps {
  readonly title: string
  /** What to do next, and what for. */
  readonly hint: ReactNode
  readonly icon?: LucideIcon
  readonly actions?: readonly StateAction[]
}

export function EmptyState({ title, hint, icon: Icon = Inbox, actions = [] }: EmptyStateProps) {
  return (
    <div className="ui-state">
      <Icon className="ui-state-icon" size={44} strokeWidth={1.5} aria-hidden="true" />
      <p className="ui-state-title">{title}</p>
      <p className="ui-state-hint">{hint}</p>
      <StateActions actions={actions} />
    </div>
  )
}

export interface LoadingStateProps {
  readonly title?: string
  /** What to do when it takes long. */
  readonly hint?: string
}

export function LoadingState({ title = '正在取数', hint = '马上就好，请稍等。' }: LoadingStateProps) {
  return (
    <div className="ui-state" aria-busy="true">
      <LoaderCircle className="ui-state-icon ui-turning" size={44} strokeWidth={1.5} aria-hidden="true" />
      <p className="ui-state-title">{title}</p>
      <p className="ui-state-hint">{hint}</p>
    </div>
  )
}

export interface ErrorStateProps {
  /** What went wrong, and where. */
  readonly title: string
  /** What to do about it. */
  readonly hint: string
  readonly actions?: readonly StateAction[]
}

export function ErrorState({ title, hint, actions = [] }: ErrorStateProps) {
  return (
    <div className="ui-state ui-state-wrong" role="alert">
      <TriangleAlert className="ui-state-icon" size={44} strokeWidth={1.5} aria-hidden="true" />
      <p className="ui-state-title">{title}</p>
      <p className="ui-state-hint">{hint}</p>
      <StateActions actions={actions} />
    </div>
  )
}

function StateActions({ actions }: { actions: readonly StateAction[] }) {
  if (actions.length === 0) return null
  return (
    <div className="ui-state-actions">
      {actions.map(({ label, onPress }, index) => (
        <Button key={label} type={index === 0 ? 'primary' : 'default'} onClick={onPress}>
          {label}
        </Button>
      ))}
    </div>
  )
}
