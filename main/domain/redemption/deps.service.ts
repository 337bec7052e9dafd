import type { Store, WriteHandle } from '../../db/handle.ts'
import type { Clock } from '../../kernel/dates.ts'
import type { CatalogueService } from '../catalogue/catalogue.service.ts'
import type { CounterHouseholds } from '../households/counter.service.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { SchemesService } from '../schemes/schemes.service.ts'
import type { SessionService } from '../staff/session.service.ts'
import type { StaffService } from '../staff/staff.service.ts'
import type { StockService } from '../stock/stock.service.ts'

/** What the counter stands on. */
export interface CounterDeps {
  readonly store: Store
  readonly ledger: Ledger
  readonly clock: Clock
  readonly households: CounterHouseholds
  readonly schemes: SchemesService
  readonly catalogue: CatalogueService
  readonly stock: StockService
  readonly sessions: SessionService
  readonly staff: StaffService
  /** Puts the slip of a document just posted into the print queue, in the same transaction. */
  readonly queueSlip: (tx: WriteHandle, document: string, serial: string) => void
}
