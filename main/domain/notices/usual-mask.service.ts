import type { ReadHandle } from '../../db/handle.ts'
import { noticesStore as store } from './notices.store.ts'
import type { Mask } from './public-names.ts'

/**
 * How the village hides names: as on the notice it hung last. Names in full were decided for that notice alone; they
 * are never the usual way.
 */
export const usualMask = (db: ReadHandle): Exclude<Mask, 'full'> => store.lastHidden(db) ?? 'masked'
