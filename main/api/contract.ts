import { audit } from './audit.ts'
import { catalogue } from './catalogue.ts'
import { closing } from './closing.ts'
import { counting } from './counting.ts'
import { cycles } from './cycles.ts'
import { deeds } from './deeds.ts'
import { events } from './events.ts'
import { households } from './households.ts'
import { notices } from './notices.ts'
import { party } from './party.ts'
import { points } from './points.ts'
import { printing } from './printing.ts'
import { purposes } from './purposes.ts'
import { corrections, redemption } from './redemption.ts'
import { register } from './register.ts'
import { reports } from './reports.ts'
import { rules } from './rules.ts'
import { safekeeping } from './safekeeping.ts'
import { schemes } from './schemes.ts'
import { founding, session, staff } from './session.ts'
import { stock } from './stock.ts'
import { teams } from './teams.ts'

/** Every call the app answers, by noun. The router serves exactly these; the renderer knows nothing else. */
export const contract = {
  session,
  staff,
  founding,
  households,
  register,
  teams,
  party,
  schemes,
  rules,
  deeds,
  notices,
  catalogue,
  stock,
  counting,
  points,
  cycles,
  purposes,
  reports,
  redemption,
  corrections,
  printing,
  closing,
  safekeeping,
  audit,
  events,
}
export type Contract = typeof contract
