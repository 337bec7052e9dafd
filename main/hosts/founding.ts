import type { founding } from '../api/session.ts'
import type { Calls } from '../api/types.ts'
import type { SiteService } from '../domain/site/site.service.ts'
import type { StaffService } from '../domain/staff/staff.service.ts'
import { staffRefusals } from '../domain/staff/staff.ts'
import { ok } from '../kernel/result.ts'

/** The wizard's first step, and the demo village that can be put away. */
export function createFounding(deps: { site: SiteService; staff: StaffService }): Calls<typeof founding> {
  return {
    found(input) {
      const posted = deps.site.found({ ...input, demo: false })
      if (!posted.ok) return posted
      const admin = input.people.find((person) => person.roles.includes('admin'))
      if (!admin) return staffRefusals.needsAdmin()
      return ok({ recoveryCode: deps.staff.setFirstSecrets(input.people, admin.id) })
    },
    startDemo: () => staffRefusals.notDemo(),
    endDemo: () => staffRefusals.notDemo(),
  }
}
