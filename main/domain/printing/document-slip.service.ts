import type { ReadHandle } from '../../db/handle.ts'
import { type Day, timeOf } from '../../kernel/dates.ts'
import { assert } from '../../kernel/result.ts'
import { book } from '../ledger/book.service.ts'
import { readContent } from '../ledger/content.ts'
import { type SlipNames, type SlipRecord, slipGoods, slipReturned } from '../redemption/slip-record.ts'
import { slipCodeOf, slipNames } from '../redemption/slips.service.ts'
import { exchangeSlip, returnSlip, reversalSlip, wrongHouseholdSlip } from '../slips/correction-slips.ts'
import type { GoodsReturned, SlipFacts, SlipReturnedLine } from '../slips/facts.ts'
import type { SlipLayout, SlipParts } from '../slips/layout.ts'
import { redemptionSlip } from '../slips/redemption-slip.ts'

/** The slip of a posted document, always the same from what the document keeps; undefined where it has none. */
export function documentSlip(
  db: ReadHandle,
  document: string,
  columns: number,
  reprint: boolean,
): SlipParts | undefined {
  const row = book.document(db, document)
  const site = book.site(db)
  if (row === undefined || site === undefined || !hasSlip(row.kind)) return undefined
  const record = readContent(row.content).facts as unknown as SlipRecord
  const names = slipNames(db, document)
  const common: SlipFacts = {
    village: site.village,
    shopName: site.shop,
    slipNumber: row.serial,
    businessDay: row.business_date as Day,
    time: timeOf(new Date(row.entered_at)),
    writer: names.writer,
    issuer: names.issuer,
    slipCode: slipCodeOf(row),
    checkCode: row.check_code,
    reprint,
    awaitingReview: record.awaitingReview,
    paperNumber: record.paper?.number ?? null,
  }
  const purse = {
    spendableBeforeHundredths: record.spendableBefore,
    spendableAfterHundredths: record.spendableAfter,
  }
  if (row.kind === 'redemption') {
    return redemptionSlip(
      {
        ...common,
        ...purse,
        giftedHundredths: record.gifted ?? 0,
        ordinalOfDay: record.ordinalOfDay,
        household: names.household,
        collector: names.collector,
        lines: record.lines.map(slipGoods),
        pieces: record.pieces,
      },
      columns,
    )
  }
  if (row.refers_to === null) return undefined
  const original = book.document(db, row.refers_to)
  assert(original, `${row.serial} refers to a document that is missing`)
  const correction = {
    ...common,
    original: { slipNumber: original.serial, businessDay: original.business_date as Day },
    reason: names.reason,
  }
  const originalLines = (readContent(original.content).facts as unknown as SlipRecord).lines
  const returned = record.returned.flatMap((taken): SlipReturnedLine[] => {
    const line = originalLines.find((candidate) => candidate.line === taken.line)
    return line ? [slipReturned(line, taken, whereTo(taken))] : []
  })
  const household = {
    household: names.household,
    collector: names.collector,
    returned,
    giftedBackHundredths: record.giftedBack ?? 0,
    ...purse,
  }
  switch (row.kind) {
    case 'reversal':
      return reversalSlip({ ...correction, ...household }, columns)
    case 'goods_return':
      return returnSlip({ ...correction, ...household }, columns)
    case 'exchange':
      return exchangeSlip(
        {
          ...correction,
          ...household,
          issued: record.lines.map(slipGoods),
          giftedHundredths: record.gifted ?? 0,
        },
        columns,
      )
    case 'correction':
      return wrongHouseholdSlip(
        { ...correction, lines: record.lines.map(slipGoods), ...sidesOf(names, record) },
        columns,
      )
    default:
      return undefined
  }
}

const whereTo = (taken: { condition?: 'shelf' | 'loss' }): GoodsReturned => taken.condition ?? 'kept'

function sidesOf(names: SlipNames, record: SlipRecord) {
  assert(names.to, 'a correction names the household it was moved to')
  const { spendableBefore, spendableAfter, ...household } = names.to
  return {
    from: {
      household: names.household,
      giftedHundredths: record.giftedBack ?? 0,
      spendableBeforeHundredths: record.spendableBefore,
      spendableAfterHundredths: record.spendableAfter,
    },
    to: {
      household,
      giftedHundredths: record.gifted ?? 0,
      spendableBeforeHundredths: spendableBefore,
      spendableAfterHundredths: spendableAfter,
    },
  }
}

const hasSlip = (kind: string): boolean =>
  ['redemption', 'reversal', 'goods_return', 'exchange', 'correction'].includes(kind)

/** Both parts one below the other, as they leave the printer. */
export const inOrder = (parts: SlipParts): SlipLayout[] => [parts.stub, ...parts.villagers]
