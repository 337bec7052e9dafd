import type { ReadHandle } from '../../db/handle.ts'
import { accountNamesStore as store } from './account-names.store.ts'

export interface NamedAccount {
  readonly book: string
  readonly unit: string
  readonly kind: string
  readonly owner: string
}

export interface AccountNames {
  /** What is counted: 文明积分, 雕牌透明皂 252克, 元. */
  unit(account: NamedAccount): string
  /** Whose it is: 0012户, 入库单 RK26-00003 第2行, 村集体; empty for the accounts of the system. */
  owner(account: NamedAccount): string
  /** What it is for: 可用, 货架, 资金. */
  kind(account: NamedAccount): string
  /** The whole name in one line. */
  whole(account: NamedAccount): string
}

const BOOKS: { readonly [book: string]: string } = { points: '积分', goods: '物资', money: '资金' }
const KINDS: { readonly [kind: string]: string } = {
  earned: '可用',
  gifted: '赠分',
  deposited: '存分',
  held: '预留',
  issued: '发放',
  base: '基础分发放',
  gift: '赠分来源',
  opening: '期初',
  redeemed: '已兑换',
  cleared: '已清零',
  shelf: '货架',
  reserved: '留货',
  recycling: '回收处',
  supplier: '供货',
  donor: '捐赠',
  found: '现场补录',
  handed_out: '已发出',
  issued_out: '其他出库',
  loss: '损耗',
  count_difference: '盘点差',
  fund: '资金',
  cash: '现金',
  payable: '应付',
  purchases: '采购',
  funding: '来源',
  paid_out: '兑现',
}

/** Names accounts as a village would; asked of the registers once each. Persons are named by number only. */
export function accountNames(db: ReadHandle): AccountNames {
  const known = new Map<string, string>()
  const once = (key: string, ask: () => string | undefined, otherwise: string): string => {
    let name = known.get(key)
    if (name === undefined) {
      name = ask() ?? otherwise
      known.set(key, name)
    }
    return name
  }
  const short = (id: string) => id.slice(-8)

  const unit = ({ book, unit: id }: NamedAccount): string => {
    if (book === 'money') return '元'
    if (book === 'points') return once(`p${id}`, () => store.scheme(db, id)?.name, `方案 ${short(id)}`)
    const ask = () => {
      const item = store.item(db, id)
      return item && [item.name, item.spec].filter(Boolean).join(' ')
    }
    return once(`g${id}`, ask, `物品 ${short(id)}`)
  }
  const owner = ({ book, kind, owner: id }: NamedAccount): string => {
    if (id === '') return ''
    if (book === 'points') return once(`s${id}`, () => subjectName(db, id), `对象 ${short(id)}`)
    if (book === 'goods') return once(`l${id}`, () => lotName(db, id), `批次 ${short(id)}`)
    if (kind === 'payable') {
      return once(`v${id}`, () => store.supplier(db, id)?.name, `供货方 ${short(id)}`)
    }
    return once(`f${id}`, () => store.fund(db, id)?.name, `资金 ${short(id)}`)
  }
  const kind = (account: NamedAccount): string => KINDS[account.kind] ?? account.kind

  return {
    unit,
    owner,
    kind,
    whole: (account) =>
      [BOOKS[account.book] ?? account.book, unit(account), owner(account), kind(account)]
        .filter(Boolean)
        .join('·'),
  }
}

function subjectName(db: ReadHandle, id: string): string | undefined {
  const subject = store.subject(db, id)
  if (!subject?.number) return undefined
  return subject.ordinal === null ? `${subject.number}户` : `${subject.number}户第${subject.ordinal}人`
}

function lotName(db: ReadHandle, id: string): string | undefined {
  const lot = store.lot(db, id)
  return lot && `${lot.serial}第${lot.line}行`
}
