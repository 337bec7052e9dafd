import { chooseSheet } from '../imports/choose-sheet.ts'
import { type Column, type ColumnChoice, recogniseHeader } from '../imports/columns.ts'
import { withoutIdNumbers } from '../imports/id-numbers.ts'
import { columnLetter, type Sheet, writtenText } from '../imports/sheet.ts'
import type { Workbook } from '../imports/workbook.ts'
import { unglue } from './register-cells.ts'
import { REGISTER_VOCABULARY, type RegisterField } from './register-columns.ts'

/** A register has some 600 rows; of a longer one only the beginning is drawn. */
const MOST_ROWS_SHOWN = 3000

export interface SheetView {
  readonly sheet: string
  readonly headerRow: number
  readonly columns: readonly Column<RegisterField>[]
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
  readonly rowsLeftOut: number
}

/** The sheet as a person sees it, also where nothing could be made of it; undefined where it is not there. */
export function viewSheet(book: Workbook, choice: ColumnChoice<RegisterField>): SheetView | undefined {
  const chosen = chooseSheet(book, REGISTER_VOCABULARY, choice)
  if (!chosen.ok) return undefined
  const { sheet } = chosen.value
  const width = Math.max(0, ...sheet.rows.map((row) => row.cells.length))
  const found = recogniseHeader(sheet, REGISTER_VOCABULARY, choice)
  const headerRow = found.ok
    ? found.value.row
    : Number(found.refusal.facts.headerRow ?? choice.headerRow ?? 0)
  const known = found.ok
    ? found.value.columns
    : ((found.refusal.facts.columns as unknown as Column<RegisterField>[] | undefined) ?? [])
  const columns = Array.from({ length: width }, (_, index): Column<RegisterField> => {
    const recognised = known[index]
    return recognised ?? { index, letter: columnLetter(index), title: '', field: null }
  })
  return {
    sheet: sheet.name,
    headerRow,
    columns,
    rows: sheet.rows.slice(0, MOST_ROWS_SHOWN).map((row) => ({
      row: row.number,
      cells: columns.map(({ index, field }) =>
        field === 'idNumber' && row.number > headerRow ? '' : shownCell(row.cells[index]),
      ),
    })),
    rowsLeftOut: Math.max(0, sheet.rows.length - MOST_ROWS_SHOWN),
  }
}

const MOBILE = /(?<!\d)(1[3-9]\d)[-\s]?\d{4}[-\s]?(\d{4})(?!\d)/g
const FULL_WIDTH_RUN = /[０-９]{7,}/g

/** Without ID numbers, telephones by their last four. */
function shownCell(cell: Sheet['rows'][number]['cells'][number]): string {
  const plain = writtenText(cell).replace(FULL_WIDTH_RUN, (run) => run.normalize('NFKC'))
  const text = withoutIdNumbers(unglue(plain), '（不读取）').text
  return text.replace(MOBILE, '$1****$2').slice(0, MOST_LETTERS_SHOWN)
}

const MOST_LETTERS_SHOWN = 60
