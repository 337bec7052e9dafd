import type { Tree } from './house.ts'

export interface Said {
  readonly text: string
  readonly line: number
  /** Text between tags, or an attribute that is shown or read aloud: seen by a person whatever it says. */
  readonly seen: boolean
}

const shownAttributes = new Set(['title', 'alt', 'label', 'placeholder', 'aria-label', 'aria-description'])

/** Every string of a file that could reach a person: strings, the parts of templates, text between tags. */
export function wordsOf(tree: Tree): Said[] {
  const said: Said[] = []
  const seen = new Set<number>()
  tree.walk((node) => {
    if (node.type === 'JSXAttribute' && node.value?.type === 'Literal') {
      const name = node.name.type === 'JSXIdentifier' ? node.name.name : ''
      if (shownAttributes.has(name)) seen.add(node.value.start)
    }
    if (node.type === 'JSXText') said.push({ text: node.value, line: tree.lineOf(node.start), seen: true })
    if (node.type === 'TemplateElement') {
      said.push({ text: node.value.cooked ?? node.value.raw, line: tree.lineOf(node.start), seen: false })
    }
    if (node.type === 'Literal' && typeof node.value === 'string') {
      said.push({ text: node.value, line: tree.lineOf(node.start), seen: seen.has(node.start) })
    }
  })
  return said
}

const han = /\p{Script=Han}/u

/** Marks and letters that are shown because they stand so somewhere else: an address to be typed, the name or
 * ending of a file, what a table program shows in a broken cell. */
const quoted = /\w+:\/\/\S+|#[A-Z/0]{2,}[!?]?|\w*\.(xlsx|xls|et|csv|db|pdf)\b/g

/** Half-width marks beside a Chinese character, one space between them or none. */
export function halfWidthMark(text: string): string | undefined {
  return /\p{Script=Han} ?[,;:?!()]|[,;:?!()] ?\p{Script=Han}|\p{Script=Han}\.(\s|$)/u.exec(
    text.replace(quoted, ''),
  )?.[0]
}

/** Written so on the keys, on the programs a village has, and on every stick: no Chinese name is better known. */
const knownNames = new Set(
  'Esc Enter Del Tab Shift Ctrl Alt PgUp PgDn Home End WPS Excel PDF MB GB mm kg'.split(' '),
)

/** A name's pinyin initials, as an example of what may be typed: no vowel, and not a technical abbreviation. */
const initials = (word: string) => /^(?!(xml|css|tcp|rpc|sql|db|js|ts)$)[b-df-hj-np-tw-z]{2,3}$/.test(word)

/** English words in what a person sees; a single letter with a number (F8, A4) is no word. */
export function foreignWord({ text, seen }: Said): string | undefined {
  if (!seen && !han.test(text)) return undefined
  return text
    .replace(quoted, '')
    .match(/[A-Za-z]{2,}/g)
    ?.find((word) => !knownNames.has(word) && !initials(word))
}
