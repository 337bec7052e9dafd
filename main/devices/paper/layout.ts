import type { Sheet, SheetTable, SheetTableColumn } from '#main/domain/slips/sheet.ts'
import { type Measure, sizeToFit, wrap } from './wrapping.ts'

/** Draws on the page begun last; all in points, from the page's upper left corner. */
export interface Pen {
  beginPage(width: number, height: number): void
  endPage(): void
  /** `y` is the text's base line; `x` its left end, middle or right end. */
  text(text: string, x: number, y: number, look: TextLook): void
  box(x: number, y: number, width: number, height: number, look: 'head' | 'total' | 'frame'): void
  line(x1: number, x2: number, y: number): void
}

export interface TextLook {
  readonly size: number
  readonly bold?: boolean
  readonly align?: SheetTableColumn['align']
}

/** A4; the left margin is wide enough for two holes. */
const SHORT = 595.28
const LONG = 841.89
const LEFT = 48
const RIGHT = 34
const TOP = 40
const BOTTOM = 44

const TEXT = 9
const LEADING = 12.5
const CELL_SIDE = 3
const CELL_ABOVE = 3.5
/** A cell with an endless text is cut here: no row may be taller than a page. */
const LINES_AT_MOST = 12
const SIGNATURE_HEIGHT = 46

/** Lays a sheet on as many pages as it needs and answers how many; every table repeats its heads. */
export function layOut(sheet: Sheet, pen: Pen, measure: Measure, pagesInAll: number): number {
  const width = sheet.orientation === 'portrait' ? SHORT : LONG
  const height = sheet.orientation === 'portrait' ? LONG : SHORT
  const inner = width - LEFT - RIGHT
  const floor = height - BOTTOM
  let page = 0
  let y = 0

  const endPage = () => {
    if (sheet.foot) pen.text(sheet.foot, LEFT, height - 24, { size: 8 })
    const number = `第 ${page} 页，共 ${pagesInAll} 页`
    pen.text(number, width - RIGHT, height - 24, { size: 8, align: 'right' })
    pen.endPage()
  }
  const nextPage = () => {
    if (page > 0) endPage()
    page += 1
    pen.beginPage(width, height)
    y = TOP
    if (page > 1) {
      pen.text(`${sheet.title}（续）`, LEFT, y + TEXT, { size: TEXT, bold: true })
      y += 18
    }
  }

  const heading = () => {
    const size = sizeToFit(sheet.title, inner, 18, measure, true)
    pen.text(sheet.title, LEFT + inner / 2, y + 18, { size, bold: true, align: 'center' })
    y += 32
    if (sheet.facts.length > 0) y = factsLine(sheet.facts, y)
  }
  const factsLine = (facts: readonly string[], top: number): number => {
    const [first = '', ...others] = facts
    const share = inner / facts.length
    pen.text(first, LEFT, top + TEXT, { size: sizeToFit(first, share, TEXT, measure) })
    others.forEach((fact, at) => {
      const last = at === others.length - 1
      const x = last ? LEFT + inner : LEFT + share * (at + 1.5)
      const size = sizeToFit(fact, share, TEXT, measure)
      pen.text(fact, x, top + TEXT, { size, align: last ? 'right' : 'center' })
    })
    return top + 17
  }

  const table = (one: SheetTable) => {
    const widths = columnWidths(one.columns, inner)
    const row = (cells: readonly (readonly string[])[], look?: 'head' | 'total') => {
      const tall = rowHeight(cells)
      let x = LEFT
      one.columns.forEach((column, at) => {
        const cellWidth = widths[at] ?? 0
        if (look) pen.box(x, y, cellWidth, tall, look)
        pen.box(x, y, cellWidth, tall, 'frame')
        const lines = cells[at] ?? []
        const align = look === 'head' ? 'center' : (column.align ?? 'left')
        const from = x + { left: CELL_SIDE, center: cellWidth / 2, right: cellWidth - CELL_SIDE }[align]
        let base = y + (tall - lines.length * LEADING) / 2 + TEXT + 0.5
        for (const line of lines) {
          const size = sizeToFit(line, cellWidth - 2 * CELL_SIDE, TEXT, measure, look !== undefined)
          pen.text(line, from, base, { size, bold: look !== undefined, align })
          base += LEADING
        }
        x += cellWidth
      })
      y += tall
    }
    const cellsOf = (texts: readonly string[], bold: boolean) =>
      one.columns.map((column, at) => {
        const text = texts[at] ?? ''
        // a figure broken over two lines would be read as two figures
        if (text === '' || column.align === 'right') return text === '' ? [] : [text]
        return wrap(text, (widths[at] ?? 0) - 2 * CELL_SIDE, TEXT, measure, bold).slice(0, LINES_AT_MOST)
      })
    const heads = one.columns.map(({ title }, at) =>
      wrap(title, (widths[at] ?? 0) - 2 * CELL_SIDE, TEXT, measure, true),
    )
    const whole = (cells: readonly (readonly string[])[], look?: 'total') => {
      if (y + rowHeight(cells) > floor) {
        nextPage()
        row(heads, 'head')
      }
      row(cells, look)
    }

    const captionHeight = one.caption ? 20 : 6
    if (y + captionHeight + rowHeight(heads) + 2 * (LEADING + 2 * CELL_ABOVE) > floor) nextPage()
    if (one.caption) pen.text(one.caption, LEFT, y + 14, { size: 10.5, bold: true })
    y += captionHeight
    row(heads, 'head')
    let any = false
    for (const texts of one.rows) {
      any = true
      whole(cellsOf(texts, false))
    }
    if (!any && one.empty) {
      pen.box(LEFT, y, inner, LEADING + 2 * CELL_ABOVE, 'frame')
      pen.text(one.empty, LEFT + inner / 2, y + CELL_ABOVE + TEXT + 0.5, { size: TEXT, align: 'center' })
      y += LEADING + 2 * CELL_ABOVE
    }
    for (const texts of one.totals ?? []) whole(cellsOf(texts, true), 'total')
    y += 8
  }

  nextPage()
  heading()
  for (const one of sheet.tables) table(one)
  for (const note of sheet.notes ?? []) {
    for (const line of wrap(note, inner, TEXT, measure)) {
      if (y + LEADING > floor) nextPage()
      pen.text(line, LEFT, y + TEXT, { size: TEXT })
      y += LEADING
    }
  }
  const signatures = sheet.signatures ?? []
  if (signatures.length > 0) {
    if (y + SIGNATURE_HEIGHT > floor) nextPage()
    const share = inner / signatures.length
    const base = y + SIGNATURE_HEIGHT - 14
    signatures.forEach(({ title, name = '' }, at) => {
      const x = LEFT + share * at
      const label = `${title}：`
      const size = sizeToFit(label, share - 40, TEXT + 0.5, measure)
      pen.text(label, x, base, { size })
      const from = x + measure(label, false) * size
      pen.text(name, from + 4, base, { size: sizeToFit(name, x + share - 16 - from, TEXT + 0.5, measure) })
      pen.line(from, x + share - 12, base + 3)
    })
  }
  endPage()
  return page
}

const rowHeight = (cells: readonly (readonly string[])[]): number =>
  Math.max(1, ...cells.map((lines) => lines.length)) * LEADING + 2 * CELL_ABOVE

function columnWidths(columns: readonly SheetTableColumn[], inner: number): number[] {
  const sum = columns.reduce((all, { width }) => all + width, 0)
  return columns.map(({ width }) => (width / sum) * inner)
}
