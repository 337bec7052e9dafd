import { ok, type Result, refuse } from '../../kernel/result.ts'
import { hideNames } from './hidden-names.ts'
import {
  asSeen,
  type Mask,
  type NamedSubject,
  plainName,
  publicNames,
  type ShownName,
} from './public-names.ts'
import { COVER, hasLongFigure, publicText } from './public-text.ts'

/** A subject of the notice, and what must stay behind of it. */
export interface GuardedSubject extends NamedSubject {
  /** Names of its people, old names too. */
  readonly names: readonly string[]
  /** Telephones, cards, the household's own number: whatever a stranger could use. */
  readonly numbers: readonly string[]
}

export interface PublicName extends ShownName {
  readonly groupName: string
}

/** The one way from households to anything that others see. */
export interface Guard {
  readonly mask: Mask
  /** A subject as the board names it. */
  name(subject: string): PublicName
  /**
   * Words that the village wrote (a clause, a class, its own name), with what is a person's covered. With the
   * subject beside whom they stand, not even four digits with marks between them are left of its numbers.
   */
  words(written: string, subject?: string): string
  /** Words typed for this notice: refused where something in them had to be covered. `line` says which field. */
  typed(line: string, written: string): Result<string>
  /** The last look at a finished line, whoever built it; refuses notice_not_public. */
  look(line: string, texts: readonly string[]): Result<null>
}

export const guardRefusals = {
  typed: (line: string) =>
    refuse('notice_text_private', `“${line}”里有人名或者号码，不能贴出去。请改一下，只写事情。`, { line }),
  notPublic: (line: string) =>
    refuse('notice_not_public', `${line}里有不能公开的人名或者号码，这张公示不能贴。请找管理员看看。`, {
      line,
    }),
}

export function createGuard(mask: Mask, subjects: readonly GuardedSubject[]): Guard {
  const openly = new Set(
    subjects.filter(({ isTeam }) => isTeam || mask === 'full').map(({ name }) => plainName(name)),
  )
  const names = new Set<string>()
  for (const { name, names: more } of subjects) for (const one of [name, ...more]) names.add(one)
  const hidden = hideNames([...names].filter((name) => !openly.has(plainName(name))))
  const shown = publicNames(subjects, mask, hidden.within)
  const known = new Map(subjects.map((subject) => [subject.subject, subject]))
  let all: ReadonlySet<string> | undefined
  const isNumber = (spelt: string): boolean => {
    all ??= new Set(subjects.flatMap(({ numbers }) => numbers.map(oneSpelling)))
    return all.has(spelt)
  }
  const covered = new Map<string, Covered>()
  const cover = (written: string): Covered => {
    const named = coverTokens(hidden.mask(asSeen(written)), isNumber)
    return { named, safe: publicText(named), beside: hasLongFigure(named) }
  }
  // the same few groups, clauses and masked names stand on thousands of lines
  const words = (written: string, subject?: string): string => {
    const once = covered.get(written) ?? cover(written)
    covered.set(written, once)
    if (!once.beside || subject === undefined) return once.safe
    return publicText(once.named, known.get(subject)?.numbers.map(oneSpelling))
  }

  return {
    mask,
    words,
    name(subject) {
      const one = shown.get(subject)
      if (one === undefined) throw new Error(`nobody handed the guard subject ${subject}`)
      return {
        name: one.name,
        letter: one.letter,
        groupName: words(known.get(subject)?.groupName ?? '', subject),
      }
    },
    typed(line, written) {
      const safe = words(written)
      return count(safe) > count(written) ? guardRefusals.typed(line) : ok(safe)
    },
    look(line, texts) {
      // a name that may stand in full may have another's in it
      const open = texts.some((text) => /\p{Nd}{4}/u.test(text) || (!openly.has(text) && hidden.within(text)))
      return open ? guardRefusals.notPublic(line) : ok(null)
    },
  }
}

/** A text without names and lettered numbers, and as it may stand beside anybody. */
interface Covered {
  readonly named: string
  readonly safe: string
  /** It must be looked at again beside somebody whose number it could have a part of. */
  readonly beside: boolean
}

/** What is covered has stars; a year or a round amount put into words has none. */
const count = (text: string): number => text.split('*').length

const oneSpelling = (number: string): string =>
  number
    .normalize('NFKC')
    .replace(/[\s()]/g, '')
    .toUpperCase()

/** A household's number with letters or a hyphen in it is covered where it stands for itself. */
const coverTokens = (text: string, isNumber: (spelt: string) => boolean): string =>
  text.replace(/[\p{Script=Latin}\p{Nd}][\p{Script=Latin}\p{Nd}\-－—]*/gu, (token) => {
    const spelt = oneSpelling(token).replace(/[－—]/g, '-')
    return /\D/.test(spelt) && isNumber(spelt) ? COVER : token
  })
