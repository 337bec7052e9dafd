import { createHash } from 'node:crypto'
import type { CyclePreview, cycles } from '../../api/cycles.ts'
import type { Caller, Calls } from '../../api/types.ts'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { addDays, type Day } from '../../kernel/dates.ts'
import type { DocumentId, Ids, SubjectId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { subjectPoints, systemPoints } from '../ledger/accounts.ts'
import type { TransferDraft } from '../ledger/ledger.ts'
import type { RulesService } from '../rules/rules.service.ts'
import { floorOf, type SchemeInForce } from '../schemes/schemes.ts'
import type { PointsDeps } from './booking.service.ts'
import {
  besideLoan,
  type CycleShare,
  endOf,
  type GiftedShare,
  giftedEndOf,
  isNothing,
  NO_GIFTS,
} from './cycle-end.ts'
import { cycleOver, type OverCycle } from './cycle-over.service.ts'
import { type StandingRow, cyclesStore as store } from './cycles.store.ts'
import { createPayout } from './payout.service.ts'
import { cycleRefusals as refusals } from './points.ts'

export interface CyclesService extends Calls<typeof cycles> {}

export interface CyclesDeps extends PointsDeps {
  readonly ids: Ids
  readonly rules: Pick<RulesService, 'partyOnly'>
}

interface Share extends CycleShare {
  readonly row: Omit<StandingRow, 'household' | 'at_end' | 'spent_since'>
  readonly gifted: GiftedShare
  /** A person or team of whom nothing was recorded yet: its subject is made with the document. */
  readonly newcomer?: boolean
}

interface Drawn {
  readonly scheme: SchemeInForce
  readonly cycle: OverCycle | null
  readonly shares: readonly Share[]
  /** Subjects that get no base, because what they were given before counts as it. */
  readonly counted: number
}

/** The end of a cycle and the base, each as one document over all subjects of a scheme. */
export function createCycles(deps: CyclesDeps): CyclesService {
  const { store: village, ledger, schemes, ids, rules } = deps
  const { stateOf: payoutOf, previewPayout, payOut } = createPayout(deps)

  const overOf = (db: ReadHandle, scheme: SchemeInForce) => cycleOver(schemes, db, scheme, ledger.today())

  /** Rules that only speak of party members leave everybody else out. */
  const meant = <Row extends { readonly party_member: number }>(
    db: ReadHandle,
    scheme: SchemeInForce,
    rows: readonly Row[],
  ): Row[] =>
    scheme.settings.subject === 'person' && rules.partyOnly(db, scheme.id, ledger.today())
      ? rows.filter(({ party_member }) => party_member === 1)
      : [...rows]

  const standings = (
    db: ReadHandle,
    scheme: SchemeInForce,
    day: Day,
    purpose: 'earned' | 'gifted' = 'earned',
  ) => meant(db, scheme, store.standings(db, scheme.id, scheme.settings.subject, day, purpose))

  const withoutBase = (db: ReadHandle, scheme: SchemeInForce): Share[] => {
    const full = scheme.settings.base.pointsHundredths
    if (full === 0) return []
    const given = schemes.givenToAll(db, scheme.id)
    const share = { cleared: 0, forgiven: 0, base: full, gifted: NO_GIFTS }
    const known = standings(db, scheme, ledger.today())
      .filter((row) => (given.get(row.subject) ?? 0) <= 0)
      .map((row) => ({ row, ...share }))
    const newcomers = meant(db, scheme, store.newcomers(db, scheme.settings.subject)).map((row) => ({
      row: { ...row, subject: ids.next<string>(), balance: 0 },
      newcomer: true,
      ...share,
    }))
    return [...known, ...newcomers]
  }

  const drawEnd = (db: ReadHandle, id: string): Result<Drawn> => {
    const scheme = schemes.inForce(db, id, ledger.today())
    if (!scheme.ok) return scheme
    const cycle = overOf(db, scheme.value)
    if (cycle === null) return refusals.noCycleOver(scheme.value.name)
    const ended = store.endedBy(db, id, cycle.to)
    if (ended !== null) return refusals.endedBefore(cycle.name, ended)
    const { settings } = scheme.value
    const standingsOf = (purpose: 'earned' | 'gifted') =>
      standings(db, scheme.value, cycle.to, purpose).map((row) => ({
        row,
        standing: { balance: row.balance, atEnd: row.at_end, spentSince: row.spent_since },
      }))
    const gifts = new Map(
      settings.cycleEnd === 'carry'
        ? []
        : standingsOf('gifted').map(({ row, standing }) => [row.subject, giftedEndOf(standing)]),
    )
    const loans = store.openLoans(db, id)
    const given = loans.size > 0 ? schemes.givenToAll(db, id) : new Map<string, number>()
    const shares = standingsOf('earned')
      .map(({ row, standing }) => ({
        row,
        ...endOf(
          settings,
          besideLoan(standing, floorOf(settings, given.get(row.subject) ?? 0), loans.get(row.subject) ?? 0),
        ),
        gifted: gifts.get(row.subject) ?? NO_GIFTS,
      }))
      .filter((share) => !isNothing(share) || share.gifted.cleared > 0)
    return ok({ scheme: scheme.value, cycle, shares, counted: 0 })
  }

  const drawBase = (db: ReadHandle, id: string): Result<Drawn> => {
    const scheme = schemes.inForce(db, id, ledger.today())
    if (!scheme.ok) return scheme
    const shares = withoutBase(db, scheme.value)
    const known = standings(db, scheme.value, ledger.today()).length
    const counted = known - shares.filter(({ newcomer }) => !newcomer).length
    return ok({ scheme: scheme.value, cycle: null, shares, counted })
  }

  const post = (
    kind: 'points_cleared' | 'base_granted',
    input: { document: string; scheme: string; seen: string; reason: string },
    draw: (db: ReadHandle, scheme: string) => Result<Drawn>,
    caller: Caller,
    keep: (tx: WriteHandle, drawn: Drawn) => void,
  ) =>
    village.write((tx) => {
      let drawn: Drawn | undefined
      const posted = ledger.post(
        tx,
        {
          id: input.document as DocumentId,
          kind,
          request: { scheme: input.scheme, seen: input.seen },
          texts: { reason: input.reason },
        },
        () => {
          const found = draw(tx, input.scheme)
          if (!found.ok) return found
          const preview = previewOf(found.value)
          if (preview.rows.length === 0) return refusals.nobody()
          if (preview.seen !== input.seen) return refusals.changedSinceSeen()
          drawn = found.value
          return ok({
            recordedBy: caller.staff?.id ?? null,
            scheme: input.scheme,
            facts: {
              households: preview.rows.length,
              subjects: preview.rows.length,
              total: preview.base + preview.forgiven - preview.cleared,
              cleared: preview.cleared,
              base: preview.base,
              cycle: found.value.cycle && { from: found.value.cycle.from, to: found.value.cycle.to },
            },
            transfers: transfersOf(found.value, ledger.today()),
          })
        },
      )
      if (!posted.ok) return posted
      if (drawn !== undefined) keep(tx, drawn)
      const { subjects, cleared, base } = posted.value.facts as {
        subjects: number
        cleared: number
        base: number
      }
      return ok({ ...posted.value, subjects, cleared, base })
    })

  return {
    states: () =>
      ok(
        schemes.all(village, ledger.today()).map((scheme) => {
          const over = overOf(village, scheme)
          const { cycleEnd, base } = scheme.settings
          return {
            scheme: scheme.id,
            name: scheme.name,
            whose: scheme.settings.subject,
            cycleEnd,
            base,
            over,
            ended: over && store.endedBy(village, scheme.id, over.to),
            withoutBase: withoutBase(village, scheme).length,
            payout: payoutOf(village, scheme),
          }
        }),
      ),

    previewEnd({ scheme }) {
      const drawn = drawEnd(village, scheme)
      return drawn.ok ? ok(previewOf(drawn.value)) : drawn
    },

    end: (input, caller) =>
      post('points_cleared', input, drawEnd, caller, (tx, { cycle }) =>
        store.insert(tx, { id: input.document, scheme: input.scheme, cycle_end: cycle!.to }),
      ),

    previewBase({ scheme }) {
      const drawn = drawBase(village, scheme)
      return drawn.ok ? ok(previewOf(drawn.value)) : drawn
    },

    grantBase: (input, caller) =>
      post('base_granted', input, drawBase, caller, (tx, { scheme, shares }) => {
        const { subject } = scheme.settings
        if (subject === 'household') return
        for (const { row, newcomer } of shares) {
          if (newcomer) store.insertSubject(tx, subject, row.subject, row.member)
        }
      }),

    previewPayout,
    payOut,
  }
}

/** What goes counts on the old cycle's last day, the new base from the day after. */
function transfersOf({ scheme, cycle, shares }: Drawn, today: Day): TransferDraft[] {
  const last = cycle?.to ?? today
  const next = cycle === null ? today : addDays(cycle.to, 1)
  return shares.flatMap(({ row, cleared, forgiven, base, gifted }, index) => {
    const subject = row.subject as SubjectId
    const own = subjectPoints(scheme.id, subject)
    const given = subjectPoints(scheme.id, subject, 'gifted')
    const gone = systemPoints(scheme.id, 'cleared')
    const line = index + 1
    return [
      ...(cleared > 0 ? [{ line, debit: gone, credit: own, amount: cleared, effectiveDate: last }] : []),
      ...(gifted.cleared > 0
        ? [{ line, debit: gone, credit: given, amount: gifted.cleared, effectiveDate: last }]
        : []),
      ...(forgiven > 0 ? [{ line, debit: own, credit: gone, amount: forgiven, effectiveDate: last }] : []),
      ...(base > 0
        ? [{ line, debit: own, credit: systemPoints(scheme.id, 'base'), amount: base, effectiveDate: next }]
        : []),
    ]
  })
}

function previewOf({ scheme, cycle, shares, counted }: Drawn): CyclePreview {
  const rows = shares.map(({ row, cleared, forgiven, base, gifted }) => {
    const balance = row.balance + gifted.balance
    const goes = cleared + gifted.cleared
    return {
      subject: row.subject,
      number: row.number,
      groupName: row.group_name,
      name: row.name ?? '户主待定',
      balance,
      cleared: goes,
      forgiven,
      base,
      after: balance - goes + forgiven + base,
    }
  })
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  const told = rows.map(({ cleared, forgiven, base, after }, index) => [
    shares[index]?.row.member,
    cleared,
    forgiven,
    base,
    after,
  ])
  return {
    scheme: scheme.id,
    name: scheme.name,
    whose: scheme.settings.subject,
    cycle,
    rows,
    counted,
    cleared: sum(({ cleared }) => cleared),
    forgiven: sum(({ forgiven }) => forgiven),
    base: sum(({ base }) => base),
    seen: createHash('sha256')
      .update(JSON.stringify([scheme.id, cycle, told]))
      .digest('hex'),
  }
}
