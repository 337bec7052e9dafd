import { useState } from 'react'
import type { CounterHousehold } from '#main/api/redemption.ts'
import { act, shop } from '#renderer/api/client.ts'
import { cover, refused, uncover } from './counter-store.ts'
import { useHouseholdSearch } from './household-finder.ts'
import { HouseholdSearch } from './household-search.tsx'
import { NoCardCheck } from './questions.tsx'
import { householdCame } from './scan-deeds.ts'

/** How somebody without a card was known; the words go into the slip's own record. */
const WAYS = ['本人，认识', '看过身份证', '报得出登记的手机号后四位', '同组的人作证'].map((label) => ({
  id: label,
  label,
}))

/** F2: the household by whatever people remember, then how its person was known. */
export function FindCover({ text: before }: { text: string }) {
  const [text, setText] = useState(before)
  const { found, retry } = useHouseholdSearch(text)
  const pick = async (household: string) => {
    const answer = await act(shop.redemption.household, { household })
    if (answer.ok) return cover({ kind: 'no_card', household: answer.value })
    uncover()
    refused(answer.refusal)
  }
  return (
    <HouseholdSearch
      query={text}
      found={found}
      onQuery={setText}
      onPick={(id) => void pick(id)}
      onRetry={retry}
      onClose={uncover}
    />
  )
}

export function NoCardCover({ household, asked }: { household: CounterHousehold; asked: boolean }) {
  const { headName, number, groupName } = household
  return (
    <NoCardCheck
      household={`${headName ?? '户主待定'}家（${number} 户，${groupName}）`}
      ways={WAYS}
      asked={asked}
      onWay={(check) => householdCame(household, { by: 'no_card', check })}
      onClose={uncover}
    />
  )
}
