import { ChevronDown, ChevronUp, TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { ClauseView } from '#main/api/rules.ts'
import { classes } from '#renderer/ui/classes.ts'
import { Pill } from '#renderer/ui/marks.tsx'
import { classesOf } from './draft.ts'
import './rules.css'

export interface ClauseListProps {
  readonly clauses: readonly ClauseView[]
  /** Marked at their number: new, changed. */
  readonly marks?: ReadonlyMap<string, ReactNode>
  /** The clause that stands chosen; null where none can be. */
  readonly chosen?: string | null
  /** The clause that is wrong. */
  readonly wrong?: string | null
  readonly onChoose?: (clause: string) => void
  readonly onOpen?: (clause: string) => void
  /** Beside the name of a class. */
  readonly classTools?: (name: string) => ReactNode
}

/** A rule book as one reads it: by class, what was done on the left, what it brings on the right. */
export function ClauseList(props: ClauseListProps) {
  const { clauses, classTools } = props
  return (
    <div className="rules-list">
      {classesOf(clauses).map((name, index) => {
        const own = clauses.filter(({ className }) => className === name)
        return (
          <section key={name} className="rules-class" id={classId(name)} aria-label={name}>
            <header className="rules-class-head">
              <h2>
                <span className="rules-class-number">{index + 1}</span>
                {name}
              </h2>
              <span className="office-soft">{own.length} 条</span>
              {classTools && <span className="rules-class-tools">{classTools(name)}</span>}
            </header>
            <ol>
              {own.map((clause) => (
                <ClauseRow key={clause.clause} clause={clause} {...props} />
              ))}
            </ol>
          </section>
        )
      })}
    </div>
  )
}

export const classId = (name: string): string => `rules-class-${name}`

function ClauseRow({
  clause,
  marks,
  chosen = null,
  wrong = null,
  onChoose,
  onOpen,
}: ClauseListProps & { clause: ClauseView }) {
  const { figure, per, remarks, warnings } = clause.words
  const isChosen = clause.clause === chosen
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  const inside = (
    <>
      <span className="rules-number">{clause.number}</span>
      <span className="rules-words">
        <span className="rules-text">
          {clause.text || <em>还没写</em>} {marks?.get(clause.clause)}
        </span>
        {remarks.length > 0 && (
          <span className="rules-remarks">
            {remarks.map((remark) => (
              <span key={remark}>{remark}</span>
            ))}
          </span>
        )}
        {warnings.map(({ code, sentence }) => (
          <span key={code} className="rules-warning">
            <TriangleAlert size={18} aria-hidden="true" />
            {sentence}
          </span>
        ))}
      </span>
      <span className="rules-brings">
        <span className={classes('rules-figure', `rules-figure-${toneOf(clause)}`)}>{figure}</span>
        <span className="rules-per">{per}</span>
      </span>
    </>
  )
  return (
    <li
      ref={row}
      className={classes(
        'rules-row',
        isChosen && 'rules-row-chosen',
        clause.clause === wrong && 'rules-row-wrong',
      )}
    >
      {onOpen ? (
        <button
          type="button"
          className="rules-open"
          aria-current={isChosen || undefined}
          onMouseDown={(event) => event.preventDefault()}
          onFocus={() => onChoose?.(clause.clause)}
          onClick={() => {
            onChoose?.(clause.clause)
            onOpen(clause.clause)
          }}
        >
          {inside}
        </button>
      ) : (
        <div className="rules-open">{inside}</div>
      )}
    </li>
  )
}

const toneOf = ({ kind, minimum }: ClauseView): string =>
  kind === 'veto' ? 'veto' : minimum === null ? 'unset' : kind

/** Class names as a table of contents; pressing one scrolls there. */
export function ClassContents({
  clauses,
  onMove,
}: {
  clauses: readonly ClauseView[]
  onMove?: (name: string, step: -1 | 1) => void
}) {
  return (
    <nav className="rules-contents" aria-label="类别">
      {classesOf(clauses).map((name, index) => (
        <span key={name} className="rules-contents-line">
          <button
            type="button"
            className="rules-contents-name"
            onClick={() => document.getElementById(classId(name))?.scrollIntoView({ block: 'start' })}
          >
            <span className="rules-class-number">{index + 1}</span>
            <span>{name}</span>
            <span className="office-soft rules-count">
              {clauses.filter(({ className }) => className === name).length}
            </span>
          </button>
          {onMove && (
            <span className="rules-contents-moves">
              <button
                type="button"
                className="office-icon-button"
                aria-label={`${name}往前挪`}
                onClick={() => onMove(name, -1)}
              >
                <ChevronUp size={18} aria-hidden="true" />
              </button>
              <button
                type="button"
                className="office-icon-button"
                aria-label={`${name}往后挪`}
                onClick={() => onMove(name, 1)}
              >
                <ChevronDown size={18} aria-hidden="true" />
              </button>
            </span>
          )}
        </span>
      ))}
    </nav>
  )
}

export const CHANGE_MARKS = {
  added: <Pill tone="vermilion">新增</Pill>,
  changed: <Pill tone="amber">改了</Pill>,
  removed: <Pill>去掉</Pill>,
} as const
