import type { Role } from '../../api/session.ts'
import type { Caller } from '../../api/types.ts'
import { DEFAULT_SETTINGS } from '../../domain/schemes/settings.ts'
import { addMonths, type Day } from '../../kernel/dates.ts'
import type { Ids } from '../../kernel/ids.ts'
import { expectOk, type Result } from '../../kernel/result.ts'
import type { Shop } from '../shop.ts'
import type { Dice } from './demo-clock.ts'
import { DEMO_BUNDLE, DEMO_GOODS, type DemoGoods } from './goods.ts'
import register from './register.json' with { type: 'json' }

/** One person a role; everybody's PIN is 1234. */
const PEOPLE: readonly (readonly [Role, string])[] = [
  ['admin', '李建军'],
  ['clerk', '王淑珍'],
  ['accountant', '张会计'],
  ['supervisor', '赵玉兰'],
  ['recorder', '孙继业'],
  ['assessor', '周慧芳'],
  ['committee', '刘志远'],
  ['township', '吴卫东'],
]
export const DEMO_PIN = '1234'

/** What holds back 100 points of base, and lets a household take 60 points a month. */
const BASE = 10_000
const MONTHLY_LIMIT = 6_000

export interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly caller: Caller
}

export interface StockedGoods {
  readonly id: string
  readonly goods: DemoGoods
}

export interface DemoVillage {
  readonly shop: Shop
  readonly ids: Ids
  readonly dice: Dice
  readonly people: Record<Role, DemoPerson>
  readonly goods: readonly StockedGoods[]
  /** Active households with their heads. */
  readonly households: readonly { readonly id: string; readonly head: string }[]
}

/** The answer of a call that must be right: the demo village never refuses itself. */
export async function done<T>(answer: Result<T> | Promise<Result<T>>): Promise<T> {
  return expectOk(await answer)
}

export const newId = (ids: Ids): string => ids.next<string>()

/** Founds the village, its scheme, goods, prices, register and cards, as the wizard would. */
export async function foundDemoVillage(shop: Shop, ids: Ids, dice: Dice): Promise<DemoVillage> {
  const people = foundPeople(shop, ids)
  const { admin } = people
  const { schemes } = shop.services
  await done(
    schemes.decide(
      {
        document: newId(ids),
        scheme: newId(ids),
        name: '村民积分',
        fromDate: shop.ledger.today(),
        approver: '村两委会议',
        settings: {
          ...DEFAULT_SETTINGS,
          base: { pointsHundredths: BASE, spendable: false },
          quotas: { householdDay: null, householdMonth: MONTHLY_LIMIT, headDay: null, headMonth: null },
          minorsMayCollect: false,
        },
      },
      admin.caller,
    ),
  )
  const goods = await registerGoods(shop, ids, people.accountant.caller)
  await importRegister(shop, ids, people.clerk.caller)
  const households = await enrol(shop, ids, dice, people)
  return { shop, ids, dice, people, goods, households }
}

function foundPeople(shop: Shop, ids: Ids): Record<Role, DemoPerson> {
  const people = PEOPLE.map(([role, name]) => ({ id: newId(ids), name, roles: [role] }))
  expectOk(
    shop.site.found({
      document: newId(ids),
      village: '兴隆沟村',
      shop: '党群积分超市',
      siteCode: '150430-0137',
      people,
      demo: true,
    }),
  )
  return Object.fromEntries(
    people.map(({ id, name, roles }) => [
      roles[0],
      { id, name, caller: { session: `demo-${roles[0]}`, staff: { id, name, roles } } },
    ]),
  ) as Record<Role, DemoPerson>
}

async function registerGoods(shop: Shop, ids: Ids, caller: Caller): Promise<StockedGoods[]> {
  const { catalogue, schemes } = shop.services
  const stocked: StockedGoods[] = []
  const add = async (goods: DemoGoods, components: { item: string; quantity: number }[]) => {
    const id = newId(ids)
    await done(
      catalogue.register(
        {
          document: newId(ids),
          item: {
            id,
            kind: goods.kind ?? 'goods',
            name: goods.name,
            spec: goods.spec,
            unit: goods.unit,
            basePerUnit: goods.basePerUnit ?? 1,
            baseName: goods.baseName ?? '',
            shortNumber: null,
            picture: null,
            limitPerMonth: goods.limitPerMonth ?? null,
            minimumStock: goods.minimum ?? 0,
            shelfLifeDays: null,
            active: true,
            barcodes: goods.code === '' ? [] : [{ code: goods.code, quantity: 1, pack: '' }],
            components,
          },
        },
        caller,
      ),
    )
    stocked.push({ id, goods })
  }
  for (const goods of DEMO_GOODS) await add(goods, [])
  const { parts, ...bundle } = DEMO_BUNDLE
  await add(
    { ...bundle, code: '', kind: 'bundle', costFen: 0 },
    parts.map(([name, quantity]) => ({
      item: stocked.find((item) => item.goods.name === name)?.id ?? '',
      quantity,
    })),
  )
  await done(
    schemes.decidePrices(
      {
        document: newId(ids),
        fromDate: shop.ledger.today(),
        approver: '村两委会议',
        note: '',
        prices: stocked.flatMap(({ id, goods }) =>
          goods.points === null ? [] : [{ item: id, pointsHundredths: goods.points * 100 }],
        ),
      },
      caller,
    ),
  )
  return stocked
}

