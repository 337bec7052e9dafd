import { events } from './events.ts'
import { founding, session, staff } from './session.ts'

/** Every call the app answers, by noun. The router serves exactly these; the renderer knows nothing else. */
export const contract = {
  session,
  staff,
  founding,
  events,
}
export type Contract = typeof contract
