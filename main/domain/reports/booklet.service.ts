import type { LedgerEntry } from '../../api/household-ledger.ts'
import type { Booklet, BookletLine } from '../../api/reports.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { type Day, yearOf as yearNumber } from '../../kernel/dates.ts'
import { ledgerEntries } from '../households/ledger.service.ts'
import { readContent } from '../ledger/content.ts'
import { merits, netOf } from '../merit/merit.service.ts'
import { ranked } from '../merit/ranking.ts'
import { quantityText, type SlipRecord } from '../redemption/slip-record.ts'
import { yearOf } from './flows.service.ts'
import { linesStore } from './lines.store.ts'
import { type ReportSpan, shownScheme } from './report-scheme.ts'

export interface BookletWork extends ReportSpan {
  readonly household: Booklet['household']
  readonly subject: string
  readonly village: string
  readonly today: Day
}

/** 一户一册: all that happened to a household's points in a time, line by line, with what stood before and after. */
export function bookletOf(db: ReadHandle, work: BookletWork): Booklet {
  const { scheme, from, to, subject, household, village, today } = work
  const entries = ledgerEntries(db, subject).filter((entry) => entry.scheme === scheme.id)
  const opening = entries.findLast(({ businessDate }) => businessDate < from)?.balance ?? 0
  const own = entries.filter(({ businessDate }) => from <= businessDate && businessDate <= to)
  const lines = wholeSlips(own).map((entry) => lineOf(db, entry))
  const sum = (sort: BookletLine['kind']) =>
    own.reduce((total, entry) => total + (entry.sort === sort ? entry.change : 0), 0)
  const placed = ranked(merits(db, scheme.id, from, to), netOf).filter(({ place }) => place !== null)
  return {
    village,
    scheme: shownScheme(scheme),
    from,
    to,
    household,
    opening,
    closing: own.at(-1)?.balance ?? opening,
    lines,
    totals: {
      awarded: sum('award'),
      deducted: -sum('deduct'),
      redeemed: -sum('redeem'),
      other: sum('other'),
    },
    year: yearOf(db, subject, scheme.id, yearNumber(to), today),
    place: placed.find(({ row }) => row.subject === subject)?.place ?? null,
    places: placed.length,
  }
}

/** A slip has a movement for each of its goods: on paper it is one line. */
function wholeSlips(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const lines: LedgerEntry[] = []
  for (const entry of entries) {
    const before = lines.at(-1)
    if (
      before !== undefined &&
      entry.sort === 'redeem' &&
      before.sort === 'redeem' &&
      before.document === entry.document
    ) {
      lines[lines.length - 1] = { ...entry, change: before.change + entry.change }
    } else lines.push(entry)
  }
  return lines
}

function lineOf(db: ReadHandle, entry: LedgerEntry): BookletLine {
  const { businessDate, effectiveDate, sort, title, serial, change, balance, takesBack } = entry
  const whole = [
    entry.deed?.text ?? '',
    sort === 'redeem' ? goodsOf(db, entry.document) : '',
    entry.reason,
    takesBack === null ? '' : `冲回 ${takesBack}`,
  ]
  return {
    day: businessDate,
    happenedOn: effectiveDate === businessDate ? null : effectiveDate,
    kind: sort,
    title,
    serial,
    why: whole.filter((one) => one !== '').join('；'),
    change,
    balance,
  }
}

/** 「雕牌肥皂×2、大米×5斤」; nothing where a document hands out no goods. */
function goodsOf(db: ReadHandle, document: string): string {
  const content = linesStore.content(db, document)
  if (content === undefined) return ''
  const { lines = [] } = readContent(content).facts as unknown as Partial<SlipRecord>
  return lines.map((line) => `${line.name}×${quantityText(line.quantity, line)}`).join('、')
}
