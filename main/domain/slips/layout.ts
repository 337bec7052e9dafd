/**
 * A slip as plain data: it is laid out once, stored in the print queue, sent to the screen, and drawn alike by
 * the printer and the preview. Everything is already broken and placed; nobody measures again.
 */
export interface SlipLayout {
  /** Half-width columns of the paper: 32 on 58 mm; 42 or 48 on 80 mm. A column is 12 dots. */
  readonly columns: number
  readonly blocks: readonly SlipBlock[]
}

export type SlipBlock =
  | SlipLine
  | { readonly kind: 'rule' }
  /** A boxed word at the left; the number at the right, level with it. */
  | { readonly kind: 'label'; readonly label: SlipPiece; readonly number: SlipPiece | null }
  /** A full-width box: the caption's lines, then empty rows to sign in. */
  | { readonly kind: 'signature'; readonly caption: readonly SlipPiece[]; readonly emptyRows: number }
  /** CODE128, centred. `moduleDots` is the width of the narrowest bar. */
  | {
      readonly kind: 'barcode'
      readonly digits: string
      readonly moduleDots: number
      readonly heightDots: number
    }
  | { readonly kind: 'blank'; readonly rows: number }
  | { readonly kind: 'cut' }

/** `tall` is twice as high, `double` twice as high and twice as wide. */
export type SlipTextSize = 'normal' | 'tall' | 'double'

export interface SlipLine {
  readonly kind: 'line'
  readonly size: SlipTextSize
  readonly bold: boolean
  readonly pieces: readonly SlipPiece[]
}

/** Text that starts at `column` (from 0) and is `columns` wide, both in columns of normal size. */
export interface SlipPiece {
  readonly text: string
  readonly column: number
  readonly columns: number
}

/** What one document prints: the shop keeps the stub, each household concerned gets its own part. */
export interface SlipParts {
  readonly stub: SlipLayout
  readonly villagers: readonly SlipLayout[]
}
