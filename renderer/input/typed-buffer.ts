/**
 * What a person types while no field has the focus: a code, or a number of times before the next scan
 * ("3*"). Only these keys count; anything else typed there is nothing.
 */
const LONGEST = 20

/** `3*` before a scan: three. Kept as text: weighed goods take "2.5*". */
export interface TypedParts {
  readonly times: string | undefined
  readonly code: string
}

export function addTyped(buffer: string, text: string): string {
  let next = buffer
  for (const character of text) next = addCharacter(next, character)
  return next
}

function addCharacter(buffer: string, character: string): string {
  if (buffer.length >= LONGEST) return buffer
  const { times, code } = splitTyped(buffer)
  if (/^\d$/.test(character)) return buffer + character
  if (character === '*') return times === undefined && /^\d+(\.\d+)?$/.test(code) ? `${buffer}*` : buffer
  if (character === '.') return times === undefined && /^\d+$/.test(code) ? `${buffer}.` : buffer
  return buffer
}

export const removeTyped = (buffer: string): string => buffer.slice(0, -1)

export function splitTyped(buffer: string): TypedParts {
  const star = buffer.indexOf('*')
  if (star < 0) return { times: undefined, code: buffer }
  return { times: buffer.slice(0, star), code: buffer.slice(star + 1) }
}
