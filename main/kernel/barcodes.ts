import type { Random } from './ids.ts'
import { assert } from './result.ts'

/**
 * What a string of digits is, told by length, prefix and check digits alone.
 * gtin   EAN-13 and UPC-A (written with 13 digits), EAN-8 (8 digits)
 * card   16 digits: 88, 12 random digits, two check digits
 * slip   20 digits: kind 2, year 2, serial 6, 核对码 8, two check digits
 * short  1 to 4 digits, a shop's own number for goods without a barcode
 * wrong  the length of a code, but its check digits say that a digit was lost or changed
 */
export type Code =
  | { readonly kind: 'gtin'; readonly code: string; readonly symbology: 'ean13' | 'ean8' | 'upca' }
  | { readonly kind: 'card'; readonly code: string }
  | ({ readonly kind: 'slip'; readonly code: string } & SlipCodeParts)
  | { readonly kind: 'short'; readonly code: string }
  | { readonly kind: 'wrong'; readonly looksLike: 'gtin' | 'card' | 'slip' }
  | { readonly kind: 'unknown' }

export interface SlipCodeParts {
  /** Two digits for the kind of document. */
  readonly documentKind: string
  /** Two digits: "26" for 2026. */
  readonly year: string
  /** Six digits, leading zeros kept. */
  readonly serial: string
  /** The eight digits of the document's hash. */
  readonly checkCode: string
}

const CARD_PREFIX = '88'
const CARD_RANDOM_DIGITS = 12

/** Full-width digits and blanks around the code are read as a person means them. */
export function classifyCode(text: string): Code {
  const digits = text.normalize('NFKC').trim()
  if (!/^\d+$/.test(digits)) return { kind: 'unknown' }
  switch (digits.length) {
    case 1:
    case 2:
    case 3:
    case 4:
      return { kind: 'short', code: digits }
    case 8:
      return hasGtinCheck(digits) ? { kind: 'gtin', code: digits, symbology: 'ean8' } : wrong('gtin')
    case 12:
      return hasGtinCheck(digits) ? { kind: 'gtin', code: `0${digits}`, symbology: 'upca' } : wrong('gtin')
    case 13:
      return hasGtinCheck(digits) ? { kind: 'gtin', code: digits, symbology: 'ean13' } : wrong('gtin')
    case 16:
      if (!digits.startsWith(CARD_PREFIX)) return { kind: 'unknown' }
      return hasMod97Check(digits) ? { kind: 'card', code: digits } : wrong('card')
    case 20:
      return hasMod97Check(digits) ? { kind: 'slip', code: digits, ...slipParts(digits) } : wrong('slip')
    default:
      return { kind: 'unknown' }
  }
}

const wrong = (looksLike: 'gtin' | 'card' | 'slip'): Code => ({ kind: 'wrong', looksLike })

const slipParts = (digits: string): SlipCodeParts => ({
  documentKind: digits.slice(0, 2),
  year: digits.slice(2, 4),
  serial: digits.slice(4, 10),
  checkCode: digits.slice(10, 18),
})

/** A card's code from its 12 random digits. */
export function makeCardCode(randomDigits12: string): string {
  assert(/^\d{12}$/.test(randomDigits12), 'a card needs 12 random digits')
  return withMod97Check(`${CARD_PREFIX}${randomDigits12}`)
}

export function makeSlipCode(parts: SlipCodeParts): string {
  assert(/^\d{2}$/.test(parts.documentKind), `slip code kind ${parts.documentKind}`)
  assert(/^\d{2}$/.test(parts.year), `slip code year ${parts.year}`)
  assert(/^\d{6}$/.test(parts.serial), `slip code serial ${parts.serial}`)
  assert(/^\d{8}$/.test(parts.checkCode), `slip code check code ${parts.checkCode}`)
  return withMod97Check(`${parts.documentKind}${parts.year}${parts.serial}${parts.checkCode}`)
}

/** Evenly spread digits: bytes of 250 and above are drawn again. */
export function randomDigits(random: Random, count: number = CARD_RANDOM_DIGITS): string {
  let digits = ''
  while (digits.length < count) {
    for (const byte of random.bytes(count)) if (byte < 250 && digits.length < count) digits += byte % 10
  }
  return digits
}

/** GS1 modulo 10: from the right, every second digit counts three times. */
export function hasGtinCheck(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    sum += Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 1 : 3)
  }
  return sum % 10 === 0
}

/** ISO 7064 MOD 97-10: catches every single wrong digit and every two digits that changed places. */
export function withMod97Check(digits: string): string {
  const check = 98 - mod97(`${digits}00`)
  return `${digits}${String(check).padStart(2, '0')}`
}

export const hasMod97Check = (digits: string): boolean => mod97(digits) === 1

function mod97(digits: string): number {
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest
}
