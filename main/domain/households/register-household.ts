import type { Row } from '../imports/sheet.ts'
import { householdNumber } from './household-number.ts'
import {
  type HeadStatus,
  mentionsDeath,
  rareLetters,
  readName,
  readPartyMember,
  readPhones,
  readPopulation,
  statusFromNotes,
  unglue,
} from './register-cells.ts'
import type { RegisterHousehold, RegisterStatus } from './register-import.ts'
import type { RegisterReader } from './register-rows.ts'

/** One row as a household; undefined where its number or its name is missing, which is then remarked. */
export function readHousehold(
  row: Row,
  group: string | null,
  reader: RegisterReader,
): RegisterHousehold | undefined {
  const number = readNumber(row, reader)
  const { name, dead } = readPerson(row, reader)
  const population = readHeads(row, reader)
  const phones = readTelephones(row, reader)
  const partyMember = readParty(row, reader)
  const notes = reader.written(row, 'notes')
  if (number === undefined || name === '') return undefined
  const headStatus: HeadStatus = dead ? 'dead' : statusFromNotes(notes)
  if (headStatus !== 'dead' && mentionsDeath(notes))
    reader.remark(
      'warning',
      'check_death',
      row,
      'notes',
      `备注里提到有人去世，没说是谁。请核对户主${name}是否健在。`,
    )
  return {
    row: row.number,
    number,
    group,
    headName: name,
    headStatus,
    status: statusOf(row, name, headStatus, population, reader),
    population,
    phones,
    partyMember,
    formerName: reader.written(row, 'formerName') || null,
    nickname: reader.written(row, 'nickname') || null,
    notes,
    members: [],
  }
}

/** 7 → "0007"; undefined, and remarked, where there is none. */
function readNumber(row: Row, reader: RegisterReader): string | undefined {
  const text = reader.plain(row, 'number').replace(/\s/g, '')
  if (text === '') {
    reader.remark('error', 'missing_number', row, 'number', '没有户号，分不清是哪一户。请在表里补上。')
    return undefined
  }
  const number = householdNumber(text)
  if (number === undefined)
    reader.remark('error', 'bad_number', row, 'number', '户号要写成数字，比如 128。请在表里改好。')
  return number
}

function readPerson(row: Row, reader: RegisterReader) {
  const person = readName(reader.written(row, 'headName'))
  if (person.name === '')
    reader.remark('error', 'missing_name', row, 'headName', '没有写户主姓名。请在表里补上。')
  else if (person.odd)
    reader.remark('warning', 'odd_name', row, 'headName', `“${person.name}”不太像一个人的姓名，请看一看。`)
  const rare = rareLetters(person.name)
  if (rare.length > 0)
    reader.remark(
      'note',
      'rare_letter',
      row,
      'headName',
      `“${rare.join('”“')}”是少见的字，打小票时按图片打印，请先试打一张。`,
    )
  return person
}

function readHeads(row: Row, reader: RegisterReader): number | null {
  if (!reader.has('population')) return null
  const population = readPopulation(reader.plain(row, 'population'))
  if (population === null)
    reader.remark(
      'warning',
      'bad_population',
      row,
      'population',
      '看不出是几口人，先空着。请在表里改成数字，比如 4。',
    )
  if (population === undefined)
    reader.remark('warning', 'no_population', row, 'population', '没有写几口人，先空着，以后可以在农户页补。')
  return population ?? null
}

export function readTelephones(row: Row, reader: RegisterReader): readonly string[] {
  if (!reader.has('phone')) return []
  const { phones, bad } = readPhones(reader.plain(row, 'phone', unglue))
  if (bad)
    reader.remark(
      'warning',
      'bad_phone',
      row,
      'phone',
      phones.length > 0
        ? '有一个号码不完整，只留了能打通的样子对的。请核对这一格。'
        : '不是完整的电话号码，先空着。手机号是 11 位，请核对。',
    )
  return phones
}

function readParty(row: Row, reader: RegisterReader): boolean {
  const answer = readPartyMember(reader.plain(row, 'partyMember'))
  if (answer === undefined)
    reader.remark(
      'warning',
      'bad_party_member',
      row,
      'partyMember',
      '看不出是不是党员，先按“不是”算。请核对。',
    )
  return answer ?? false
}

function statusOf(
  row: Row,
  name: string,
  headStatus: HeadStatus,
  population: number | null,
  reader: RegisterReader,
): RegisterStatus {
  if (headStatus !== 'dead') return 'active'
  if (population === 1) {
    reader.remark(
      'warning',
      'dead_head_closed',
      row,
      'headName',
      `${name}已故，家里没有别的人，这一户按“已销户”记。`,
    )
    return 'closed'
  }
  reader.remark(
    'warning',
    'dead_head_pending',
    row,
    'headName',
    `户主${name}已故，这一户按“户主待定”记，${name}记作已故成员。定了新户主才能兑换。`,
  )
  return 'head_pending'
}
