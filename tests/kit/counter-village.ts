import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ItemFormInput } from '#main/api/catalogue.ts'
import type { SchemeSettings } from '#main/api/schemes.ts'
import { subjectPoints, systemPoints } from '#main/domain/ledger/accounts.ts'
import { hasGtinCheck } from '#main/kernel/barcodes.ts'
import { addDays, formatMonthDay, yearOf } from '#main/kernel/dates.ts'
import type { SubjectId } from '#main/kernel/ids.ts'
import { type CounterShop, now, openCounterShop } from './counter-shop.ts'
import { itemForm } from './office-shop.ts'
import { newId } from './shop.ts'

export interface VillageHousehold {
  readonly id: string
  readonly card: string
}

/** What a journey at the counter needs to know of the village it stands in. */
export interface CounterVillage {
  readonly households: Readonly<
    Record<'wang' | 'otherWang' | 'zhao' | 'lost' | 'closed' | 'big', VillageHousehold>
  >
  readonly codes: Readonly<
    Record<'noodles' | 'longNoodles' | 'longNoodlesBox' | 'sesame' | 'soap' | 'unpriced' | 'unknown', string>
  >
  /** The near lot's day, as the screen writes it. */
  readonly sesameExpires: string
}

interface NewHousehold {
  readonly number: string
  readonly group: string
  readonly people: readonly (readonly [name: string, relation: string, birthYear?: number])[]
  /** Hundredths in the book. */
  readonly points: number
  readonly population?: number
}

const SCHEME: Partial<SchemeSettings> = {
  base: { pointsHundredths: 10_000, spendable: false },
  quotas: { householdDay: null, householdMonth: 12_000, headDay: null, headMonth: null },
}

/** The barcodes of real goods, as the village's own list has them. */
function realGoods(barcode: string): Pick<ItemFormInput, 'name' | 'spec' | 'unit'> {
  const list = readFileSync(join(import.meta.dirname, '../data/goods.csv'), 'utf8')
  const row = list.split(/\r?\n/).find((line) => line.startsWith(`${barcode},`))
  const [, name = '', spec = '', unit = ''] = row?.split(',') ?? []
  return { name, spec, unit }
}

const withCheckDigit = (twelve: string): string =>
  [...'0123456789'].map((digit) => `${twelve}${digit}`).find(hasGtinCheck) ?? ''

/**
 * Fills a folder with a shop of today: real goods on the shelf, households with cards, an open shift of 王淑珍 and
 * 李建军, PIN 1234 each.
 */
