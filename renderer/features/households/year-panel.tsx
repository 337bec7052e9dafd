import { ChartColumn } from 'lucide-react'
import { useState } from 'react'
import type { HouseholdYear } from '#main/api/reports.ts'
import { Asked, shop, useAsk, useSession } from '#renderer/api/client.ts'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { FlowChart, isQuiet } from '../reports/flow-chart.tsx'
import { MonthTable, YearFigures } from '../reports/flows-view.tsx'
import '../reports/reports.css'

/** 一年收支: what came in and went out month by month, and what was left at the end of each. */
export function YearPanel({ household }: { household: string }) {
  const { today } = useSession()
  const thisYear = Number(today.slice(0, 4))
  const [year, setYear] = useState(String(thisYear))
  const [chosen, setChosen] = useState<string>()
  const list = useAsk(shop.schemes.list, {})
  const schemes = (list.data ?? []).filter(
    ({ versions, inForce }) =>
      versions.find(({ version }) => version === inForce)?.settings.subject === 'household',
  )
  const scheme = chosen ?? schemes[0]?.id
  const question = useAsk(
    shop.reports.year,
    { household, scheme: scheme ?? '', year: Number(year) },
    { enabled: scheme !== undefined, keep: true },
  )
  if (list.data !== undefined && scheme === undefined) {
    return (
      <EmptyState icon={ChartColumn} title="还没有按户记的积分" hint="定了积分方案，记了积分，这里就有图。" />
    )
  }
  return (
    <div className="household-year">
      <div className="household-year-choices">
        <SelectInput
          label="哪一年"
          value={year}
          onChange={setYear}
          options={[0, 1, 2].map((ago) => ({
            value: String(thisYear - ago),
            label: `${thisYear - ago}年`,
          }))}
        />
        {schemes.length > 1 && (
          <SelectInput
            label="哪个积分方案"
            value={scheme ?? ''}
            onChange={setChosen}
            options={schemes.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </div>
      <Asked question={question}>{(found) => <Year year={year} found={found} />}</Asked>
    </div>
  )
}

function Year({ year, found }: { year: string; found: HouseholdYear }) {
  const { opening, months } = found
  if (opening === 0 && months.every(isQuiet)) {
    return (
      <EmptyState
        icon={ChartColumn}
        title={`${year}年还没有积分往来`}
        hint="换一年看看；记了积分、兑了东西，这里就有图。"
      />
    )
  }
  return (
    <>
      <YearFigures found={found} />
      <FlowChart months={months} opening={opening} height={260} />
      <MonthTable months={months} />
    </>
  )
}
