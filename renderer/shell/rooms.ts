import {
  BookCheck,
  Boxes,
  CalendarDays,
  Coins,
  type LucideIcon,
  Megaphone,
  ScanBarcode,
  Settings,
  ShieldCheck,
  Users,
} from 'lucide-react'

export type RoomId =
  | 'counter'
  | 'households'
  | 'points'
  | 'stock'
  | 'redemption-day'
  | 'closing'
  | 'notices'
  | 'oversight'
  | 'settings'

export interface Room {
  readonly id: RoomId
  readonly path: string
  readonly name: string
  readonly icon: LucideIcon
  /** While the room is not built: what will be there. */
  readonly ahead: string
  /** And when that helps. */
  readonly helps: string
}

/** The rooms of the app, in the order of the menu. */
export const ROOMS: readonly Room[] = [
  {
    id: 'counter',
    path: '/counter',
    name: '兑换台',
    icon: ScanBarcode,
    ahead: '乡亲拿着积分卡来换东西，就在这里接待：扫卡、扫货、打小票，一分钟办完一户。',
    helps: '每天开门到收摊都用得上。',
  },
  {
    id: 'households',
    path: '/households',
    name: '农户',
    icon: Users,
    ahead: '每户一份档案：户主、家里几口人、积分卡、每一分怎么来的、每一单换了什么。',
    helps: '有人丢了卡、换了户主、分了家，到这里办。',
  },
  {
    id: 'points',
    path: '/points',
    name: '积分',
    icon: Coins,
    ahead: '记好事、评议、公示、入账，都会在这里：一件事勾一片户，谁该加几分，一张单子说清楚。',
    helps: '开完评议会，当天就能把分记上。',
  },
  {
    id: 'stock',
    path: '/stock',
    name: '库存',
    icon: Boxes,
    ahead: '货从哪来、还剩多少、哪天到期、换一样要几分，都在这里管。',
    helps: '送货的车一到，就在这里入库；月底盘点也在这里。',
  },
  {
    id: 'redemption-day',
    path: '/redemption-day',
    name: '集中兑换日',
    icon: CalendarDays,
    ahead: '全村一起兑换的日子，会在这里排号、备货、叫号，停电了也有纸单接着办。',
    helps: '到赶集、过节那天，几百户排队也不乱。',
  },
  {
    id: 'closing',
    path: '/closing',
    name: '结账',
    icon: BookCheck,
    ahead: '月末把积分、物资、资金三本账对平，打印报镇里的表，会在这里一页办完。',
    helps: '每月最后一天，报账员不用再熬夜抄表。',
  },
  {
    id: 'notices',
    path: '/notices',
    name: '公示',
    icon: Megaphone,
    ahead: '贴墙上的红榜、发到群里的长图、大屏幕和广播稿，会在这里一次做好。',
    helps: '每次评完分、每月结完账，村里人都要看的时候。',
  },
  {
    id: 'oversight',
    path: '/oversight',
    name: '监督',
    icon: ShieldCheck,
    ahead: '村务监督委员会查账的地方：抽哪几单、哪里不对劲、证据在哪，会一条条列好。',
    helps: '镇里来检查，或者有人问起“我的分呢”，随时拿得出来。',
  },
  {
    id: 'settings',
    path: '/settings',
    name: '设置',
    icon: Settings,
    ahead: '谁能办什么、积分怎么兑、打印机和扫码枪、备份，都会在这里定。',
    helps: '换了人、换了打印机，或者想换台电脑的时候。',
  },
]
