/** What single cells of a register mean. Every text handed in is free of ID numbers already. */

export type HeadStatus = 'living' | 'away' | 'dead'

export interface ReadName {
  /** Without blanks at the ends, blanks between single letters, and words for the dead. */
  readonly name: string
  readonly dead: boolean
  /** 「张三 李四」, 「王平（小）」, digits, or far too long: somebody should look. */
  readonly odd: boolean
}

const DEAD_IN_BRACKETS =
  /[（(〔【[]\s*(?:户主)?已?(?:去世|亡故|病故|病逝|死亡|逝世|故|亡|殁|死)\s*[）)〕】\]]/
const DEAD_AT_END = /[\s,，、-]*(?:户主)?(?:已故|已去世|去世|已亡|亡故|病故|病逝|已死亡|死亡|逝世)$/
const DEAD_IN_NOTES =
  /户主已?(?:故|亡|去世|病故|病逝|亡故|死亡|逝世|不在世)|^已?(?:故|去世|病故|病逝|亡故|死亡|逝世)$/
const DEATH_MENTIONED = /已故|去世|病故|病逝|亡故|死亡|逝世/
const AWAY_IN_NOTES = /外出|在外|外地务工|打工/

/** 「叶　静」 → 叶静, 「石大成（已故）」 → 石大成 and dead, 「阿卜杜•热合曼」 → 阿卜杜·热合曼. */
export function readName(written: string): ReadName {
  let name = written.replace(/[\s\u3000]+/g, ' ').trim()
  const dead = DEAD_IN_BRACKETS.test(name) || DEAD_AT_END.test(name)
  if (dead) name = name.replace(DEAD_IN_BRACKETS, '').replace(DEAD_AT_END, '').trim()
  const pieces = name.split(' ')
  const twoPeople = pieces.length > 1 && pieces.every((piece) => piece.length >= 2)
  if (/^[\p{Script=Han}\s]+$/u.test(name)) name = pieces.join('')
  name = name.replace(/[•．‧・]/g, '·')
  const odd =
    twoPeople ||
    !/^[\p{Script=Han}\p{Script=Latin}·\s〇]{1,20}$/u.test(name) ||
    /^\p{Script=Han}$/u.test(name)
  return { name, dead, odd }
}

export function statusFromNotes(notes: string): HeadStatus {
  if (DEAD_IN_NOTES.test(notes)) return 'dead'
  return AWAY_IN_NOTES.test(notes) ? 'away' : 'living'
}

/** Notes that speak of a death without saying whose. */
export const mentionsDeath = (notes: string): boolean => DEATH_MENTIONED.test(notes)

/**
 * Letters beyond the 20,902 that a Chinese Windows and a slip printer have always had: 𬭎, 㛃, and letters a
 * village once drew itself.
 */
export function rareLetters(name: string): readonly string[] {
  return [...name].filter((letter) => {
    const code = letter.codePointAt(0) as number
    if (code >= 0x4e00 && code <= 0x9fa5) return false
    return /\p{Script=Han}/u.test(letter) || (code >= 0xe000 && code <= 0xf8ff)
  })
}

/** 4, 4人, ４口, 四人 → 4; undefined where the cell is empty, null where it says no such thing. */
export function readPopulation(plain: string): number | null | undefined {
  const bare = plain.replace(/\s/g, '').replace(/(?:口人|人口|人|口)$/, '')
  if (bare === '') return plain.trim() === '' ? undefined : null
  const value = /^\d{1,3}(?:\.0+)?$/.test(bare) ? Number.parseInt(bare, 10) : chineseNumber(bare)
  return value !== undefined && value >= 1 && value <= 50 ? value : null
}

export interface ReadPhones {
  readonly phones: readonly string[]
  /** Digits were left over that are no telephone number. */
  readonly bad: boolean
}

const NO_PHONE = /^(?:无|没有|暂无|空号|停机|[-—/、.0]*)$/
const GLUED = /(?<!\d)(1[3-9]\d{9})(?=1[3-9]\d{9}(?!\d))/g
const MOBILE = /(?<!\d)(?:(?:\+|00)?86[-\s]?)?(1[3-9]\d)[-\s]?(\d{4})[-\s]?(\d{4})(?!\d)/g
const LANDLINE = /(?<!\d)[(]?(0\d{2,3})[)]?[-\s]?(\d{7,8})(?!\d)/g
const LOCAL = /(?<!\d)([2-8]\d{6,7})(?!\d)/g

/** Two numbers glued together are taken apart first: 22 digits in a row are two telephones, not an ID. */
export const unglue = (plain: string): string => plain.replace(GLUED, '$1/')

/** 152-8781-9480, １８８…, two in a cell, +86, a landline → digits only, each once, in the cell's order. */
export function readPhones(plain: string): ReadPhones {
  if (NO_PHONE.test(plain)) return { phones: [], bad: false }
  const found = new Map<number, string>()
  let rest = unglue(plain)
  for (const pattern of [MOBILE, LANDLINE, LOCAL]) {
    rest = rest.replace(pattern, (match, ...groups) => {
      const offset = groups.find((group): group is number => typeof group === 'number') as number
      found.set(offset, groups.slice(0, groups.indexOf(offset)).join(''))
      return ' '.repeat(match.length)
    })
  }
  const ordered = [...found].sort(([one], [other]) => one - other).map(([, phone]) => phone)
  return { phones: [...new Set(ordered)], bad: /\d/.test(rest) || ordered.length === 0 }
}

const YES =
  /^(?:是|√|✓|✔|v|y|yes|1|true|对|有|党员|中共党员|中国共产党党员|共产党员|预备党员|中共预备党员|正式党员)$/i
const NO = /^(?:|否|×|x|n|no|0|false|无|非|不是|群众|团员|共青团员|-|\/)$/i

/** undefined where the cell says neither. */
export function readPartyMember(plain: string): boolean | undefined {
  if (YES.test(plain)) return true
  return NO.test(plain) ? false : undefined
}

const NUMERALS = '零一二三四五六七八九'

/** 1组, 第一村民小组, 一 队 → 一组, 一组, 一队. What is no such name stays as it is written. */
export function canonicalGroup(plain: string): string {
  const bare = plain.replace(/\s/g, '')
  const match = /^第?(\d{1,2}|[一二三四五六七八九十]{1,3})(?:村民)?(小?组|生产队|队)?$/.exec(bare)
  if (!match) return bare
  const value = /\d/.test(match[1] as string) ? Number(match[1]) : chineseNumber(match[1] as string)
  if (!value) return bare
  return `${chineseNumeral(value)}${match[2]?.endsWith('队') ? '队' : '组'}`
}

/** 一 … 九十九 */
function chineseNumeral(value: number): string {
  const tens = Math.floor(value / 10)
  const ones = value % 10
  return `${tens > 1 ? NUMERALS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? NUMERALS[ones] : ''}`
}

function chineseNumber(text: string): number | undefined {
  const bare = text.replaceAll('两', '二')
  for (let value = 1; value <= 99; value++) if (chineseNumeral(value) === bare) return value
  return undefined
}
