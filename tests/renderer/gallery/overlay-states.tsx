import type { ReactNode } from 'react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { CounterFrame } from '#renderer/features/redemption/counter-frame.tsx'
import { FoundGoods, type FoundGoodsProps } from '#renderer/features/redemption/found-goods.tsx'
import { HeldCarts } from '#renderer/features/redemption/held-carts.tsx'
import {
  HouseholdSearch,
  type HouseholdSearchProps,
} from '#renderer/features/redemption/household-search.tsx'
import { KeySheet } from '#renderer/features/redemption/key-sheet.tsx'
import { PickGoods, type PickGoodsProps } from '#renderer/features/redemption/pick-goods.tsx'
import { ProxyForm } from '#renderer/features/redemption/proxy-form.tsx'
import { QuantityDialog, type QuantityDialogProps } from '#renderer/features/redemption/quantity-dialog.tsx'
import {
  NoCardCheck,
  PrintQuestion,
  SecondCard,
  UnknownCode,
} from '#renderer/features/redemption/questions.tsx'
import { ServingScreen } from '#renderer/features/redemption/serving-screen.tsx'
import type { GoodsTileView, HeldCartView, HouseholdHit } from '#renderer/features/redemption/view.ts'
import { MenuOverlay } from '#renderer/shell/menu-overlay.tsx'
import { serving } from './counter-states.tsx'
import { nothing, soap, top } from './samples.ts'

export const over = (overlay: ReactNode) => (
  <CounterFrame top={top} onMenu={nothing}>
    <ServingScreen {...serving} />
    {overlay}
  </CounterFrame>
)

const hit: HouseholdHit = {
  id: '1',
  number: '0137',
  group: '三组',
  name: '王桂花',
  people: '4 口人',
  foundBy: undefined,
  tellApart: '同名：五组还有一位王桂花，丈夫叫周建平',
  spendable: 8600,
  blocked: undefined,
}
const hits: readonly HouseholdHit[] = [
  hit,
  {
    ...hit,
    id: '2',
    number: '0412',
    group: '五组',
    people: '2 口人',
    tellApart: '同名：三组还有一位王桂花，丈夫叫李建国',
    spendable: 1250,
  },
  {
    ...hit,
    id: '3',
    number: '0055',
    name: '王国辉',
    people: '3 口人',
    foundBy: '曾用名 王桂辉',
    tellApart: undefined,
    spendable: 4000,
  },
  {
    ...hit,
    id: '4',
    number: '0301',
    group: '四组',
    name: '王广红',
    people: '1 口人',
    tellApart: undefined,
    spendable: 0,
    blocked: '户主待定',
  },
]
const search: HouseholdSearchProps = {
  query: 'wgh',
  found: { kind: 'found', hits },
  onQuery: nothing,
  onPick: nothing,
  onRetry: nothing,
  onClose: nothing,
}

const tile: GoodsTileView = {
  id: 'a',
  shortNumber: '12',
  name: '散装大米',
  spec: '',
  picture: { src: undefined, letter: '米' },
  points: 300,
  unit: '斤',
  left: '剩 86.5 斤',
  weighed: true,
  blocked: undefined,
}
const tiles: readonly GoodsTileView[] = [
  tile,
  {
    ...tile,
    id: 'b',
    shortNumber: '13',
    name: '手工笤帚',
    picture: { src: undefined, letter: '帚' },
    points: 800,
    unit: '把',
    left: '剩 14',
    weighed: false,
  },
  {
    ...tile,
    id: 'c',
    shortNumber: '14',
    name: '白面馒头',
    spec: '5 个',
    picture: { src: undefined, letter: '馒' },
    points: 250,
    unit: '袋',
    left: '剩 6',
    weighed: false,
  },
  {
    ...tile,
    id: 'd',
    shortNumber: '15',
    name: '鸡蛋',
    picture: { src: undefined, letter: '蛋' },
    points: 600,
    left: '剩 20 斤',
  },
  {
    ...tile,
    id: 'e',
    shortNumber: '16',
    name: '红薯粉条',
    picture: { src: undefined, letter: '粉' },
    points: 900,
    blocked: '没货了',
  },
  {
    ...tile,
    id: 'f',
    shortNumber: '21',
    name: '理发一次',
    picture: { src: undefined, letter: '理' },
    points: 1000,
    unit: '次',
    left: '不限',
    weighed: false,
  },
  {
    ...tile,
    id: 'g',
    shortNumber: undefined,
    name: '农夫山泉饮用天然水',
    spec: '550ml',
    picture: { src: undefined, letter: '水' },
    points: 150,
    unit: '瓶',
    left: '剩 120',
    weighed: false,
  },
]
const goods: PickGoodsProps = {
  query: '',
  found: { kind: 'found', hits: tiles },
  onQuery: nothing,
  onPick: nothing,
  onRetry: nothing,
  onClose: nothing,
}

const quantity: QuantityDialogProps = {
  goods: { ...soap, weighed: false },
  quantity: '3',
  points: 900,
  problem: undefined,
  onQuantity: nothing,
  onConfirm: nothing,
  onClose: nothing,
}

