import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SlipLayoutData, slipLayout } from '#main/api/slip-layout.ts'
import type { Bitmap } from '#main/devices/printer/commands.ts'
import { encodeWith } from '#main/devices/printer/encode.ts'
import {
  exchangeSlip,
  returnSlip,
  reversalSlip,
  wrongHouseholdSlip,
} from '#main/domain/slips/correction-slips.ts'
import type { SlipCollector } from '#main/domain/slips/facts.ts'
import type { SlipLayout } from '#main/domain/slips/layout.ts'
import { printerTestSlip } from '#main/domain/slips/printer-test-slip.ts'
import { redemptionSlip } from '#main/domain/slips/redemption-slip.ts'
import { statementSlip } from '#main/domain/slips/statement-slip.ts'
import type { Day } from '#main/kernel/dates.ts'
import { decodeEscPos, printedText } from '#tests/kit/escpos-decoder.ts'
import { exchangeFacts, redemptionFacts, statementFacts, wrongHouseholdFacts } from '#tests/kit/slip-facts.ts'
import { checkLayout, slipText } from '#tests/kit/slip-text.ts'

/** Names as people type, paste and mistype them. */
const words = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...'王桂花李建军康师傅红烧牛肉面五连包 226克，。（）×·—①㎡€￥'),
    maxLength: 40,
  }),
  fc.string({
    unit: fc.constantFrom('𬭎', '㛃', '𠮷', '🧧', '👨‍👩‍👧', 'é', '−', '¥', '\u200b', '镕', 'Ａ'),
    maxLength: 12,
  }),
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const name = words.map((text) => (text.trim() === '' ? '王' : text))
const amount = fc.oneof(fc.integer({ min: -10_000, max: 100_000 }), fc.maxSafeInteger())
const line = fc.record({ name, spec: words, quantity: words, pointsHundredths: amount })
const household = fc.record({ number: name, group: words, headName: fc.option(name) })
const collector: fc.Arbitrary<SlipCollector> = fc.oneof(
  fc.record({
    kind: fc.constant('member' as const),
    name,
    relation: words,
    identityCheck: fc.option(words),
  }),
  fc.record({ kind: fc.constant('proxy' as const), name, identityCheck: words }),
)
const lines = fc.array(line, { minLength: 1, maxLength: 5 }).map((all) =>
  // The sum of all lines must still be a number that a book can hold.
  all.map((one) => ({ ...one, pointsHundredths: Math.trunc(one.pointsHundredths / 8) })),
)
const common = fc.record({
  village: name,
  shopName: words,
  slipNumber: name,
  writer: name,
  issuer: name,
  reprint: fc.boolean(),
  awaitingReview: fc.boolean(),
  paperNumber: fc.option(words),
  household,
  collector,
  reason: fc.option(words),
  lines,
  before: amount,
  after: amount,
  gifted: amount,
})

/** All slips that one set of facts can be made into. */
function everySlip(
  facts: typeof common extends fc.Arbitrary<infer F> ? F : never,
  columns: number,
): SlipLayout[] {
  const balances = {
    giftedHundredths: facts.gifted,
    giftedBackHundredths: facts.gifted,
    spendableBeforeHundredths: facts.before,
    spendableAfterHundredths: facts.after,
  }
  const returned = facts.lines.map((one) => ({ ...one, returned: 'kept' as const }))
  const correction = { ...exchangeFacts, ...facts, ...balances, returned, issued: facts.lines }
  const side = { household: facts.household, ...balances }
  const parts = [
    redemptionSlip({ ...redemptionFacts, ...facts, ...balances }, columns),
    reversalSlip(correction, columns),
    returnSlip(correction, columns),
    exchangeSlip(correction, columns),
    wrongHouseholdSlip({ ...wrongHouseholdFacts, ...facts, from: side, to: side }, columns),
  ]
  const rows = facts.lines.map((one) => ({
    day: '2026-10-31' as Day,
    title: one.name,
    reason: facts.reason,
    pointsHundredths: one.pointsHundredths,
    giftedHundredths: facts.gifted,
    balanceHundredths: facts.before,
  }))
  return [
    ...parts.flatMap((part) => [part.stub, ...part.villagers]),
    statementSlip(
      { ...statementFacts, ...facts, ...balances, rows, balanceHundredths: facts.before },
      columns,
    ),
    printerTestSlip(
      { village: facts.village, printerName: facts.writer, day: '2026-11-01' as Day, time: '08:00' },
      columns,
    ),
  ]
}

describe.each([32, 42, 44, 48])('on paper of %i columns', (columns) => {
  const settings = { columns, cutter: 'partial', drawer: false } as const
  const blank = (rows: number): Bitmap => ({
    bytesPerRow: (columns * 12) / 8,
    rows,
    data: new Uint8Array(((columns * 12) / 8) * rows),
  })

  test('whatever the names and figures, nothing leaves the paper and nothing is printed as junk', () => {
    fc.assert(
      fc.property(common, (facts) => {
        const slips = everySlip(facts, columns)
        for (const slip of slips) {
          checkLayout(slip)
          expect(slipLayout.parse(JSON.parse(JSON.stringify(slip)))).toEqual(slip)
          const printed = decodeEscPos(encodeWith([slip], settings, undefined), columns)
          expect(printedText(printed).length).toBe(slipText(slip).length)
        }
        decodeEscPos(
          encodeWith(slips, settings, (one) => blank(one.size === 'normal' ? 30 : 54)),
          columns,
        )
      }),
      { numRuns: 40 },
    )
  })

  test('the paper shows line by line what the layout says', () => {
    const slips = [
      redemptionSlip(redemptionFacts, columns),
      exchangeSlip(exchangeFacts, columns),
      wrongHouseholdSlip(wrongHouseholdFacts, columns),
    ].flatMap((parts) => [parts.stub, ...parts.villagers])
    for (const slip of [...slips, statementSlip(statementFacts, columns)]) {
      const printed = decodeEscPos(encodeWith([slip], settings, undefined), columns)
      expect(printedText(printed)).toEqual(slipText(slip))
    }
  })
})

test('the screen’s schema and the layout are one and the same shape', () => {
  const slip = redemptionSlip(redemptionFacts, 48).stub
  const toScreen: SlipLayoutData = slip
  const back: SlipLayout = toScreen
  expect(slipLayout.parse(back)).toEqual(slip)
  expect(slipLayout.safeParse({ ...slip, columns: 48.5 }).success).toBe(false)
})
