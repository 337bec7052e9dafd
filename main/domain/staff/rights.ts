/**
 * Which role may do what. A volunteer serves and looks after households at the counter; the accountant keeps
 * stock, points and prices; the supervisors look at everything and change nothing; the administrator does it all.
 * Deeds are reported by grid workers and volunteers, decided at the steps of their scheme (the step says by
 * whom), published and posted by the committee and the accountant.
 */
export const RIGHTS_OF = {
  admin: [
    'look',
    'serve',
    'register',
    'keep_stock',
    'keep_points',
    'report',
    'decide',
    'publish',
    'close',
    'supervise',
    'administer',
  ],
  clerk: ['look', 'serve', 'register', 'report'],
  accountant: [
    'look',
    'register',
    'keep_stock',
    'keep_points',
    'report',
    'decide',
    'publish',
    'close',
    'supervise',
  ],
  supervisor: ['look', 'supervise'],
  recorder: ['look', 'report', 'decide'],
  assessor: ['look', 'report', 'decide'],
  committee: ['look', 'report', 'decide', 'publish', 'supervise'],
  township: ['look', 'decide', 'supervise'],
} as const satisfies Record<string, readonly string[]>

export type RoleName = keyof typeof RIGHTS_OF

/** The union of the rights of all of a person's roles. */
export function rightsOf(roles: readonly RoleName[]): string[] {
  return [...new Set(roles.flatMap((role) => RIGHTS_OF[role]))]
}
