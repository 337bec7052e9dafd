import type { CounterItem, CounterHousehold as HouseholdView } from '../../api/redemption.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Item } from '../catalogue/items.ts'
import type { CounterHousehold } from '../households/households.ts'
import type { SpendingScheme } from '../schemes/schemes.ts'
import { isMinor } from './collectors.ts'
import type { CounterDeps } from './deps.ts'
import { purseOf } from './purse.service.ts'
import { judgeHousehold } from './redemption.ts'

/** A household and an item as the counter shows them. */
export function createViews(deps: CounterDeps) {
  /** How many of a bundle its scarcest part allows; null for a service. */
  const leftOf = (db: ReadHandle, item: Item, today: Day): number | null => {
    switch (item.kind) {
      case 'service':
        return null
      case 'goods':
      case 'recyclable':
        return deps.stock.onHand(db, item.id, today).left
      case 'bundle':
        return Math.min(
          ...deps.catalogue
            .components(db, item.id)
            .map((part) => Math.floor(deps.stock.onHand(db, part.item, today).left / part.quantity)),
        )
    }
  }

  const views = {
    household(
      db: ReadHandle,
      household: CounterHousehold,
      scheme: SpendingScheme,
      today: Day,
    ): HouseholdView {
      const purse = purseOf(db, household, scheme, today)
      const able = judgeHousehold(
        {
          status: household.status,
          redeemableUntil: household.redeemableUntil,
          headcount: household.population,
        },
        today,
      )
      return {
        id: household.id,
        number: household.number,
        groupName: household.groupName,
        headName: household.headName,
        population: household.population,
        status: household.status,
        sameNames: [...household.sameNames],
        members: household.members.map((member) => ({
          id: member.id,
          ordinal: member.ordinal,
          name: member.name,
          relation: member.isHead ? '户主' : member.relation,
          isHead: member.isHead,
          minor: isMinor(member.birthYear, today),
        })),
        proxies: household.proxies.filter((proxy) => proxy.until >= today).map((proxy) => ({ ...proxy })),
        balance: purse.balance,
        heldBack: purse.floor,
        spendable: purse.spendable,
        quotaLeft: purse.quotaLeft,
        blocked: able.ok ? null : able.refusal.sentence,
      }
    },

    item(db: ReadHandle, item: Item, scheme: SpendingScheme, today: Day): CounterItem {
      const toTake = item.kind === 'goods' ? deps.stock.onHand(db, item.id, today).lotToTake : null
      return {
        id: item.id,
        kind: item.kind,
        name: item.name,
        spec: item.spec,
        unit: item.unit,
        basePerUnit: item.basePerUnit,
        baseName: item.baseName,
        shortNumber: item.shortNumber,
        picture: item.picture,
        price: deps.schemes.price(db, item.id, scheme.id, today),
        left: leftOf(db, item, today),
        nearExpiry: toTake?.near ? toTake.expiresOn : null,
        limitPerMonth: item.limitPerMonth,
      }
    },

    /** Goods in stock that these points would still buy, the dearest first. */
    affordable(db: ReadHandle, spendable: number, scheme: SpendingScheme, today: Day) {
      return deps.catalogue
        .offered(db, scheme.id, today)
        .flatMap(({ item, price }) =>
          price <= spendable && leftOf(db, item, today) !== 0 ? [{ item, price }] : [],
        )
        .sort((left, right) => right.price - left.price)
        .map(({ item, price }) => ({ name: item.name, points: price }))
    },
  }
  return views
}
export type Views = ReturnType<typeof createViews>
