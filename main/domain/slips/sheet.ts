/**
 * What stands on an A4 paper that is kept as a file: said once, drawn as PDF by the paper device. Every text is
 * finished Chinese; nothing is reckoned while it is drawn.
 */
export interface Sheet {
  readonly title: string
  /** 编制单位, 期间, 单位 and the like, on one line below the title. */
  readonly facts: readonly string[]
  /** Landscape for many columns. */
  readonly orientation: 'portrait' | 'landscape'
  readonly tables: readonly SheetTable[]
  /** Sentences below the last table. */
  readonly notes?: readonly string[]
  /** Side by side at the very end, each with a line to sign on. */
  readonly signatures?: readonly SheetSignature[]
  /** At the foot of every page, left of 第几页. */
  readonly foot?: string
}

export interface SheetTable {
  readonly caption?: string
  readonly columns: readonly SheetTableColumn[]
  /** Gone through twice, first to count the pages: an array, or something that begins anew every time. */
  readonly rows: Iterable<readonly string[]>
  /** Bold, below the rows; a text for each column. */
  readonly totals?: readonly (readonly string[])[]
  /** In place of the rows where there are none. */
  readonly empty?: string
}

export interface SheetTableColumn {
  readonly title: string
  /** In relation to the other columns of the table; the table is as wide as the page. */
  readonly width: number
  /** Text from the left where it is left out; figures stand at the right. */
  readonly align?: 'left' | 'center' | 'right'
}

export interface SheetSignature {
  readonly title: string
  /** Printed on the line where the person is known. */
  readonly name?: string
}
