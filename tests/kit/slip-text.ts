import type { SlipLayout, SlipPiece } from '#main/domain/slips/layout.ts'
import { columnsOf } from '#main/domain/slips/width.ts'

/** A layout as lines of text, the way it lies on paper; large lines begin where they begin there. */
export function slipText(layout: SlipLayout): string[] {
  return layout.blocks.flatMap((block) => {
    switch (block.kind) {
      case 'line':
        return [lineText(block.pieces)]
      case 'rule':
        return ['-'.repeat(layout.columns)]
      case 'label': {
        const wide = block.label.columns + 4
        const number = block.number === null ? [] : [block.number]
        return boxText(wide, [[block.label, ...number]])
      }
      case 'signature': {
        const empty = Array.from({ length: block.emptyRows }, () => [])
        return boxText(layout.columns, [...block.caption.map((piece) => [piece]), ...empty])
      }
      case 'blank':
        return Array.from({ length: block.rows }, () => '')
      default:
        return []
    }
  })
}

function boxText(wide: number, rows: readonly (readonly SlipPiece[])[]): string[] {
  const edge = '─'.repeat(wide / 2 - 2)
  const left = { text: '│', column: 0, columns: 2 }
  const right = { text: '│', column: wide - 2, columns: 2 }
  const inside = rows.map((row) => lineText([left, ...row, right].sort((a, b) => a.column - b.column)))
  return [`┌${edge}┐`, ...inside, `└${edge}┘`]
}

function lineText(pieces: readonly SlipPiece[]): string {
  let text = ''
  let column = 0
  for (const piece of pieces) {
    if (piece.column < column) throw new Error(`"${piece.text}" lies on the text before it`)
    text += ' '.repeat(piece.column - column) + piece.text
    column = piece.column + piece.columns
  }
  return text.trimEnd()
}

/** Throws where a piece leaves the paper or is not as wide as it says. */
export function checkLayout(layout: SlipLayout): void {
  const check = (piece: SlipPiece, scale = 1) => {
    if (piece.columns !== columnsOf(piece.text) * scale) throw new Error(`"${piece.text}" is not that wide`)
    if (piece.column < 0 || piece.column + piece.columns > layout.columns) {
      throw new Error(`"${piece.text}" leaves the paper`)
    }
  }
  for (const block of layout.blocks) {
    if (block.kind === 'line') for (const piece of block.pieces) check(piece, block.size === 'double' ? 2 : 1)
    if (block.kind === 'label') for (const piece of [block.label, block.number]) if (piece) check(piece)
    if (block.kind === 'signature') for (const piece of block.caption) check(piece)
  }
}