export function seedCounterVillage(dataDir: string, settings: Partial<SchemeSettings> = {}): CounterVillage {
  const shop = openCounterShop({ ...SCHEME, ...settings }, new Date().toISOString())
  const today = shop.shop.ledger.today()
  const near = addDays(today, 40)
  const item = (form: Partial<ItemFormInput> & { name: string }, price: number | null) => {
    const goods = itemForm(form.name, form)
    now(shop.shop.services.catalogue.register({ document: newId(), item: goods }, shop.caller))
    if (price !== null) priceOf(shop, goods.id, price)
    return goods.id
  }
  const real = (barcode: string, price: number | null, form: Partial<ItemFormInput> = {}) =>
    item({ ...realGoods(barcode), barcodes: [{ code: barcode, quantity: 1, pack: '' }], ...form }, price)

  const noodles = real('6920152405178', 1000, { minimumStock: 50 })
  const box = withCheckDigit('692079382999')
  const longNoodles = real('6920793820859', 1000, {
    barcodes: [
      { code: '6920793820859', quantity: 1, pack: '' },
      { code: box, quantity: 12, pack: '箱' },
    ],
  })
  const sesame = real('6901333100518', 1200)
  const soapCode = withCheckDigit('690100000001')
  const soap = item(
    {
      name: '雕牌肥皂',
      spec: '226克',
      unit: '块',
      limitPerMonth: 4,
      barcodes: [{ code: soapCode, quantity: 1, pack: '' }],
    },
    300,
  )
  const powder = item({ name: '洗衣粉', spec: '1千克', unit: '袋', shortNumber: '101' }, 600)
  const eggs = item({ name: '鸡蛋', unit: '斤', basePerUnit: 10, baseName: '两', shortNumber: '102' }, 500)
  item({ name: '理发', unit: '次', kind: 'service', shortNumber: '103' }, 800)
  item({ name: '废纸箱', unit: '斤', kind: 'recyclable', shortNumber: '104' }, null)
  const unpriced = real('6921168509256', null)
  for (const [goods, quantity, costFen] of [
    [noodles, 46, 46_000],
    [longNoodles, 30, 15_000],
    [soap, 120, 36_000],
    [powder, 8, 4800],
    [eggs, 300, 15_000],
    [unpriced, 24, 2400],
  ] as const) {
    shop.stockIn(goods, quantity, costFen)
  }
  shop.stockIn(sesame, 4, 3200, addDays(today, 200))
  shop.stockIn(sesame, 5, 4000, near)

  const households = {
    wang: household(shop, {
      number: '0137',
      group: '三组',
      people: [
        ['王桂花', '户主', 1969],
        ['李建国', '丈夫', 1966],
        ['李小军', '孙子', yearOf(today) - 9],
      ],
      points: 18_600,
      population: 4,
    }),
    otherWang: household(shop, {
      number: '0412',
      group: '五组',
      people: [['王桂花', '户主', 1975]],
      points: 13_000,
    }),
    zhao: household(shop, {
      number: '0203',
      group: '二组',
      people: [
        ['赵玉兰', '户主', 1958],
        ['钱大海', '丈夫', 1955],
      ],
      points: 15_800,
    }),
    lost: household(shop, { number: '0301', group: '三组', people: [['李秀英', '户主']], points: 12_000 }),
    closed: household(shop, { number: '0508', group: '五组', people: [['孙德福', '户主']], points: 0 }),
    big: household(shop, {
      number: '0066',
      group: '一组',
      people: [
        ['欧阳明德', '户主', 1950],
        ...['陈淑芬', '欧阳建华', '欧阳建军', '刘秀兰', '周小燕', '欧阳宇', '欧阳雪', '欧阳晨', '欧阳曦'].map(
          (name, index) => [name, '家人', 1955 + index * 8] as const,
        ),
      ],
      points: 1_234_500,
      population: 10,
    }),
  }
  const { households: register } = shop.shop.services
  const act = (household: string) => ({ document: newId(), household })
  now(
    register.recordProxy(
      { ...act(households.wang.id), name: '周建平', relation: '网格员', until: addDays(today, 300) },
      shop.caller,
    ),
  )
  now(register.loseCard({ ...act(households.lost.id), code: null, reason: '赶集丢了' }, shop.caller))
  now(
    register.close(
      { ...act(households.closed.id), why: 'moved', redeemableUntil: null, reason: '搬到县城' },
      shop.caller,
    ),
  )
  shop.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  cpSync(shop.folder, dataDir, { recursive: true })
  shop.close()
  return {
    households,
    codes: {
      noodles: '6920152405178',
      longNoodles: '6920793820859',
      longNoodlesBox: box,
      sesame: '6901333100518',
      soap: soapCode,
      unpriced: '6921168509256',
      unknown: withCheckDigit('699999999999'),
    },
    sesameExpires: formatMonthDay(near),
  }
}

function priceOf(shop: CounterShop, item: string, pointsHundredths: number): void {
  now(
    shop.shop.services.schemes.decidePrices(
      {
        document: newId(),
        fromDate: shop.shop.ledger.today(),
        approver: '村两委',
        note: '',
        prices: [{ item, pointsHundredths }],
      },
      shop.caller,
    ),
  )
}

function household(shop: CounterShop, form: NewHousehold): VillageHousehold {
  const { households } = shop.shop.services
  const registered = now(
    households.register(
      {
        document: newId(),
        number: form.number,
        groupName: form.group,
        grid: '',
        population: form.population ?? form.people.length,
        notes: '',
        members: form.people.map(([name, relation, birthYear]) => ({
          id: null,
          name,
          relation,
          status: 'living',
          birthYear: birthYear ?? null,
          partyMember: false,
          nickname: '',
          oldName: '',
          phones: [],
        })),
      },
      shop.caller,
    ),
  )
  const id = registered.household
  const issued = now(households.issueCards({ document: newId(), households: [id] }, shop.caller))
  const subject = shop.store.sqlite.prepare('SELECT id FROM subjects WHERE household = ?').pluck().get(id)
  if (form.points === 0) return { id, card: issued.cards[0]?.code ?? '' }
  shop.post('points_opened', [
    {
      debit: subjectPoints(shop.scheme, subject as SubjectId),
      credit: systemPoints(shop.scheme, 'opening'),
      amount: form.points,
    },
  ])
  return { id, card: issued.cards[0]?.code ?? '' }
}
