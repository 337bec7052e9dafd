import type { ReadHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import { meritStore as store } from './merit.store.ts'

/** What a subject was given and what it lost by its deeds in a time; hundredths. */
export interface Merit {
  readonly subject: string
  readonly awarded: number
  readonly deducted: number
}

/** The same, for one class of clauses; null = points given by hand. */
export interface MeritPart extends Merit {
  readonly part: string | null
}

export const netOf = ({ awarded, deducted }: Pick<Merit, 'awarded' | 'deducted'>): number =>
  awarded - deducted

/**
 * 评议得分: what counts is what came from the scheme's `issued` and went back to it, by the day it is for. The base,
 * opening balances, gifts, clearing and redeeming never count. A household that was taken in counts with the one
 * that took it.
 */
export function merits(db: ReadHandle, scheme: string, from: Day, to: Day): Merit[] {
  return together(db, store.merits(db, scheme, from, to), ({ subject }) => subject)
}

/** By the class of the clause that a deed was posted for. */
export function meritsByClass(db: ReadHandle, scheme: string, from: Day, to: Day): MeritPart[] {
  return together(db, store.byClass(db, scheme, from, to), partKey)
}

const partKey = ({ subject, part }: MeritPart) => `${subject} ${part ?? ''}`

function together<Row extends Merit>(db: ReadHandle, rows: readonly Row[], key: (row: Row) => string): Row[] {
  const now = successors(db)
  if (now.size === 0) return [...rows]
  const summed = new Map<string, Row>()
  for (const row of rows) {
    const moved = { ...row, subject: now.get(row.subject) ?? row.subject }
    const before = summed.get(key(moved))
    summed.set(
      key(moved),
      before === undefined
        ? moved
        : { ...moved, awarded: before.awarded + moved.awarded, deducted: before.deducted + moved.deducted },
    )
  }
  return [...summed.values()]
}

/** Who a subject has become; a household may be taken in by one that was taken in later. */
function successors(db: ReadHandle): ReadonlyMap<string, string> {
  const next = new Map(store.merged(db).map(({ subject, successor }) => [subject, successor]))
  const last = (subject: string): string => {
    const to = next.get(subject)
    return to === undefined ? subject : last(to)
  }
  return new Map([...next.keys()].map((subject) => [subject, last(subject)]))
}
