import {
  type ClosingFigures,
  type ClosingObstacle,
  type ClosingPage,
  type ClosingPaper,
  type ClosingPapersAsked,
  type ClosingPeriod,
  type ClosingVoucher,
  type closing,
  closingFigures,
} from '../../api/closing.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle, Store } from '../../db/handle.ts'
import type { Period } from '../../kernel/cycles.ts'
import type { Day } from '../../kernel/dates.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import type { Json } from '../../kernel/json.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { StaffService } from '../staff/staff.service.ts'
import { type KeptClosing, closingStore as store } from './closing.store.ts'
import { disagreement, closingRefusals as refusals } from './closing.ts'
import { figuresOf, papersOf, vouchersOf } from './figures.service.ts'
import { periodsOf } from './periods.ts'

export interface ClosingDeps {
  readonly store: Store
  readonly ledger: Ledger
  readonly staff: Pick<StaffService, 'checkPin'>
  readonly site: (db: ReadHandle) => { readonly village: string; readonly shop: string }
  /** A large book is read in seconds: then it is read beside the counter. */
  readonly aside: {
    readonly figures: (period: Period) => Promise<Result<ClosingFigures>>
    readonly papers: (period: Period, asked: ClosingPapersAsked) => Promise<Result<ClosingPaper[]>>
    readonly vouchers: (period: Period) => Promise<Result<ClosingVoucher[]>>
  }
  /** So many transfers make a book large. */
  readonly largeFrom?: number
  /** What other rooms want settled before a month is closed. */
  readonly obstacles: (db: ReadHandle, period: Period) => readonly ClosingObstacle[]
}

/** Below this a month's figures are there within a frame or two. */
const LARGE_FROM = 20_000

