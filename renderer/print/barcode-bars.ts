import { code128, type DrawingContext } from 'bwip-js/browser'

/** Black bars from the left edge, in modules (widths of the narrowest bar). */
export interface Bars {
  readonly modules: number
  readonly bars: readonly { readonly x: number; readonly width: number }[]
}

/** CODE128 of digits, without white edges. */
export function barsOf(digits: string): Bars {
  const bars: { x: number; width: number }[] = []
  const drawing: DrawingContext<Bars> = {
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init() {},
    // A bar is a line down its middle; an odd one has its bigger half at the left.
    line: (x, _y0, _x1, _y1, width) => void bars.push({ x: x - Math.ceil(width / 2), width }),
    polygon() {},
    hexagon() {},
    ellipse() {},
    fill() {},
    text() {},
    end: () => {
      const first = bars[0]?.x ?? 0
      const placed = bars.map((bar) => ({ ...bar, x: bar.x - first }))
      const last = placed.at(-1)
      return { modules: last === undefined ? 0 : last.x + last.width, bars: placed }
    },
  }
  return code128({ bcid: 'code128', text: digits, scale: 1, includetext: false }, drawing)
}
