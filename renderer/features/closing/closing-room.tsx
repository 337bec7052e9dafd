import { useState } from 'react'
import type { ClosingMonth } from '#main/api/closing.ts'
import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { Page } from '#renderer/ui/page.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { ClosingPage } from './closing-page.tsx'
import { monthName, stateName } from './closing-words.ts'
import './closing.css'

/** 结账: one month on one page. */
export function ClosingRoom() {
  const months = useAsk(shop.closing.months, {})
  return (
    <Asked question={months}>
      {(list) => {
        const first = list.filter(({ state }) => state === 'open').at(-1) ?? list[0]
        return first === undefined ? (
          <Page title="结账">
            <EmptyState title="还没有记过账" hint="开店、入库、兑换都记在账上，到月底就在这里结。" />
          </Page>
        ) : (
          <Months list={list} first={first} />
        )
      }}
    </Asked>
  )
}

/** Comes up with the month that is next to be closed, and stays with it when it is. */
function Months({ list, first }: { list: readonly ClosingMonth[]; first: ClosingMonth }) {
  const [chosen, setChosen] = useState(first.through)
  const month = list.find(({ through }) => through === chosen) ?? first
  return (
    <ClosingPage
      key={month.through}
      month={month}
      choice={
        <SelectInput
          label="哪个月"
          value={month.through}
          options={list.map(({ through, state }) => ({
            value: through,
            label: `${monthName(through)}${stateName(state)}`,
          }))}
          onChange={setChosen}
        />
      }
    />
  )
}
