import { Button, Table, type TableColumnType } from 'antd'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import {
  type ColumnChoice,
  type ImportPreview,
  REGISTER_FIELD_NAMES,
  type RegisterFieldName,
} from '#main/api/register.ts'
import { classes } from '#renderer/ui/classes.ts'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { marksByRow, type RowMarks } from './cell-marks.ts'

export interface SheetTableProps {
  readonly preview: ImportPreview
  readonly choice: ColumnChoice
  /** Shown in the middle, where it is not yet. */
  readonly row: number | undefined
  readonly onChoice: (choice: ColumnChoice) => void
}

type SheetRow = ImportPreview['rows'][number]

const UNUSED = 'none'
const FIELDS = [
  { value: UNUSED, label: '（不用这一列）' },
  ...(Object.entries(REGISTER_FIELD_NAMES) as [RegisterFieldName, string][]).map(([value, label]) => ({
    value,
    label,
  })),
] as const

const NO_MARKS: RowMarks = { skipped: undefined, mark: undefined, sentences: [], cells: new Map() }
const HEADER_HEIGHT = 88

/** The sheet as the village sent it, each trouble on its cell, each column with what it was taken for. */
export function SheetTable({ preview, choice, row, onChoice }: SheetTableProps) {
  const marks = useMemo(() => marksByRow(preview), [preview])
  const [said, setSaid] = useState<readonly string[]>([])
  const troubled = useMemo(() => troubledRows(marks), [marks])
  const [at, setAt] = useState(row)
  const table = useRef<React.ComponentRef<typeof Table<SheetRow>>>(null)
  const [box, height] = useHeight()
  useEffect(() => setAt(row), [row])
  useEffect(() => {
    if (at === undefined || height === 0) return
    table.current?.scrollTo({ key: at, align: 'center' })
    setSaid(sentencesOf(marks.get(at) ?? NO_MARKS))
  }, [at, marks, height])
  const next = troubled.find((one) => one > (at ?? 0)) ?? troubled[0]
  const before = troubled.findLast((one) => one < (at ?? 0)) ?? troubled.at(-1)
  const columns = useMemo(
    () => columnsOf(preview, choice, marks, setSaid, onChoice),
    [preview, choice, marks, onChoice],
  )
  return (
    <div className="import-sheet">
      <div className="import-sheet-body" ref={box}>
        {height > 0 && (
          <Table<SheetRow>
            ref={table}
            className="import-sheet-table"
            columns={columns}
            dataSource={[...preview.rows]}
            rowKey="row"
            pagination={false}
            size="small"
            virtual
            scroll={{
              y: height - HEADER_HEIGHT,
              x: columns.reduce((sum, column) => sum + Number(column.width), 0),
            }}
            rowClassName={(one) => rowClass(marks.get(one.row), one.row === at)}
            onRow={(one) => ({ onClick: () => setSaid(sentencesOf(marks.get(one.row) ?? NO_MARKS)) })}
          />
        )}
      </div>
      <div className="import-say">
        <p className="import-said" role="status">
          {said.length > 0
            ? said.join(' ')
            : `底色深的格子有话要说，点一下就看到。${preview.rowsLeftOut > 0 ? `表太长，后面还有 ${preview.rowsLeftOut} 行没有画出来，一样会导入。` : ''}`}
        </p>
        {troubled.length > 0 && (
          <>
            <Button icon={<ChevronUp size={18} aria-hidden="true" />} onClick={() => setAt(before)}>
              上一处
            </Button>
            <Button icon={<ChevronDown size={18} aria-hidden="true" />} onClick={() => setAt(next)}>
              下一处
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

/** Rows that somebody should look at, from the top. */
const troubledRows = (marks: ReadonlyMap<number, RowMarks>): readonly number[] =>
  [...marks]
    .filter(([, { mark, cells }]) =>
      [mark, ...[...cells.values()].map((cell) => cell.mark)].some(
        (one) => one === 'warning' || one === 'error',
      ),
    )
    .map(([row]) => row)
    .sort((one, other) => one - other)

const WIDTHS: Partial<Record<RegisterFieldName, number>> = {
  number: 90,
  group: 90,
  headName: 130,
  relation: 110,
  population: 90,
  phone: 150,
  partyMember: 100,
  idNumber: 110,
  notes: 240,
}

const rowClass = (marks: RowMarks | undefined, wanted: boolean): string =>
  classes(
    marks?.skipped !== undefined && 'import-row-skipped',
    marks?.mark === 'error' && 'import-row-error',
    wanted && 'import-row-wanted',
  )

const sentencesOf = (marks: RowMarks): readonly string[] => [
  ...(marks.skipped === undefined ? [] : [marks.skipped]),
  ...marks.sentences,
  ...[...marks.cells.values()].flatMap(({ sentences }) => sentences),
]

function columnsOf(
  preview: ImportPreview,
  choice: ColumnChoice,
  marks: ReadonlyMap<number, RowMarks>,
  onSay: (sentences: readonly string[]) => void,
  onChoice: (choice: ColumnChoice) => void,
): TableColumnType<SheetRow>[] {
  return [
    {
      key: 'row',
      title: '行',
      width: 58,
      fixed: 'left',
      className: 'import-row-number',
      render: (_value, one) => one.row,
    },
    ...preview.columns.map(
      ({ index, letter, title, field }): TableColumnType<SheetRow> => ({
        key: letter,
        width: field === null ? 120 : (WIDTHS[field] ?? 120),
        title: (
          <span className="import-column">
            <span className="import-column-title">
              {letter} {title}
            </span>
            <SelectInput
              label={`${letter} 列是什么`}
              value={field ?? UNUSED}
              options={FIELDS}
              onChange={(next) =>
                onChoice({
                  ...choice,
                  sheet: preview.sheet,
                  headerRow: preview.headerRow,
                  fields: { ...fieldsOf(preview), [index]: next === UNUSED ? null : next },
                })
              }
            />
          </span>
        ),
        onCell: (one) => {
          const cell = marks.get(one.row)?.cells.get(index)
          if (cell === undefined) return {}
          return {
            className: `import-cell-${cell.mark}`,
            title: cell.sentences.join('\n'),
            onClick: (event) => {
              event.stopPropagation()
              onSay(cell.sentences)
            },
          }
        },
        render: (_value, one) => one.cells[index] ?? '',
      }),
    ),
  ]
}

/** Everything as it was recognised, so that one correction leaves the other columns alone. */
const fieldsOf = (preview: ImportPreview): Record<string, RegisterFieldName | null> =>
  Object.fromEntries(preview.columns.map(({ index, field }) => [String(index), field]))

function useHeight() {
  const ref = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const watch = new ResizeObserver(() => setHeight(element.clientHeight))
    watch.observe(element)
    setHeight(element.clientHeight)
    return () => watch.disconnect()
  }, [])
  return [ref, height] as const
}
