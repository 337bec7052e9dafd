import type { SlipLine } from '#main/domain/slips/layout.ts'
import type { Bitmap } from './commands.ts'

/** A column is 12 dots wide, a character 24 dots high; a text line is followed by this much white. */
export const COLUMN_DOTS = 12
const CHARACTER_DOTS = 24
const LEADING_DOTS = 6

/** Text and picture cannot share a printer's line, so a line with an unknown character is drawn whole. */
export type DrawLine = (line: SlipLine, columns: number) => Bitmap

/** The half-width face first, so that ASCII fits its 12 dots; the Windows names after it. */
const FONTS = '"Noto Sans Mono CJK SC", "Noto Sans CJK SC", "Microsoft YaHei", SimHei, SimSun, sans-serif'

/** Undefined where the drawing library cannot be loaded; then 〓 stands for the character. */
export async function loadLineDrawing(): Promise<DrawLine | undefined> {
  try {
    const { createCanvas } = await import('@napi-rs/canvas')
    return (line, columns) => {
      const wide = line.size === 'double' ? 2 : 1
      const high = line.size === 'normal' ? 1 : 2
      const width = columns * COLUMN_DOTS
      const height = CHARACTER_DOTS * high + LEADING_DOTS
      const context = createCanvas(width, height).getContext('2d')
      context.fillStyle = 'white'
      context.fillRect(0, 0, width, height)
      context.fillStyle = 'black'
      context.font = `${line.bold ? 'bold ' : ''}${CHARACTER_DOTS - 2}px ${FONTS}`
      context.textBaseline = 'alphabetic'
      context.scale(wide, high)
      for (const piece of line.pieces) {
        let x = (piece.column * COLUMN_DOTS) / wide
        for (const character of piece.text) {
          const cell = character.charCodeAt(0) < 0x80 ? COLUMN_DOTS : 2 * COLUMN_DOTS
          const drawn = Math.min(cell, context.measureText(character).width)
          context.fillText(character, x + (cell - drawn) / 2, 20, cell)
          x += cell
        }
      }
      return toBitmap(context.getImageData(0, 0, width, height).data, width, height)
    }
  } catch {
    return undefined
  }
}

/** Lighter than half grey counts as ink too: at 24 dots thin strokes would otherwise break up. */
const INK_BELOW = 176

function toBitmap(pixels: Uint8ClampedArray, width: number, rows: number): Bitmap {
  const bytesPerRow = Math.ceil(width / 8)
  const data = new Uint8Array(bytesPerRow * rows)
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < width; x++) {
      const red = pixels[(y * width + x) * 4] ?? 255
      const at = y * bytesPerRow + (x >> 3)
      if (red < INK_BELOW) data[at] = (data[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return { bytesPerRow, rows, data }
}
