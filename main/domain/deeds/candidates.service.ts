import type { z } from 'zod'
import type { candidate } from '../../api/deeds.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import type { SchemeId } from '../../kernel/ids.ts'
import { ok } from '../../kernel/result.ts'
import type { ClauseInForce } from '../rules/rules.ts'
import { allowanceOf } from './allowance.ts'
import { candidatesStore } from './candidates.store.ts'
import type { SubjectKind } from './judged.ts'
import { countedOf } from './recording.service.ts'
import { calledOf, checkCandidate, isMeant } from './recording.ts'

/** Who may be ticked: plain values, which may go to another thread. */
export interface CandidatesWork {
  readonly scheme: SchemeId
  readonly subject: SubjectKind
  /** Without one, everybody and no limits. */
  readonly clause: ClauseInForce | null
  readonly day: Day
  readonly today: Day
}

export type ShownCandidate = z.infer<typeof candidate>

/** Everybody on the sheet, each with what the clause still allows them. */
export function candidatesOf(db: ReadHandle, work: CandidatesWork): ShownCandidate[] {
  const { scheme, subject, clause, day, today } = work
  const terms = candidatesStore.searchTerms(db)
  const everyone = candidatesStore
    .everyone(db, subject, day)
    .filter((one) => clause === null || isMeant(one, clause))
  const counted = clause && countedOf(db, scheme, clause, day, everyone)
  return everyone.map((one) => {
    const before = counted?.(one) ?? []
    const allowance = clause ? allowanceOf(clause, before, day, today) : null
    const open = clause ? checkCandidate(one, clause, { who: one.who, called: calledOf(one) }) : ok(null)
    return {
      who: one.who,
      number: one.number,
      groupName: one.groupName,
      grid: one.grid,
      name: one.name,
      terms: one.household === null ? '' : (terms.get(one.household) ?? ''),
      household: one.household,
      points: allowance?.points ?? null,
      times: allowance?.times ?? null,
      sentence: allowance?.sentence ?? '',
      blocked: open.ok ? null : open.refusal.sentence,
      recorded: before.find(({ happenedOn }) => happenedOn === day)?.serial ?? null,
    }
  })
}
