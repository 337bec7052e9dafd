import type { CounterItem, CounterHousehold as HouseholdView } from '../../api/redemption.ts'
import type { ReadHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import { giftedUsable } from '../../kernel/purse.ts'
import type { Item } from '../catalogue/items.ts'
import type { CounterHousehold } from '../households/households.ts'
import type { SpendingScheme } from '../schemes/schemes.ts'
import { stepOf } from '../schemes/settings.ts'
import { isMinor } from './collectors.ts'
import type { CounterDeps } from './deps.service.ts'
import { type Purse, purseOf } from './purse.service.ts'
import { judgeHousehold } from './redemption.ts'

const giftedView = (purse: Purse): HouseholdView['gifted'] =>
  purse.gifted === undefined ? null : { balance: purse.gifted.balance, usable: giftedUsable(purse) }

/** A household and an item as the counter shows them. */
export function createViews(deps: CounterDeps) {
  const views = {
    household(
      db: ReadHandle,
      household: CounterHousehold,
      scheme: SpendingScheme,
      today: Day,
    ): HouseholdView {
      const purse = purseOf(deps, db, household, scheme, today)
      const able = judgeHousehold({
        household: {
          status: household.status,
          redeemableUntil: household.redeemableUntil,
          headcount: household.population,
        },
        standing: purse.standing,
        balance: purse.balance,
        today,
      })
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
        gifted: giftedView(purse),
        quotaLeft: purse.quotaLeft,
        blocked: able.ok ? null : able.refusal.sentence,
      }
    },

    item(db: ReadHandle, item: Item, scheme: SpendingScheme, today: Day): CounterItem {
      const onHand = deps.stock.onHand(db, item.id, today)
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
        pointStep: stepOf(scheme.settings.precision),
        left: item.kind === 'service' ? null : onHand.left,
        nearExpiry: onHand.lotToTake?.near ? onHand.lotToTake.expiresOn : null,
        limitPerMonth: item.limitPerMonth,
      }
    },
  }
  return views
}
export type Views = ReturnType<typeof createViews>
