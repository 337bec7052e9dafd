import type { points } from '../../api/points.ts'
import type { Calls } from '../../api/types.ts'
import { type Day, timeOf } from '../../kernel/dates.ts'
import { ok } from '../../kernel/result.ts'
import { readContent } from '../ledger/content.ts'
import { DOCUMENT_KINDS } from '../ledger/documents.ts'
import type { PointsDeps } from './booking.service.ts'
import { pointsEntries } from './entries.service.ts'
import { type PointsDocumentRow, pointsStore as store } from './points.store.ts'
import { pointsRefusals as refusals } from './points.ts'

type Kind = 'points_opened' | 'points_granted' | 'points_cleared' | 'base_granted' | 'entry_reversed'

/** Who has how many points, where they came from, and the documents behind. */
export function createPointsList({
  store: village,
  ledger,
  schemes,
}: PointsDeps): Pick<Calls<typeof points>, 'list' | 'ledger' | 'documents' | 'document'> {
  return {
    list() {
      const scheme = schemes.spending(village, ledger.today())
      if (!scheme.ok) return scheme
      const heldBack = schemes.heldBackOf(village, scheme.value)
      const opened = store.opened(village, scheme.value.id)
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
          spendable: row.balance - heldBack(row.subject),
          lastOn: row.last_on,
          opened: opened.has(row.subject),
        })),
      )
    },

    ledger({ household, from, to }) {
      const scheme = schemes.spending(village, ledger.today())
      if (!scheme.ok) return scheme
      const known = store.household(village, household)
      if (known === undefined) return refusals.household()
      const entries = pointsEntries(village, known.subject, scheme.value.id, from as Day, to as Day)
      return ok({ opening: entries.opening, rows: entries.rows.map((row) => ({ ...row })) })
    },

    documents: ({ limit }) => ok(store.documents(village, limit).map(shown)),

    document({ document }) {
      const row = store.document(village, document)
      if (row === undefined) return refusals.unknownDocument()
      return ok({
        ...shown(row),
        checkCode: row.check_code,
        rows: store.movedBy(village, document).map((moved) => ({
          household: moved.id,
          number: moved.number,
          groupName: moved.group_name,
          headName: moved.head,
          points: moved.points,
        })),
      })
    },
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
