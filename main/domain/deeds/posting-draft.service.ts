import { type Cycle, cyclesAfter } from '../../kernel/cycles.ts'
import type { Day } from '../../kernel/dates.ts'
import type { SchemeId, SubjectId } from '../../kernel/ids.ts'
import { assert } from '../../kernel/result.ts'
import { type Purpose, subjectPoints, systemPoints } from '../ledger/accounts.ts'
import type { TransferDraft } from '../ledger/ledger.ts'
import type { AlsoPoints, DeedLine } from './deeds.ts'

/** What posting needs to know of a deed; the subjects as they are now, merged households followed. */
export interface PostedDeed extends Pick<DeedLine, 'id' | 'kind' | 'veto' | 'points' | 'happenedOn'> {
  readonly scheme: SchemeId
  readonly subject: SubjectId
  readonly also: readonly AlsoPoints[]
  /** The line of its transfers in the posting document. */
  readonly line: number
}

export interface Freeze {
  readonly deed: string
  readonly subject: SubjectId
  readonly scheme: SchemeId
  readonly fromDay: Day
  readonly untilDay: Day
}

export interface Posting {
  readonly transfers: readonly TransferDraft[]
  readonly freezes: readonly Freeze[]
}

/** What a veto that takes everything takes; what is held for an order already made stays held. */
const TAKEN: readonly Purpose[] = ['earned', 'gifted', 'deposited']

export interface PostingGround {
  readonly today: Day
  readonly cycle: (scheme: SchemeId) => Cycle
  readonly balance: (scheme: SchemeId, subject: SubjectId, purpose: Purpose) => number
}

/**
 * The transfers of deeds, one a deed and one for every scheme it counts in as well. Vetoes come last, so that they
 * take what the same document has just given too.
 */
export function postingOf(deeds: readonly PostedDeed[], ground: PostingGround): Posting {
  const transfers = deeds.flatMap(plainTransfers)
  const freezes = new Map<string, Freeze>()
  for (const deed of deeds) {
    if (deed.kind !== 'veto') continue
    assert(deed.veto, `veto ${deed.id} has no effect`)
    if (deed.veto.effect === 'zero') transfers.push(...everything(deed, transfers, ground))
    else {
      const cycle = ground.cycle(deed.scheme)
      // a scheme without cycles counts a ban in years
      const untilDay = cyclesAfter(cycle === 'none' ? 'year' : cycle, ground.today, deed.veto.cycles)
      assert(untilDay, 'every cycle ends')
      const key = `${deed.scheme} ${deed.subject}`
      const before = freezes.get(key)
      if (before === undefined || before.untilDay < untilDay) {
        const { id, subject, scheme } = deed
        freezes.set(key, { deed: id, subject, scheme, fromDay: ground.today, untilDay })
      }
    }
  }
  return { transfers, freezes: [...freezes.values()] }
}

function plainTransfers(deed: PostedDeed): TransferDraft[] {
  if (deed.kind === 'veto') return []
  const { line, happenedOn, kind } = deed
  const parts = [{ scheme: deed.scheme, subject: deed.subject, points: deed.points }, ...deed.also]
  return parts
    .filter(({ points }) => points > 0)
    .map(({ scheme, subject, points }): TransferDraft => {
      const own = subjectPoints(scheme, subject)
      const issued = systemPoints(scheme, 'issued')
      const way = kind === 'award' ? { debit: own, credit: issued } : { debit: issued, credit: own }
      return { line, ...way, amount: points, effectiveDate: happenedOn }
    })
}

function everything(
  { line, scheme, subject, happenedOn }: PostedDeed,
  drafted: readonly TransferDraft[],
  ground: PostingGround,
): TransferDraft[] {
  return TAKEN.flatMap((purpose): TransferDraft[] => {
    const own = subjectPoints(scheme, subject, purpose)
    const has = (account: TransferDraft['debit']) =>
      account.unit === scheme && account.owner === subject && account.kind === purpose
    const moved = drafted.reduce(
      (sum, { debit, credit, amount }) => sum + (has(debit) ? amount : 0) - (has(credit) ? amount : 0),
      0,
    )
    const amount = ground.balance(scheme, subject, purpose) + moved
    if (amount <= 0) return []
    return [{ line, debit: systemPoints(scheme, 'cleared'), credit: own, amount, effectiveDate: happenedOn }]
  })
}
