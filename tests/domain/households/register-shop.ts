import type { HouseholdFile, PersonForm } from '#main/api/households.ts'
import { subjectPoints, systemPoints } from '#main/domain/ledger/accounts.ts'
import type { SubjectId } from '#main/kernel/ids.ts'
import type { Result } from '#main/kernel/result.ts'
import { type CounterShop, now, openCounterShop } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'

/** Somebody as a form would send them. */
export const person = (name: string, more: Partial<PersonForm> = {}): PersonForm => ({
  id: null,
  name,
  relation: '',
  status: 'living',
  birthYear: null,
  partyMember: false,
  nickname: '',
  oldName: '',
  phones: [],
  ...more,
})

/** The register of a real file, with short ways to say what a form would send. */
export function openRegisterShop(...how: Parameters<typeof openCounterShop>) {
  const counter = openCounterShop(...how)
  const { households } = counter.shop.services
  const { caller } = counter

  const register = (
    names: readonly (string | PersonForm)[],
    more: { number?: string; groupName?: string } = {},
  ) =>
    now(
      households.register(
        {
          document: newId(),
          number: more.number ?? '',
          groupName: more.groupName ?? '三组',
          grid: '',
          population: names.length,
          notes: '',
          members: names.map((one) => (typeof one === 'string' ? person(one) : one)),
        },
        caller,
      ),
    ).household

  const file = (household: string): HouseholdFile => now(households.file({ household }, caller))

  const givePoints = (household: string, points: number) =>
    counter.post('points_opened', [
      {
        debit: subjectPoints(counter.scheme, file(household).household.subject as SubjectId),
        credit: systemPoints(counter.scheme, 'opening'),
        amount: points,
      },
    ])

  return {
    counter,
    households,
    caller,
    register,
    file,
    givePoints,
    memberOf(household: string, name: string) {
      const found = file(household).members.find((member) => member.name === name)
      if (!found) throw new Error(`${name} is not in the file`)
      return found
    },
    points: (household: string) =>
      counter.shop.ledger.balance(
        counter.store,
        subjectPoints(counter.scheme, file(household).household.subject as SubjectId),
      ).balance,
    find: (text: string, more: object = {}) =>
      now(
        households.search(
          { text, groupName: null, status: null, withoutCard: false, offset: 0, limit: 50, ...more },
          caller,
        ),
      ),
    count: (table: string) =>
      (counter.store.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n,
  }
}

export type RegisterShop = ReturnType<typeof openRegisterShop>

/** What was refused; fails where it was not. */
export function refused<T>(answer: Result<T> | Promise<Result<T>>) {
  if (answer instanceof Promise || answer.ok) throw new Error('this was not refused')
  return answer.refusal
}

export type { CounterShop }
