import type { purposes } from '../../api/purposes.ts'
import type { Caller, Calls } from '../../api/types.ts'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { addMonths } from '../../kernel/dates.ts'
import type { DocumentId, SubjectId } from '../../kernel/ids.ts'
import type { Json } from '../../kernel/json.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { subjectPoints } from '../ledger/accounts.ts'
import type { DocumentKind } from '../ledger/documents.ts'
import type { TransferDraft } from '../ledger/ledger.ts'
import type { SpendingScheme } from '../schemes/schemes.ts'
import { fitsPrecision } from '../schemes/settings.ts'
import type { PointsDeps } from './booking.service.ts'
import { pointsStore } from './points.store.ts'
import { purposesStore as store } from './purposes.store.ts'
import { checkStands, purposeRefusals as refusals } from './purposes.ts'

export interface PurposesService extends Calls<typeof purposes> {}

/** A household as it stands in the counter's scheme. */
interface Standing {
  readonly id: string
  readonly subject: SubjectId
  readonly scheme: SpendingScheme
  readonly balance: number
  readonly spendable: number
  /** What it may store or give away. */
  readonly own: number
  readonly deposited: number
}

interface Asked {
  readonly document: string
  readonly household: string
  readonly reason: string
}

/** 借、存、转赠、解冻: each one document about one household, in the scheme that the counter redeems in. */
export function createPurposes({ store: village, ledger, schemes }: PointsDeps): PurposesService {
  const standing = (db: ReadHandle, household: string): Result<Standing> => {
    const scheme = schemes.spending(db, ledger.today())
    if (!scheme.ok) return scheme
    const row = pointsStore.household(db, household)
    if (row === undefined) return refusals.household()
    const stands = checkStands({ number: row.number, name: row.head ?? '', status: row.status })
    if (!stands.ok) return stands
    const subject = row.subject as SubjectId
    const { balance } = ledger.balance(db, subjectPoints(scheme.value.id, subject))
    const spendable = balance - schemes.heldBack(db, scheme.value, subject)
    const lent = schemes.lent(db, scheme.value, subject)
    return ok({
      id: row.id,
      subject,
      scheme: scheme.value,
      balance,
      spendable,
      own: spendable - lent,
      deposited: ledger.balance(db, subjectPoints(scheme.value.id, subject, 'deposited')).balance,
    })
  }

  /** Points that a household lets go of its own will: enough that are its own, and none while it is frozen. */
  const mayLetGo = (
    db: ReadHandle,
    { scheme, subject, spendable, own }: Standing,
    points: number,
  ): Result<null> => {
    if (!fitsPrecision(points, scheme.settings.precision)) return refusals.precision()
    const frozen = schemes.freeze(db, scheme.id, subject, ledger.today())
    if (frozen) return refusals.frozen(frozen.until)
    if (points > spendable) return refusals.short(spendable, points)
    return points > own ? refusals.borrowed(own, points) : ok(null)
  }

  const post = (
    kind: DocumentKind,
    asked: Asked,
    caller: Caller,
    request: Json,
    texts: { readonly [field: string]: string },
    draft: (tx: WriteHandle, who: Standing) => Result<readonly TransferDraft[]>,
    keep: (tx: WriteHandle, of: { subject: string; scheme: string }) => void = () => undefined,
  ) =>
    village.write((tx) => {
      let who: Standing | undefined
      const posted = ledger.post(
        tx,
        { id: asked.document as DocumentId, kind, request, texts: { reason: asked.reason, ...texts } },
        () => {
          const found = standing(tx, asked.household)
          if (!found.ok) return found
          const transfers = draft(tx, found.value)
          if (!transfers.ok) return transfers
          who = found.value
          return ok({
            recordedBy: caller.staff?.id ?? null,
            household: asked.household,
            scheme: found.value.scheme.id,
            transfers: transfers.value,
          })
        },
      )
      if (posted.ok && who !== undefined) keep(tx, { subject: who.subject, scheme: who.scheme.id })
      return posted
    })

  return {
    of({ household }) {
      const found = standing(village, household)
      if (!found.ok) return found
      const { scheme, subject, own, deposited } = found.value
      const { settings } = scheme
      const loan = store.openLoan(village, { subject, scheme: scheme.id })
      return ok({
        scheme: scheme.id,
        name: scheme.name,
        may: {
          deposits: settings.deposits,
          giving: settings.giving,
          loans: settings.loans.on,
          gifts: settings.gifts.on,
        },
        lending: { limitHundredths: settings.loans.limitHundredths, months: settings.loans.months },
        own,
        deposited,
        gifted: ledger.balance(village, subjectPoints(scheme.id, subject, 'gifted')).balance,
        ratio: { earned: settings.gifts.earned, gifted: settings.gifts.gifted },
        loan: loan ? { ...loan, owed: Math.max(0, -own) } : null,
        frozen: schemes.freeze(village, scheme.id, subject, ledger.today()),
      })
    },

    deposit: (input, caller) =>
      post('points_deposited', input, caller, requestOf(input), {}, (tx, who) => {
        if (!who.scheme.settings.deposits) return refusals.off('存分')
        const free = mayLetGo(tx, who, input.points)
        if (!free.ok) return free
        const floor = who.balance - who.own
        const credit = subjectPoints(who.scheme.id, who.subject)
        const debit = subjectPoints(who.scheme.id, who.subject, 'deposited')
        return ok([{ debit, credit, amount: input.points, floor }])
      }),

    withdraw: (input, caller) =>
      post('points_withdrawn', input, caller, requestOf(input), {}, (_tx, who) => {
        if (!fitsPrecision(input.points, who.scheme.settings.precision)) return refusals.precision()
        if (input.points > who.deposited) return refusals.depositShort(who.deposited, input.points)
        const credit = subjectPoints(who.scheme.id, who.subject, 'deposited')
        const debit = subjectPoints(who.scheme.id, who.subject)
        return ok([{ debit, credit, amount: input.points, floor: 0 }])
      }),

    give: (input, caller) =>
      post('points_given', input, caller, { ...requestOf(input), to: input.to }, {}, (tx, who) => {
        if (!who.scheme.settings.giving) return refusals.off('转赠')
        if (input.to === input.household) return refusals.self()
        const neighbour = standing(tx, input.to)
        if (!neighbour.ok) return neighbour
        const free = mayLetGo(tx, who, input.points)
        if (!free.ok) return free
        const floor = who.balance - who.own
        const credit = subjectPoints(who.scheme.id, who.subject)
        const debit = subjectPoints(who.scheme.id, neighbour.value.subject)
        return ok([{ debit, credit, amount: input.points, floor }])
      }),

    lend: (input, caller) => {
      const until = addMonths(ledger.today(), input.months)
      return post(
        'loan_granted',
        input,
        caller,
        { ...requestOf(input), months: input.months },
        { guarantor: input.guarantor },
        (tx, who) => {
          const { loans, precision } = who.scheme.settings
          if (!loans.on) return refusals.off('借分')
          if (!fitsPrecision(input.points, precision)) return refusals.precision()
          if (input.points > loans.limitHundredths) return refusals.loanTooLarge(loans.limitHundredths)
          if (input.months > loans.months) return refusals.loanTooLong(loans.months)
          const open = store.openLoan(tx, { subject: who.subject, scheme: who.scheme.id })
          return open ? refusals.lentBefore(open.serial) : ok([])
        },
        (tx, of) =>
          store.insertLoan(tx, {
            id: input.document,
            ...of,
            limit_hundredths: input.points,
            until_day: until,
          }),
      )
    },

    endLoan: (input, caller) =>
      post(
        'loan_ended',
        input,
        caller,
        { household: input.household },
        {},
        (tx, who) => {
          if (!store.openLoan(tx, { subject: who.subject, scheme: who.scheme.id })) return refusals.notLent()
          return who.own < 0 ? refusals.owed(-who.own) : ok([])
        },
        (tx, of) => store.endLoan(tx, of, input.document),
      ),

    unfreeze: (input, caller) =>
      post(
        'freeze_lifted',
        input,
        caller,
        { household: input.household },
        {},
        (tx, who) =>
          schemes.freeze(tx, who.scheme.id, who.subject, ledger.today()) ? ok([]) : refusals.notFrozen(),
        (tx, of) => store.lift(tx, { ...of, day: ledger.today() }, input.document),
      ),
  }
}

const requestOf = ({ household, points }: { household: string; points: number }) => ({ household, points })
