import { useState } from 'react'
import type { DeedClause } from '#main/api/deeds.ts'
import { classes } from '#renderer/ui/classes.ts'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'

export interface ClauseFinderProps {
  readonly clauses: readonly DeedClause[]
  readonly onChoose: (clause: DeedClause) => void
}

/** The rules to choose from: by number, or by any words of them. */
export function ClauseFinder({ clauses, onChoose }: ClauseFinderProps) {
  const [words, setWords] = useState('')
  const found = clauses.filter((clause) => fits(clause, words))
  const first = found.find(({ kind, minimum }) => kind === 'veto' || minimum !== null)
  return (
    <div className="deed-finder">
      <search
        onKeyDown={(event) => {
          if (event.key === 'Enter' && first && words !== '') onChoose(first)
        }}
      >
        <FormField label="依据哪一条细则" hint="序号、类别或条文里的字，回车选第一条">
          {(ids) => (
            <TextInput {...ids} first value={words} onChange={setWords} placeholder="2.3、卫生、扫雪" />
          )}
        </FormField>
      </search>
      <ul className="deed-clauses">
        {found.map((clause) => (
          <li key={clause.clause}>
            <ClauseButton clause={clause} onChoose={() => onChoose(clause)} />
          </li>
        ))}
        {found.length === 0 && <li className="office-soft">没有找到这样的一条，换个写法试试。</li>}
      </ul>
    </div>
  )
}

function ClauseButton({ clause, onChoose }: { clause: DeedClause; onChoose: () => void }) {
  const unset = clause.kind !== 'veto' && clause.minimum === null
  return (
    <button type="button" className="deed-clause" disabled={unset} onClick={onChoose}>
      <span className="deed-clause-number">{clause.number}</span>
      <span className="deed-clause-text">
        {clause.text}
        <small>
          {clause.className}
          {unset && ' · 还没定分值，先到“细则”里定'}
        </small>
      </span>
      <ClauseFigure clause={clause} />
    </button>
  )
}

export function ClauseFigure({ clause }: { clause: Pick<DeedClause, 'kind' | 'figure'> }) {
  return <span className={classes('deed-figure', `deed-figure-${clause.kind}`)}>{clause.figure}</span>
}

const fits = ({ number, className, text }: DeedClause, words: string): boolean => {
  const all = words.normalize('NFKC').trim().split(/\s+/).filter(Boolean)
  return all.every((word) => number.startsWith(word) || className.includes(word) || text.includes(word))
}
