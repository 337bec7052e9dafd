import type { WriteHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { PostedDocument } from '../ledger/ledger.ts'
import type { AskedLine } from './assembly.service.ts'
import type { CounterDeps } from './deps.service.ts'
import { happenedDraft } from './happened.service.ts'
import { mergeLines } from './redemption.ts'
import { paperRefusals as refusals } from './refusals.ts'

/**
 * 漏开单: handed out without a slip, as a count found. Who handed it out is not known, so the slip names the
 * 盘点人 alone; it waits for no second person, because the 监盘人 approves it with the count, by PIN.
 */
export interface MissingSlip {
  readonly document: DocumentId
  readonly count: string
  readonly household: string
  readonly lines: readonly AskedLine[]
  readonly day: Day
  readonly writer: string
  /** Who was at the keys. */
  readonly enteredBy: string | null
}

/** Posts the slip that was never written, and prints it to be signed, in the transaction of its count. */
export function writeMissingSlip(
  deps: CounterDeps,
  tx: WriteHandle,
  { document, count, household, lines, day, writer, enteredBy }: MissingSlip,
): Result<PostedDocument> {
  const posted = deps.ledger.post(
    tx,
    {
      id: document,
      kind: 'redemption',
      request: {
        household,
        lines: mergeLines(lines).map(({ item, quantity }) => ({ item, quantity })),
        missing: { count, day, writer },
      },
    },
    () =>
      happenedDraft(deps, tx, {
        household,
        lines,
        day,
        writer,
        issuer: writer,
        enteredBy,
        awaitingReview: false,
        collector: ({ members, headName, number }) => {
          const member = members.find(({ isHead }) => isHead) ?? members[0]
          return member ? ok({ kind: 'member', person: member.id }) : refusals.nobody(headName ?? number)
        },
        total: null,
        from: { missing: { count } },
      }),
  )
  if (posted.ok) deps.queueSlip(tx, posted.value.id, posted.value.serial)
  return posted
}
