import { assert } from '#main/kernel/result.ts'

/**
 * A slip is a grid of half-width columns. A character takes as many columns as it takes GB18030 bytes: ASCII
 * one, everything else two. What has no two-byte code (𠮷, emoji) is drawn as a picture two columns wide.
 */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += character.charCodeAt(0) < 0x80 ? 1 : 2
  return columns
}

/**
 * The text as a printer can take it: one line, no control bytes (a goods name must not be able to cut the
 * paper), nothing without a width of its own, and the two signs whose usual code points are not in GBK.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\S\u3000]|\p{Cc}/gu, ' ')
    .replace(/\p{Cf}|\p{Variation_Selector}/gu, '')
    .replace(/\p{Cs}/gu, '〓')
    .replaceAll('\u2212', '-')
    .replaceAll('\u00a5', '￥')
}

const CLOSING = /^[，。；：、！？）》」』】〉”’…％／]$/u
const OPENING = /^[（《「『【〈“‘×￥]$/u

/**
 * Breaks a text into lines of at most `width` columns. Words and numbers stay whole where they fit; a line
 * neither starts with a closing mark nor ends with an opening one. Always at least one line.
 */
export function wrapText(text: string, width: number): string[] {
  assert(width >= 2, `a line of ${width} columns holds no character`)
  const lines: string[] = []
  let line = ''
  for (const unit of unitsOf(cleanText(text))) {
    if (columnsOf(line + unit) <= width) {
      if (line !== '' || !isSpace(unit) || lines.length === 0) line += unit
      continue
    }
    if (line.trim() !== '') lines.push(line.trimEnd())
    line = ''
    if (isSpace(unit)) continue
    for (const character of unit) {
      if (columnsOf(line + character) > width) {
        lines.push(line)
        line = ''
      }
      line += character
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd())
  return lines
}

const isSpace = (unit: string): boolean => unit.trim() === ''

/** What must not be torn apart: an ASCII word, or one character with the marks that lean on it. */
function unitsOf(text: string): string[] {
  const units: string[] = []
  let glued = false
  for (const [token] of text.matchAll(/[!-~]+|[^!-~]/gu)) {
    const last = units.at(-1)
    if (last !== undefined && (glued || (CLOSING.test(token) && !isSpace(last)))) {
      units[units.length - 1] = last + token
    } else {
      units.push(token)
    }
    glued = OPENING.test(token)
  }
  return units
}
