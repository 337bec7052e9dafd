import { Button, Input, Table, type TableColumnType } from 'antd'
import { Download, Search } from 'lucide-react'
import { type ReactNode, useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { EmptyState, type EmptyStateProps, ErrorState, LoadingState } from './states.tsx'

export interface DataColumn<Row> {
  readonly key: string
  readonly title: string
  readonly width?: number
  readonly align?: 'left' | 'right' | 'center'
  readonly render: (row: Row) => ReactNode
  /** Orders two rows; the header then sorts by it. */
  readonly compare?: (a: Row, b: Row) => number
  /** What the header's filter offers, and the row's own value. */
  readonly filter?: { readonly values: readonly string[]; readonly of: (row: Row) => string }
}

export type TableState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'failed'
      readonly sentence: string
      readonly hint: string
      readonly onRetry: () => void
    }

export interface DataTableProps<Row> {
  readonly rows: readonly Row[]
  readonly columns: readonly DataColumn<Row>[]
  readonly rowKey: (row: Row) => string
  /** Counts the rows: 「共 516 户」. */
  readonly unit: string
  readonly state?: TableState
  readonly empty: EmptyStateProps
  /** Everything about a row that the search box may find. */
  readonly searchText?: (row: Row) => string
  readonly searchHint?: string
  readonly onOpen?: (row: Row) => void
  /** Gets the rows as they stand: found, filtered and sorted. */
  readonly onExport?: (rows: readonly Row[]) => void
  readonly tools?: ReactNode
}

/** Above so many rows only what is on the screen is drawn. */
const VIRTUAL_FROM = 120
const HEADER_HEIGHT = 49

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { rows, columns, rowKey, unit, state = { kind: 'ready' }, empty, searchText, onOpen } = props
  const [words, setWords] = useState('')
  const wanted = useDeferredValue(words)
  const [body, height] = useHeight()
  const [shown, setShown] = useState<readonly Row[]>()
  const found = useMemo(() => search(rows, wanted, searchText), [rows, wanted, searchText])
  const tableColumns = useMemo(() => columns.map((column) => toColumn(column)), [columns])
  const width = columns.reduce((sum, column) => sum + (column.width ?? 140), 0)
  const counted = shown === undefined || words !== '' ? found : shown

  return (
    <div className="ui-table">
      <div className="ui-table-bar">
        {searchText && (
          <Input
            className="ui-table-search"
            prefix={<Search size={18} aria-hidden="true" />}
            placeholder={props.searchHint ?? '查找'}
            aria-label={props.searchHint ?? '查找'}
            allowClear
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
        <span className="ui-table-count">{countText(counted.length, rows.length, unit)}</span>
        <div className="ui-table-tools">
          {props.tools}
          {props.onExport && (
            <Button
              icon={<Download size={18} aria-hidden="true" />}
              disabled={counted.length === 0}
              onClick={() => props.onExport?.(counted)}
            >
              导出
            </Button>
          )}
        </div>
      </div>
      <div className="ui-table-body" ref={body}>
        {state.kind === 'loading' ? (
          <LoadingState />
        ) : state.kind === 'failed' ? (
          <ErrorState
            title={state.sentence}
            hint={state.hint}
            actions={[{ label: '再试一次', onPress: state.onRetry }]}
          />
        ) : rows.length === 0 ? (
          <EmptyState {...empty} />
        ) : found.length === 0 ? (
          <EmptyState
            icon={Search}
            title={`没找到“${words}”`}
            hint="换个写法再找，或者清空查找框看全部。"
            actions={[{ label: '看全部', onPress: () => setWords('') }]}
          />
        ) : (
          height > 0 && (
            <Table<Row>
              columns={tableColumns}
              dataSource={found}
              rowKey={rowKey}
              pagination={false}
              virtual={found.length >= VIRTUAL_FROM}
              scroll={{ y: Math.max(120, height - HEADER_HEIGHT), x: width }}
              showSorterTooltip={false}
              onChange={(_page, _filters, _sorter, { currentDataSource }) => setShown(currentDataSource)}
              rowClassName={onOpen ? 'ui-table-row-open' : ''}
              onRow={(row) => (onOpen ? rowOpens(row, onOpen) : {})}
            />
          )
        )}
      </div>
    </div>
  )
}

function toColumn<Row>(column: DataColumn<Row>): TableColumnType<Row> {
  const { key, title, width, align = 'left', render, compare, filter } = column
  return {
    key,
    title,
    align,
    width: width ?? 140,
    render: (_value, row) => render(row),
    ...(align === 'right' ? { className: 'ui-table-number' } : {}),
    ...(compare ? { sorter: compare } : {}),
    ...(filter
      ? {
          filters: filter.values.map((value) => ({ text: value, value })),
          onFilter: (value, row) => filter.of(row) === value,
          filterSearch: filter.values.length > 12,
        }
      : {}),
  }
}

function rowOpens<Row>(row: Row, onOpen: (row: Row) => void) {
  return {
    tabIndex: 0,
    onClick: () => onOpen(row),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter') onOpen(row)
    },
  }
}

function search<Row>(
  rows: readonly Row[],
  words: string,
  textOf: ((row: Row) => string) | undefined,
): readonly Row[] {
  const wanted = fold(words).split(' ').filter(Boolean)
  if (wanted.length === 0 || !textOf) return rows
  return rows.filter((row) => {
    const text = fold(textOf(row))
    return wanted.every((word) => text.includes(word))
  })
}

/** Full-width and half-width, capitals and small letters are the same to a person who searches. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim()

const countText = (shown: number, all: number, unit: string): string =>
  shown === all ? `共 ${all} ${unit}` : `找到 ${shown} ${unit}，共 ${all} ${unit}`

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
