import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  previewRegister,
  type RegisterHousehold,
  type RegisterPreview,
} from '#main/domain/households/register-import.ts'
import { type ExistingHousehold, matchRegister } from '#main/domain/households/register-match.ts'
import { readWorkbook } from '#main/domain/imports/workbook.ts'
import { expectOk } from '#main/kernel/result.ts'

const file = readFileSync(new URL('../../data/households-xinglonggou.xlsx', import.meta.url))
const register = expectOk(previewRegister(expectOk(readWorkbook(file, 'a.xlsx'))))

/** The books after the register came in. */
function booked(household: RegisterHousehold): ExistingHousehold {
  const dead = household.headStatus === 'dead'
  return {
    id: `household ${household.number}`,
    number: household.number,
    group: household.group,
    headName: dead ? null : household.headName,
    headStatus: dead ? 'living' : household.headStatus,
    deceasedNames: dead ? [household.headName] : [],
    population: household.population,
    phones: household.phones,
    partyMember: household.partyMember,
    notes: household.notes,
    closed: household.status === 'closed',
  }
}

const books = register.households.map(booked)

function nextYear(change: (households: RegisterHousehold[]) => RegisterHousehold[]): RegisterPreview {
  return { ...register, households: change([...register.households]) }
}

const edit = (number: string, change: Partial<RegisterHousehold>) => (households: RegisterHousehold[]) =>
  households.map((one) => (one.number === number ? { ...one, ...change } : one))

describe('next year’s register', () => {
  it('changes nothing when it is the same file', () => {
    const match = matchRegister(books, register)
    expect(match.unchanged).toHaveLength(516)
    expect(match).toMatchObject({ changed: [], added: [], missing: [], suggestions: [] })
  })

  it('says field by field what changed, telephones by their last four digits', () => {
    const match = matchRegister(
      books,
      nextYear(
        edit('0001', {
          headName: '谢小勇',
          group: '二组',
          population: 4,
          phones: ['13987538948'],
          notes: '',
        }),
      ),
    )
    expect(match.unchanged).toHaveLength(515)
    expect(match.changed).toHaveLength(1)
    expect(match.changed[0]?.changes).toEqual([
      { field: 'headName', label: '户主', before: '谢勇', after: '谢小勇' },
      { field: 'group', label: '组别', before: '一组', after: '二组' },
      { field: 'population', label: '人口', before: '5', after: '4' },
      { field: 'phones', label: '电话', before: '尾号 5653', after: '尾号 8948' },
      { field: 'notes', label: '备注', before: '五保户', after: '' },
    ])
  })

  it('says when a head has died since', () => {
    const match = matchRegister(books, nextYear(edit('0001', { headStatus: 'dead', status: 'head_pending' })))
    expect(match.changed[0]?.changes).toEqual([
      { field: 'headStatus', label: '户主状况', before: '在世', after: '已故' },
    ])
  })

  it('does not bring a head back whom the village still lists as dead after a new one was named', () => {
    const named = books.map((one) => (one.number === '0053' ? { ...one, headName: '石小军' } : one))
    expect(matchRegister(named, register).unchanged).toHaveLength(516)
  })

  it('takes nothing away that the file leaves empty or has no column for', () => {
    const emptied = nextYear((households) =>
      households.map((one) => ({
        ...one,
        group: null,
        population: null,
        phones: [],
        partyMember: false,
        notes: '',
      })),
    )
    const columns = emptied.columns.filter(
      (column) => column.field === 'number' || column.field === 'headName',
    )
    expect(matchRegister(books, { ...emptied, columns }).unchanged).toHaveLength(516)
  })

  it('names who is new and who is missing, and leaves those who closed long ago alone', () => {
    const match = matchRegister(
      books,
      nextYear((households) => [
        ...households.filter((one) => one.number !== '0001' && one.number !== '0339'),
        { ...(households[0] as RegisterHousehold), number: '0517', headName: '诸葛明', phones: [], row: 600 },
      ]),
    )
    expect(match.added.map((one) => one.number)).toEqual(['0517'])
    expect(match.missing.map((one) => one.number)).toEqual(['0001'])
    expect(match.suggestions).toEqual([])
  })

  it('suggests, and only suggests, that a family moved to another number', () => {
    const match = matchRegister(books, nextYear(edit('0001', { number: '0600' })))
    expect(match.added.map((one) => one.number)).toEqual(['0600'])
    expect(match.missing.map((one) => one.number)).toEqual(['0001'])
    expect(match.suggestions).toMatchObject([
      { by: 'name_group_phone', existing: { number: '0001' }, incoming: { number: '0600' } },
    ])
    expect(match.suggestions[0]?.sentence).toBe(
      '谢勇家原来是 0001 号，表里第 4 行写的是 0600 号，姓名、组别、电话都一样，可能是改了户号。请核对后选“是同一户”或“不是”。',
    )
  })

  it('is less sure without a telephone in common, and silent where two are called so', () => {
    const lone = matchRegister(books, nextYear(edit('0001', { number: '0600', phones: [] })))
    expect(lone.suggestions).toMatchObject([{ by: 'name_group' }])
    const twin = { ...(books[0] as ExistingHousehold), id: 'twin', number: '0700' }
    const unsure = matchRegister([...books, twin], nextYear(edit('0001', { number: '0600', phones: [] })))
    expect(unsure.suggestions).toEqual([])
  })

  it('sees that everybody moved down by one where a family was put in at the top', () => {
    const match = matchRegister(
      books,
      nextYear((households) => [
        { ...(households[0] as RegisterHousehold), headName: '诸葛明', phones: ['13987530000'] },
        ...households.map((one) => ({ ...one, number: String(Number(one.number) + 1).padStart(4, '0') })),
      ]),
    )
    const sure = match.suggestions.filter((one) => one.by === 'name_group_phone')
    expect(sure.length).toBeGreaterThan(440)
    for (const { existing, incoming } of sure) {
      expect(incoming.headName).toBe(existing.headName)
      expect(Number(incoming.number)).toBe(Number(existing.number) + 1)
    }
    expect(match.added.map((one) => one.headName)).toContain('诸葛明')
  })
})
