import { Button, Input, Table, type TableColumnType } from 'antd'
import { Download, Search } from 'lucide-react'
import { type ReactNode, useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type ArrangedColumn, type Arrangement, arrangeRows, asTheyCome } from './arrange-rows.ts'
import { EmptyState, type EmptyStateProps, ErrorState, LoadingState } from './states.tsx'

export interface DataColumn<Row> extends ArrangedColumn<Row> {
  readonly title: string
  readonly width?: number
  readonly align?: 'left' | 'right' | 'center'
  readonly render: (row: Row) => ReactNode
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
  /** Where the program finds the rows, by pinyin and more: what is typed, and how many there are in all. */
  readonly asked?: {
    readonly words: string
    readonly onWords: (words: string) => void
    readonly total: number
  }
  readonly onOpen?: (row: Row) => void
  /** Gets the rows as they stand: found, filtered and sorted. */
  readonly onExport?: (rows: readonly Row[]) => void
  readonly tools?: ReactNode
}

/** Above so many rows only what is on the screen is drawn. */
const VIRTUAL_FROM = 120
const HEADER_HEIGHT = 49

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { rows, columns, rowKey, unit, state = { kind: 'ready' }, empty, searchText, asked, onOpen } = props
  const [arrangement, setArrangement] = useState<Arrangement>(asTheyCome)
  const words = asked?.words ?? arrangement.words
  const setWords = asked?.onWords ?? ((next: string) => setArrangement({ ...arrangement, words: next }))
  const wanted = useDeferredValue(arrangement)
  const [body, height] = useHeight()
  const shown = useMemo(
    () => arrangeRows(rows, columns, searchText, wanted),
    [rows, columns, searchText, wanted],
  )
  const tableColumns = useMemo(() => columns.map((column) => toColumn(column)), [columns])
  const width = columns.reduce((sum, column) => sum + (column.width ?? 140), 0)

  return (
    <div className="ui-table">
      <div className="ui-table-bar">
        {(searchText || asked) && (
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
        <span className="ui-table-count">
          {asked && shown.length === rows.length
            ? countText(asked.total, asked.total, unit)
            : countText(shown.length, rows.length, unit)}
        </span>
        <div className="ui-table-tools">
          {props.tools}
          {props.onExport && (
            <Button
              icon={<Download size={18} aria-hidden="true" />}
              disabled={shown.length === 0}
              onClick={() => props.onExport?.(shown)}
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
        ) : rows.length === 0 && words === '' ? (
          <EmptyState {...empty} />
        ) : shown.length === 0 && words !== '' ? (
          <EmptyState
            icon={Search}
            title={`没找到“${words}”`}
            hint="换个写法再找，或者清空查找框看全部。"
            actions={[
              { label: '看全部', onPress: () => (asked ? asked.onWords('') : setArrangement(asTheyCome)) },
            ]}
          />
        ) : (
          height > 0 && (
            <Table<Row>
              columns={tableColumns}
              dataSource={shown}
              rowKey={rowKey}
              pagination={false}
              virtual={shown.length >= VIRTUAL_FROM}
              scroll={{ y: Math.max(120, height - HEADER_HEIGHT), x: width }}
              showSorterTooltip={false}
              onChange={(_page, filters, sorter) =>
                setArrangement({
                  words: arrangement.words,
                  filters: mapFilters(filters),
                  order: orderOf(Array.isArray(sorter) ? sorter[0] : sorter),
                })
              }
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
    // The rows come arranged; the library only shows how.
    ...(compare ? { sorter: true } : {}),
    ...(filter
      ? {
          filters: filter.values.map((value) => ({ text: value, value })),
          filterSearch: filter.values.length > 12,
        }
      : {}),
  }
}

function rowOpens<Row>(row: Row, onOpen: (row: Row) => void) {
  return {
    tabIndex: 0,
    onClick: (event: React.MouseEvent) => {
      if (!isControl(event.target)) onOpen(row)
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter' && !isControl(event.target)) onOpen(row)
    },
  }
}

/** A button or a field in a row does its own work. */
const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, input, select, a') !== null

const mapFilters = (filters: Record<string, readonly unknown[] | null>): Arrangement['filters'] =>
  Object.fromEntries(Object.entries(filters).map(([key, values]) => [key, (values ?? []).map(String)]))

const orderOf = (sorter: { order?: unknown; columnKey?: unknown } | undefined): Arrangement['order'] =>
  sorter?.order ? { key: String(sorter.columnKey), descending: sorter.order === 'descend' } : undefined

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
