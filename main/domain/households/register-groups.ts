import { type Merge, mergesOfColumn, plainText, type Row, type Sheet } from '../imports/sheet.ts'
import { canonicalGroup } from './register-cells.ts'
import type { RegisterReader } from './register-rows.ts'

const GROUP_NAME = /^[一二三四五六七八九十]{1,3}[组队]$/

/**
 * Which group a row belongs to: its own cell; else the merged cell it lies in; else, until the next subtotal,
 * the heading row or the cell above. Each way of filling down is remarked once where it begins.
 */
export class GroupColumn {
  readonly column: number | undefined
  readonly #reader: RegisterReader
  readonly #known: ReadonlySet<string>
  readonly #merges: ReadonlyMap<number, Merge>
  readonly #rows: ReadonlyMap<number, Row>
  readonly #remarked = new Set<string>()
  #above: string | undefined
  #carrying = false

  constructor(sheet: Sheet, reader: RegisterReader, known: readonly string[]) {
    this.#reader = reader
    this.#known = new Set(known.map(canonicalGroup))
    this.column = reader.columns('group')[0]?.index
    this.#merges = this.column === undefined ? new Map() : mergesOfColumn(sheet, this.column)
    this.#rows = new Map(sheet.rows.map((row) => [row.number, row]))
  }

  /** After a subtotal nothing is carried on. */
  endBlock(): void {
    this.#above = undefined
    this.#carrying = false
  }

  /** A row that says 「二组」 and nothing else. */
  isHeading(row: Row): boolean {
    const filled = row.cells.filter((cell) => cell !== undefined)
    const group = canonicalGroup(plainText(filled[0]))
    if (filled.length !== 1 || filled[0]?.kind !== 'text' || !GROUP_NAME.test(group)) return false
    this.#above = group
    this.#carrying = true
    return true
  }

  of(row: Row): string | null {
    const own = canonicalGroup(this.#reader.plain(row, 'group'))
    const merge = this.#merges.get(row.number)
    if (own !== '') {
      this.#above = own
      this.#carrying = false
      if (merge) this.#remarkMerge(row, own, merge)
      else this.#remarkUnknown(row, own)
      return own
    }
    const top = merge && this.#rows.get(merge.top)
    const merged = top ? canonicalGroup(this.#reader.plain(top, 'group')) : ''
    if (merge && merged !== '') {
      this.#above = merged
      this.#remarkMerge(row, merged, merge)
      return merged
    }
    if (this.#above !== undefined) {
      if (!this.#carrying)
        this.#reader.remark(
          'note',
          'group_carried',
          row,
          'group',
          `这里起没写组别，按上面的“${this.#above}”算。`,
        )
      this.#carrying = true
      return this.#above
    }
    if (this.column !== undefined)
      this.#reader.remark('warning', 'no_group', row, 'group', '没有写组别，先空着，以后可以在农户页补。')
    return null
  }

  #remarkMerge(row: Row, group: string, merge: Merge): void {
    const key = `merge ${merge.top}`
    if (this.#remarked.has(key)) return
    this.#remarked.add(key)
    this.#reader.remark(
      'note',
      'group_from_merge',
      row,
      'group',
      `第 ${merge.top} 行到第 ${merge.bottom} 行是合并的一格，都算“${group}”。`,
    )
    this.#remarkUnknown(row, group)
  }

  #remarkUnknown(row: Row, group: string): void {
    if (this.#known.size === 0 || this.#known.has(group) || this.#remarked.has(`unknown ${group}`)) return
    this.#remarked.add(`unknown ${group}`)
    this.#reader.remark(
      'warning',
      'unknown_group',
      row,
      'group',
      `村里原来没有“${group}”。如果是新设的组，照常导入就行；写错了就请在表里改好。`,
    )
  }
}
