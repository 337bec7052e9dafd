import Database from 'better-sqlite3'
import { pinyin } from 'pinyin-pro'
import { villageFileOf } from '#main/hosts/app.ts'
import { createDice, type Dice } from '#main/hosts/demo/demo-clock.ts'
import { type DemoVillage, done, newId } from '#main/hosts/demo/demo-village.ts'
import { systemIds } from '#main/hosts/system.ts'
import { type Day, monthOf } from '#main/kernel/dates.ts'
import type { SearchedHousehold } from './screen.ts'
import { type BenchGoods, type BenchVillage, buildBench, stockUp } from './village.ts'

const SEED = 20261102
/** What one file, and one document of each kind, may hold. */
const ROWS_A_FILE = 18_000
const CARDS_AT_ONCE = 5000
const LINES_A_RECEIPT = 300
const POINTS = 50_000
const STOCK = 200

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'
const GIVEN =
  '桂花建国秀英玉兰志强丽华明亮春梅淑珍长顺文海晓燕永福金凤德才凤霞国庆红梅宝山翠芝铁柱雪莲占军素云广林喜荣'

/** A whole town on one machine: everything comes in through the services that the screens call. */
export function buildLarge(folder: string, today: Day, households: number, goods: number): Promise<string> {
  return buildBench(folder, today, async (demo, bench) => {
    const dice = createDice(SEED)
    await stockGoods(demo, bench, dice, goods - demo.goods.length)
    const before = demo.households.length
    for (let done = before; done < households; done += ROWS_A_FILE) {
      await importFile(demo, dice, done + 1, Math.min(ROWS_A_FILE, households - done))
    }
    await enrol(demo, await newcomers(demo))
  })
}

async function stockGoods(demo: DemoVillage, bench: BenchVillage, dice: Dice, count: number): Promise<void> {
  const { catalogue, schemes } = demo.shop.services
  const { caller } = demo.people.accountant
  const added: BenchGoods[] = []
  for (let number = 0; number < count; number++) {
    const id = newId(systemIds)
    const code = withCheckDigit(`699${String(number).padStart(9, '0')}`)
    const item = {
      id,
      kind: 'goods' as const,
      name: `${nameOf(dice)}牌用品${number}号`,
      spec: `${dice.between(1, 50) * 10}克`,
      unit: '袋',
      basePerUnit: 1,
      baseName: '',
      shortNumber: null,
      picture: null,
      limitPerMonth: null,
      minimumStock: 0,
      shelfLifeDays: null,
      active: true,
      barcodes: [{ code, quantity: 1, pack: '' }],
      components: [],
    }
    await done(catalogue.register({ document: newId(systemIds), item }, caller))
    added.push({ id, code, price: dice.between(1, 30) * 100, basePerUnit: 1, limited: false })
  }
  await done(
    schemes.decidePrices(
      {
        document: newId(systemIds),
        fromDate: demo.shop.ledger.today(),
        approver: '村两委会议',
        note: '',
        prices: added.map(({ id, price }) => ({ item: id, pointsHundredths: price })),
      },
      caller,
    ),
  )
  for (const goods of portions(added, LINES_A_RECEIPT)) {
    await stockUp(demo.shop, { ...bench, goods }, () => STOCK)
  }
}

async function importFile(demo: DemoVillage, dice: Dice, first: number, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => [
    String(first + index).padStart(6, '0'),
    `${dice.between(1, 40)}组`,
    nameOf(dice),
    String(dice.between(1, 6)),
    `1${dice.between(30, 99)}${String(dice.between(0, 99_999_999)).padStart(8, '0')}`,
    '',
    '',
  ])
  const header = ['序号', '组别', '户主姓名', '家庭人口', '联系电话', '是否党员', '备注']
  const csv = [header, ...rows].map((cells) => cells.join(',')).join('\n')
  const file = { name: `花名册${first}.csv`, bytes: Buffer.from(csv).toString('base64') }
  const { register } = demo.shop.services
  const { caller } = demo.people.clerk
  const preview = await done(register.preview({ file, choice: {} }, caller))
  // people of one name in a town are seldom the same household under a new number
  const different = preview.review.renumbered.map(({ household }) => household)
  await done(
    register.confirm(
      {
        document: newId(systemIds),
        file,
        choice: {},
        choices: { keep: [], leaveOut: [], close: [], redeemableUntil: null, same: [], different },
        seen: preview.seen,
      },
      caller,
    ),
  )
}

/** Households that have no card yet. */
async function newcomers(demo: DemoVillage): Promise<string[]> {
  const all: string[] = []
  for (let offset = 0; ; offset += 1000) {
    const asked = {
      text: '',
      groupName: null,
      status: 'active' as const,
      withoutCard: true,
      offset,
      limit: 1000,
    }
    const { hits } = await done(demo.shop.services.households.search(asked, demo.people.clerk.caller))
    all.push(...hits.map(({ id }) => id))
    if (hits.length < 1000) return all
  }
}

async function enrol(demo: DemoVillage, households: readonly string[]): Promise<void> {
  const { points, households: register } = demo.shop.services
  for (const some of portions(households, CARDS_AT_ONCE)) {
    await done(
      points.grant(
        {
          document: newId(systemIds),
          effectiveDate: demo.shop.ledger.today(),
          reason: `${monthOf(demo.shop.ledger.today())} 评分`,
          rows: some.map((household) => ({ household, points: POINTS })),
        },
        demo.people.accountant.caller,
      ),
    )
    await done(
      register.issueCards({ document: newId(systemIds), households: some }, demo.people.clerk.caller),
    )
  }
}

/** What people remember of a household, in turns: its number, the name, the name's first letters. */
export function searchesIn(dataDir: string, searches: number): SearchedHousehold[] {
  const db = new Database(villageFileOf(dataDir), { readonly: true })
  try {
    const rows = db
      .prepare(
        `SELECT households.number, persons.name FROM households
         JOIN persons ON persons.id = households.head WHERE households.status = 'active'`,
      )
      .all() as { number: string; name: string }[]
    const dice = createDice(SEED)
    const initials = new Map(rows.map(({ name }) => [name, initialsOf(name)]))
    return Array.from({ length: searches }, (_, turn) => {
      const one = dice.pick(rows)
      if (turn % 3 === 0) return { text: one.number, numbers: [one.number] }
      const text = turn % 3 === 1 ? one.name : initialsOf(one.name)
      const same = rows.filter(({ name }) => (turn % 3 === 1 ? name : initials.get(name)) === text)
      return { text, numbers: same.map(({ number }) => number) }
    })
  } finally {
    db.close()
  }
}

const initialsOf = (name: string) =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('')

const nameOf = (dice: Dice) =>
  dice.pick([...SURNAMES]) + dice.pick([...GIVEN]) + (dice.chance(0.8) ? dice.pick([...GIVEN]) : '')

function portions<Of>(all: readonly Of[], size: number): Of[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  )
}

function withCheckDigit(twelve: string): string {
  const sum = [...twelve].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  )
  return twelve + String((10 - (sum % 10)) % 10)
}
