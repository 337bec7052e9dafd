import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export interface CardProps {
  readonly title?: ReactNode
  /** Beside the title: a pill, a link. */
  readonly aside?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

export function Card({ title, aside, className, children }: CardProps) {
  return (
    <section className={classes('ui-card', className)}>
      {title !== undefined && (
        <header className="ui-card-head">
          <h2 className="ui-card-title">{title}</h2>
          {aside}
        </header>
      )}
      <div className="ui-card-body">{children}</div>
    </section>
  )
}
