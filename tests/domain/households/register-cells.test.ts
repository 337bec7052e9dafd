import { describe, expect, it } from 'vitest'
import {
  canonicalGroup,
  rareLetters,
  readName,
  readPartyMember,
  readPhones,
  readPopulation,
  statusFromNotes,
} from '#main/domain/households/register-cells.ts'

describe('a name as a village writes it', () => {
  it.each([
    ['叶　静', '叶静'],
    ['王 平', '王平'],
    [' 徐 平 ', '徐平'],
    [' 卢军 ', '卢军'],
    ['欧 阳 娜', '欧阳娜'],
    ['李𬭎', '李𬭎'],
    ['阿卜杜•热合曼', '阿卜杜·热合曼'],
  ])('%j is %s', (written, name) => {
    expect(readName(written)).toEqual({ name, dead: false, odd: false })
  })

  it.each([
    '石大成（已故）',
    '石大成(已故)',
    '石大成（亡）',
    '石大成 已去世',
    '石大成【户主已故】',
    '石 大成（去世）',
  ])('%s is dead', (written) => {
    expect(readName(written)).toEqual({ name: '石大成', dead: true, odd: false })
  })

  it.each(['张三丰 李四海', '王平（小）', '13800000000', '王', '王平/李强'])('%s needs a look', (written) => {
    expect(readName(written)).toMatchObject({ dead: false, odd: true })
  })

  it('finds the letters that a printer may not have', () => {
    expect(rareLetters('李𬭎')).toEqual(['𬭎'])
    expect(rareLetters('刘㛃')).toEqual(['㛃'])
    expect(rareLetters('周喆陈犇')).toEqual([])
  })
})

describe('other cells', () => {
  it.each([
    ['4', 4],
    ['4人', 4],
    ['4 口', 4],
    ['四人', 4],
    ['两人', 2],
    ['十二口人', 12],
    ['4.0', 4],
    ['', undefined],
    ['0', null],
    ['-3', null],
    ['99', null],
    ['三四人', null],
    ['4.5', null],
    ['人', null],
  ])('a household of %j', (text, expected) => {
    expect(readPopulation(text)).toBe(expected)
  })

  it.each([
    ['13987538948', ['13987538948']],
    ['152-8781-9480', ['15287819480']],
    ['152 8781 9480', ['15287819480']],
    ['15929952220/15869458777', ['15929952220', '15869458777']],
    ['15929952220、15869458777', ['15929952220', '15869458777']],
    ['15929952220 15869458777', ['15929952220', '15869458777']],
    ['1592995222015869458777', ['15929952220', '15869458777']],
    ['+86 13987538948', ['13987538948']],
    ['8613987538948', ['13987538948']],
    ['0476-4321234', ['04764321234']],
    ['(0476)4321234', ['04764321234']],
    ['4321234', ['4321234']],
    ['13987538948（儿子）', ['13987538948']],
    ['4321234，13987538948', ['4321234', '13987538948']],
    ['13987538948 13987538948', ['13987538948']],
    ['无', []],
    ['', []],
    ['/', []],
  ])('telephone %j', (text, phones) => {
    expect(readPhones(text)).toEqual({ phones, bad: false })
  })

  it.each(['1398753894', '139875389481', '12345678901', '电话在村里', '13987538948 123'])(
    'no telephone: %j',
    (text) => {
      expect(readPhones(text).bad).toBe(true)
    },
  )

  it('keeps the good one of two telephones', () => {
    expect(readPhones('13987538948/1398753')).toEqual({ phones: ['13987538948'], bad: true })
  })

  it('understands the ways of marking a party member', () => {
    expect(['√', '是', '党员', '中共党员', 'V', '1'].map(readPartyMember)).toEqual(Array(6).fill(true))
    expect(['', '否', '群众', '×', '/'].map(readPartyMember)).toEqual(Array(5).fill(false))
    expect(readPartyMember('张书记知道')).toBeUndefined()
  })

  it.each([
    ['1组', '一组'],
    ['一 组', '一组'],
    ['第一村民小组', '一组'],
    ['12', '十二组'],
    ['十二组', '十二组'],
    ['二十队', '二十队'],
    ['3生产队', '三队'],
    ['沟里', '沟里'],
  ])('group %j is %s', (written, group) => {
    expect(canonicalGroup(written)).toBe(group)
  })

  it('reads from the remarks that a head is away or dead', () => {
    expect(statusFromNotes('外出务工')).toBe('away')
    expect(statusFromNotes('常年在外，电话打不通')).toBe('away')
    expect(statusFromNotes('户主已去世')).toBe('dead')
    expect(statusFromNotes('已故')).toBe('dead')
    expect(statusFromNotes('父亲已故')).toBe('living')
    expect(statusFromNotes('低保户')).toBe('living')
  })
})
