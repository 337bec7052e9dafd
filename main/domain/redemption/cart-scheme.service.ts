import type { Cart } from '../../api/redemption.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Result } from '../../kernel/result.ts'
import type { SpendingScheme } from '../schemes/schemes.ts'
import type { CounterDeps } from './deps.service.ts'
import { cartRefusals } from './refusals.ts'

/** One slip, one scheme: the one the cart was begun with, or the counter's own for a new cart. */
export function schemeOf(
  { schemes }: Pick<CounterDeps, 'schemes'>,
  db: ReadHandle,
  cart: Pick<Cart, 'scheme'>,
  today: Day,
): Result<SpendingScheme> {
  const found = schemes.spending(db, today, cart.scheme)
  return found.ok || cart.scheme === undefined ? found : cartRefusals.schemeEnded()
}
