import type { households } from '../../api/households.ts'
import type { Calls } from '../../api/types.ts'
import { createCards } from './cards.service.ts'
import { createClosing } from './closing.service.ts'
import { type CounterHouseholds, createCounterHouseholds } from './counter.service.ts'
import { createFiles } from './file.service.ts'
import { createJoining } from './joining.service.ts'
import { createJoiningPaper } from './joining-paper.service.ts'
import { createProxies } from './proxies.service.ts'
import type { HouseholdsDeps } from './records.service.ts'
import { createRegistering } from './registering.service.ts'
import { createSearch } from './search.service.ts'

/** The register: its calls, and what the counter asks of it inside its own transaction. */
export interface HouseholdsService extends Calls<typeof households>, CounterHouseholds {}

export function createHouseholds(deps: HouseholdsDeps): HouseholdsService {
  return {
    ...createCounterHouseholds(),
    ...createSearch(deps),
    ...createFiles(deps),
    ...createRegistering(deps),
    ...createClosing(deps),
    ...createJoining(deps),
    ...createJoiningPaper(deps),
    ...createCards(deps),
    ...createProxies(deps),
  }
}
