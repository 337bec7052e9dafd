import { cpSync } from 'node:fs'
import type { Role } from '#main/api/session.ts'
import type { Caller } from '#main/api/types.ts'
import type { ClauseForm } from '#main/domain/rules/clauses.ts'
import { award, deduct, most, times, veto, ZERO } from '#main/domain/rules/templates/shape.ts'
import { now, openCounterShop } from '../kit/counter-shop.ts'
import { newId } from '../kit/shop.ts'

const CLAUSES = [
  award('环境卫生', '房前屋后干净，柴草码放整齐', 5, { caps: most('month', 10) }),
  award('环境卫生', '参加村里义务扫雪、清河道', 5, { caps: most('year', 60) }),
  award('环境卫生', '交回废塑料瓶', 1, { unit: '瓶' }),
  award('邻里互助', '照看孤寡老人、留守儿童', [5, 20], { evidence: 'text' }),
  award('邻里互助', '调解邻里纠纷', 10, { caps: times('quarter', 3) }),
  award('移风易俗', '红事新办、白事简办', [20, 50]),
  award('党群共建', '参加主题党日、村民会议', null),
  deduct('环境卫生', '乱倒垃圾、乱堆柴草', 5, { entry: 'organisation' }),
  veto('遵纪守法', '参与赌博', ZERO, { entry: 'organisation' }),
]
const STEPS = [
  { name: '网格员核实', role: 'recorder', kind: 'check', days: 0 },
  { name: '评议小组评议', role: 'assessor', kind: 'check', days: 0 },
  { name: '村两委审定', role: 'committee', kind: 'check', days: 0 },
] as const

const HOUSEHOLDS: readonly (readonly [number: string, group: string, name: string])[] = [
  ['0003', '一组', '欧阳明德'],
  ['0012', '一组', '王桂花'],
  ['0025', '一组', '李长顺'],
  ['0031', '二组', '赵玉兰'],
  ['0044', '二组', '孙德福'],
  ['0058', '二组', '周建平'],
  ['0066', '三组', '陈淑芬'],
  ['0071', '三组', '王桂花'],
  ['0083', '三组', '刘秀兰'],
  ['0096', '三组', '吴大海'],
]

export interface DeedsVillage {
  readonly cards: Readonly<Record<string, string>>
}

/** A folder with a village whose points walk three steps; everybody's PIN is 1234. */
export function seedDeedsVillage(dataDir: string): DeedsVillage {
  const counter = openCounterShop(
    { steps: STEPS.map((step) => ({ ...step })), cycle: 'year', cycleEnd: 'carry' },
    new Date().toISOString(),
  )
  const { services } = counter.shop
  const admin: Caller = {
    session: 'admin',
    staff: { id: counter.people.admin, name: '张会计', roles: ['admin'] },
  }
  const people: readonly (readonly [name: string, role: Role])[] = [
    ['赵网格', 'recorder'],
    ['钱老师', 'assessor'],
    ['孙书记', 'committee'],
  ]
  for (const [name, role] of people) {
    const person = { document: newId(), id: newId(), name, roles: [role], active: true, newPin: '1234' }
    const saved = services.staff.save(person, admin)
    if (!(saved instanceof Promise) && !saved.ok) throw new Error(saved.refusal.sentence)
  }
  now(
    services.rules.decide(
      {
        document: newId(),
        rules: newId(),
        scheme: counter.scheme,
        name: '兴隆沟村积分细则',
        fromDate: counter.shop.ledger.today(),
        template: '',
        approver: '村民代表会议',
        clauses: CLAUSES.map((clause): ClauseForm => ({ ...clause, clause: newId() })) as never,
      },
      admin,
    ),
  )
  const cards: Record<string, string> = {}
  for (const [number, groupName, name] of HOUSEHOLDS) {
    const member = {
      id: null,
      name,
      relation: '户主',
      status: 'living',
      birthYear: 1969,
      partyMember: false,
      nickname: '',
      oldName: '',
      phones: [],
    } as const
    const form = { document: newId(), number, groupName, grid: '', population: 3, notes: '' }
    const { household } = now(
      services.households.register({ ...form, members: [{ ...member, phones: [] }] }, counter.caller),
    )
    const issued = now(
      services.households.issueCards({ document: newId(), households: [household] }, counter.caller),
    )
    cards[number] = issued.cards[0]?.code ?? ''
  }
  counter.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  cpSync(counter.folder, dataDir, { recursive: true })
  counter.close()
  return { cards }
}
