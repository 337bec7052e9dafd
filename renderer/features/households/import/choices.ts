import type { ImportChoices, ImportReview } from '#main/api/register.ts'

export type Answer = 'same' | 'different'

/** What a person has decided so far; nothing decided leaves the books as they are. */
export interface Decisions {
  readonly keep: ReadonlySet<string>
  readonly leaveOut: ReadonlySet<number>
  readonly close: ReadonlySet<string>
  readonly answers: ReadonlyMap<string, Answer>
  /** The last day on which points of closed households are good. */
  readonly until: string
}

export const noDecisions = (until: string): Decisions => ({
  keep: new Set(),
  leaveOut: new Set(),
  close: new Set(),
  answers: new Map(),
  until,
})

/** With or without one of a set. */
export function toggled<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(one)) next.add(one)
  return next
}

const answeredAs = (decisions: Decisions, wanted: Answer): string[] =>
  [...decisions.answers].flatMap(([household, answer]) => (answer === wanted ? [household] : []))

export function choicesOf(decisions: Decisions, review: ImportReview): ImportChoices {
  const closesWithPoints = review.missing.some(({ id, points }) => decisions.close.has(id) && points > 0)
  return {
    keep: [...decisions.keep],
    leaveOut: [...decisions.leaveOut],
    close: [...decisions.close],
    redeemableUntil: closesWithPoints ? decisions.until : null,
    same: answeredAs(decisions, 'same'),
    different: answeredAs(decisions, 'different'),
  }
}

export const undecided = (decisions: Decisions, review: ImportReview): number =>
  review.renumbered.filter(({ household }) => !decisions.answers.has(household)).length

/** What the button will do: 「新增 3 户，改 12 户，销户 1 户」. */
export function willDo(decisions: Decisions, review: ImportReview) {
  const moved = new Set(
    review.renumbered
      .filter(({ household }) => decisions.answers.get(household) === 'same')
      .map(({ row }) => row),
  )
  const added = review.added.filter(({ row }) => !moved.has(row) && !decisions.leaveOut.has(row)).length
  const changed = review.changed.filter(({ id }) => !decisions.keep.has(id)).length + moved.size
  const closed = decisions.close.size
  const parts = [
    added > 0 ? `新增 ${added} 户` : '',
    changed > 0 ? `改 ${changed} 户` : '',
    closed > 0 ? `销户 ${closed} 户` : '',
  ].filter((part) => part !== '')
  return { total: added + changed + closed, sentence: parts.join('，') }
}
