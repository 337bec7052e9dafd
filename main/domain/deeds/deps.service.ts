import type { ReadHandle, Store } from '../../db/handle.ts'
import type { Clock, Day } from '../../kernel/dates.ts'
import type { Ids } from '../../kernel/ids.ts'
import type { Result } from '../../kernel/result.ts'
import type { CatalogueService } from '../catalogue/catalogue.service.ts'
import type { CounterHouseholds } from '../households/counter.service.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { PhotoShelf } from '../photos/photos.ts'
import type { ClauseInForce, RulesInForce } from '../rules/rules.ts'
import type { SchemesService } from '../schemes/schemes.service.ts'
import type { StockService } from '../stock/stock.service.ts'
import type { CandidatesWork, ShownCandidate } from './candidates.service.ts'

/** What deeds ask of the rule book. */
export interface DeedRules {
  clause(db: ReadHandle, scheme: string, clause: string, day: Day): Result<ClauseInForce>
  inForce(db: ReadHandle, scheme: string, day: Day): RulesInForce | null
}

export interface DeedsDeps {
  readonly store: Store
  readonly ledger: Ledger
  readonly clock: Clock
  readonly ids: Ids
  readonly schemes: Pick<SchemesService, 'all' | 'inForce' | 'version'>
  readonly rules: DeedRules
  readonly households: Pick<CounterHouseholds, 'counterHousehold'>
  readonly photos: PhotoShelf
  /** Lists very many on a thread beside the counter. */
  readonly aside?: (work: CandidatesWork) => Promise<Result<ShownCandidate[]>>
  /** More subjects than this are many. */
  readonly manySubjects?: number
  /** What is handed in lies in the recycling place. */
  readonly goods: Pick<CatalogueService, 'item'> & Pick<StockService, 'addLot'>
}
