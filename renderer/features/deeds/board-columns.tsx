import { ChevronRight } from 'lucide-react'
import { Fragment } from 'react'
import type { BoardColumn } from '#main/api/deeds.ts'
import { ROLE_NAMES } from '#main/api/session.ts'
import { classes } from '#renderer/ui/classes.ts'

export interface BoardColumnsProps {
  readonly columns: readonly BoardColumn[]
  readonly chosen: string
  readonly onChoose: (key: string) => void
}

/** The way of a deed from left to right, with how many wait at each step. */
export function BoardColumns({ columns, chosen, onChoose }: BoardColumnsProps) {
  return (
    <nav className="deed-board" aria-label="办理步骤">
      {columns.map((column, index) => (
        <Fragment key={column.key}>
          {index > 0 && <ChevronRight className="deed-board-way" size={22} aria-hidden="true" />}
          <button
            type="button"
            className={classes(
              'deed-step',
              column.key === chosen && 'deed-step-chosen',
              column.mine && 'deed-step-mine',
            )}
            aria-pressed={column.key === chosen}
            onClick={() => onChoose(column.key)}
          >
            <span className="deed-step-name">{column.name}</span>
            <span className="deed-step-count">{column.count}</span>
            <span className="deed-step-who">
              {whoText(column)}
              {column.disputed > 0 && <em>异议 {column.disputed}</em>}
            </span>
          </button>
        </Fragment>
      ))}
    </nav>
  )
}

function whoText({ role, kind, days, mine, old }: BoardColumn): string {
  if (kind === 'publish') return `等着贴，挂 ${days} 天`
  if (role === null) return ''
  return `${mine ? '等你办' : ROLE_NAMES[role]}${old ? '（老方案）' : ''}`
}
