import type { ReadHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import type { HouseholdId, SubjectId } from '../../kernel/ids.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { counterStore as store } from './counter.store.ts'
import type { CounterHousehold } from './households.ts'

export const counterRefusals = {
  cardUnknown: () => refuse('card_unknown', '这张卡不是本村的，或者还没有登记。没带卡请按 F2 查户。'),
  cardLost: (renewed: boolean) =>
    refuse(
      'card_lost',
      renewed
        ? '这张卡已经挂失，补过新卡了，请用新卡。没带新卡请按 F2 查户。'
        : '这张卡已经挂失，不能用。请核对本人，按 F2 查户，再补一张卡。',
      { renewed },
    ),
  cardReplaced: () => refuse('card_replaced', '这张旧卡已经换过，请用新卡。没带新卡请按 F2 查户。'),
  unknown: () => refuse('household_unknown', '找不到这一户，请重新查一次。'),
}

/** What the counter may ask of the register, inside its own transaction. */
export interface CounterHouseholds {
  /** The household a card opens; a merged household's card opens the one that took it in. */
  counterCard(db: ReadHandle, code: string): Result<CounterHousehold>
  counterHousehold(db: ReadHandle, household: HouseholdId): Result<CounterHousehold>
}

export function createCounterHouseholds(): CounterHouseholds {
  const counterHousehold = (db: ReadHandle, id: string): Result<CounterHousehold> => {
    const row = store.household(db, id)
    if (row === undefined) return counterRefusals.unknown()
    if (row.successor !== null) return counterHousehold(db, row.successor)
    return ok({
      id: row.id as HouseholdId,
      number: row.number,
      groupName: row.group_name,
      headName: row.status === 'head_pending' ? null : row.head_name,
      status: row.status,
      population: row.population,
      subject: row.subject as SubjectId,
      members: store.members(db, row.id).map((member, index) => ({
        id: member.id,
        ordinal: index + 1,
        name: member.name,
        relation: member.relation,
        status: member.status as 'living' | 'away',
        birthYear: member.birth_year,
        isHead: member.id === row.head,
      })),
      sameNames:
        row.head_name === null
          ? []
          : store.sameNames(db, row.head_name, row.id).map((other) => ({
              number: other.number,
              groupName: other.group_name,
            })),
      redeemableUntil: row.redeemable_until as Day | null,
      predecessors: predecessorsOf(db, row.id),
      proxies: store.proxies(db, row.id).map((proxy) => ({ ...proxy, until: proxy.until as Day })),
    })
  }

  return {
    counterHousehold,
    counterCard(db, code) {
      const card = store.card(db, code)
      if (card === undefined || card.status === 'void') return counterRefusals.cardUnknown()
      if (card.status === 'lost') return counterRefusals.cardLost(store.hasCard(db, card.household))
      if (card.status === 'replaced') return counterRefusals.cardReplaced()
      return counterHousehold(db, card.household)
    },
  }
}

/** Every household that was merged into this one, also by way of another. */
function predecessorsOf(db: ReadHandle, household: string): HouseholdId[] {
  return store.predecessors(db, household).flatMap(({ id }) => [id as HouseholdId, ...predecessorsOf(db, id)])
}
