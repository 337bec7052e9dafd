/**
 * Reads a job's bytes as a strict receipt printer would, and throws where a real one would print junk: an
 * unknown command, a four-byte character, Chinese while Chinese mode is off, text beyond the last column, a
 * command that is only obeyed at the start of a line, paper cut through an unfinished line.
 */
export type Printed =
  | PrintedLine
  | {
      readonly kind: 'barcode'
      readonly digits: string
      readonly moduleDots: number
      readonly heightDots: number
    }
  | { readonly kind: 'raster'; readonly dotsPerRow: number; readonly rows: number; readonly data: Uint8Array }
  | { readonly kind: 'cut'; readonly cut: 'partial' | 'full' }
  | { readonly kind: 'drawer' }
  | { readonly kind: 'fence'; readonly id: string | null }

export interface PrintedLine {
  readonly kind: 'line'
  readonly text: string
  readonly size: 'normal' | 'tall' | 'double'
  readonly bold: boolean
  /** No white below: box-drawing characters meet. */
  readonly solid: boolean
}

const gb18030 = new TextDecoder('gb18030', { fatal: true })
const ESC = 0x1b
const FS = 0x1c
const GS = 0x1d

export function decodeEscPos(bytes: Uint8Array, columns: number): Printed[] {
  const printed: Printed[] = []
  let at = 0
  let chinese = false
  let [wide, high] = [1, 1]
  let bold = false
  let centred = false
  let solid = false
  let line = emptyLine()
  let code = { moduleDots: 0, heightDots: 0 }

  const next = (): number => {
    const byte = bytes[at++]
    if (byte === undefined) throw new Error('the job ends inside a command')
    return byte
  }
  const take = (count: number): Uint8Array => {
    if (at + count > bytes.length)
      throw new Error(`the job ends ${at + count - bytes.length} bytes too early`)
    at += count
    return bytes.subarray(at - count, at)
  }
  const atLineStart = (what: string) => {
    if (line.columns > 0) throw new Error(`${what} in the middle of the line "${line.text}"`)
  }

  function character(code: Uint8Array): void {
    const text = gb18030.decode(code)
    line.text += text
    line.columns += code.length * wide
    if (line.columns > columns) throw new Error(`"${line.text}" goes beyond column ${columns}`)
    if (text === ' ') return
    const size = high === 1 && wide === 1 ? 'normal' : wide === 1 ? 'tall' : 'double'
    if (line.size !== undefined && (line.size !== size || line.bold !== bold)) {
      throw new Error(`two styles in the line "${line.text}"`)
    }
    line.size = size
    line.bold = bold
  }

  function endLine(): void {
    if (/undefined|NaN|\[object|null/.test(line.text)) throw new Error(`printed "${line.text}"`)
    if (centred) throw new Error(`"${line.text}" relies on the printer to centre it`)
    const { text, size, bold } = line
    printed.push({ kind: 'line', text: text.trimEnd(), size: size ?? 'normal', bold: bold ?? false, solid })
    line = emptyLine()
  }

  function escapeCommand(): void {
    const command = next()
    if (command === 0x40) {
      atLineStart('ESC @')
      ;[chinese, wide, high, bold, centred, solid] = [false, 1, 1, false, false, false]
    } else if (command === 0x61) {
      atLineStart('ESC a')
      centred = oneOf(next(), [0, 1], 'alignment') === 1
    } else if (command === 0x45) bold = oneOf(next(), [0, 1], 'bold') === 1
    else if (command === 0x32) solid = false
    else if (command === 0x33) solid = oneOf(next(), [24], 'line spacing') === 24
    else if (command === 0x70) {
      oneOf(next(), [0, 1], 'drawer pin')
      take(2)
      printed.push({ kind: 'drawer' })
    } else throw new Error(`unknown command ESC ${hex(command)}`)
  }

  function groupCommand(): void {
    const command = next()
    if (command === 0x21) {
      const size = oneOf(next(), [0x00, 0x01, 0x11], 'character size')
      ;[wide, high] = [(size >> 4) + 1, (size & 7) + 1]
    } else if (command === 0x56) {
      atLineStart('GS V')
      const kind = oneOf(next(), [0x41, 0x42], 'cut')
      next()
      printed.push({ kind: 'cut', cut: kind === 0x41 ? 'full' : 'partial' })
    } else if (command === 0x68) code = { ...code, heightDots: between(next(), 1, 255, 'barcode height') }
    else if (command === 0x77) code = { ...code, moduleDots: between(next(), 2, 6, 'barcode module') }
    else if (command === 0x48) oneOf(next(), [0], 'text of the barcode')
    else if (command === 0x6b) {
      atLineStart('GS k')
      oneOf(next(), [73], 'barcode kind')
      const { digits, codewords } = decodeCode128(take(next()))
      if (!centred) throw new Error('the barcode is not centred')
      const dots = (11 * (codewords + 1) + 13 + 20) * code.moduleDots
      if (dots > columns * 12) throw new Error(`the barcode needs ${dots} dots of ${columns * 12}`)
      printed.push({ kind: 'barcode', digits, ...code })
    } else if (command === 0x76) {
      atLineStart('GS v 0')
      oneOf(next(), [0x30], 'raster')
      oneOf(next(), [0], 'raster scale')
      const bytesPerRow = next() + 256 * next()
      const rows = between(next() + 256 * next(), 1, 24, 'rows of a raster band')
      if (bytesPerRow * 8 > columns * 12) throw new Error(`a raster of ${bytesPerRow * 8} dots`)
      addRaster(printed, bytesPerRow * 8, rows, take(bytesPerRow * rows))
    } else if (command === 0x72) {
      oneOf(next(), [1], 'GS r')
      printed.push({ kind: 'fence', id: null })
    } else if (command === 0x28) {
      const head = [...take(5)].map(hex).join(' ')
      if (head !== '48 06 00 30 30') throw new Error(`unknown command GS ( ${head}`)
      printed.push({ kind: 'fence', id: String.fromCharCode(...take(4)) })
    } else throw new Error(`unknown command GS ${hex(command)}`)
  }

  while (at < bytes.length) {
    const byte = next()
    if (byte === 0x0a) endLine()
    else if (byte === ESC) escapeCommand()
    else if (byte === GS) groupCommand()
    else if (byte === FS) {
      oneOf(next(), [0x26], 'FS command')
      chinese = true
    } else if (byte >= 0x20 && byte < 0x7f) character(Uint8Array.of(byte))
    else if (byte > 0x80 && byte < 0xff) {
      const second = next()
      if (!chinese) throw new Error('Chinese while Chinese mode is off')
      if (second < 0x40) throw new Error(`a four-byte character ${hex(byte)} ${hex(second)}`)
      character(Uint8Array.of(byte, second))
    } else throw new Error(`unknown byte ${hex(byte)} at ${at - 1}`)
  }
  if (line.columns > 0) throw new Error(`the job ends inside the line "${line.text}"`)
  return printed
}

const emptyLine = () => ({
  text: '',
  columns: 0,
  size: undefined as PrintedLine['size'] | undefined,
  bold: undefined as boolean | undefined,
})

function decodeCode128(data: Uint8Array): { digits: string; codewords: number } {
  let digits = ''
  let codewords = 0
  let set = 0
  for (let at = 0; at < data.length; at++) {
    const byte = data[at] ?? 0
    codewords += 1
    if (byte === 0x7b) set = oneOf(data[++at] ?? 0, [0x42, 0x43], 'code set')
    else if (set === 0x43) digits += String(between(byte, 0, 99, 'digit pair')).padStart(2, '0')
    else if (set === 0x42) digits += String.fromCharCode(between(byte, 0x30, 0x39, 'digit'))
    else throw new Error('a barcode without a code set')
  }
  return { digits, codewords }
}

/** Bands that follow each other are one picture on the paper. */
function addRaster(printed: Printed[], dotsPerRow: number, rows: number, data: Uint8Array): void {
  const last = printed.at(-1)
  if (last?.kind === 'raster' && last.dotsPerRow === dotsPerRow) {
    printed[printed.length - 1] = { ...last, rows: last.rows + rows, data: Buffer.concat([last.data, data]) }
  } else {
    printed.push({ kind: 'raster', dotsPerRow, rows, data: Uint8Array.from(data) })
  }
}

function oneOf(value: number, allowed: readonly number[], what: string): number {
  if (!allowed.includes(value)) throw new Error(`${what}: ${hex(value)}`)
  return value
}

function between(value: number, least: number, most: number, what: string): number {
  if (value < least || value > most) throw new Error(`${what}: ${value}`)
  return value
}

const hex = (byte: number) => byte.toString(16).padStart(2, '0')

/** The lines of text alone, as a person would read them off the paper. */
export function printedText(printed: readonly Printed[]): string[] {
  return printed.flatMap((part) => (part.kind === 'line' ? [part.text] : []))
}
