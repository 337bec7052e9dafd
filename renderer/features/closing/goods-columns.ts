import { type ClosingItem, type GoodsKey, goodsKeys } from '#main/api/closing.ts'

const TITLES: Readonly<Record<GoodsKey, string>> = {
  received: '入库',
  redeemed: '兑换出库',
  returned: '退回入库',
  other_out: '其他出库',
  loss: '报损',
  found: '现场补录',
  count_difference: '盘盈盘亏',
}

/** The columns of the town's form; 现场补录 only where there was one. */
export const columnsOf = (items: readonly Pick<ClosingItem, 'moved'>[]) =>
  goodsKeys
    .filter((key) => key !== 'found' || items.some(({ moved }) => moved.found !== undefined))
    .map((key) => ({ key, title: TITLES[key] }))
