import { assert } from '#main/kernel/result.ts'
import type { SlipBlock, SlipLine, SlipPiece, SlipTextSize } from './layout.ts'
import { cleanText, columnsOf, wrapText } from './width.ts'

/** Builds the blocks of one paper width. Nothing built here is ever wider than `columns`. */
export interface SlipBlocks {
  readonly columns: number
  text(text: string, style?: TextStyle): SlipBlock[]
  /** Left text and right text on one line; on two where they do not fit side by side. */
  pair(left: string, right: string, style?: LineStyle): SlipBlock[]
  table(rows: readonly TableRow[]): SlipBlock[]
  label(label: string, number: string): SlipBlock[]
  signature(caption: string): SlipBlock[]
  barcode(digits: string): SlipBlock[]
}

export interface LineStyle {
  readonly size?: SlipTextSize
  readonly bold?: boolean
}
export interface TextStyle extends LineStyle {
  readonly align?: 'left' | 'centre' | 'right'
  readonly indent?: number
}
/** A named row with two figures at the right: goods ×2 6分, or a statement's change and balance. */
export interface TableRow {
  readonly name: string
  readonly middle: string
  readonly right: string
  readonly note?: string | undefined
}

export const RULE: SlipBlock = { kind: 'rule' }
export const CUT: SlipBlock = { kind: 'cut' }

/** Rows of 3 mm to sign in: with the caption's row and the frame the box is 18 mm high, never below 15. */
const SIGNATURE_ROWS = 4
/** Narrower names than this are not worth a table. */
const NAME_COLUMNS = 16
const GAP = 2
const NARROW_INDENT = 2

export function slipBlocks(columns: number): SlipBlocks {
  assert(Number.isInteger(columns) && columns >= 24 && columns % 2 === 0, `a slip of ${columns} columns`)

  const line = (pieces: readonly SlipPiece[], style: LineStyle): SlipLine => ({
    kind: 'line',
    size: style.size ?? 'normal',
    bold: style.bold ?? false,
    pieces: pieces.filter((piece) => piece.text !== ''),
  })
  const scaleOf = (style: LineStyle) => (style.size === 'double' ? 2 : 1)

  function piece(text: string, column: number, scale = 1): SlipPiece {
    const columnsWide = columnsOf(text) * scale
    assert(column >= 0 && column + columnsWide <= columns, `"${text}" at column ${column} of ${columns}`)
    return { text, column, columns: columnsWide }
  }

  function text(content: string, style: TextStyle = {}): SlipBlock[] {
    const scale = scaleOf(style)
    const indent = style.indent ?? 0
    const room = columns - indent
    return wrapText(content, Math.floor(room / scale)).map((row) => {
      const spare = room - columnsOf(row) * scale
      const before = style.align === 'right' ? spare : style.align === 'centre' ? Math.floor(spare / 2) : 0
      return line([piece(row, indent + before, scale)], style)
    })
  }

  function pair(left: string, right: string, style: LineStyle = {}): SlipBlock[] {
    const scale = scaleOf(style)
    const [leftText, rightText] = [cleanText(left), cleanText(right)]
    const [leftWide, rightWide] = [columnsOf(leftText) * scale, columnsOf(rightText) * scale]
    if (leftWide + GAP * scale + rightWide > columns) {
      return [...text(left, style), ...text(right, { ...style, align: 'right' })]
    }
    return [line([piece(leftText, 0, scale), piece(rightText, columns - rightWide, scale)], style)]
  }

  function table(rows: readonly TableRow[]): SlipBlock[] {
    const widest = (texts: string[]) => Math.max(0, ...texts.map((cell) => columnsOf(cleanText(cell))))
    const rightWide = widest(rows.map((row) => row.right))
    const middleWide = widest(rows.map((row) => row.middle))
    const nameWide = columns - rightWide - middleWide - 2 * GAP
    const wide = columns >= 42 && nameWide >= NAME_COLUMNS
    return rows.flatMap((row) => [
      ...(wide ? wideRow(row, nameWide, columns - rightWide - GAP) : narrowRow(row)),
      ...(row.note === undefined ? [] : text(row.note, { indent: 2 })),
    ])
  }

  function wideRow(row: TableRow, nameWide: number, middleEnd: number): SlipBlock[] {
    const names = wrapText(row.name, nameWide)
    const [middle, right] = [cleanText(row.middle), cleanText(row.right)]
    return names.map((name, index) =>
      line(
        index < names.length - 1
          ? [piece(name, 0)]
          : [
              piece(name, 0),
              piece(middle, middleEnd - columnsOf(middle)),
              piece(right, columns - columnsOf(right)),
            ],
        {},
      ),
    )
  }

  function narrowRow(row: TableRow): SlipBlock[] {
    const [middle, right] = [cleanText(row.middle), cleanText(row.right)]
    const rightWide = columnsOf(right)
    if (NARROW_INDENT + columnsOf(middle) + GAP + rightWide > columns) {
      return [
        ...text(row.name),
        ...text(middle, { indent: NARROW_INDENT }),
        ...text(right, { align: 'right' }),
      ]
    }
    return [...text(row.name), line([piece(middle, NARROW_INDENT), piece(right, columns - rightWide)], {})]
  }

  function label(word: string, number: string): SlipBlock[] {
    const boxed = { text: cleanText(word), column: 2, columns: columnsOf(cleanText(word)) }
    assert(
      boxed.columns % 2 === 0 && boxed.columns + 4 <= columns,
      `the label "${word}" does not fit its box`,
    )
    const numberText = cleanText(number)
    const numberWide = columnsOf(numberText)
    if (boxed.columns + 4 + GAP + numberWide <= columns) {
      const at = { text: numberText, column: columns - numberWide, columns: numberWide }
      return [{ kind: 'label', label: boxed, number: numberWide === 0 ? null : at }]
    }
    return [{ kind: 'label', label: boxed, number: null }, ...text(number, { align: 'right' })]
  }

  function signature(caption: string): SlipBlock[] {
    const rows = wrapText(caption, columns - 4).map((row) => piece(row, 2))
    return [{ kind: 'signature', caption: rows, emptyRows: SIGNATURE_ROWS }]
  }

  function barcode(digits: string): SlipBlock[] {
    assert(/^\d+$/.test(digits), `a slip code is digits, not "${digits}"`)
    // Start, one codeword per two digits, check, stop (13 modules), and ten modules of white on each side.
    const modules = 11 * (2 + Math.ceil(digits.length / 2) + (digits.length % 2)) + 13 + 20
    const moduleDots = Math.min(3, Math.floor((columns * 12) / modules))
    assert(moduleDots >= 2, `${digits.length} digits are too many for ${columns} columns`)
    return [{ kind: 'barcode', digits, moduleDots, heightDots: 64 }]
  }

  return { columns, text, pair, table, label, signature, barcode }
}
