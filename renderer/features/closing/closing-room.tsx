import { useState } from 'react'
import type { ClosingPeriod } from '#main/api/closing.ts'
import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { Page } from '#renderer/ui/page.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { ClosingPage } from './closing-page.tsx'
import { stateName } from './closing-words.ts'
import './closing.css'

/** 结账: one month, quarter or year on one page. */
export function ClosingRoom() {
  const periods = useAsk(shop.closing.periods, {})
  return (
    <Asked question={periods}>
      {(list) => {
        const months = list.filter(({ span }) => span === 'month')
        const first = months.filter(({ state }) => state === 'open').at(-1) ?? months[0]
        return first === undefined ? (
          <Page title="结账">
            <EmptyState title="还没有记过账" hint="开店、入库、兑换都记在账上，到月底就在这里结。" />
          </Page>
        ) : (
          <Periods list={list} first={first} />
        )
      }}
    </Asked>
  )
}

const keyOf = ({ span, through }: ClosingPeriod): string => `${span} ${through}`

/** Comes up with the month that is next to be closed, and stays with it when it is. */
function Periods({ list, first }: { list: readonly ClosingPeriod[]; first: ClosingPeriod }) {
  const [chosen, setChosen] = useState(keyOf(first))
  const period = list.find((one) => keyOf(one) === chosen) ?? first
  return (
    <ClosingPage
      key={keyOf(period)}
      period={period}
      choice={
        <SelectInput
          label="哪个月、季度或年"
          value={keyOf(period)}
          options={list.map((one) => ({ value: keyOf(one), label: one.name + stateName(one.state) }))}
          onChange={setChosen}
        />
      }
    />
  )
}
