import writeExcel, { type Cell, type Row } from 'write-excel-file/node'

/** One column of a workbook: what it is called, how wide it is, and what a row writes there. */
export interface SheetColumn<T> {
  readonly title: string
  readonly width: number
  readonly value: (row: T) => string | number | null
  /** Of the row of totals; absent where a total says nothing. */
  readonly total?: number
}

export interface WorkbookSheet {
  readonly name: string
  readonly data: readonly Row[]
  readonly widths: readonly number[]
  readonly headRows: number
}

/** Points as a spreadsheet reckons with them; nothing where there is nothing, so that a page of noughts stays calm. */
export const pointsCell = (hundredths: number): number | null => (hundredths === 0 ? null : hundredths / 100)

/** A sheet with its title above and its totals below, ready to be sent on. */
export function workbookSheet<T>(
  name: string,
  title: string,
  columns: readonly SheetColumn<T>[],
  rows: readonly T[],
): WorkbookSheet {
  const totals = columns.some(({ total }) => total !== undefined)
  return {
    name,
    headRows: 2,
    widths: columns.map(({ width }) => width),
    data: [
      [
        {
          value: title,
          type: String,
          fontWeight: 'bold',
          fontSize: 16,
          align: 'center',
          columnSpan: columns.length,
        },
      ],
      columns.map((column) => ({
        value: column.title,
        type: String,
        fontWeight: 'bold',
        backgroundColor: '#F3EDE1',
        align: 'center',
      })),
      ...rows.map((row) => columns.map((column) => cell(column.value(row)))),
      ...(totals
        ? [
            columns.map((column, at): Cell => {
              if (at === 0) return { value: '合计', type: String, fontWeight: 'bold' }
              return column.total === undefined
                ? null
                : { value: column.total / 100, type: Number, fontWeight: 'bold' }
            }),
          ]
        : []),
    ],
  }
}

export async function workbookOf(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  return await writeExcel(
    sheets.map(({ name, data, widths, headRows }) => ({
      sheet: name,
      data: [...data],
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: headRows,
    })),
  ).toBuffer()
}

// Text cells keep the noughts in front of a household's number.
function cell(value: string | number | null): Cell {
  if (value === null || value === '') return null
  return typeof value === 'number'
    ? { value, type: Number }
    : { value, type: String, format: '@', wrap: true }
}
