import { asSeen } from './public-names.ts'

/** Digits of no other use on a board: a telephone, an ID, a card, an account, a household. */
const MOST_DIGITS = 3
/** So many digits with marks between them are a number taken apart. */
const TAKEN_APART = 7

export const COVER = '****'

/** What a clause counts: 1000 元, 5000 步. */
const UNITS = /^(?:[元块分斤米亩人次户步字吨个只条份棵株]|公里|公斤|千克|平方)/u
const CHINESE_DIGITS = '〇零一二三四五六七八九'
const CAPITAL_DIGITS = '零壹贰叁肆伍陆柒捌玖'
const ANY_DIGIT = new RegExp(`[\\p{N}${CHINESE_DIGITS}${CAPITAL_DIGITS}]`, 'u')
/** What may stand between the digits of a number that was taken apart. */
const BETWEEN = /[\p{Z}\p{P}\p{S}]/u

interface Figure {
  /** Where it begins and ends in the text. */
  readonly start: number
  readonly end: number
  /** Its digits one after the other, whatever they were written with; "?" where the script is not ours. */
  readonly digits: string
  /** The longest stretch without a mark between. */
  readonly together: number
  /** Written with 0–9 alone, a comma between thousands at most. */
  readonly plain: boolean
}

/** The digits that a character stands for: ３ and ③ are 3, 三 and 叁 too; "" where it is none. */
function digitsOf(character: string): string {
  const chinese = CHINESE_DIGITS.indexOf(character)
  if (chinese >= 0) return String(Math.max(0, chinese - 1))
  const capital = CAPITAL_DIGITS.indexOf(character)
  if (capital >= 0) return String(capital)
  const plain = character.normalize('NFKC')
  if (/^[(]?\d+[).]?$/.test(plain)) return plain.replace(/\D/g, '')
  return /\p{Nd}/u.test(character) ? '?' : ''
}

function figuresIn(text: string): Figure[] {
  const figures: Figure[] = []
  let open: { start: number; end: number; digits: string; run: number; together: number } | undefined
  const close = () => {
    if (open === undefined) return
    const raw = text.slice(open.start, open.end)
    figures.push({
      start: open.start,
      end: open.end,
      digits: open.digits,
      together: open.together,
      plain: /^[1-9]\d*$|^[1-9]\d{0,2}(,\d{3})+$/.test(raw),
    })
    open = undefined
  }
  let at = 0
  for (const character of text) {
    const digits = digitsOf(character)
    const next = at + character.length
    if (digits !== '') {
      open ??= { start: at, end: next, digits: '', run: 0, together: 0 }
      open.digits += digits
      open.run += digits.length
      open.together = Math.max(open.together, open.run)
      open.end = next
    } else if (open !== undefined) {
      if (BETWEEN.test(character)) open.run = 0
      else close()
    }
    at = next
  }
  close()
  return figures
}

/** 2026 → 二〇二六 */
export const yearInWords = (year: string): string =>
  [...year].map((digit) => CHINESE_DIGITS[digit === '0' ? 0 : Number(digit) + 1]).join('')

/** 1500 → 一千五百: a round amount said as one says it; undefined where more than its first two digits count. */
export function roundInWords(digits: string): string | undefined {
  const [, first, second, zeros] = /^([1-9])(\d)(0+)$/.exec(digits) ?? []
  if (first === undefined || second === undefined || zeros === undefined) return undefined
  const word = (digit: string) => CHINESE_DIGITS[Number(digit) + 1]!
  switch (zeros.length) {
    case 2:
      return `${word(first)}千${second === '0' ? '' : `${word(second)}百`}`
    case 3:
      return `${word(first)}万${second === '0' ? '' : `${word(second)}千`}`
    case 4:
      return `${first === '1' ? '' : word(first)}十${second === '0' ? '' : word(second)}万`
    default:
      return undefined
  }
}

/** How a figure of a written text may stand on a board: as it is, in words, or covered. */
function publicFigure(figure: Figure, text: string, own: readonly string[]): string | undefined {
  const { start, end, digits, together, plain } = figure
  const inOwn = digits.length > MOST_DIGITS && own.some((number) => sharesRun(digits, number))
  if (together <= MOST_DIGITS && digits.length < TAKEN_APART && !inOwn) return undefined
  const after = text.slice(end)
  const raw = text.slice(start, end)
  if (/^(?:19|20)\d{2}$/.test(digits) && after.startsWith('年') && [...raw].length === 4) {
    return yearInWords(digits)
  }
  if (plain && !inOwn && UNITS.test(after.trimStart())) {
    const words = roundInWords(digits)
    if (words !== undefined) return words
  }
  return COVER
}

/** Whether it matters beside whom a text stands: it has a figure that could be taken from a number. */
export const hasLongFigure = (text: string): boolean =>
  ANY_DIGIT.test(text) && figuresIn(text).some(({ digits }) => digits.length > MOST_DIGITS)

/** Four digits in a row that both have. */
export function sharesRun(one: string, other: string): boolean {
  for (let at = 0; at + MOST_DIGITS < one.length; at++) {
    if (other.includes(one.slice(at, at + MOST_DIGITS + 1))) return true
  }
  return false
}

/**
 * A text of the village's without numbers that could be a person's: every run of four digits or more, however
 * written, and every longer one that was taken apart. Years and round amounts are put into words; the rest is
 * covered. `own` are the numbers of the household beside whose name it will stand: of these not even four
 * digits with marks between them are left.
 */
export function publicText(written: string, own: readonly string[] = []): string {
  const text = asSeen(written)
  if (!ANY_DIGIT.test(text)) return text
  let safe = ''
  let from = 0
  for (const figure of figuresIn(text)) {
    const shown = publicFigure(figure, text, own)
    if (shown === undefined) continue
    safe += text.slice(from, figure.start) + shown
    from = figure.end
    // the X that an ID may end with
    if (shown === COVER && /^[xX×Ｘｘ]/u.test(text.slice(from))) from += 1
  }
  return safe + text.slice(from)
}
