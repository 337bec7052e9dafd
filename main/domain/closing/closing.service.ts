import {
  type ClosingFigures,
  type ClosingMonth,
  type ClosingObstacle,
  type ClosingPage,
  type closing,
  closingFigures,
} from '../../api/closing.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle, Store } from '../../db/handle.ts'
import { addDays, type Day, monthStart } from '../../kernel/dates.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import type { Json } from '../../kernel/json.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import { DOCUMENT_KINDS, isDocumentKind } from '../ledger/documents.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { StaffService } from '../staff/staff.service.ts'
import { type KeptClosing, closingStore as store } from './closing.store.ts'
import { disagreement, keyOf, monthEnd, closingRefusals as refusals, signOf } from './closing.ts'
import { figuresOf, type Period } from './figures.service.ts'

export interface ClosingDeps {
  readonly store: Store
  readonly ledger: Ledger
  readonly staff: Pick<StaffService, 'checkPin'>
  readonly site: (db: ReadHandle) => { readonly village: string; readonly shop: string }
  /** The figures of a month, made beside the counter: a large book is read in seconds. */
  readonly aside: (period: Period) => Promise<Result<ClosingFigures>>
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
  const reckon = async (period: Period): Promise<Result<ClosingFigures>> =>
    store.size(village) > largeFrom ? await deps.aside(period) : ok(figuresOf(village, period))

  return {
    months: () => ok(monthsOf(village)),

    async page({ through }) {
      const found = periodOf(village, through)
      if (!found.ok) return found
      const standing = store.closings(village).find((one) => one.through_date === through && !one.reopened_by)
      const { village: name, shop } = deps.site(village)
      const head = { village: name, shop }
      if (standing)
        return ok({ ...head, figures: keptFigures(standing), closed: closedView(standing), obstacles: [] })
      const figures = await reckon(found.value)
      if (!figures.ok) return figures
      const page: ClosingPage = { ...head, figures: figures.value, closed: null, obstacles: [] }
      return ok({
        ...page,
        obstacles: [...disagreement(page.figures), ...deps.obstacles(village, found.value)],
      })
    },

    papers({ through, book, unit, key, limit }) {
      const found = periodOf(village, through)
      if (!found.ok) return found
      const sums = new Map<string, { serial: string; title: string; businessDate: string; amount: number }>()
      for (const row of store.papers(village, found.value.from, through, book, unit)) {
        if (keyOf(row) !== key) continue
        const moved = signOf(row) * (book === 'goods' ? row.valueFen : row.amount)
        const known = sums.get(row.id)
        if (known) known.amount += moved
        else {
          const title = isDocumentKind(row.title) ? DOCUMENT_KINDS[row.title].title : ''
          sums.set(row.id, { serial: row.serial, title, businessDate: row.business_date, amount: moved })
        }
      }
      return ok([...sums].slice(0, limit).map(([document, paper]) => ({ document, ...paper })))
    },

    async close(input, caller) {
      const found = periodOf(village, input.through)
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
          const { from, through } = found.value
          store.insert(tx, posted.value.id, from, through, numberOf(tx, through))
        }
        return posted
      })
    },

    reopen: (input, caller) =>
      village.write((tx) => {
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'reopening',
            request: { closing: input.closing },
            texts: { reason: input.reason },
          },
          () => {
            const standing = store.closings(tx).filter((one) => !one.reopened_by)
            const asked = standing.find((one) => one.id === input.closing)
            if (asked === undefined) return refusals.notClosed()
            if (standing[0]?.id !== asked.id) return refusals.notLatest()
            return ok({
              recordedBy: caller.staff?.id ?? null,
              refersTo: asked.id,
              facts: { through: asked.through_date, number: asked.number },
            })
          },
        )
        if (posted.ok && !posted.value.repeated) store.reopen(tx, input.closing, posted.value.id)
        return posted
      }),
  }

  /** Months are closed one after the other, and only when they are over. */
  function mayClose(db: ReadHandle, { through }: Period): Result<null> {
    const months = monthsOf(db)
    const asked = months.find((month) => month.through === through)
    assert(asked, 'a month that has a page is one of the months')
    if (asked.state === 'closed') return refusals.closed(through)
    if (through >= ledger.today()) return refusals.notOver(through)
    const earlier = months.filter((month) => month.through < through && month.state !== 'closed').at(-1)
    return earlier ? refusals.earlier(earlier.through as Day) : ok(null)
  }

  function monthsOf(db: ReadHandle): ClosingMonth[] {
    const span = store.span(db)
    if (!span?.first) return []
    const closings = store.closings(db)
    const months: ClosingMonth[] = []
    const today = ledger.today()
    for (let day = monthStart(span.first as Day); day <= today; day = addDays(monthEnd(day), 1)) {
      const through = monthEnd(day)
      const last = closings.find((one) => one.through_date === through)
      const closed = last !== undefined && !last.reopened_by
      const state = closed ? 'closed' : through >= today ? 'running' : 'open'
      months.unshift({ from: day, through, state, number: last?.number ?? 0 })
    }
    return months
  }

  function periodOf(db: ReadHandle, through: string): Result<Period> {
    const month = monthsOf(db).find((one) => one.through === through)
    return month ? ok({ from: month.from as Day, through: month.through as Day }) : refusals.unknownMonth()
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

/** What the paper said when it was signed; never reckoned again. */
function keptFigures(kept: KeptClosing): ClosingFigures {
  const { facts } = JSON.parse(kept.content) as { facts: unknown }
  return closingFigures.parse(facts)
}

const numberOf = (db: ReadHandle, through: string): number =>
  store.closings(db).filter((one) => one.through_date === through).length + 1