const held: readonly HeldCartView[] = [
  {
    id: 'a',
    household: { number: '0233', group: '四组', name: '赵玉兰' },
    count: '2 样 3 件',
    total: 1600,
    heldAt: '09:12 王淑珍挂',
  },
  { id: 'b', household: undefined, count: '1 样 1 件', total: 300, heldAt: '09:20 王淑珍挂' },
]

const found: FoundGoodsProps = {
  goods: { ...soap, inBooks: '账上 0 块' },
  value: { quantity: '2', reason: 'late', witness: 'c', witnessPin: '' },
  reasons: [
    { id: 'late', label: '到货没入库' },
    { id: 'count', label: '上次数错了' },
    { id: 'back', label: '退回来没登记' },
    { id: 'other', label: '说不清，回头查' },
  ],
  witnesses: [
    { id: 'c', label: '李建军' },
    { id: 'd', label: '孙凤英' },
  ],
  problems: {},
  busy: false,
  onChange: nothing,
  onPickGoods: nothing,
  onConfirm: nothing,
  onClose: nothing,
}

const relations = ['亲戚', '邻居', '网格员', '村干部', '志愿者'].map((label) => ({ id: label, label }))

export const overlayScreens: Readonly<Record<string, () => ReactNode>> = {
  'f1-keys': () => over(<KeySheet onClose={nothing} />),
  'f2-search': () => over(<HouseholdSearch {...search} />),
  'f2-waiting': () => over(<HouseholdSearch {...search} query="" found={{ kind: 'waiting' }} />),
  'f2-none': () => over(<HouseholdSearch {...search} query="张三丰" found={{ kind: 'found', hits: [] }} />),
  'f2-failed': () =>
    over(<HouseholdSearch {...search} found={{ kind: 'failed', sentence: '没读到农户名单' }} />),
  'f2-no-card': () =>
    over(
      <NoCardCheck
        household="王桂花家（0137 户，三组）"
        asked={false}
        ways={['认识本人', '看过身份证', '打电话问过', '邻居作证'].map((label) => ({ id: label, label }))}
        onWay={nothing}
        onClose={nothing}
      />,
    ),
  'f3-held': () =>
    over(
      <HeldCarts
        carts={held}
        dropping={undefined}
        onRecall={nothing}
        onAskDrop={nothing}
        onDrop={nothing}
        onKeep={nothing}
        onClose={nothing}
      />,
    ),
  'f3-drop': () =>
    over(
      <HeldCarts
        carts={held}
        dropping={held[0]}
        onRecall={nothing}
        onAskDrop={nothing}
        onDrop={nothing}
        onKeep={nothing}
        onClose={nothing}
      />,
    ),
  'f4-quantity': () => over(<QuantityDialog {...quantity} />),
  'f4-wrong': () =>
    over(
      <QuantityDialog
        {...quantity}
        quantity="9"
        points={2700}
        problem="每户每月限 4 块，这户这个月还能换 2 块。"
      />,
    ),
  'f5-goods': () => over(<PickGoods {...goods} />),
  'f5-weight': () =>
    over(
      <QuantityDialog
        {...quantity}
        goods={{ ...tile, limit: undefined, spec: '3 分一斤' }}
        quantity=""
        points={undefined}
      />,
    ),
  'f6-proxy': () =>
    over(
      <ProxyForm
        household="王桂花家"
        value={{ name: '', relation: '邻居', phoneLastFour: '432', reason: '' }}
        relations={relations}
        standing={[{ id: 'a', name: '赵玉兰', relation: '邻居' }]}
        problems={{ name: '请写上代领人的姓名。', phoneLastFour: '要四位数字，不知道就空着。' }}
        onChange={nothing}
        onStanding={nothing}
        onConfirm={nothing}
        onClose={nothing}
      />,
    ),
  'f9-found': () => over(<FoundGoods {...found} />),
  'f9-scan': () => over(<FoundGoods {...found} goods={undefined} />),
  'f10-menu': () => {
    const menu = (
      <MenuOverlay
        current="counter"
        note="王桂花家这单还没确认，回来接着办。"
        onGo={nothing}
        onLock={nothing}
        onClose={nothing}
      />
    )
    const router = createMemoryRouter([{ path: '*', element: over(menu) }])
    return <RouterProvider router={router} />
  },
  'f12-printed': () =>
    over(
      <PrintQuestion
        serial="DH26-00453"
        household="王桂花家"
        onPrinted={nothing}
        onReprint={nothing}
        onClose={nothing}
      />,
    ),
  'unknown-code': () =>
    over(
      <UnknownCode
        code="6901234567892"
        answers={[
          { id: 'attach', label: '是店里某样货的新条码' },
          { id: 'new', label: '是一样新货' },
        ]}
        onAnswer={nothing}
        onClose={nothing}
      />,
    ),
  'unknown-code-clerk': () =>
    over(<UnknownCode code="6901234567892" answers={[]} onAnswer={nothing} onClose={nothing} />),
  'second-card': () =>
    over(<SecondCard openHousehold="王桂花家" nextHousehold="赵玉兰家" onHold={nothing} onBack={nothing} />),
}
