import { type AnswerOf, shop, useAsk } from '#renderer/api/client.ts'
import { foundOf } from './found-of.ts'
import type { Found, HouseholdHit } from './view.ts'

type Hit = AnswerOf<typeof shop.households.search>['hits'][number]

const BLOCKED: Partial<Record<Hit['status'], string>> = { head_pending: '户主待定', closed: '已销户' }

/** So many fit a list that people read with a queue behind them. */
export const MOST_HITS = 20

/** F2: whatever people remember of a household. Also finds the right household of a slip. */
export function useHouseholdSearch(text: string): {
  readonly found: Found<HouseholdHit>
  readonly retry: () => void
} {
  const asked = text.trim()
  const question = useAsk(
    shop.households.search,
    { text: asked, groupName: null, status: null, withoutCard: false, offset: 0, limit: MOST_HITS },
    { enabled: asked !== '', keep: true },
  )
  const found: Found<HouseholdHit> =
    asked === '' ? { kind: 'waiting' } : foundOf(question, ({ hits }) => hits, hitView)
  return { found, retry: () => void question.refetch() }
}

const hitView = (hit: Hit): HouseholdHit => ({
  id: hit.id,
  number: hit.number,
  group: hit.groupName,
  name: hit.headName ?? '户主待定',
  people: `${hit.population} 口人`,
  foundBy: hit.matchedText === '' ? undefined : hit.matchedText,
  tellApart:
    hit.sameNames.length === 0
      ? undefined
      : `同名：这是${hit.groupName}的，还有 ${hit.sameNames.map(({ number }) => `${number} 户`).join('、')}`,
  spendable: hit.spendable ?? 0,
  blocked: BLOCKED[hit.status],
})
