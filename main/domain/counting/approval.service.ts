import { COUNT_REASON_NAMES, type counting } from '../../api/counting.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { addDays, type Day, monthStart } from '../../kernel/dates.ts'
import type { DocumentId, ItemId, LotId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { goodsPlace, systemGoods } from '../ledger/accounts.ts'
import type { TransferDraft } from '../ledger/ledger.ts'
import { countingStore as store } from './counting.store.ts'
import {
  type Adjustment,
  adjust,
  type Counted,
  checkReasons,
  missingSlips,
  type Reason,
  countingRefusals as refusals,
  worth,
} from './counting.ts'
import { type CountingDeps, createCounts, lastEntries, openCount, reasonsOf } from './counts.service.ts'

/** A slip that was never written, posted within the transaction of the count that found it missing. */
export type WriteMissingSlip = (
  tx: WriteHandle,
  slip: {
    readonly document: DocumentId
    readonly count: string
    readonly household: string
    readonly lines: readonly { readonly item: string; readonly quantity: number }[]
    readonly day: Day
    readonly writer: string
    readonly enteredBy: string | null
  },
) => Result<{ readonly id: string; readonly serial: string }>

type Approve = Calls<typeof counting>['approve']
type Approval = Parameters<Approve>[0]

interface Placed extends Adjustment {
  readonly lot: string
  readonly begins: boolean
}

/** What the count found once its missing slips are written. */
interface Settled {
  /** With what each difference is worth. */
  readonly lines: readonly (Counted & { readonly valueFen: number })[]
  readonly parts: readonly Placed[]
  readonly reasons: ReadonlyMap<string, readonly Reason[]>
  readonly slips: readonly { readonly id: string; readonly serial: string }[]
}

interface Facts {
  readonly gainFen: number
  readonly lossFen: number
  readonly parts: readonly Placed[]
  readonly slips: Settled['slips']
}

/** 监盘人 has seen what differs and why: the missing slips first, then one 盘点单 for what is still different. */
export function createApproval(deps: CountingDeps): { approve: Approve } {
  const { store: village, ledger, catalogue, stock, staff, ids } = deps
  const { toCount, counted, ground } = createCounts(deps)

  /** Everything is counted, explained, and as the supervisor saw it. */
  const judge = (db: ReadHandle, input: Approval): Result<Pick<Settled, 'lines' | 'reasons'>> => {
    const open = openCount(db, input.count)
    if (!open.ok) return open
    const entries = lastEntries(db, input.count)
    const missing = toCount(db, open.value, entries).filter((item) => !entries.has(item))
    if (missing.length > 0) {
      return refusals.uncounted(missing.map((item) => catalogue.item(db, item)?.name ?? ''))
    }
    if ([...entries.values()].some(({ counted_by }) => counted_by === open.value.supervisor)) {
      return refusals.supervisorCounted(open.value.supervisor_name)
    }
    const today = ledger.today()
    const day = (input.businessDate ?? today) as Day
    if (day !== today && day !== addDays(monthStart(today), -1)) return refusals.dayAway(day)
    const lines = [...entries.values()].map((entry) => counted(db, entry))
    // a lot of this month would be short, or more, in the month before it came
    const later = lines.find(
      ({ item, quantity, book }) => quantity !== book && store.cameAfter(db, item, day),
    )
    if (later) return refusals.cameLater(later.name, day)
    const reasons = checkReasons(lines, reasonsOf(db, input.count))
    if (!reasons.ok) return reasons
    const parts = adjust(lines, ground(db))
    if (!parts.ok) return parts
    const now = worth(parts.value)
    if (now.gainFen !== input.shown.gainFen || now.lossFen !== input.shown.lossFen) return refusals.changed()
    const worthOf = (item: string) =>
      parts.value.reduce((sum, part) => sum + (part.item === item ? part.valueFen : 0), 0)
    return ok({
      lines: lines.map((line) => ({ ...line, valueFen: worthOf(line.item) })),
      reasons: reasons.value,
    })
  }

  /** Writes the missing slips; what they took from the book is no difference any more. */
  const settle = (tx: WriteHandle, input: Approval, enteredBy: string | null): Result<Settled> => {
    const judged = judge(tx, input)
    if (!judged.ok) return judged
    const { counter } = store.one(tx, input.count)!
    const taken = new Map<string, number>()
    const slips: { id: string; serial: string }[] = []
    for (const { household, lines } of missingSlips(judged.value.reasons)) {
      const slip = deps.missingSlip(tx, {
        document: ids.next<DocumentId>(),
        count: input.count,
        household,
        lines,
        day: (input.businessDate ?? ledger.today()) as Day,
        writer: counter,
        enteredBy,
      })
      if (!slip.ok) return slip
      slips.push({ id: slip.value.id, serial: slip.value.serial })
      for (const { item, quantity } of lines) taken.set(item, (taken.get(item) ?? 0) + quantity)
    }
    const left = judged.value.lines.map((line) => ({
      ...line,
      book: line.book - (taken.get(line.item) ?? 0),
    }))
    const parts = adjust(left, ground(tx))
    if (!parts.ok) return parts
    const placed = parts.value.map((part) => ({
      ...part,
      lot: part.lot ?? ids.next<LotId>(),
      begins: part.lot === null,
    }))
    return ok({ ...judged.value, parts: placed, slips })
  }

  /** 「透明皂：丢失，王淑珍赔；纯牛奶：入库数错」 */
  const wordsOf = (db: ReadHandle, count: string): string =>
    [...reasonsOf(db, count)]
      .map(([item, parts]) => {
        const said = parts.map(({ reason, words }) => COUNT_REASON_NAMES[reason] + (words && `，${words}`))
        return `${catalogue.item(db, item as ItemId)?.name ?? ''}：${said.join('；')}`
      })
      .join('。')

  return {
    approve(input, caller) {
      const row = store.one(village, input.count)
      if (row === undefined) return refusals.unknown()
      const supervisor = staff.checkPin(row.supervisor, input.pin)
      if (!supervisor.ok) return supervisor
      return village.write((tx) => {
        const { document, count, shown, businessDate } = input
        // a repeat finds the count over and gets the recorded answer
        const repeated = store.one(tx, count)?.posted_by === document
        const settled = repeated ? refusals.over() : settle(tx, input, caller.staff?.id ?? null)
        if (!settled.ok && !repeated) return settled
        const words = wordsOf(tx, count)
        const posted = ledger.post(
          tx,
          {
            id: document as DocumentId,
            kind: 'counted',
            request: { count, shown, businessDate },
            ...(words === '' ? {} : { texts: { words } }),
          },
          () =>
            settled.ok
              ? ok({
                  recordedBy: row.counter,
                  handedBy: row.supervisor,
                  ...(businessDate === null ? {} : { businessDate: businessDate as Day }),
                  facts: { ...factsOf(settled.value), enteredBy: caller.staff?.id ?? null },
                  transfers: settled.value.parts.map(moved),
                })
              : settled,
        )
        if (!posted.ok) return posted
        const { gainFen, lossFen, parts, slips } = posted.value.facts as unknown as Facts
        if (!posted.value.repeated) {
          for (const part of parts) if (part.begins) beginLot(tx, part, document)
          store.post(tx, count, document)
        }
        return ok({ ...posted.value, gainFen, lossFen, slips: [...slips] })
      })
    },
  }

  /** What was found where nothing was: a lot of its own, its day unknown. */
  function beginLot(tx: WriteHandle, part: Placed, document: string) {
    stock.addLot(tx, {
      id: part.lot,
      item: part.item,
      received_by: document,
      line: part.line,
      source: 'counted',
      channel: null,
      supplier: null,
      donor: null,
      quantity: part.quantity,
      cost_fen: part.valueFen,
      produced_on: null,
      expires_on: null,
    })
  }
}

/** What was counted and why it differed; the words that were said are kept as personal text. */
function factsOf({ lines, parts, reasons, slips }: Settled) {
  const { gainFen, lossFen } = worth(parts)
  return {
    gainFen,
    lossFen,
    totalFen: gainFen - lossFen,
    counted: lines.map(({ item, quantity, book, valueFen }) => ({ item, quantity, book, valueFen })),
    reasons: [...reasons].flatMap(([item, said]) =>
      said.map(({ quantity, reason, household }) => ({ item, quantity, reason, household })),
    ),
    parts: parts.map((part) => ({ ...part })),
    slips: slips.map((slip) => ({ ...slip })),
  }
}

function moved({ line, item, lot, quantity, valueFen }: Placed): TransferDraft {
  const place = goodsPlace(item as ItemId, lot as LotId)
  const outside = systemGoods(item as ItemId, 'count_difference')
  return {
    line,
    debit: quantity > 0 ? place : outside,
    credit: quantity > 0 ? outside : place,
    amount: Math.abs(quantity),
    valueFen: Math.abs(valueFen),
  }
}
