import { maskName } from '../slips/masked-name.ts'

/** How names stand on the board: 王*花, 王**, or in full where the village has decided so. */
export type Mask = 'masked' | 'surname' | 'full'

/** One whose line hangs on the board. */
export interface NamedSubject {
  readonly subject: string
  /** The head's or the person's name; a team's own. */
  readonly name: string
  /** A team's name is nobody's name. */
  readonly isTeam: boolean
  readonly groupName: string
  /** Gives equal names their letters in an order that stays; never shown. */
  readonly order: string
}

/** A name as the board shows it, and the letter that tells it from an equal one of the same group. */
export interface ShownName {
  readonly name: string
  readonly letter: string
}

/** The first of a surname of two characters would be half a surname. */
const COMPOUND_SURNAMES =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 拓跋 轩辕 百里 呼延 东郭 南门 西门 第五'.split(
    ' ',
  )

/** What nobody sees between two characters. */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{M}]/u
const allUnseen = new RegExp(UNSEEN, 'gu')

/** Most texts and names: what is read is what is written. */
const PLAIN_TEXT = /^[ -~\u4e00-\u9fff]*$/
const PLAIN_NAME = /^[\u4e00-\u9fff]*$/

/** A text as it is read. */
export const asSeen = (text: string): string =>
  PLAIN_TEXT.test(text) ? text : text.normalize('NFC').replace(allUnseen, '')

/** Without blanks, marks that nobody sees, and digits that got into the register with the name. */
export const plainName = (name: string): string =>
  PLAIN_NAME.test(name) ? name : asSeen(name).replace(/[\p{Z}\p{Nd}]/gu, '')

function surnameOf(characters: readonly string[]): string {
  const two = characters.slice(0, 2).join('')
  return characters.length > 2 && COMPOUND_SURNAMES.includes(two) ? two : (characters[0] ?? '')
}

function masked(name: string, mask: Mask, isFullName: (shown: string) => boolean): string {
  const characters = [...name]
  if (mask === 'full') return name
  // a single character would be the whole name
  if (characters.length < 2) return '*'
  if (mask === 'masked') return maskName(name)
  const surname = `${surnameOf(characters)}**`
  // 欧阳** would name the neighbour who is called 欧阳
  return isFullName(surname) ? `${characters[0]}**` : surname
}

/**
 * 甲乙丙: everybody who has ever signed a contract tells them apart, read aloud as well as on paper; they are
 * nobody's initials, as A and B could be. From the eleventh on the round is counted: 甲二.
 */
const STEMS = [...'甲乙丙丁戊己庚辛壬癸']
const ROUNDS = [...'一二三四五六七八九十']

function letterOf(place: number): string {
  const stem = STEMS[place % STEMS.length]!
  const round = Math.floor(place / STEMS.length)
  if (round === 0) return stem
  return `${stem}${ROUNDS[round] ?? `第${round + 1}`}`
}

/**
 * Every name as it is shown. Equal ones are told apart by their group, which stands beside them; within a group
 * by a letter.
 */
export function publicNames(
  subjects: readonly NamedSubject[],
  mask: Mask,
  isFullName: (shown: string) => boolean = () => false,
): ReadonlyMap<string, ShownName> {
  const alike = new Map<string, { readonly named: NamedSubject; readonly shown: string }[]>()
  const seen = new Set<string>()
  for (const named of subjects) {
    const { subject, name, isTeam, groupName } = named
    if (seen.has(subject)) continue
    seen.add(subject)
    const shown = isTeam ? plainName(name) : masked(plainName(name), mask, isFullName)
    const place = `${groupName}\n${shown}`
    const known = alike.get(place)
    if (known) known.push({ named, shown })
    else alike.set(place, [{ named, shown }])
  }
  const names = new Map<string, ShownName>()
  for (const equal of alike.values()) {
    if (equal.length > 1) equal.sort((one, other) => inOrder(one.named, other.named))
    for (const [place, { named, shown }] of equal.entries()) {
      names.set(named.subject, { name: shown, letter: equal.length > 1 ? letterOf(place) : '' })
    }
  }
  return names
}

const inOrder = (one: NamedSubject, other: NamedSubject): number =>
  compare(one.order, other.order) || compare(one.subject, other.subject)

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
