import { v7 } from 'uuid'
import type { Role } from '#main/api/session.ts'
import { isPin, pinProblem } from '../settings/pin-problem.ts'

export interface PersonForm {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly pin: string
}

export interface FoundingForm {
  readonly village: string
  readonly shop: string
  readonly siteCode: string
  readonly people: readonly PersonForm[]
}

export const newPerson = (roles: readonly Role[]): PersonForm => ({ id: v7(), name: '', roles, pin: '' })

export const emptyFounding = (): FoundingForm => ({
  village: '',
  shop: '党群积分超市',
  siteCode: '',
  people: [newPerson(['admin']), newPerson(['clerk'])],
})

/** A row that nobody began is no person; the first one always counts. */
export const begunPeople = (people: readonly PersonForm[]): readonly PersonForm[] =>
  people.filter(({ name, pin }, index) => index === 0 || name.trim() !== '' || pin !== '')

export interface PersonProblems {
  readonly name: string | undefined
  readonly roles: string | undefined
  readonly pin: string | undefined
}

/** What is wrong with a person's row. `pressed`: the button was pressed, so what is missing counts too. */
export function personProblems(
  person: PersonForm,
  all: readonly PersonForm[],
  pressed: boolean,
): PersonProblems {
  if (!begunPeople(all).includes(person)) return { name: undefined, roles: undefined, pin: undefined }
  const name = person.name.trim()
  const twice = name !== '' && all.some((other) => other.id !== person.id && other.name.trim() === name)
  return {
    name: twice ? '名字重了，加个字区分。' : pressed && name === '' ? '请写名字。' : undefined,
    roles: pressed && person.roles.length === 0 ? '请选他管什么。' : undefined,
    pin: pinProblem(person.pin) ?? (pressed && person.pin === '' ? '请设密码。' : undefined),
  }
}

/** The one sentence that stands in the way of founding; undefined where nothing does. */
export function peopleProblem(people: readonly PersonForm[]): string | undefined {
  const begun = begunPeople(people)
  const wrong = begun.some((person) => {
    const { name, roles, pin } = personProblems(person, people, true)
    return name !== undefined || roles !== undefined || pin !== undefined || !isPin(person.pin)
  })
  if (wrong) return '还有没填好的，请看红字。'
  if (!begun.some(({ roles }) => roles.includes('admin')))
    return '请至少给一个人选“管理员”，以后改设置、换密码都靠他。'
  return undefined
}