async function importRegister(shop: Shop, ids: Ids, caller: Caller): Promise<void> {
  const header = ['序号', '组别', '户主姓名', '家庭人口', '联系电话', '是否党员', '备注']
  const csv = [header, ...(register as string[][])].map((cells) => cells.join(',')).join('\n')
  const file = { name: '兴隆沟村花名册.csv', bytes: Buffer.from(csv).toString('base64') }
  const preview = await done(shop.services.register.preview({ file, choice: {} }, caller))
  await done(
    shop.services.register.confirm(
      {
        document: newId(ids),
        file,
        choice: {},
        choices: { keep: [], leaveOut: [], close: [], redeemableUntil: null, same: [], different: [] },
        seen: preview.seen,
      },
      caller,
    ),
  )
}

const GIVEN = ['小军', '小红', '建华', '桂芝', '明亮', '晓燕', '志强', '丽华', '长顺', '春梅'] as const

/** Opening points and cards for everybody; wives, husbands and children for one household in four. */
async function enrol(shop: Shop, ids: Ids, dice: Dice, people: Record<Role, DemoPerson>) {
  const { households, points } = shop.services
  const look = people.clerk.caller
  const everyone: { id: string; head: string }[] = []
  for (let offset = 0; ; offset += 500) {
    const page = await done(
      households.search(
        { text: '', groupName: null, status: 'active', withoutCard: false, offset, limit: 500 },
        look,
      ),
    )
    for (const { id } of page.hits) {
      const { members, household } = await done(households.file({ household: id }, look))
      const head = members.find((member) => member.isHead)
      if (head === undefined) continue
      everyone.push({ id, head: head.id })
      if (dice.chance(0.25)) {
        const surname = [...head.name][0] ?? ''
        const family = Array.from({ length: dice.between(1, 3) }, (_, index) => ({
          id: null,
          name: `${surname}${GIVEN[(index * 3 + dice.between(0, 9)) % GIVEN.length]}`,
          relation: index === 0 ? '儿子' : index === 1 ? '女儿' : '孙子',
          status: 'living' as const,
          birthYear: index === 2 ? 2016 : 1980 + dice.between(0, 15),
          partyMember: false,
          nickname: '',
          oldName: '',
          phones: null,
        }))
        await done(
          households.change(
            {
              document: newId(ids),
              household: id,
              basedOn: household.changedBy,
              groupName: household.groupName,
              grid: household.grid,
              population: household.population,
              notes: household.notes,
              members: family,
              reason: '入户登记家庭成员',
            },
            look,
          ),
        )
      }
    }
    if (page.hits.length < 500) break
  }
  await done(
    points.open(
      {
        document: newId(ids),
        effectiveDate: shop.ledger.today(),
        reason: '纸质台账转入，含基础分',
        rows: everyone.map(({ id }) => ({ household: id, points: BASE + dice.between(10, 90) * 100 })),
      },
      people.accountant.caller,
    ),
  )
  await done(households.issueCards({ document: newId(ids), households: everyone.map(({ id }) => id) }, look))
  return everyone
}

/** Goods for a month: bought, delivered or given, each lot with its day. */
export async function stockUp(village: DemoVillage, month: number): Promise<void> {
  const { shop, ids, dice, people, goods } = village
  const { stock } = shop.services
  const { caller } = people.accountant
  const today = shop.ledger.today()
  const kept = goods.filter((item) => (item.goods.kind ?? 'goods') === 'goods')
  const line = ({ id, goods: item }: StockedGoods, units: number, expiresOn: Day | null) => ({
    item: id,
    quantity: units * (item.basePerUnit ?? 1),
    pack: null,
    totalFen: units * item.costFen,
    producedOn: null,
    expiresOn,
  })
  const expiry = (item: DemoGoods): Day | null =>
    item.shelfLifeMonths === undefined ? null : addMonths(today, item.shelfLifeMonths - dice.between(0, 1))
  const lines = kept
    .filter(() => month === 0 || dice.chance(0.6))
    .map((item) => line(item, dice.between(10, 40), expiry(item.goods)))
  await done(
    stock.receive(
      {
        document: newId(ids),
        source: month % 3 === 2 ? 'delivery' : 'purchase',
        channel: 'fiscal',
        supplier: { id: SUPPLIER, name: '四家子镇供销社' },
        donor: '',
        paperNumber: `2026-${String(month + 1).padStart(3, '0')}`,
        deliveredBy: '刘师傅',
        checkedBy: people.clerk.name,
        note: '',
        businessDate: null,
        lines,
      },
      caller,
    ),
  )
}

/** The demo's one supplier and one fund keep their ids, so that later papers find them. */
export const SUPPLIER = '019a0000-0000-7000-8000-000000000001'
export const FUND = '019a0000-0000-7000-8000-000000000002'
