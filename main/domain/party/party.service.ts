import type { party } from '../../api/party.ts'
import type { Calls } from '../../api/types.ts'
import type { Store } from '../../db/handle.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { ok } from '../../kernel/result.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import { partyStore as store } from './party.store.ts'
import { checkClasses } from './party.ts'

export interface PartyService extends Calls<typeof party> {}

/** 党员分类: which of the classes A–F a party member is in, from a day on; each decision a document. */
export function createParty({ store: village, ledger }: { store: Store; ledger: Ledger }): PartyService {
  return {
    members(input) {
      const day = input.day ?? ledger.today()
      const decided = Map.groupBy(store.classes(village), ({ person }) => person)
      return ok(
        store.members(village).map(({ person, name, number, group_name }) => {
          const own = decided.get(person) ?? []
          const now = own.findLast((row) => row.from_date <= day)
          const next = own.findLast((row) => row.from_date > day)
          return {
            person,
            name,
            number,
            groupName: group_name,
            class: now?.class ?? '',
            since: now?.from_date ?? null,
            next: next ? { fromDate: next.from_date, class: next.class } : null,
          }
        }),
      )
    },

    classify({ document, fromDate, approver, rows }, caller) {
      return village.write((tx) => {
        const posted = ledger.post(
          tx,
          {
            id: document as DocumentId,
            kind: 'party_classed',
            request: { fromDate, rows },
            texts: { approver },
          },
          () => {
            const checked = checkClasses(rows, (id) => {
              const row = store.person(tx, id)
              return row && { name: row.name, partyMember: row.party_member === 1 }
            })
            if (!checked.ok) return checked
            const [only, ...others] = rows
            const household =
              only && others.length === 0 ? (store.person(tx, only.person)?.household ?? null) : null
            return ok({ recordedBy: caller.staff?.id ?? null, household })
          },
        )
        if (!posted.ok || posted.value.repeated) return posted
        for (const row of rows) {
          store.decide(tx, {
            person: row.person,
            from_date: fromDate,
            class: row.class,
            decided_by: document,
          })
        }
        return posted
      })
    },

    history: ({ person }) =>
      ok(
        store.history(village, person).map((row) => ({
          fromDate: row.from_date,
          class: row.class,
          serial: row.serial,
          approver: row.approver ?? '',
        })),
      ),
  }
}
