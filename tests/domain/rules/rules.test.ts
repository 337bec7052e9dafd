import { describe, expect, it } from 'vitest'
import { compareVersions } from '#main/domain/rules/comparison.ts'
import {
  checkVersion,
  continuing,
  laidOut,
  type VersionForm,
  type VersionGround,
} from '#main/domain/rules/rules.ts'
import type { Day } from '#main/kernel/dates.ts'
import { newId } from '../../kit/shop.ts'
import { COINS, clause, POINTS } from './clause.ts'

const day = (text: string) => text as Day
const ground: VersionGround = {
  today: day('2026-11-24'),
  scheme: POINTS,
  schemes: [POINTS, COINS],
  newest: null,
}
const form = (change: Partial<VersionForm> = {}): VersionForm => ({
  name: '兴隆沟村积分细则',
  fromDate: day('2026-12-01'),
  clauses: [clause()],
  ...change,
})
const refused = (change: Partial<VersionForm>, on = ground) => {
  const checked = checkVersion(form(change), on)
  return checked.ok ? 'stands' : checked.refusal
}

describe('a version as a whole', () => {
  it('holds from today or later, has a name and at least one clause, and says nothing twice', () => {
    expect(refused({ fromDate: day('2026-11-23'), name: '', clauses: [] })).toMatchObject({
      code: 'rules_past',
    })
    expect(refused({ name: ' ', clauses: [] })).toMatchObject({ code: 'rules_name_missing' })
    expect(refused({ clauses: [] })).toMatchObject({ code: 'rules_empty' })
    expect(refused({ clauses: Array.from({ length: 501 }, () => clause({ text: '' })) })).toMatchObject({
      code: 'rules_too_many',
    })
    expect(refused({ clauses: [clause(), clause({ text: '' })] })).toMatchObject({
      code: 'clause_text_missing',
      facts: { place: '1.2' },
    })
    const one = clause()
    expect(refused({ clauses: [one, { ...one, text: '另一条' }] })).toMatchObject({ code: 'clause_id_twice' })
    expect(
      refused({ clauses: [clause(), clause({ className: '别的', text: '参加村里 大扫除' })] }),
    ).toMatchObject({
      code: 'clause_twice',
      sentence: '第 2.1 条和第 1.1 条写的是一样的，请去掉一条。',
    })
    expect(refused({ fromDate: ground.today })).toBe('stands')
  })

  it('is not decided again word for word', () => {
    const clauses = [clause()]
    const newest = { rules: newId(), version: 2, name: '兴隆沟村积分细则', clauses }
    expect(refused({ clauses }, { ...ground, newest })).toMatchObject({
      code: 'rules_same',
      facts: { version: 2 },
    })
    expect(refused({ clauses, name: '新细则' }, { ...ground, newest })).toBe('stands')
    expect(refused({ clauses: [...clauses, clause({ text: '植树' })] }, { ...ground, newest })).toBe('stands')
  })

  it('is not decided over a version that somebody else has decided meanwhile', () => {
    const newest = { rules: newId(), version: 3, name: '细则', clauses: [clause()] }
    expect(refused({ basedOn: newId() }, { ...ground, newest })).toMatchObject({
      code: 'rules_moved',
      sentence: '您改的时候，别人已经定了第 3 版。请先看看它改了什么，再接着定。',
    })
    expect(refused({ basedOn: null }, { ...ground, newest })).toMatchObject({ code: 'rules_moved' })
    expect(refused({ basedOn: newest.rules }, { ...ground, newest })).toBe('stands')
    expect(refused({ basedOn: null })).toBe('stands')
  })

  it('puts the clauses of a class together and numbers them as they stand', () => {
    const laid = laidOut([
      clause({ text: '一' }),
      clause({ className: '邻里', text: '二' }),
      clause({ text: ' 三 ' }),
    ])
    expect(laid.map(({ number, className, text }) => [number, className, text])).toEqual([
      ['1.1', '环境卫生', '一'],
      ['1.2', '环境卫生', '三'],
      ['2.1', '邻里', '二'],
    ])
  })
})

describe('a list that comes from paper continues the version before', () => {
  it('by its wording wherever it stands now, else by its place', () => {
    const before = laidOut([clause({ text: '大扫除' }), clause({ text: '植树' }), clause({ text: '巡逻' })])
    const after = laidOut([
      clause({ text: '植树' }),
      clause({ text: '植 树节 义务劳动' }),
      clause({ text: '大扫除' }),
      clause({ text: '新的一条' }),
    ])
    let made = 0
    const kept = continuing(after, before, () => `new-${made++}`)
    expect(kept.map(({ clause: id, continues }) => [id, continues?.text ?? null])).toEqual([
      [before[1]!.clause, '植树'],
      ['new-0', null],
      [before[0]!.clause, '大扫除'],
      ['new-1', null],
    ])
    const placed = continuing(laidOut([clause({ text: '大扫除一整天' })]), before, () => 'new')
    expect(placed[0]!.continues?.text).toBe('大扫除')
  })

  it('gives no id to two clauses', () => {
    const before = laidOut([clause({ text: '大扫除' })])
    const kept = continuing(
      laidOut([clause({ text: '打扫' }), clause({ text: '大扫除' })]),
      before,
      () => 'new',
    )
    expect(kept.map(({ clause: id }) => id)).toEqual(['new', before[0]!.clause])
  })
})

describe('two versions side by side', () => {
  const [sweep, plant, watch] = [
    clause({ text: '大扫除' }),
    clause({ text: '植树' }),
    clause({ text: '巡逻' }),
  ]
  const compare = (
    before: readonly ReturnType<typeof clause>[],
    after: readonly ReturnType<typeof clause>[],
  ) => compareVersions(laidOut(before), laidOut(after), (id) => (id === COINS.id ? '红梅币' : undefined))

  it('says what is new, what is gone, and which field changed from what to what', () => {
    const changed = clause({
      ...sweep,
      text: '参加大扫除',
      maximum: 3000,
      terms: { caps: [{ period: 'year', points: 6000, times: null }], evidence: 'photo' },
    })
    const lines = compare([sweep, plant], [changed, watch])
    expect(lines.map(({ sentence }) => sentence)).toEqual([
      '第 1.1 条“参加大扫除”：内容从“大扫除”改成“参加大扫除”，分值从“5 分”改成“5–30 分”，上限从“没有”改成“每户每年 60 分”，凭据从“不用凭据”改成“要有照片”。',
      '新增第 1.2 条“巡逻”，每次加 5 分。',
      '去掉原来的第 1.2 条“植树”，每次加 5 分。',
    ])
    expect(lines[0]!.fields[1]).toEqual({ field: '分值', before: '5 分', after: '5–30 分' })
  })

  it('says nothing of what only moved', () => {
    expect(compare([sweep, plant], [plant, sweep])).toEqual([])
  })
})
