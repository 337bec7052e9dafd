import { useMemo } from 'react'
import type { DeedCandidate, DeedClause } from '#main/api/deeds.ts'
import { classes } from '#renderer/ui/classes.ts'
import { type DataColumn, DataTable, type TableState } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { byHouseNumber, calledOf } from './deed-words.ts'
import { fitsWords, rowProblem, shutText, type Ticked, type TickedRow } from './sheet-state.ts'

export interface CandidateTableProps {
  readonly clause: DeedClause
  readonly rows: readonly DeedCandidate[]
  readonly ticked: Ticked
  readonly state: TableState
  readonly unit: string
  readonly words: string
  /** The row that the last refusal was about. */
  readonly wrong: string | undefined
  readonly onWords: (words: string) => void
  readonly onTick: (row: DeedCandidate, tick: boolean) => void
  readonly onRow: (row: DeedCandidate, change: Partial<TickedRow>) => void
  readonly tools?: React.ReactNode
}

/** Who did it: ticked on one sheet, each with what the rules still leave them. */
export function CandidateTable(props: CandidateTableProps) {
  const { clause, rows, ticked, words, wrong, onTick, onRow } = props
  const columns = useMemo(
    () => columnsFor(clause, ticked, wrong, onTick, onRow),
    [clause, ticked, wrong, onTick, onRow],
  )
  const shown = rows.filter((row) => fitsWords(row, words))
  const first = shown.find((row) => shutText(row) === '')
  return (
    <search
      className="deed-table"
      onKeyDown={(event) => {
        const field = event.target as HTMLElement
        if (event.key !== 'Enter' || !field.closest('.ui-table-search') || words === '' || !first) return
        onTick(first, true)
        props.onWords('')
      }}
    >
      <DataTable<DeedCandidate>
        rows={shown}
        columns={columns}
        rowKey={({ who }) => who}
        unit={props.unit}
        state={props.state}
        searchHint="户号、姓名、拼音；回车勾上"
        asked={{ words, onWords: props.onWords, total: shown.length }}
        tools={props.tools}
        empty={{ title: '还没有可以勾的', hint: '先到“农户”里导入花名册。' }}
      />
    </search>
  )
}

function columnsFor(
  clause: DeedClause,
  ticked: Ticked,
  wrong: string | undefined,
  onTick: CandidateTableProps['onTick'],
  onRow: CandidateTableProps['onRow'],
): readonly DataColumn<DeedCandidate>[] {
  const ranged = clause.kind !== 'veto' && clause.minimum !== clause.maximum
  const counted = clause.unitName !== '次'
  return [
    {
      key: 'tick',
      title: '勾上',
      width: 76,
      render: (row) => (
        <label className="office-check deed-tick">
          <input
            type="checkbox"
            aria-label={`勾上 ${calledOf(row)}`}
            disabled={shutText(row) !== '' && ticked[row.who] === undefined}
            checked={ticked[row.who] !== undefined}
            onChange={(event) => onTick(row, event.target.checked)}
          />
        </label>
      ),
      compare: (a, b) => Number(ticked[a.who] === undefined) - Number(ticked[b.who] === undefined),
    },
    {
      key: 'who',
      title: '谁',
      width: 210,
      render: (row) => (
        <span className={classes('deed-who', wrong === row.who && 'deed-who-wrong')}>
          <strong>{row.name || '户主待定'}</strong>
          <small>
            {row.number} {row.groupName}
          </small>
        </span>
      ),
      compare: byHouseNumber,
    },
    {
      key: 'left',
      title: '按细则',
      width: 250,
      render: (row) => (
        <span className="deed-left">
          <span className={shutText(row) === '' ? 'office-soft' : 'office-near'}>
            {shutText(row) || row.sentence || '没有上限'}
          </span>
          {row.recorded !== null && <Pill tone="amber">这天记过 {row.recorded}</Pill>}
        </span>
      ),
    },
    ...(ranged ? [figureColumn('each', '给几分', clause, ticked, onRow)] : []),
    ...(counted ? [figureColumn('quantity', `几${clause.unitName}`, clause, ticked, onRow)] : []),
  ]
}

function figureColumn(
  field: keyof TickedRow,
  title: string,
  clause: DeedClause,
  ticked: Ticked,
  onRow: CandidateTableProps['onRow'],
): DataColumn<DeedCandidate> {
  return {
    key: field,
    title,
    width: 130,
    render: (row) => {
      const typed = ticked[row.who]
      if (typed === undefined) return null
      const problem = rowProblem(typed, clause, row)
      return (
        <span className="deed-cell">
          <input
            className="ui-input"
            aria-label={`${calledOf(row)}${title}`}
            aria-invalid={problem !== ''}
            inputMode="decimal"
            autoComplete="off"
            maxLength={8}
            value={typed[field]}
            onChange={(event) => onRow(row, { [field]: event.target.value })}
          />
          {problem !== '' && <small className="office-warn">{problem}</small>}
        </span>
      )
    },
  }
}
