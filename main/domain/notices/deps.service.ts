import type { Store } from '../../db/handle.ts'
import type { DeedsService } from '../deeds/deeds.service.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { CyclesService } from '../points/cycles.service.ts'
import type { SchemesService } from '../schemes/schemes.service.ts'

export interface NoticesDeps {
  readonly store: Store
  readonly ledger: Ledger
  readonly schemes: Pick<SchemesService, 'all' | 'inForce' | 'version'>
  readonly cycles: Pick<CyclesService, 'states' | 'previewEnd'>
  readonly deeds: Pick<
    DeedsService,
    | 'readyForNotice'
    | 'checkForNotice'
    | 'putOnNotice'
    | 'dispute'
    | 'settle'
    | 'takingBack'
    | 'postable'
    | 'within'
    | 'linesById'
    | 'onNotice'
  >
}
