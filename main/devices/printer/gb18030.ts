import iconv from 'iconv-lite'

/**
 * The character's code as receipt printers know it: one byte for ASCII, two for the rest of GBK. Undefined for
 * what only GB18030's four-byte codes reach (a printer prints those as digits and junk) and for the private
 * use area, whose two-byte codes are blank in every printer's font.
 */
export function printableBytes(character: string): Buffer | undefined {
  if (/^[\p{Cc}\p{Co}]/u.test(character)) return undefined
  const bytes = iconv.encode(character, 'GB18030')
  return bytes.length <= 2 ? bytes : undefined
}

export function isPrintable(text: string): boolean {
  for (const character of text) if (printableBytes(character) === undefined) return false
  return true
}

/** What stands for a character that can be neither coded nor drawn; as wide as it was. */
const MISSING = '〓'

export function textBytes(text: string): Buffer {
  const codes: Buffer[] = []
  for (const character of text) codes.push(printableBytes(character) ?? iconv.encode(MISSING, 'GB18030'))
  return Buffer.concat(codes)
}
