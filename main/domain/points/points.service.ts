import type { points } from '../../api/points.ts'
import type { Calls } from '../../api/types.ts'
import { createBooking, type PointsDeps } from './booking.service.ts'
import { createPointsList } from './list.service.ts'
import { createOpeningIntake } from './opening-intake.service.ts'
import { createPointsReversal } from './reversal.service.ts'
import { createSubjects } from './subjects.service.ts'

export interface PointsService extends Calls<typeof points> {}

export function createPoints(deps: PointsDeps): PointsService {
  const booking = createBooking(deps)
  return {
    open: booking.open,
    grant: booking.grant,
    gift: booking.gift,
    ...createPointsList(deps),
    ...createSubjects(deps),
    ...createPointsReversal(deps),
    ...createOpeningIntake(deps, booking),
  }
}
