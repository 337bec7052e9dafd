import type { session } from '../../api/session.ts'
import type { Caller, Calls } from '../../api/types.ts'
import type { Store } from '../../db/handle.ts'
import { type Clock, type Day, dayOf } from '../../kernel/dates.ts'
import type { DocumentId, Ids } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { book } from '../ledger/book.service.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import { checkClock } from '../ledger/ledger.ts'
import { rightsOf } from './rights.ts'
import type { StaffService } from './staff.service.ts'
import { staffStore } from './staff.store.ts'
import { IDLE_LOCK_MINUTES, staffRefusals } from './staff.ts'

interface Session {
  staff: string | null
  locked: boolean
  lastSeen: number
}

/** Who is signed in at which window. Kept in memory: a restart asks for the PIN again. */
export interface SessionService extends Calls<typeof session> {
  /** The person behind a window, or why there is none. `touches` marks a deed of the person's own. */
  identify(session: string): Result<NonNullable<Caller['staff']>>
  /** The open shift with its people, or the refusal that asks to open one. */
  shift(): Result<{
    id: string
    writer: string
    issuer: string
    writerName: string
    issuerName: string
    alone: boolean
  }>
}

export function createSessions(deps: {
  store: Store
  ledger: Ledger
  staff: StaffService
  clock: Clock
  ids: Ids
  /** Slips of the day that still wait for a second person. */
  uncountersigned: (day: Day) => number
}): SessionService {
  const { store, ledger, staff, clock, ids } = deps
  const sessions = new Map<string, Session>()
  const of = (key: string): Session => {
    const known = sessions.get(key) ?? { staff: null, locked: false, lastSeen: clock.now().getTime() }
    sessions.set(key, known)
    const idleMinutes = (clock.now().getTime() - known.lastSeen) / 60_000
    if (known.staff !== null && idleMinutes >= IDLE_LOCK_MINUTES) known.locked = true
    return known
  }

  const currentShift = () => {
    const row = staffStore.openShift(store)
    return (
      row && {
        id: row.id,
        businessDate: row.business_date,
        writer: { id: row.writer, name: row.writer_name },
        issuer: { id: row.issuer, name: row.issuer_name },
        alone: row.writer === row.issuer,
      }
    )
  }

  const state = (key: string) => {
    const site = book.site(store)
    const known = of(key)
    const person = known.staff === null ? undefined : staff.find(known.staff)
    const head = book.head(store)
    const day = checkClock(head && dayOf(new Date(head.entered_at)), ledger.today())
    return {
      founded: site !== undefined,
      village: site?.village ?? '',
      shop: site?.shop ?? '',
      demo: site?.demo === 1,
      today: ledger.today() as string,
      person: person
        ? { id: person.id, name: person.name, roles: [...person.roles], rights: rightsOf(person.roles) }
        : null,
      locked: known.locked,
      shift: currentShift() ?? null,
      clockQuestion: day.ok ? null : day.refusal.sentence,
      strandedAdmins: staff.strandedAdmins().map((admin) => ({ ...admin })),
    }
  }

  return {
    identify(key) {
      const known = of(key)
      if (known.staff === null) return staffRefusals.notSignedIn()
      if (known.locked) return staffRefusals.locked()
      const person = staff.find(known.staff)
      if (person === undefined || !person.active) return staffRefusals.notSignedIn()
      return ok({ id: person.id, name: person.name, roles: [...person.roles] })
    },

    shift() {
      const open = currentShift()
      if (!open || open.businessDate !== ledger.today()) return staffRefusals.noShift()
      return ok({
        id: open.id,
        writer: open.writer.id,
        issuer: open.issuer.id,
        writerName: open.writer.name,
        issuerName: open.issuer.name,
        alone: open.alone,
      })
    },

    state: (_input, caller) => ok(state(caller.session)),

    people() {
      const active = staffStore.everyone(store).filter((person) => person.active)
      return ok(active.map(({ id, name, roles }) => ({ id, name, roles: [...roles] })))
    },

    signIn(input, caller) {
      const checked = staff.checkPin(input.staff, input.pin)
      if (!checked.ok) return checked
      sessions.set(caller.session, { staff: input.staff, locked: false, lastSeen: clock.now().getTime() })
      return ok(state(caller.session))
    },

    recover: (input) => staff.recover(input.staff, input.recoveryCode, input.newPin),

    signOut(_input, caller) {
      sessions.delete(caller.session)
      return ok(state(caller.session))
    },

    lock(_input, caller) {
      of(caller.session).locked = true
      return ok(state(caller.session))
    },

    touch(_input, caller) {
      of(caller.session).lastSeen = clock.now().getTime()
      return ok({})
    },

    openShift(input) {
      const today = ledger.today()
      const opened = store.write((tx) => {
        const open = staffStore.openShift(tx)
        if (open && open.business_date === today) return staffRefusals.shiftOpen()
        const writer = staffStore.one(tx, input.writer)
        const issuer = staffStore.one(tx, input.issuer)
        if (!writer?.active || !issuer?.active) return staffRefusals.unknownPerson()
        const now = clock.now().toISOString()
        if (open) staffStore.closeShift(tx, open.id, now)
        staffStore.insertShift(tx, {
          id: ids.next<string>(),
          business_date: today,
          opened_at: now,
          writer: input.writer,
          issuer: input.issuer,
        })
        return ok(null)
      })
      if (!opened.ok) return opened
      return ok(currentShift()!)
    },

    closeShift() {
      const open = staffStore.openShift(store)
      if (!open) return staffRefusals.noShift()
      return store.write((tx) => {
        staffStore.closeShift(tx, open.id, clock.now().toISOString())
        return ok({ uncountersigned: deps.uncountersigned(ledger.today()) })
      })
    },

    confirmClock(input, caller) {
      if (caller.staff === null) return staffRefusals.notSignedIn()
      const person = caller.staff
      const checked = staff.checkPin(person.id, input.pin)
      if (!checked.ok) return checked
      const today = ledger.today()
      return store.write((tx) =>
        ledger.post(
          tx,
          { id: input.document as DocumentId, kind: 'clock_confirmed', request: { today } },
          () => ok({ recordedBy: person.id }),
        ),
      )
    },
  }
}
