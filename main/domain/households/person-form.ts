import { ok, type Result } from '../../kernel/result.ts'
import { withoutIdNumbers } from '../imports/id-numbers.ts'
import { householdRefusals as refusals } from './refusals.ts'
import { readName, readPhones, unglue } from './register-cells.ts'

export interface TypedPerson {
  readonly id: string | null
  readonly name: string
  readonly relation: string
  readonly status: 'living' | 'away' | 'dead' | 'left'
  readonly birthYear: number | null
  readonly partyMember: boolean
  readonly nickname: string
  readonly oldName: string
  /** null leaves the numbers as they are. */
  readonly phones: readonly string[] | null
}

/** Free text in which no ID number may be kept. Refuses id_number_typed, naming the field. */
export function withoutId(label: string, text: string): Result<string> {
  return withoutIdNumbers(unglue(text)).found ? refusals.idNumber(label) : ok(text.trim())
}

/** A person as the register keeps them: the name without odd blanks, telephones as digits. */
export function readPerson(typed: TypedPerson): Result<TypedPerson> {
  if (typed.name.trim() === '') return refusals.nameMissing()
  for (const [label, text] of [
    ['姓名', typed.name],
    ['与户主关系', typed.relation],
    ['小名', typed.nickname],
    ['曾用名', typed.oldName],
    ...(typed.phones ?? []).map((phone) => ['电话', phone] as const),
  ] as const) {
    const clean = withoutId(label, text)
    if (!clean.ok) return clean
  }
  const { name } = readName(typed.name)
  if (!/^[\p{Script=Han}\p{Script=Latin}\p{Co}·\s〇]{1,20}$/u.test(name)) return refusals.nameOdd(name)
  const phones: string[] = []
  for (const typedPhone of typed.phones ?? []) {
    if (typedPhone.trim() === '') continue
    const read = readPhones(typedPhone.normalize('NFKC'))
    if (read.bad) return refusals.phoneInvalid(name)
    for (const phone of read.phones) if (!phones.includes(phone)) phones.push(phone)
  }
  return ok({ ...typed, name, phones: typed.phones === null ? null : phones })
}

export function readPersons(typed: readonly TypedPerson[]): Result<TypedPerson[]> {
  const read: TypedPerson[] = []
  const seen = new Set<string>()
  for (const person of typed) {
    const one = readPerson(person)
    if (!one.ok) return one
    if (one.value.id !== null && seen.has(one.value.id)) return refusals.sameTwice(one.value.name)
    if (one.value.id !== null) seen.add(one.value.id)
    read.push(one.value)
  }
  return ok(read)
}

/** How telephones are kept in their one column. */
export const joinPhones = (phones: readonly string[]): string => phones.join(' ')
export const splitPhones = (kept: string): string[] => kept.split(' ').filter((phone) => phone !== '')
export const phoneTail = (phone: string): string => phone.slice(-4)
