import type { ReadHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'
import type { Day } from '../../kernel/dates.ts'

const receivedOn = prepared<{ lot: string }>()((p) =>
  village
    .selectFrom('lots')
    .innerJoin('documents', 'documents.id', 'lots.received_by')
    .select('documents.business_date')
    .where('lots.id', '=', p('lot')),
)

export const issuingStore = {
  receivedOn: (db: ReadHandle, lot: string) => receivedOn.get(db, { lot })?.business_date as Day,
}
