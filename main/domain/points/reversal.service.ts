import type { points } from '../../api/points.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { DOCUMENT_KINDS, type DocumentKind } from '../ledger/documents.ts'
import type { TransferDraft } from '../ledger/ledger.ts'
import type { PointsDeps } from './booking.service.ts'
import { cyclesStore } from './cycles.store.ts'
import { payoutStore } from './payout.store.ts'
import { type PointsDocumentRow, pointsStore as store } from './points.store.ts'
import { pointsRefusals as refusals } from './points.ts'

/**
 * 冲销 of points opened, granted, given as a gift, cleared or paid out; with points paid out the money goes back to
 * its fund. A correction may take a household below zero, but only where somebody has said so; an import and a gift
 * are taken back only while nothing of them has been spent.
 */
export function createPointsReversal({
  store: village,
  ledger,
}: PointsDeps): Pick<Calls<typeof points>, 'reverse'> {
  return {
    reverse(input, caller) {
      return village.write((tx) => {
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'entry_reversed',
            request: { of: input.of, evenBelow: input.evenBelow },
            texts: { reason: input.reason },
          },
          () => {
            const original = store.document(tx, input.of)
            if (original === undefined) return refusals.unknownDocument()
            const moved = store.movedBy(tx, original.id)
            const free = mayGo(tx, original, moved, input.evenBelow)
            if (!free.ok) return free
            const transfers: TransferDraft[] = []
            const money = payoutStore.money(tx, original.id)
            for (const transfer of [...moved.map((row) => row.transfer), ...money.map(({ id }) => id)]) {
              const mirror = ledger.mirrorOf(tx, transfer)
              if (!mirror.ok) return mirror
              transfers.push(mirror.value)
            }
            return ok({
              recordedBy: caller.staff?.id ?? null,
              refersTo: original.id,
              household: moved.length === 1 ? (moved[0]?.id ?? null) : null,
              facts: {
                serial: original.serial,
                kind: original.kind,
                households: moved.length,
                total: -moved.reduce((sum, { points: given }) => sum + given, 0),
              },
              transfers,
            })
          },
        )
        if (posted.ok && !posted.value.repeated) {
          store.reverseImport(tx, input.of, posted.value.id)
          cyclesStore.reopen(tx, input.of, posted.value.id)
        }
        return posted
      })
    },
  }
}

const REVERSIBLE = [
  ...['points_opened', 'points_granted', 'points_cleared', 'base_granted'],
  ...['gift_granted', 'points_paid_out'],
]

function mayGo(
  db: ReadHandle,
  original: PointsDocumentRow,
  moved: ReturnType<typeof store.movedBy>,
  evenBelow: boolean,
): Result<null> {
  if (!REVERSIBLE.includes(original.kind)) {
    return refusals.notReversible(DOCUMENT_KINDS[original.kind as DocumentKind].title)
  }
  if (original.reversed !== null) return refusals.reversedBefore(original.serial, original.reversed)
  const gone = moved.find(({ status }) => status === 'merged' || status === 'closed')
  if (gone) return refusals.gone(original.serial, gone.number)
  const short = moved.filter(({ balance, points: given }) => balance < given)
  const first = short[0]
  const kept = original.file_name !== null ? 'import' : original.kind === 'gift_granted' ? 'gift' : undefined
  if (first === undefined || (evenBelow && kept === undefined)) return ok(null)
  return refusals.used(
    original.serial,
    short.map(({ number, head }) => `${number} 号${head ?? ''}`),
    store.spentBy(db, first.account) ?? '',
    kept,
  )
}
