import { scryptSync, timingSafeEqual } from 'node:crypto'
import { ok, type Result, refuse } from '../../kernel/result.ts'

/** Wrong tries before a PIN locks, and for how long: long enough to stop guessing, short enough for a shop day. */
export const WRONG_TRIES = 5
export const LOCK_MINUTES = 5

const SCRYPT = { N: 16384, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

/** Hash of a PIN or recovery code, hex; the salt is hex too. */
export function hashSecret(secret: string, salt: string): string {
  return scryptSync(secret, Buffer.from(salt, 'hex'), 32, SCRYPT).toString('hex')
}

export function secretMatches(secret: string, salt: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(secret, salt), 'hex'), Buffer.from(hash, 'hex'))
}

/** A recovery code to print: four groups of four letters and digits that no eye confuses. */
export function recoveryCodeFrom(bytes: Uint8Array): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
  const letters = [...bytes.slice(0, 16)].map((byte) => alphabet[byte % alphabet.length])
  return letters.join('').replace(/(.{4})(?!$)/g, '$1-')
}

/** As typed from paper: capitals, no spaces or dashes. */
export const normalRecoveryCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')

export interface PinRecord {
  readonly salt: string
  readonly hash: string
  readonly wrongTries: number
  readonly lockedUntil: Date | null
}

export type PinAnswer =
  | { readonly right: true }
  | { readonly right: false; readonly wrongTries: number; readonly lockedUntil: Date | null }

export const pinRefusals = {
  unknown: () => refuse('pin_not_set', '这个人还没有设密码，请管理员在设置里给他设一个。'),
  locked: (minutes: number) =>
    refuse('pin_locked', `密码输错太多次，请等 ${minutes} 分钟再试，或请管理员重设密码。`, { minutes }),
  wrong: (left: number) =>
    refuse('pin_wrong', left > 0 ? `密码不对，还可以试 ${left} 次。` : '密码不对，先锁上几分钟。', { left }),
}

/** Judges one try; the caller writes back the count it answers. */
export function judgePin(record: PinRecord | undefined, pin: string, now: Date): Result<PinAnswer> {
  if (record === undefined) return pinRefusals.unknown()
  if (record.lockedUntil !== null && record.lockedUntil > now) {
    return pinRefusals.locked(Math.ceil((record.lockedUntil.getTime() - now.getTime()) / 60_000))
  }
  if (secretMatches(pin, record.salt, record.hash)) return ok({ right: true })
  const wrongTries = record.wrongTries + 1
  const locks = wrongTries >= WRONG_TRIES
  return ok({
    right: false,
    wrongTries: locks ? 0 : wrongTries,
    lockedUntil: locks ? new Date(now.getTime() + LOCK_MINUTES * 60_000) : null,
  })
}
