import { ROLE_NAMES, type Role } from '#main/api/session.ts'

/** "管理员、报账员" */
export const rolesText = (roles: readonly Role[]): string => roles.map((role) => ROLE_NAMES[role]).join('、')
