import { type Day, yearOf } from '../../kernel/dates.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { SlipCollector } from '../slips/facts.ts'
import { redemptionRefusals as refusals } from './refusals.ts'

/** Below this age a person is a minor. */
export const ADULT_AGE = 18

export interface HouseholdPeople {
  readonly members: readonly {
    readonly id: string
    readonly name: string
    readonly relation: string
    readonly birthYear: number | null
    readonly isHead: boolean
  }[]
  readonly proxies: readonly {
    readonly id: string
    readonly name: string
    readonly relation: string
    readonly until: Day
  }[]
}

export type ChosenCollector =
  | { readonly kind: 'member'; readonly person: string }
  | { readonly kind: 'standing_proxy'; readonly proxy: string }
  | { readonly kind: 'proxy'; readonly name: string; readonly relation: string; readonly identity: string }

export const isMinor = (birthYear: number | null, today: Day): boolean =>
  birthYear !== null && yearOf(today) - birthYear < ADULT_AGE

/** Who takes the goods, as the slip will say; `check` is how a person without a card was known. */
export function resolveCollector(
  people: HouseholdPeople,
  chosen: ChosenCollector | null,
  check: string | null,
  today: Day,
  minorsMayCollect: boolean,
): Result<SlipCollector> {
  if (chosen === null) return refusals.noCollector()
  switch (chosen.kind) {
    case 'member': {
      const member = people.members.find((person) => person.id === chosen.person)
      if (member === undefined) return refusals.unknownCollector()
      if (!minorsMayCollect && isMinor(member.birthYear, today)) return refusals.minor(member.name)
      return ok({
        kind: 'member',
        name: member.name,
        relation: member.isHead ? '户主' : member.relation || '家庭成员',
        identityCheck: check,
      })
    }
    case 'standing_proxy': {
      const proxy = people.proxies.find((person) => person.id === chosen.proxy)
      if (proxy === undefined) return refusals.unknownCollector()
      if (proxy.until < today) return refusals.proxyEnded(proxy.name)
      return ok({ kind: 'proxy', name: proxy.name, identityCheck: `长期委托（${proxy.relation}）` })
    }
    case 'proxy':
      return ok({ kind: 'proxy', name: chosen.name, identityCheck: `${chosen.relation}，${chosen.identity}` })
  }
}
