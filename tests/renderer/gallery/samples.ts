import type { ServingActions } from '#renderer/features/redemption/counter-keys.ts'
import type {
  CartLineView,
  CartView,
  CounterTopView,
  HouseholdView,
  LastSlipView,
} from '#renderer/features/redemption/view.ts'
import type { ShellView, StaffChoice } from '#renderer/shell/shell-view.ts'

export const nothing = () => undefined

export const shell: ShellView = {
  shopName: '兴隆沟村党群积分超市',
  today: '2026-11-01',
  person: { name: '王淑珍', role: '兑换员' },
  scanner: 'ready',
  printer: 'ready',
  demo: false,
}

export const people: readonly StaffChoice[] = [
  { id: 'a', name: '赵志强', role: '管理员' },
  { id: 'b', name: '王淑珍', role: '兑换员' },
  { id: 'c', name: '李建军', role: '报账员' },
  { id: 'd', name: '孙凤英', role: '村务监督委员会' },
]

export const top: CounterTopView = {
  shopName: shell.shopName,
  today: shell.today,
  scanner: 'ready',
  printer: 'ready',
  writer: '王淑珍',
  issuer: '李建军',
  demo: false,
}

export const last: LastSlipView = {
  household: '李秀英家',
  serial: 'DH26-00452',
  points: 1800,
  print: 'printed',
}

export const wang: HouseholdView = {
  number: '0137',
  group: '三组',
  people: '4 口人',
  headName: '王桂花',
  warnings: ['五组也有一位王桂花（0412 户），请核对本人'],
  spendableBefore: 8600,
  spendableAfter: 5800,
  heldBack: '总积分 186，其中基础分 100 不可兑',
  gifted: undefined,
  quotas: [{ label: '本单后本月还可兑', left: '20 分', over: false }],
  collectors: [
    { id: '1', name: '王桂花' },
    { id: '2', name: '李建国' },
    { id: '3', name: '李小军' },
  ],
  collector: { kind: 'member', id: '1' },
}

export const noodles: CartLineView = {
  id: 'a',
  name: '康师傅红烧牛肉面五连包',
  spec: '103 克×5',
  picture: { src: undefined, letter: '面' },
  left: '剩 46',
  limit: undefined,
  lotToTake: undefined,
  quantity: '1',
  unit: '提',
  points: 1000,
  problem: undefined,
}

export const soap: CartLineView = {
  ...noodles,
  id: 'b',
  name: '雕牌肥皂',
  spec: '226 克',
  picture: { src: undefined, letter: '皂' },
  left: '剩 120',
  limit: '每户每月限 4',
  quantity: '2',
  unit: '块',
  points: 600,
}

export const sesame: CartLineView = {
  ...noodles,
  id: 'c',
  name: '南方黑芝麻糊',
  spec: '480 克',
  picture: { src: undefined, letter: '糊' },
  left: '剩 9',
  lotToTake: '临期：请拿 12月30日到期的',
  unit: '袋',
  points: 1200,
}

export const cart: CartView = {
  lines: [noodles, soap, sesame],
  selectedId: 'c',
  count: '共 3 样 4 件',
  total: 2800,
}

export const actions: ServingActions = {
  onKeySheet: nothing,
  onFindHousehold: nothing,
  onHold: nothing,
  onPickGoods: nothing,
  onCorrect: nothing,
  onMenu: nothing,
  onReprint: nothing,
  onConfirm: nothing,
  onQuantity: nothing,
  onRemoveLine: nothing,
  onBack: nothing,
  onProxy: nothing,
  onStatement: nothing,
  onFound: nothing,
  onSelectLine: nothing,
  onCollector: nothing,
}
