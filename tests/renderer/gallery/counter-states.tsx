import type { ReactNode } from 'react'
import { CounterFrame } from '#renderer/features/redemption/counter-frame.tsx'
import { IdleScreen, type IdleScreenProps } from '#renderer/features/redemption/idle-screen.tsx'
import { ServingScreen, type ServingScreenProps } from '#renderer/features/redemption/serving-screen.tsx'
import { actions, cart, last, noodles, nothing, sesame, soap, top, wang } from './samples.ts'

const idle: IdleScreenProps = {
  message: undefined,
  done: undefined,
  held: [
    {
      id: 'h',
      household: { number: '0233', group: '四组', name: '赵玉兰' },
      count: '2 样 3 件',
      total: 1600,
      heldAt: '09:12 王淑珍挂',
    },
  ],
  goodsInStock: 43,
  today: { households: 37, points: 41200, ordersWaiting: 6 },
  runningLow: [
    { id: 'a', name: '雕牌肥皂', left: '剩 12' },
    { id: 'b', name: '巨能龙须面', left: '剩 3' },
  ],
  nearExpiry: [{ id: 'c', name: '南方黑芝麻糊 · 12月30日', left: '9 袋' }],
  last,
  typed: '',
  actions,
  onPrintCatalogue: nothing,
}

export const serving: ServingScreenProps = {
  household: wang,
  cart,
  message: { tone: 'right', sentence: '已加：南方黑芝麻糊，12 分' },
  canConfirm: true,
  confirming: false,
  heldCount: 1,
  last,
  typed: '',
  actions,
}

const refused: ServingScreenProps = {
  ...serving,
  household: {
    ...wang,
    spendableAfter: -200,
    quotas: [{ label: '本月还可兑', left: '120 分', over: false }],
  },
  cart: {
    ...cart,
    lines: [noodles, soap, { ...sesame, quantity: '6', points: 7200 }],
    count: '共 3 样 9 件',
    total: 8800,
  },
  message: {
    tone: 'wrong',
    sentence: '积分不够：可兑 86 分，这一单 88 分，还差 2 分。请减一样。',
    more: '可换：巨能龙须面 10 分。',
  },
  canConfirm: false,
}

const framed = (screen: ReactNode, demo = false) => (
  <CounterFrame top={{ ...top, demo }} onMenu={nothing}>
    {screen}
  </CounterFrame>
)

const many = Array.from({ length: 9 }, (_, index) => ({
  ...(index % 2 === 0 ? noodles : sesame),
  id: `m${index}`,
}))

export const counterScreens: Readonly<Record<string, () => ReactNode>> = {
  idle: () => framed(<IdleScreen {...idle} />),
  'idle-fresh': () =>
    framed(
      <IdleScreen
        {...idle}
        held={[]}
        last={undefined}
        today={{ households: 0, points: 0, ordersWaiting: undefined }}
        runningLow={[]}
        nearExpiry={[]}
        typed="0137"
      />,
      true,
    ),
  'idle-done': () =>
    framed(
      <IdleScreen
        {...idle}
        done={{ household: '王桂花家', points: 2800, spendableAfter: 5800 }}
        last={{ household: '王桂花家', serial: 'DH26-00453', points: 2800, print: 'printing' }}
      />,
    ),
  'idle-wrong': () =>
    framed(
      <IdleScreen
        {...idle}
        message={{
          tone: 'wrong',
          sentence: '这张卡已经挂失：李秀英家 10月3日挂失。请按 F2 查户，补一张新卡。',
        }}
        last={{ ...last, print: 'unknown' }}
      />,
    ),
  serving: () => framed(<ServingScreen {...serving} />),
  refused: () => framed(<ServingScreen {...refused} />),
  'serving-empty': () =>
    framed(
      <ServingScreen
        {...serving}
        household={{ ...wang, warnings: [], spendableAfter: 8600 }}
        cart={{ lines: [], selectedId: undefined, count: '还没有货', total: 0 }}
        message={{ tone: 'right', sentence: '王桂花家，请扫货' }}
        canConfirm={false}
        typed="3*"
      />,
      true,
    ),
  'goods-first': () =>
    framed(
      <ServingScreen
        {...serving}
        household={undefined}
        message={{ tone: 'ask', sentence: '货先记下了，请扫积分卡' }}
        canConfirm={false}
        last={{ ...last, print: 'failed' }}
      />,
    ),
  crowded: () =>
    framed(
      <ServingScreen
        {...serving}
        household={{
          ...wang,
          headName: '欧阳翠翠',
          people: '11 口人',
          warnings: ['五组也有一位欧阳翠翠（0412 户），请核对本人', '这户有一条异议还没答复，这一单照常能兑'],
          spendableBefore: 1234550,
          spendableAfter: 1218950,
          quotas: [
            { label: '本单后本月还可兑', left: '20 分', over: false },
            { label: '本单后今天还可兑', left: '超 3 分', over: true },
          ],
          collectors: [
            '欧阳翠翠',
            '李建国',
            '李小军',
            '李小红',
            '王大伟',
            '李明明',
            '李亮亮',
            '张秀',
            '赵一',
            '钱二',
          ].map((name, index) => ({ id: String(index + 1), name })),
          collector: { kind: 'proxy', name: '周建平' },
        }}
        cart={{ lines: many, selectedId: 'm8', count: '共 9 样 12 件', total: 15600 }}
        typed="2"
        last={{ ...last, print: 'kept', household: '买买提江·阿卜杜拉家' }}
      />,
    ),
}
