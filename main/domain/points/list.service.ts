import type { PointsDocument, points } from '../../api/points.ts'
import type { Calls } from '../../api/types.ts'
import { timeOf } from '../../kernel/dates.ts'
import { spendableOf } from '../../kernel/purse.ts'
import { ok } from '../../kernel/result.ts'
import { readContent } from '../ledger/content.ts'
import { DOCUMENT_KINDS } from '../ledger/documents.ts'
import { giftedUnder } from '../schemes/purse.service.ts'
import type { PointsDeps } from './booking.service.ts'
import type { PayoutFacts } from './payout.service.ts'
import { payoutStore } from './payout.store.ts'
import { type PointsDocumentRow, pointsStore as store } from './points.store.ts'
import { pointsRefusals as refusals } from './points.ts'

type Kind = PointsDocument['kind']

/** Who has how many points, where they came from, and the documents behind. */
export function createPointsList({
  store: village,
  ledger,
  schemes,
}: PointsDeps): Pick<Calls<typeof points>, 'list' | 'documents' | 'document'> {
  return {
    list() {
      const scheme = schemes.ofHouseholds(village, ledger.today())
      if (!scheme.ok) return scheme
      const heldBack = schemes.heldBackOf(village, scheme.value)
      const { id, settings } = scheme.value
      const opened = store.opened(village, id)
      const gifted = settings.gifts.on ? store.gifted(village, id) : undefined
      return ok(
        store.everyone(village, scheme.value.id).map((row) => ({
          household: row.id,
          number: row.number,
          groupName: row.group_name,
          headName: row.head,
          population: row.population,
          status: row.status as 'active' | 'head_pending' | 'closed',
          terms: row.terms ?? '',
          balance: row.balance,
          spendable: settings.redeemable
            ? spendableOf({
                balance: row.balance,
                floor: heldBack(row.subject),
                gifted: giftedUnder(settings, () => gifted?.get(row.subject) ?? 0),
              })
            : 0,
          lastOn: row.last_on,
          opened: opened.has(row.subject),
        })),
      )
    },

    documents: ({ limit }) => ok(store.documents(village, limit).map(shown)),

    document({ document }) {
      const row = store.document(village, document)
      if (row === undefined) return refusals.unknownDocument()
      const payout = row.kind === 'points_paid_out' ? payoutOf(row) : null
      const money = payout === null ? [] : payoutStore.money(village, document)
      const fen = new Map(money.map(({ line, amount }) => [line, amount]))
      return ok({
        ...shown(row),
        checkCode: row.check_code,
        payout,
        rows: store.movedBy(village, document).map((moved) => ({
          household: moved.id,
          number: moved.number,
          groupName: moved.group_name,
          headName: moved.head,
          points: moved.points,
          fen: fen.get(moved.line) ?? 0,
        })),
      })
    },
  }

  function payoutOf(row: PointsDocumentRow) {
    const { fund, cycle, fenPerPoint, totalFen } = readContent(row.content).facts as unknown as PayoutFacts
    return { fund: payoutStore.fund(village, fund)?.name ?? '', cycle: cycle.name, fenPerPoint, totalFen }
  }
}

function shown(row: PointsDocumentRow) {
  const content = readContent(row.content)
  const facts = content.facts as { households: number; total: number }
  const kind = row.kind as Kind
  return {
    document: row.id,
    kind,
    title: DOCUMENT_KINDS[kind].title,
    serial: row.serial,
    businessDate: row.business_date,
    effectiveDate: content.transfers[0]?.effectiveDate ?? row.business_date,
    time: timeOf(new Date(row.entered_at)),
    recordedBy: row.recorded_by ?? '',
    reason: row.reason ?? '',
    households: facts.households,
    total: facts.total,
    fileName: row.file_name,
    reversed: row.reversed,
    reversible: row.reversed === null && kind !== 'entry_reversed',
  }
}
