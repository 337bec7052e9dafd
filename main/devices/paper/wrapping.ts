/** How wide a text is at a size of one point. */
export type Measure = (text: string, bold: boolean) => number

/** What stays together: a figure, a code, a Latin word, or one character, with the bracket before and the stop after it. */
const PIECES = /[（「《]*(?:[\w.,:/+\-−×%#~]+|.)[，。；：、）」》！？]*/gsu

/** Breaks a text into lines no wider than `width` points; a piece wider than a line is broken in itself. */
export function wrap(text: string, width: number, size: number, measure: Measure, bold = false): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const piece of paragraph.match(PIECES) ?? []) {
      const longer = line + piece
      if (measure(longer, bold) * size <= width) {
        line = longer
        continue
      }
      if (line !== '') lines.push(line.trimEnd())
      line = piece.trimStart()
      while (measure(line, bold) * size > width && line.length > 1) {
        const fits = longestFitting(line, width / size, measure, bold)
        lines.push(line.slice(0, fits))
        line = line.slice(fits)
      }
    }
    lines.push(line.trimEnd())
  }
  return lines
}

/** The size at which a text that must stay on one line fits, no larger than `size`. */
export function sizeToFit(text: string, width: number, size: number, measure: Measure, bold = false): number {
  const needed = measure(text, bold)
  return needed * size <= width ? size : width / needed
}

function longestFitting(text: string, width: number, measure: Measure, bold: boolean): number {
  let length = text.length - 1
  while (length > 1 && measure(text.slice(0, length), bold) > width) length--
  return length
}
