import { createHash } from 'node:crypto'
import type { CycleState, cycles, PayoutPreview } from '../../api/cycles.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { DocumentId, FundId, SubjectId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { fundMoney, subjectPoints, systemMoney, systemPoints } from '../ledger/accounts.ts'
import { readContent } from '../ledger/content.ts'
import type { TransferDraft } from '../ledger/ledger.ts'
import { floorOf, type SchemeInForce } from '../schemes/schemes.ts'
import { MOST_FEN, stockRefusals } from '../stock/stock.ts'
import type { PointsDeps } from './booking.service.ts'
import { cycleOver, type OverCycle } from './cycle-over.service.ts'
import { cyclesStore } from './cycles.store.ts'
import { payoutStore as store } from './payout.store.ts'
import { payoutOf, payoutRefusals as refusals } from './payout.ts'

/** What a 积分兑现单 keeps beside its transfers. */
export interface PayoutFacts {
  readonly cycle: { readonly from: string; readonly to: string; readonly name: string }
  readonly fund: string
  readonly fenPerPoint: number
  readonly totalFen: number
}

export interface PayoutService extends Pick<Calls<typeof cycles>, 'previewPayout' | 'payOut'> {
  /** Null where a scheme's points are not paid out. */
  stateOf(db: ReadHandle, scheme: SchemeInForce): CycleState['payout']
}

/** 年终兑现: the points of a cycle that is over against money of a fund, in one document for everybody. */
export function createPayout({ store: village, ledger, schemes }: PointsDeps): PayoutService {
  // without cycles of its own a scheme is paid out by the year
  const overOf = (db: ReadHandle, scheme: SchemeInForce): OverCycle | null => {
    const { cycle } = scheme.settings
    return cycleOver(schemes, db, scheme, ledger.today(), cycle === 'none' ? 'year' : cycle)
  }

  const paidFor = (db: ReadHandle, scheme: SchemeInForce, { to }: OverCycle) =>
    store
      .standing(db, scheme.id)
      .find(({ content }) => (readContent(content).facts as unknown as PayoutFacts).cycle.to === to)

  const draw = (db: ReadHandle, id: string): Result<PayoutPreview> => {
    const scheme = schemes.inForce(db, id, ledger.today())
    if (!scheme.ok) return scheme
    const { name, settings } = scheme.value
    if (settings.reward.mode !== 'cash') return refusals.notCash(name)
    const cycle = overOf(db, scheme.value)
    if (cycle === null) return refusals.notOver(name)
    const paid = paidFor(db, scheme.value, cycle)
    if (paid !== undefined) return refusals.paidBefore(cycle.name, paid.serial)
    const ended = settings.cycleEnd === 'carry' ? null : cyclesStore.endedBy(db, id, cycle.to)
    if (ended !== null) return refusals.cleared(cycle.name, ended)
    return ok(previewOf(scheme.value, cycle, rowsOf(db, scheme.value, cycle)))
  }

  const rowsOf = (db: ReadHandle, { id, settings }: SchemeInForce, cycle: OverCycle) => {
    const given = schemes.givenToAll(db, id)
    const today = ledger.today()
    return cyclesStore
      .standings(db, id, settings.subject, cycle.to)
      .filter(({ balance, at_end }) => balance > 0 && at_end > 0)
      .map((row) => ({
        subject: row.subject,
        number: row.number,
        groupName: row.group_name,
        name: row.name ?? '户主待定',
        balance: row.balance,
        ...payoutOf(settings, {
          balance: row.balance,
          atEnd: row.at_end,
          spentSince: row.spent_since,
          floor: floorOf(settings, given.get(row.subject) ?? 0),
          frozen: schemes.freeze(db, id, row.subject, today),
        }),
      }))
  }

  return {
    stateOf(db, scheme) {
      const { mode, fenPerPoint } = scheme.settings.reward
      if (mode !== 'cash') return null
      const over = overOf(db, scheme)
      const paid = over && paidFor(db, scheme, over)
      return { fenPerPoint, over, paid: paid ? { document: paid.id, serial: paid.serial } : null }
    },

    previewPayout: ({ scheme }) => draw(village, scheme),

    payOut(input, caller) {
      const from = fundMoney(input.fund as FundId)
      return village.write((tx) => {
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'points_paid_out',
            request: { scheme: input.scheme, fund: input.fund, seen: input.seen },
            texts: { reason: input.reason },
          },
          () => {
            const drawn = draw(tx, input.scheme)
            if (!drawn.ok) return drawn
            const { scheme, cycle, fenPerPoint, paid, points, fen, seen } = drawn.value
            if (paid === 0) return refusals.nobody()
            if (seen !== input.seen) return refusals.changedSinceSeen()
            const fund = store.fund(tx, input.fund)
            if (fund === undefined) return stockRefusals.fundUnknown()
            if (fen > MOST_FEN) return stockRefusals.moneyTooLarge()
            const left = ledger.balance(tx, from).balance
            if (fen > left) return stockRefusals.fundShort(fund.name, left, fen)
            return ok({
              recordedBy: caller.staff?.id ?? null,
              scheme,
              facts: {
                households: paid,
                total: -points,
                cycle,
                fund: fund.id,
                fenPerPoint,
                totalFen: fen,
                fundLeftFen: left - fen,
              },
              transfers: transfersOf(drawn.value, input.fund as FundId),
            })
          },
        )
        if (!posted.ok) return posted
        const { households, total, totalFen, fundLeftFen } = posted.value.facts as {
          [fact: string]: number
        } & PayoutFacts
        return ok({
          ...posted.value,
          subjects: households!,
          points: -total!,
          fen: totalFen,
          fundLeftFen: fundLeftFen!,
        })
      })
    },
  }
}

/** A line for everybody who is paid: the points go, and the money for them leaves the fund. */
function transfersOf({ scheme, rows }: PayoutPreview, fund: FundId): TransferDraft[] {
  const redeemed = systemPoints(scheme as SchemeInForce['id'], 'redeemed')
  return rows
    .filter(({ points }) => points > 0)
    .flatMap(({ subject, points, fen }, index) => {
      const own = subjectPoints(scheme as SchemeInForce['id'], subject as SubjectId)
      const line = index + 1
      return [
        { line, debit: redeemed, credit: own, amount: points },
        { line, debit: systemMoney('paid_out'), credit: fundMoney(fund), amount: fen },
      ]
    })
}

function previewOf(
  { id, name, settings }: SchemeInForce,
  cycle: OverCycle,
  rows: PayoutPreview['rows'],
): PayoutPreview {
  const { fenPerPoint } = settings.reward
  const told = rows.map(({ subject, points, fen }) => [subject, points, fen])
  return {
    scheme: id,
    name,
    cycle,
    fenPerPoint,
    rows,
    paid: rows.filter(({ points }) => points > 0).length,
    points: rows.reduce((sum, { points }) => sum + points, 0),
    fen: rows.reduce((sum, { fen }) => sum + fen, 0),
    seen: createHash('sha256')
      .update(JSON.stringify([id, cycle, fenPerPoint, told]))
      .digest('hex'),
  }
}
