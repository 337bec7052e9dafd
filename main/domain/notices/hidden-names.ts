import { maskName } from '../slips/masked-name.ts'
import { asSeen, plainName } from './public-names.ts'

/** What may stand between the characters of a name without anybody reading it differently. */
const GAP = /[\p{Z}·•.\-_]/u

const TWO_LETTERS = /\p{L}[^\p{L}]*\p{L}/u

const compact = (name: string): string[] => [...plainName(name)].filter((character) => !GAP.test(character))

/** Where a name stands in a text, and the name without what stands between its characters. */
interface Place {
  readonly start: number
  readonly end: number
  readonly name: string
}

export interface HiddenNames {
  /** Whether any of the names stands in a text, its characters apart or together. */
  within(text: string): boolean
  /** The text with each of them masked. */
  mask(text: string): string
}

/** Names that must not be read in full. A single character is no name: it would cover half of every text. */
export function hideNames(names: Iterable<string>): HiddenNames {
  const hidden = new Set<string>()
  const lengths = new Set<number>()
  for (const name of names) {
    const characters = compact(name)
    if (characters.length < 2 || characters.includes('*')) continue
    hidden.add(characters.join(''))
    lengths.add(characters.length)
  }
  const longestFirst = [...lengths].sort((one, other) => other - one)

  function find(text: string): Place[] {
    const seen: { character: string; start: number; end: number }[] = []
    let at = 0
    for (const character of text) {
      if (!GAP.test(character)) seen.push({ character, start: at, end: at + character.length })
      at += character.length
    }
    const found: Place[] = []
    for (let from = 0; from < seen.length; from++) {
      for (const length of longestFirst) {
        const last = seen[from + length - 1]
        if (last === undefined) continue
        let name = ''
        for (let at = from; at < from + length; at++) name += seen[at]!.character
        if (!hidden.has(name)) continue
        found.push({ start: seen[from]!.start, end: last.end, name })
        from += length - 1
        break
      }
    }
    return found
  }

  // masked names and groups come again and again
  const known = new Map<string, boolean>()
  const says = (text: string): boolean => {
    const said = known.get(text) ?? find(asSeen(text)).length > 0
    known.set(text, said)
    return said
  }

  return {
    // most cells of a board are figures
    within: (text) => hidden.size > 0 && TWO_LETTERS.test(text) && says(text),
    mask(text) {
      let safe = text
      // the last character of 王*花 stays, and may begin the name that follows
      for (let found = find(safe); found.length > 0; found = find(safe)) safe = maskAt(safe, found)
      return safe
    },
  }
}

function maskAt(text: string, places: readonly Place[]): string {
  let safe = ''
  let from = 0
  for (const { start, end, name } of places) {
    safe += text.slice(from, start) + maskName(name)
    from = end
  }
  return safe + text.slice(from)
}
