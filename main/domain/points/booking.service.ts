import type { points } from '../../api/points.ts'
import type { Caller, Calls } from '../../api/types.ts'
import type { ReadHandle, Store, WriteHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import type { DocumentId, SubjectId } from '../../kernel/ids.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import { type Purpose, subjectPoints, systemPoints } from '../ledger/accounts.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { PostedDocument } from '../ledger/ledger.ts'
import type { SchemesService } from '../schemes/schemes.service.ts'
import type { SpendingScheme } from '../schemes/schemes.ts'
import { pointsStore as store } from './points.store.ts'
import { checkEffective, checkShare, pointsRefusals as refusals } from './points.ts'
import { purposeRefusals } from './purposes.ts'

export interface PointsDeps {
  readonly store: Store
  readonly ledger: Ledger
  readonly schemes: SchemesService
}

export interface Booking {
  readonly document: string
  readonly effectiveDate: string
  readonly reason: string
  readonly rows: readonly { readonly household: string; readonly points: number }[]
}

/** Where the shares were read from, where they were. */
export interface FromFile {
  readonly sha256: string
  readonly fileName: string
  readonly rowOf: ReadonlyMap<string, number>
  /** Asked before anything else; refuses where the file must not come in. */
  readonly check: () => Result<null>
}

interface Share {
  readonly household: string
  readonly number: string
  readonly name: string
  readonly subject: SubjectId
  readonly points: number
}

type Posted = Result<PostedDocument & { households: number; total: number }>

/** Where points come from, and what they are for. */
const WAYS = {
  points_opened: { from: 'opening', purpose: 'earned' },
  points_granted: { from: 'issued', purpose: 'earned' },
  gift_granted: { from: 'gift', purpose: 'gifted' },
} as const satisfies Record<string, { from: Parameters<typeof systemPoints>[1]; purpose: Purpose }>

export interface BookingService extends Pick<Calls<typeof points>, 'open' | 'grant' | 'gift'> {
  openFromFile(tx: WriteHandle, booking: Booking, caller: Caller, file: FromFile): Posted
}

/** 期初, 入账 and 赠分: one document for any number of households. */
export function createBooking({ store: village, ledger, schemes }: PointsDeps): BookingService {
  return {
    open: (input, caller) => village.write((tx) => post(tx, 'points_opened', input, caller)),
    grant: (input, caller) => village.write((tx) => post(tx, 'points_granted', input, caller)),
    gift: (input, caller) => village.write((tx) => post(tx, 'gift_granted', input, caller)),
    openFromFile: (tx, booking, caller, file) => post(tx, 'points_opened', booking, caller, file),
  }

  function post(
    tx: WriteHandle,
    kind: keyof typeof WAYS,
    booking: Booking,
    caller: Caller,
    file?: FromFile,
  ): Posted {
    const effectiveDate = booking.effectiveDate as Day
    const posted = ledger.post(
      tx,
      {
        id: booking.document as DocumentId,
        kind,
        request: { effectiveDate, rows: booking.rows, ...(file ? { sha256: file.sha256 } : {}) },
        texts: { reason: booking.reason, fileName: file?.fileName },
      },
      () => {
        const fits = file?.check() ?? ok(null)
        if (!fits.ok) return fits
        const scheme = schemes.ofHouseholds(tx, ledger.today())
        if (!scheme.ok) return scheme
        if (kind === 'gift_granted' && !scheme.value.settings.gifts.on) return purposeRefusals.off('赠分')
        const day = checkEffective(effectiveDate, ledger.today())
        if (!day.ok) return day
        const shares = sharesOf(tx, booking, scheme.value)
        if (!shares.ok) return shares
        if (kind === 'points_opened') {
          const fresh = notOpenedYet(tx, shares.value, scheme.value)
          if (!fresh.ok) return fresh
        }
        const { from, purpose } = WAYS[kind]
        const only = shares.value.length === 1 ? shares.value[0] : undefined
        return ok({
          recordedBy: caller.staff?.id ?? null,
          household: only?.household ?? null,
          scheme: scheme.value.id,
          facts: {
            households: shares.value.length,
            total: shares.value.reduce((sum, share) => sum + share.points, 0),
          },
          transfers: shares.value.map((share, index) => ({
            line: index + 1,
            debit: subjectPoints(scheme.value.id, share.subject, purpose),
            credit: systemPoints(scheme.value.id, from),
            amount: share.points,
            effectiveDate,
          })),
        })
      },
    )
    if (!posted.ok) return posted
    if (file && !posted.value.repeated) keepFile(tx, booking, file)
    const { households, total } = posted.value.facts as { households: number; total: number }
    return ok({ ...posted.value, households, total })
  }
}

function sharesOf(db: ReadHandle, { rows }: Booking, scheme: SpendingScheme): Result<Share[]> {
  if (rows.length === 0) return refusals.noRows()
  const seen = new Set<string>()
  const shares: Share[] = []
  for (const { household: id, points } of rows) {
    const household = store.household(db, id)
    if (household === undefined) return refusals.household()
    const name = household.head ?? ''
    if (seen.has(id)) return refusals.twice(household.number)
    seen.add(id)
    const { number, status } = household
    const checked = checkShare({ number, name, status, points }, scheme.settings.precision)
    if (!checked.ok) return checked
    shares.push({ household: id, number, name, subject: household.subject as SubjectId, points })
  }
  return ok(shares)
}

/** An opening balance is written once a household: a second one would double it. */
function notOpenedYet(db: ReadHandle, shares: readonly Share[], scheme: SpendingScheme): Result<null> {
  const opened = store.opened(db, scheme.id)
  const twice = shares.filter((share) => opened.has(share.subject))
  const first = twice[0]
  if (first === undefined) return ok(null)
  return refusals.openedBefore(first.number, first.name, opened.get(first.subject)!, twice.length - 1)
}

function keepFile(tx: WriteHandle, booking: Booking, file: FromFile): void {
  store.insertImport(tx, { id: booking.document, file_name: file.fileName, sha256: file.sha256 })
  for (const { household } of booking.rows) {
    const row = file.rowOf.get(household)
    assert(row !== undefined, `household ${household} came from no row`)
    store.insertRow(tx, { import: booking.document, row, id: household })
  }
}
