import type { staff } from '../../api/session.ts'
import type { Calls } from '../../api/types.ts'
import type { Store, WriteHandle } from '../../db/handle.ts'
import type { Clock } from '../../kernel/dates.ts'
import type { DocumentId, Random } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import {
  hashSecret,
  judgePin,
  normalRecoveryCode,
  pinRefusals,
  recoveryCodeFrom,
  secretMatches,
} from './pins.ts'
import { type StaffRow, staffStore as store } from './staff.store.ts'
import { staffRefusals } from './staff.ts'

export interface StaffService extends Calls<typeof staff> {
  /** Tries a PIN; counts wrong tries and locks. */
  checkPin(staffId: string, pin: string): Result<StaffRow>
  /** Sets a new PIN with the printed recovery code, which is used up; answers the next one to print. */
  recover(staffId: string, recoveryCode: string, newPin: string): Result<{ recoveryCode: string }>
  /** Writes PINs and the recovery code of a village that has just been founded. */
  setFirstSecrets(people: readonly { id: string; pin: string }[], admin: string): string
  /** The administrators, where this machine knows neither a PIN nor a recovery code of any of them. */
  strandedAdmins(): readonly { readonly id: string; readonly name: string }[]
  find(staffId: string): StaffRow | undefined
  /** Keeps a person of the founding document. */
  enrol(tx: WriteHandle, person: StaffRow, document: string): void
}

export function createStaff(deps: {
  store: Store
  locks: Store
  ledger: Ledger
  clock: Clock
  random: Random
}): StaffService {
  const { locks, ledger, clock, random } = deps
  const salt = () => Buffer.from(random.bytes(16)).toString('hex')

  const writePin = (tx: WriteHandle, staffId: string, pin: string) => {
    const fresh = salt()
    store.setPin(tx, staffId, fresh, hashSecret(pin, fresh))
  }
  const writeRecovery = (tx: WriteHandle, staffId: string): string => {
    const code = recoveryCodeFrom(random.bytes(16))
    const fresh = salt()
    store.setRecovery(tx, staffId, fresh, hashSecret(normalRecoveryCode(code), fresh))
    return code
  }
  const member = (row: StaffRow, pins: Set<string>) => ({
    id: row.id,
    name: row.name,
    roles: [...row.roles],
    active: row.active,
    hasPin: pins.has(row.id),
  })

  const service: StaffService = {
    find: (staffId) => store.one(deps.store, staffId),
    enrol: (tx, person, document) => store.save(tx, person, document),

    strandedAdmins() {
      const admins = store
        .everyone(deps.store)
        .filter((person) => person.active && person.roles.includes('admin'))
      const pins = store.staffWithPins(locks)
      const known = admins.some(({ id }) => pins.has(id) || store.recovery(locks, id) !== undefined)
      return known ? [] : admins.map(({ id, name }) => ({ id, name }))
    },

    checkPin(staffId, pin) {
      const person = store.one(deps.store, staffId)
      if (person === undefined || !person.active) return staffRefusals.unknownPerson()
      const record = store.pin(locks, staffId)
      const judged = judgePin(record, pin, clock.now())
      if (!judged.ok) return judged
      const answer = judged.value
      // nothing to forget, nothing to write: a full disk keeps nobody from looking
      if (answer.right && record?.wrongTries === 0 && record.lockedUntil === null) return ok(person)
      locks.write((tx) => {
        if (answer.right) store.countTry(tx, staffId, 0, null)
        else store.countTry(tx, staffId, answer.wrongTries, answer.lockedUntil)
        return ok(null)
      })
      if (answer.right) return ok(person)
      return pinRefusals.wrong(answer.lockedUntil === null ? 5 - answer.wrongTries : 0)
    },

    recover(staffId, recoveryCode, newPin) {
      const record = store.recovery(locks, staffId)
      const typed = normalRecoveryCode(recoveryCode)
      if (record === undefined || !secretMatches(typed, record.salt, record.hash))
        return staffRefusals.wrongRecovery()
      return locks.write((tx) => {
        writePin(tx, staffId, newPin)
        return ok({ recoveryCode: writeRecovery(tx, staffId) })
      })
    },

    setFirstSecrets(people, admin) {
      let code = ''
      locks.write((tx) => {
        for (const person of people) writePin(tx, person.id, person.pin)
        code = writeRecovery(tx, admin)
        return ok(null)
      })
      return code
    },

    list() {
      const pins = store.staffWithPins(locks)
      return ok(store.everyone(deps.store).map((row) => member(row, pins)))
    },

    save(input, caller) {
      const row: StaffRow = { id: input.id, name: input.name, roles: input.roles, active: input.active }
      const saved = deps.store.write((tx) => {
        const others = store.everyone(tx).filter((person) => person.id !== row.id)
        if (others.some((person) => person.name === row.name)) return staffRefusals.sameName(row.name)
        if (![...others, row].some((person) => person.active && person.roles.includes('admin'))) {
          return staffRefusals.lastAdmin()
        }
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'staff_changed',
            request: {
              staff: row.id,
              roles: row.roles,
              active: row.active,
              newPin: input.newPin !== undefined,
            },
            texts: { name: row.name },
          },
          () => ok({ recordedBy: caller.staff?.id ?? null }),
        )
        if (posted.ok && !posted.value.repeated) store.save(tx, row, posted.value.id)
        return posted
      })
      if (!saved.ok) return saved
      if (input.newPin !== undefined) {
        const pin = input.newPin
        locks.write((tx) => {
          writePin(tx, row.id, pin)
          return ok(null)
        })
      }
      return ok(member(row, store.staffWithPins(locks)))
    },

    setOwnPin(input, caller) {
      if (caller.staff === null) return staffRefusals.notSignedIn()
      const staffId = caller.staff.id
      const checked = service.checkPin(staffId, input.oldPin)
      if (!checked.ok) return checked
      return locks.write((tx) => {
        writePin(tx, staffId, input.newPin)
        return ok({})
      })
    },

    newRecoveryCode(input, caller) {
      if (caller.staff === null) return staffRefusals.notSignedIn()
      const staffId = caller.staff.id
      const checked = service.checkPin(staffId, input.pin)
      if (!checked.ok) return checked
      return locks.write((tx) => ok({ recoveryCode: writeRecovery(tx, staffId) }))
    },
  }
  return service
}
