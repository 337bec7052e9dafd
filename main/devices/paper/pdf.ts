import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Sheet } from '#main/domain/slips/sheet.ts'
import { CHINESE_FONTS } from '../fonts.ts'
import { layOut, type Pen, type TextLook } from './layout.ts'
import type { Measure } from './wrapping.ts'

/** The sheet as the bytes of a PDF; its text can be searched and copied. `eachPage` is told page and pages. */
export type DrawPdf = (sheet: Sheet, eachPage?: (page: number, pages: number) => void) => Buffer

/** Undefined where the drawing library cannot be loaded. */
export async function loadPdf(): Promise<DrawPdf | undefined> {
  try {
    const { createCanvas, PDFDocument } = await import('@napi-rs/canvas')
    const measure = measureOn(createCanvas(1, 1).getContext('2d'))
    return (sheet, eachPage = () => {}) => {
      const pages = layOut(sheet, NO_PEN, measure, 0)
      const document = new PDFDocument({ title: sheet.title })
      let page = 0
      let context: ReturnType<typeof document.beginPage> | undefined
      let font = ''
      const pen: Pen = {
        beginPage(width, height) {
          context = document.beginPage(width, height)
          page += 1
          font = ''
        },
        endPage() {
          document.endPage()
          context = undefined
          eachPage(page, pages)
        },
        text(text, x, y, look) {
          if (!context || text === '') return
          context.fillStyle = INK
          // naming a font has it looked up again
          if (font !== fontOf(look)) context.font = font = fontOf(look)
          const from = x - measure(text, look.bold ?? false) * look.size * SHIFT[look.align ?? 'left']
          context.fillText(text, from, y)
        },
        box(x, y, width, height, look) {
          if (!context) return
          if (look === 'frame') {
            context.strokeStyle = LINE
            context.lineWidth = 0.5
            context.strokeRect(x, y, width, height)
          } else {
            context.fillStyle = look === 'head' ? TINT : PAPER
            context.fillRect(x, y, width, height)
          }
        },
        line(x1, x2, y) {
          if (!context) return
          context.fillStyle = INK
          context.fillRect(x1, y, x2 - x1, 0.5)
        },
      }
      layOut(sheet, pen, measure, pages)
      return document.close()
    }
  } catch {
    return undefined
  }
}

const INK = '#221D17'
const LINE = '#8A8172'
const TINT = '#F3EDE1'
const PAPER = '#FAF7F0'
const SHIFT = { left: 0, center: 0.5, right: 1 } as const

const NO_PEN: Pen = { beginPage() {}, endPage() {}, text() {}, box() {}, line() {} }

const fontOf = ({ size, bold }: TextLook) => `${bold ? 'bold ' : ''}${size}px ${CHINESE_FONTS}`

/** Character by character, each asked for once: a long ledger has millions of them, but few different ones. */
function measureOn(context: SKRSContext2D): Measure {
  const known = { plain: new Map<string, number>(), bold: new Map<string, number>() }
  return (text, bold) => {
    const widths = bold ? known.bold : known.plain
    let sum = 0
    for (const character of text) {
      let width = widths.get(character)
      if (width === undefined) {
        context.font = fontOf({ size: 100, bold })
        width = context.measureText(character).width / 100
        widths.set(character, width)
      }
      sum += width
    }
    return sum
  }
}
