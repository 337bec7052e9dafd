/**
 * ESC/POS commands that the escpos library has wrongly or not at all. Each is complete in itself: a command
 * short of a byte swallows what follows it.
 */

/** FS &: Chinese mode, also where another program has left it off. */
export const CHINESE_MODE = Buffer.of(0x1c, 0x26)

/** GS !: acts on ASCII and Chinese alike, unlike ESC !. Factors are 1 or 2. */
export const characterSize = (wide: number, high: number): Buffer =>
  Buffer.of(0x1d, 0x21, ((wide - 1) << 4) | (high - 1))

export const bold = (on: boolean): Buffer => Buffer.of(0x1b, 0x45, on ? 1 : 0)

/** GS V A/B: feeds to the blade first. A plain GS V cuts through what was just printed. */
export const cut = (kind: 'partial' | 'full'): Buffer =>
  Buffer.of(0x1d, 0x56, kind === 'full' ? 0x41 : 0x42, 24)

/** ESC p: 50 ms on, 500 ms off, on the first drawer. */
export const OPEN_DRAWER = Buffer.of(0x1b, 0x70, 0x00, 0x19, 0xfa)

/** GS k 73: pairs of digits in code set C, a last single digit in code set B. Nothing is printed below. */
export function code128(digits: string, moduleDots: number, heightDots: number): Buffer {
  const pairs = digits.slice(0, digits.length - (digits.length % 2))
  const data: number[] = []
  if (pairs !== '') data.push(0x7b, 0x43, ...(pairs.match(/../g) ?? []).map(Number))
  if (digits.length % 2 === 1) data.push(0x7b, 0x42, digits.charCodeAt(digits.length - 1))
  return Buffer.of(
    ...[0x1d, 0x68, heightDots],
    ...[0x1d, 0x77, moduleDots],
    ...[0x1d, 0x48, 0],
    ...[0x1d, 0x6b, 73, data.length, ...data],
  )
}

/** Rows of dots, most significant bit first; a row is a whole number of bytes. */
export interface Bitmap {
  readonly bytesPerRow: number
  readonly rows: number
  readonly data: Uint8Array
}

/**
 * A printer that runs out of paper inside a picture waits for the rest of it and takes the next job for dots:
 * bands of one text line keep that loss small.
 */
const BAND_ROWS = 24

/** GS v 0, in bands. */
export function raster(bitmap: Bitmap): Buffer {
  const bands: Buffer[] = []
  for (let row = 0; row < bitmap.rows; row += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, bitmap.rows - row)
    const { bytesPerRow } = bitmap
    const data = bitmap.data.slice(row * bytesPerRow, (row + rows) * bytesPerRow)
    bands.push(Buffer.of(0x1d, 0x76, 0x30, 0, bytesPerRow, 0, rows, 0), Buffer.from(withoutRealTime(data)))
  }
  return Buffer.concat(bands)
}

/** Printers obey DLE EOT, DLE ENQ and DLE DC4 even inside a picture; one dot more makes them harmless. */
function withoutRealTime(data: Uint8Array): Uint8Array {
  return data.map((byte, index) => {
    const next = data[index + 1]
    return byte === 0x10 && (next === 0x04 || next === 0x05 || next === 0x14) ? 0x18 : byte
  })
}
