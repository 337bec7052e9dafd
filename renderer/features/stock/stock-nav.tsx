import { RoomNav } from '#renderer/ui/room-nav.tsx'

const PARTS = [
  { path: '/stock', name: '存货' },
  { path: '/stock/receive', name: '入库' },
  { path: '/stock/issue', name: '报损和出库' },
  { path: '/stock/expiring', name: '到期' },
  { path: '/stock/counts', name: '盘点' },
  { path: '/stock/money', name: '付款和资金' },
  { path: '/stock/items', name: '物品' },
  { path: '/stock/prices', name: '分值' },
  { path: '/stock/documents', name: '单据' },
] as const

export const StockNav = () => <RoomNav label="库存里的事" parts={PARTS} />
