import type { ListNames } from '../../api/reports.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { guardedSubjects } from '../notices/people.service.ts'
import { createGuard } from '../notices/privacy.ts'
import { usualMask } from '../notices/usual-mask.service.ts'

interface Somebody {
  readonly subject: string
  readonly number: string
  readonly groupName: string
  readonly name: string
}

/** How a list calls people and says what the village wrote. */
export interface Naming {
  readonly names: ListNames
  /** What stands below the list: how its names are to be read. */
  readonly remarks: readonly string[]
  of(one: Somebody): { readonly number: string; readonly groupName: string; readonly name: string }
  words(written: string, subject?: string): string
  /** The last look at a finished line; refuses notice_not_public. */
  look(line: string, texts: readonly string[]): Result<null>
}

/** For the file: everybody in full, with the household's number. */
const KEPT: Naming = {
  names: 'kept',
  remarks: [],
  of: ({ number, groupName, name }) => ({ number, groupName, name }),
  words: (written) => written,
  look: () => ok(null),
}

/** A list that is to hang goes through the guard of the notices; its names are hidden as the last notice hid them. */
export function namingOf(db: ReadHandle, names: ListNames, people: readonly Somebody[]): Naming {
  if (names === 'kept') return KEPT
  const guard = createGuard(
    usualMask(db),
    guardedSubjects(
      db,
      people.map(({ subject }) => subject),
    ),
  )
  const alike = people.some(({ subject }) => guard.name(subject).letter !== '')
  return {
    names,
    remarks: alike ? ['同组里遮住以后一样的名字，用甲、乙、丙分开；哪个是自家的，可以到兑换台问。'] : [],
    of({ subject }) {
      const { name, letter, groupName } = guard.name(subject)
      return { number: '', groupName, name: letter === '' ? name : `${name}（${letter}）` }
    },
    words: guard.words,
    look: guard.look,
  }
}
