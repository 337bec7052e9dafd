import { pinyin, polyphonic } from 'pinyin-pro'

export type TermKind = 'number' | 'name' | 'pinyin' | 'initials' | 'nickname' | 'old_name' | 'phone' | 'group'

export interface Term {
  readonly term: string
  readonly kind: TermKind
  /** What it says: 0 the head from the first letter on; +1 another member; +2 from a later letter on. */
  readonly rank: number
}

/** A household as far as it can be searched for. */
export interface Searchable {
  readonly number: string
  readonly groupName: string
  readonly persons: readonly {
    readonly name: string
    readonly nickname: string
    readonly oldName: string
    /** Digits only. */
    readonly phones: readonly string[]
    readonly isHead: boolean
  }[]
}

const MEMBER = 1
const INNER = 2
const MOST_WORDS = 5

/** As people type: half-width, small letters, no blanks, dots or tones; ü is v. */
export const foldTerm = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[\s·•‧・.'’-]+/g, '')

/** The words of a search: all of them must fit. */
export const searchWords = (text: string): string[] =>
  [
    ...new Set(
      text
        .normalize('NFKC')
        .split(/[\s,，、]+/)
        .map(foldTerm),
    ),
  ]
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)

/** A text after every text that begins with `prefix`. */
export const endOfPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`

type Add = (kind: TermKind, text: string, rank: number) => void

/** Everything a household may be found by, each term once, with its best rank. */
export function termsOf(household: Searchable): Term[] {
  const best = new Map<string, Term>()
  const add: Add = (kind, text, rank) => {
    if (text === '') return
    const key = `${kind} ${text}`
    const known = best.get(key)
    if (known === undefined || known.rank > rank) best.set(key, { term: text, kind, rank })
  }
  const number = foldTerm(household.number)
  add('number', number, 0)
  add('number', number.replace(/^0+(?=\d)/, ''), 0)
  add('group', foldTerm(household.groupName), 0)
  for (const person of household.persons) {
    const rank = person.isHead ? 0 : MEMBER
    addWord(add, 'name', person.name, rank)
    addWord(add, 'nickname', person.nickname, rank)
    addWord(add, 'old_name', person.oldName, rank)
    for (const phone of person.phones) if (phone.length >= 4) add('phone', phone.slice(-4), rank)
    for (const reading of readingsOf(person.name, true)) addReading(add, reading, rank)
    for (const reading of readingsOf(person.nickname, false)) addReading(add, reading, rank)
  }
  return [...best.values()]
}

/** Whether one of the house is meant by every word: a part of the name, how it is read, or the house's number. */
export function meansPerson(
  words: readonly string[],
  number: string,
  person: Pick<Searchable['persons'][number], 'name' | 'nickname' | 'oldName'>,
): boolean {
  const terms = termsOf({ number, groupName: '', persons: [{ ...person, phones: [], isHead: true }] })
  return words.every((word) =>
    terms.some(({ kind, term }) => (kind === 'number' ? term === word : term.startsWith(word))),
  )
}

/** Whether a name may be typed like this, in full pinyin or in initials. */
export function readsAs(name: string, word: string, kind: TermKind, hasSurname: boolean): boolean {
  const terms: string[] = []
  const add: Add = (addedKind, text) => {
    if (addedKind === kind) terms.push(text)
  }
  for (const reading of readingsOf(name, hasSurname)) addReading(add, reading, 0)
  return terms.some((term) => term.startsWith(word))
}

/** A word from its first letter on, and from each later one: finding within it is finding how one begins. */
function addWord(add: Add, kind: TermKind, word: string, rank: number): void {
  const letters = [...foldTerm(word)]
  for (let from = 0; from < letters.length; from++) {
    add(kind, letters.slice(from).join(''), rank + (from > 0 ? INNER : 0))
  }
}

function addReading(add: Add, reading: readonly string[], rank: number): void {
  for (let from = 0; from < reading.length; from++) {
    const rest = reading.slice(from)
    const later = rank + (from > 0 ? INNER : 0)
    add('pinyin', rest.join(''), later)
    if (from === 0 || rest.length > 1) add('initials', rest.map((syllable) => syllable[0]).join(''), later)
  }
}

const READ = { toneType: 'none', type: 'array', nonZh: 'spaced', v: true } as const

/**
 * How a name is read, syllable by syllable: as a surname first (覃 qin, 单 shan, 区 ou), then with the first
 * letter's other readings, because not everybody knows; a letter without a known reading is left out.
 */
function readingsOf(name: string, hasSurname: boolean): string[][] {
  const text = foldTerm(name)
  const main = plain(pinyin(text, hasSurname ? { ...READ, surname: 'head' } : READ))
  if (text === '' || main.length === 0) return []
  const letters = [...text]
  // A double surname (令狐, 尉迟) has one reading only.
  const others = letters.length > 3 && hasSurname ? [] : plain(polyphonic(letters[0]!, READ)[0] ?? [])
  const readings = [main]
  for (const other of new Set(others)) if (other !== main[0]) readings.push([other, ...main.slice(1)])
  return readings.flatMap((reading) =>
    reading.some((syllable) => syllable.includes('v'))
      ? [reading, reading.map((syllable) => syllable.replaceAll('v', 'u'))]
      : [reading],
  )
}

const plain = (syllables: readonly string[]): string[] =>
  syllables.map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, '')).filter((one) => one !== '')

export interface TermMatch {
  readonly kind: TermKind
  readonly rank: number
  /** The whole term is what was typed, not only its beginning. */
  readonly exact: boolean
}

const ORDER: Readonly<Record<TermKind, number>> = {
  number: 0,
  name: 1,
  phone: 2,
  initials: 3,
  pinyin: 4,
  nickname: 5,
  old_name: 6,
  group: 7,
}

/** Smaller is likelier: whole words before beginnings, first letters before later ones, heads before members. */
export const likelihood = ({ kind, rank, exact }: TermMatch): number =>
  (exact ? 0 : 1000) + (rank >= INNER ? 200 : 0) + (rank % INNER === MEMBER ? 100 : 0) + ORDER[kind]
