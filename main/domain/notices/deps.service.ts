import type { Store } from '../../db/handle.ts'
import type { Result } from '../../kernel/result.ts'
import type { DeedsService } from '../deeds/deeds.service.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { CyclesService } from '../points/cycles.service.ts'
import type { SchemesService } from '../schemes/schemes.service.ts'
import type { Drawn, DrawWork } from './drawing.service.ts'

export interface NoticesDeps {
  readonly store: Store
  readonly ledger: Ledger
  readonly schemes: Pick<SchemesService, 'all' | 'inForce' | 'version'>
  readonly cycles: Pick<CyclesService, 'states' | 'previewEnd'>
  /** Draws a long list on a thread beside the counter; with a document's id, writes its lines there too. */
  readonly aside?: (work: DrawWork, hangAs?: string) => Promise<Result<Drawn>>
  /** More subjects than this are many. */
  readonly manySubjects?: number
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
