/**
 * ID numbers (18 characters, old ones 15) are never taken from a file, whichever column they hide in. So are
 * bank cards: no run of 15 or more digits leaves an import.
 */
export interface Scrubbed {
  readonly text: string
  readonly found: boolean
}

const FULL_WIDTH_DIGITS = '０１２３４５６７８９'
const MOBILE = /^1[3-9]\d{9}$/

/** Blanks out ID numbers, also those written with blanks or dashes between their digits. */
export function withoutIdNumbers(text: string, instead = ''): Scrubbed {
  let found = false
  const scrubbed = text
    .replace(/[０-９]/g, (digit) => String(FULL_WIDTH_DIGITS.indexOf(digit)))
    .replace(/(?<=\d[\s\-–—_.·]*)Ｘ/gi, 'X')
    .replace(/\d(?:[\d\s\-–—_.·]*\d)?[\s\-–—_.·]?[Xx]?/g, (run) => {
      if (!isIdLike(run)) return run
      found = true
      return instead
    })
  return found ? { text: scrubbed, found } : { text, found }
}

function isIdLike(run: string): boolean {
  const groups = run.split(/[\s\-–—_.·]+/)
  if (groups.every((group) => MOBILE.test(group))) return false
  if (groups.some((group) => group.length >= 15)) return true
  const length = run.replace(/[^\dXx]/g, '').length
  return length === 15 || length === 18
}
