import { createRoot } from 'react-dom/client'
import { exchangeSlip, wrongHouseholdSlip } from '#main/domain/slips/correction-slips.ts'
import { printerTestSlip } from '#main/domain/slips/printer-test-slip.ts'
import { redemptionSlip } from '#main/domain/slips/redemption-slip.ts'
import { statementSlip } from '#main/domain/slips/statement-slip.ts'
import type { Day } from '#main/kernel/dates.ts'
import { SlipPaper } from '#renderer/print/slip-paper.tsx'
import { exchangeFacts, redemptionFacts, statementFacts, wrongHouseholdFacts } from '#tests/kit/slip-facts.ts'

/** Slips side by side, on the grey that the pictures have; `?show=` picks which. */
const columns = Number(new URLSearchParams(location.search).get('columns') ?? 48)
const show = new URLSearchParams(location.search).get('show') ?? 'picture'
const all = (parts: ReturnType<typeof redemptionSlip>) => [parts.stub, ...parts.villagers]

const layouts = {
  picture: () => [redemptionSlip(redemptionFacts, 48).stub, ...redemptionSlip(redemptionFacts, 32).villagers],
  redemption: () => all(redemptionSlip({ ...redemptionFacts, reprint: true }, columns)),
  exchange: () => all(exchangeSlip(exchangeFacts, columns)),
  correction: () => all(wrongHouseholdSlip(wrongHouseholdFacts, columns)),
  others: () => [
    statementSlip(statementFacts, columns),
    printerTestSlip(
      { village: '兴隆沟村', printerName: '兑换台小票机', day: '2026-11-01' as Day, time: '08:00' },
      columns,
    ),
  ],
}[show]

const root = document.getElementById('root')
if (root === null || layouts === undefined) throw new Error(`nothing to show for ${show}`)
createRoot(root).render(
  <div style={{ display: 'flex', gap: 34, padding: 24, background: '#ddd', alignItems: 'flex-start' }}>
    {layouts().map((layout) => (
      <SlipPaper key={JSON.stringify(layout)} layout={layout} />
    ))}
  </div>,
)
