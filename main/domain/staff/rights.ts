/**
 * Which role may do what. A volunteer serves and looks after households at the counter; the accountant keeps
 * stock, points and prices; the supervisors look at everything and change nothing; the administrator does it all.
 */
export const RIGHTS_OF = {
  admin: ['look', 'serve', 'register', 'keep_stock', 'keep_points', 'supervise', 'administer'],
  clerk: ['look', 'serve', 'register'],
  accountant: ['look', 'register', 'keep_stock', 'keep_points', 'supervise'],
  supervisor: ['look', 'supervise'],
} as const satisfies Record<string, readonly string[]>

export type RoleName = keyof typeof RIGHTS_OF

/** The union of the rights of all of a person's roles. */
export function rightsOf(roles: readonly RoleName[]): string[] {
  return [...new Set(roles.flatMap((role) => RIGHTS_OF[role]))]
}
