import type { SlipView } from '#main/api/redemption.ts'
import type { Result } from '#main/api/types.ts'
import { act, type Call, shop } from '#renderer/api/client.ts'

/** A serial, a slip's 20 digits, or the eight of its 核对码. */
const IS_CODE = /^([A-Za-z]{2}\d{2}[A-Za-z]?-?\d+|\d{20}|\d{8})$/

/** Slips of so many households are looked through where a name fits several. */
const MOST_HOUSEHOLDS = 6
const MOST_SLIPS = 20

interface Asked {
  readonly text: string
  /** Whose slips come up while nothing is typed; null: the whole shop's latest. */
  readonly household: string | null
}

/** Slips by code, or by whatever people remember of the household; the latest first. */
export const slipSearch: Call<Asked, SlipView[]> = Object.assign(
  async ({ text, household }: Asked): Promise<Result<SlipView[]>> => {
    const typed = text.normalize('NFKC').replace(/\s/g, '')
    if (typed === '') return act(shop.corrections.recent, { household })
    if (IS_CODE.test(typed)) {
      const found = await act(shop.corrections.find, { code: typed })
      return found.ok || found.refusal.code !== 'slip_unknown' ? found : { ok: true, value: [] }
    }
    const people = await act(shop.households.search, {
      text,
      groupName: null,
      status: null,
      withoutCard: false,
      offset: 0,
      limit: MOST_HOUSEHOLDS,
    })
    if (!people.ok) return people
    const slips = await Promise.all(
      people.value.hits.map((hit) => act(shop.corrections.recent, { household: hit.id })),
    )
    const refused = slips.find((answer) => !answer.ok)
    if (refused && !refused.ok) return refused
    const all = slips.flatMap((answer) => (answer.ok ? answer.value : []))
    all.sort((a, b) => `${b.businessDate} ${b.time}`.localeCompare(`${a.businessDate} ${a.time}`))
    return { ok: true, value: all.slice(0, MOST_SLIPS) }
  },
  { path: ['corrections', 'slipSearch'] as const },
)
