/// <reference path="./escpos.d.ts" />
import Printer from 'escpos/printer.js'
import type { SlipBlock, SlipLayout, SlipLine, SlipPiece } from '#main/domain/slips/layout.ts'
import { assert, unreachable } from '#main/kernel/result.ts'
import { bold, CHINESE_MODE, characterSize, code128, cut, OPEN_DRAWER, raster } from './commands.ts'
import { isPrintable, textBytes } from './gb18030.ts'
import { type DrawLine, loadLineDrawing } from './line-picture.ts'

export interface PrinterSettings {
  /** Half-width columns: 32 on 58 mm; 42 or 48 on 80 mm. Layouts must be made for the same number. */
  readonly columns: number
  readonly cutter: 'partial' | 'full' | 'none'
  readonly drawer: boolean
}

/** Without a cutter: enough paper to tear off below the last line. */
const TEAR_OFF_LINES = 5
/** Box-drawing characters meet when lines follow each other without white between them. */
const SOLID_LINE_DOTS = 24

/** The bytes of one job: the drawer first, then every layout from a fresh state. */
export async function encodeSlips(
  layouts: readonly SlipLayout[],
  settings: PrinterSettings,
): Promise<Uint8Array> {
  for (const layout of layouts) {
    assert(layout.columns === settings.columns, `layout of ${layout.columns} on ${settings.columns} columns`)
  }
  const drawLine = layouts.some(needsDrawing) ? await loadLineDrawing() : undefined
  return encodeWith(layouts, settings, drawLine)
}

function needsDrawing(layout: SlipLayout): boolean {
  return layout.blocks.some((block) => block.kind === 'line' && !isLinePrintable(block))
}

const isLinePrintable = (line: SlipLine) => line.pieces.every((piece) => isPrintable(piece.text))

/** As encodeSlips, with the drawing handed in: undefined prints 〓 for what no printer's font has. */
export function encodeWith(
  layouts: readonly SlipLayout[],
  settings: PrinterSettings,
  drawLine: DrawLine | undefined,
): Uint8Array {
  const chunks: Uint8Array[] = []
  const printer = new Printer({ write: (data) => chunks.push(data) })
  printer.hardware('INIT').print(CHINESE_MODE)
  if (settings.drawer) printer.print(OPEN_DRAWER)
  for (const layout of layouts) {
    printer.lineSpace().align('LT')
    for (const block of layout.blocks) printBlock(printer, block, settings, drawLine)
  }
  printer.flush()
  return Buffer.concat(chunks)
}

function printBlock(
  printer: Printer,
  block: SlipBlock,
  settings: PrinterSettings,
  drawLine: DrawLine | undefined,
): void {
  switch (block.kind) {
    case 'line':
      if (drawLine !== undefined && !isLinePrintable(block)) {
        printer.print(raster(drawLine(block, settings.columns)))
      } else {
        printLine(printer, block)
      }
      return
    case 'rule':
      printText(printer, '-'.repeat(settings.columns))
      printer.newLine()
      return
    case 'label': {
      const number = block.number === null ? [] : [block.number]
      printBox(printer, block.label.columns + 4, [[block.label, ...number]])
      return
    }
    case 'signature': {
      const empty = Array.from({ length: block.emptyRows }, () => [])
      printBox(printer, settings.columns, [...block.caption.map((piece) => [piece]), ...empty])
      return
    }
    case 'barcode':
      printer.align('CT')
      printer.print(code128(block.digits, block.moduleDots, block.heightDots))
      printer.align('LT')
      return
    case 'blank':
      for (let row = 0; row < block.rows; row++) printer.newLine()
      return
    case 'cut':
      if (settings.cutter === 'none') for (let row = 0; row < TEAR_OFF_LINES; row++) printer.newLine()
      else printer.print(cut(settings.cutter))
      return
    default:
      unreachable(block)
  }
}

function printLine(printer: Printer, line: SlipLine): void {
  const wide = line.size === 'double' ? 2 : 1
  const high = line.size === 'normal' ? 1 : 2
  if (line.bold) printer.print(bold(true))
  let column = 0
  for (const piece of line.pieces) {
    // Spaces of normal size, so that large text can start at any column.
    printText(printer, ' '.repeat(piece.column - column))
    if (high > 1) printer.print(characterSize(wide, high))
    printText(printer, piece.text)
    if (high > 1) printer.print(characterSize(1, 1))
    column = piece.column + piece.columns
  }
  if (line.bold) printer.print(bold(false))
  printer.newLine()
}

/** A frame of box-drawing characters from column 0; pieces beyond it stand outside, at the right. */
function printBox(printer: Printer, wide: number, rows: readonly (readonly SlipPiece[])[]): void {
  const edge = '─'.repeat(wide / 2 - 2)
  const side = { text: '│', column: 0, columns: 2 }
  const otherSide = { ...side, column: wide - 2 }
  const plain = { kind: 'line', size: 'normal', bold: false } as const
  printer.lineSpace(SOLID_LINE_DOTS)
  printLine(printer, { ...plain, pieces: [{ text: `┌${edge}┐`, column: 0, columns: wide }] })
  for (const row of rows) {
    const pieces = [side, ...row, otherSide].sort((left, right) => left.column - right.column)
    printLine(printer, { ...plain, pieces })
  }
  printLine(printer, { ...plain, pieces: [{ text: `└${edge}┘`, column: 0, columns: wide }] })
  printer.lineSpace()
}

function printText(printer: Printer, text: string): void {
  if (text !== '') printer.print(textBytes(text))
}
