import { z } from 'zod'
import { call, documentRef, id, nothing, requiredText } from './call.ts'

/** 管理员 兑换员 报账员 村务监督委员会 网格员 评议小组 村两委 乡镇 */
export const roles = [
  ...(['admin', 'clerk', 'accountant', 'supervisor'] as const),
  ...(['recorder', 'assessor', 'committee', 'township'] as const),
] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

export const ROLE_NAMES: Record<Role, string> = {
  admin: '管理员',
  clerk: '兑换员',
  accountant: '报账员',
  supervisor: '村务监督委员会',
  recorder: '网格员',
  assessor: '评议小组',
  committee: '村两委',
  township: '乡镇',
}

/** Four to eight digits. */
export const pin = z.string().regex(/^\d{4,8}$/)

export const staffMember = z.object({
  id,
  name: z.string(),
  roles: z.array(role),
  active: z.boolean(),
  hasPin: z.boolean(),
})
export type StaffMember = z.infer<typeof staffMember>

export const shift = z.object({
  id,
  businessDate: z.string(),
  writer: z.object({ id, name: z.string() }),
  issuer: z.object({ id, name: z.string() }),
  /** One person alone: every slip waits for a countersignature. */
  alone: z.boolean(),
})
export type Shift = z.infer<typeof shift>

export const sessionState = z.object({
  /** False until the wizard (or the demo) has begun the village's file. */
  founded: z.boolean(),
  village: z.string(),
  shop: z.string(),
  demo: z.boolean(),
  today: z.string(),
  person: z.object({ id, name: z.string(), roles: z.array(role), rights: z.array(z.string()) }).nullable(),
  locked: z.boolean(),
  shift: shift.nullable(),
  /** A sentence where the clock must be confirmed before anything posts. */
  clockQuestion: z.string().nullable(),
  /** Where this machine knows no way in for any of them: one takes the books over. */
  strandedAdmins: z.array(z.object({ id, name: z.string() })),
})
export type SessionState = z.infer<typeof sessionState>

/** Signing in, the shift, the clock: who stands at the counter, and which day it is. */
export const session = {
  state: call('anyone', nothing, sessionState),
  people: call('anyone', nothing, z.array(staffMember.pick({ id: true, name: true, roles: true }))),
  signIn: call('anyone', z.object({ staff: id, pin }), sessionState, 'session'),
  /** The printed recovery code lets the administrator set a new PIN once. */
  recover: call(
    'anyone',
    z.object({ staff: id, recoveryCode: requiredText(40), newPin: pin }),
    z.object({ recoveryCode: z.string() }),
  ),
  signOut: call('anyone', nothing, sessionState, 'session'),
  lock: call('anyone', nothing, sessionState, 'session'),
  /** The person did something: keeps the idle lock away. */
  touch: call('look', nothing, nothing),
  openShift: call('serve', z.object({ writer: id, issuer: id }), shift, 'session'),
  closeShift: call('serve', nothing, z.object({ uncountersigned: z.int() }), 'session'),
  confirmClock: call('look', z.object({ document: id, pin }), documentRef, 'session'),
}

/** People of the shop and their rights; every change is a document. */
export const staff = {
  list: call('look', nothing, z.array(staffMember)),
  save: call(
    'administer',
    z.object({
      document: id,
      id,
      name: requiredText(20),
      roles: z.array(role).min(1),
      active: z.boolean(),
      newPin: pin.optional(),
    }),
    staffMember,
    'staff',
    'session',
  ),
  setOwnPin: call('look', z.object({ oldPin: pin, newPin: pin }), nothing),
  newRecoveryCode: call('administer', z.object({ pin }), z.object({ recoveryCode: z.string() })),
}

/** The first steps of the wizard, before anybody can sign in. */
export const founding = {
  found: call(
    'anyone',
    z.object({
      document: id,
      village: requiredText(30),
      shop: requiredText(40),
      siteCode: z.string().trim().max(20),
      people: z
        .array(z.object({ id, name: requiredText(20), roles: z.array(role).min(1), pin }))
        .min(1)
        .max(50),
    }),
    z.object({ recoveryCode: z.string() }),
    'session',
  ),
  /**
   * 接管: the books have come to a machine without their PINs. An administrator begins anew there, on a branch of
   * its own, and the book says so.
   */
  takeOver: call(
    'anyone',
    z.object({ document: id, staff: id, newPin: pin }),
    z.object({ serial: z.string(), recoveryCode: z.string() }),
    'session',
    'staff',
  ),
  /** 「先用体验数据看看」 */
  startDemo: call('anyone', nothing, nothing, 'session'),
  /** Puts the demo village away and returns to the wizard: swaps the file, deletes no ledger row. */
  endDemo: call('anyone', nothing, nothing, 'session'),
}