/** 月末结账: three books on one page, two names, and the month stays as it was. */
export function createClosing(deps: ClosingDeps): Calls<typeof closing> {
  const { store: village, ledger, staff, largeFrom = LARGE_FROM } = deps
  const large = () => store.size(village) > largeFrom
  const reckon = async (period: Period): Promise<Result<ClosingFigures>> =>
    large() ? await deps.aside.figures(period) : ok(figuresOf(village, period))

  return {
    periods: () => ok(periods(village)),

    async page(asked) {
      const found = periodOf(village, asked)
      if (!found.ok) return found
      const { village: name, shop } = deps.site(village)
      const page = { village: name, shop, closed: null, obstacles: [] }
      const standing = asked.span === 'month' ? standingClosing(village, asked.through) : undefined
      const kept = standing && keptFigures(standing)
      const figures = kept === undefined ? await reckon(found.value) : ok(kept)
      if (!figures.ok) return figures
      if (standing) return ok({ ...page, figures: figures.value, closed: closedView(standing) })
      const obstacles = asked.span === 'month' ? deps.obstacles(village, found.value) : []
      return ok({
        ...page,
        figures: figures.value,
        obstacles: [...disagreement(figures.value), ...obstacles],
      })
    },

    async papers(asked) {
      const found = periodOf(village, asked)
      if (!found.ok) return found
      return large() ? deps.aside.papers(found.value, asked) : ok(papersOf(village, found.value, asked))
    },

    async vouchers(asked) {
      const found = periodOf(village, asked)
      if (!found.ok) return found
      return large() ? deps.aside.vouchers(found.value) : ok(vouchersOf(village, found.value))
    },

    async close(input, caller) {
      const found = periodOf(village, { span: 'month', through: input.through })
      if (!found.ok) return found
      const made = await reckon(found.value)
      if (!made.ok) return made
      const figures = made.value
      const witness = staff.checkPin(input.witness, input.witnessPin)
      if (!witness.ok) return witness
      return village.write((tx) => {
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'closing',
            request: { through: input.through, witness: input.witness },
          },
          () => {
            const allowed = mayClose(tx, found.value)
            if (!allowed.ok) return allowed
            if (input.witness === caller.staff?.id) return refusals.sameWitness()
            const now = store.lastSequence(tx, input.through)
            if (now !== figures.sequence || now !== input.sequence) return refusals.changed()
            const [first] = [...disagreement(figures), ...deps.obstacles(tx, found.value)]
            if (first) return refusals.stopped(first.sentence)
            return ok({
              recordedBy: caller.staff?.id ?? null,
              handedBy: input.witness,
              facts: { ...figures, number: numberOf(tx, input.through) } as unknown as Json,
            })
          },
        )
        if (posted.ok && !posted.value.repeated) {
          const { from, to } = found.value
          store.insert(tx, posted.value.id, from, to, numberOf(tx, to))
        }
        return posted
      })
    },

    reopen(input, caller) {
      const witness = staff.checkPin(input.witness, input.witnessPin)
      if (!witness.ok) return witness
      return village.write((tx) => {
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'reopening',
            request: { closing: input.closing, witness: input.witness },
            texts: { reason: input.reason },
          },
          () => {
            if (input.witness === caller.staff?.id) return refusals.sameWitness()
            const standing = store.closings(tx).filter((one) => !one.reopened_by)
            const asked = standing.find((one) => one.id === input.closing)
            if (asked === undefined) return refusals.notClosed()
            if (standing[0]?.id !== asked.id) return refusals.notLatest()
            return ok({
              recordedBy: caller.staff?.id ?? null,
              handedBy: input.witness,
              refersTo: asked.id,
              facts: { through: asked.through_date, number: asked.number },
            })
          },
        )
        if (posted.ok && !posted.value.repeated) store.reopen(tx, input.closing, posted.value.id)
        return posted
      })
    },
  }

  /** Months are closed one after the other, and only when they are over. */
  function mayClose(db: ReadHandle, { to }: Period): Result<null> {
    const months = periods(db).filter(({ span }) => span === 'month')
    if (standingClosing(db, to)) return refusals.closed(to)
    if (to >= ledger.today()) return refusals.notOver(to)
    const earlier = months.filter(({ through, state }) => through < to && state !== 'closed').at(-1)
    return earlier ? refusals.earlier(earlier.through as Day) : ok(null)
  }

  function periods(db: ReadHandle): ClosingPeriod[] {
    const first = store.firstDay(db)
    if (first === undefined) return []
    const standing = store.closings(db).filter((one) => !one.reopened_by)
    return periodsOf(first, ledger.today(), new Set(standing.map((one) => one.through_date)))
  }

  function periodOf(db: ReadHandle, asked: Pick<ClosingPeriod, 'span' | 'through'>): Result<Period> {
    const found = periods(db).find(({ span, through }) => span === asked.span && through === asked.through)
    return found ? ok({ from: found.from as Day, to: found.through as Day }) : refusals.unknownMonth()
  }

  function closedView(kept: KeptClosing): NonNullable<ClosingPage['closed']> {
    const latest = store.closings(village).find((one) => !one.reopened_by)
    return {
      id: kept.id,
      serial: kept.serial,
      businessDate: kept.business_date,
      checkCode: kept.check_code,
      number: kept.number,
      by: kept.by ?? '',
      witness: kept.witness ?? '',
      reopenable: latest?.id === kept.id,
    }
  }
}

/** The closing of a month that was not reopened. */
const standingClosing = (db: ReadHandle, through: string): KeptClosing | undefined =>
  store.closings(db).find((one) => one.through_date === through && !one.reopened_by)

/** What the paper said when it was signed; undefined where an earlier edition of it said less. */
function keptFigures(kept: KeptClosing): ClosingFigures | undefined {
  const { facts } = JSON.parse(kept.content) as { facts: unknown }
  return closingFigures.safeParse(facts).data
}

const numberOf = (db: ReadHandle, through: string): number =>
  store.closings(db).filter((one) => one.through_date === through).length + 1
