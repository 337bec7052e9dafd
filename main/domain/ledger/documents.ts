import { createHash } from 'node:crypto'

/**
 * Every kind of document the site can write: what a villager or an accountant calls it, and the letters its
 * numbers begin with. A kind is never renamed once released.
 */
export const DOCUMENT_KINDS = {
  founding: { prefix: 'JL', title: '建账单' },
  settings_changed: { prefix: 'SZ', title: '设置变更单' },
  staff_changed: { prefix: 'RY', title: '人员变更单' },
  clock_confirmed: { prefix: 'RQ', title: '日期确认单' },
  countersigned: { prefix: 'FH', title: '复核单' },

  household_registered: { prefix: 'DJ', title: '农户登记单' },
  household_changed: { prefix: 'BG', title: '农户变更单' },
  head_changed: { prefix: 'HZ', title: '变更户主单' },
  household_closed: { prefix: 'XH', title: '销户单' },
  households_merged: { prefix: 'BH', title: '并户单' },
  household_split: { prefix: 'FE', title: '分户单' },
  card_issued: { prefix: 'FK', title: '发卡单' },
  card_lost: { prefix: 'GS', title: '挂失单' },
  proxy_recorded: { prefix: 'WT', title: '委托登记单' },
  imported: { prefix: 'DR', title: '导入单' },
  import_reversed: { prefix: 'DX', title: '导入撤销单' },

  scheme_decided: { prefix: 'FA', title: '积分方案单' },
  points_opened: { prefix: 'QC', title: '积分期初单' },
  points_granted: { prefix: 'RZ', title: '积分入账单' },
  points_cleared: { prefix: 'QL', title: '积分清零单' },
  prices_decided: { prefix: 'DJB', title: '定价单' },
  item_registered: { prefix: 'WP', title: '物品登记单' },
  item_changed: { prefix: 'WB', title: '物品变更单' },

  stock_in: { prefix: 'RK', title: '入库单' },
  payment: { prefix: 'FKD', title: '付款单' },
  funding: { prefix: 'SK', title: '资金到账单' },
  found_at_counter: { prefix: 'BL', title: '现场补录单' },
  written_off: { prefix: 'BS', title: '报损单' },
  goods_issued: { prefix: 'CK', title: '出库单' },
  counted: { prefix: 'PD', title: '盘点单' },

  redemption: { prefix: 'DH', title: '兑换单' },
  reversal: { prefix: 'CX', title: '冲销单' },
  goods_return: { prefix: 'TH', title: '退货单' },
  exchange: { prefix: 'HH', title: '换货单' },
  correction: { prefix: 'GZ', title: '更正单' },
  /** 冲销 of what the office wrote: stock-in, payment, funding, points opened or granted. */
  entry_reversed: { prefix: 'ZC', title: '账务冲销单' },

  team_registered: { prefix: 'TD', title: '团队登记单' },
  team_changed: { prefix: 'TB', title: '团队变更单' },
  party_classed: { prefix: 'DY', title: '党员分类单' },
  rules_decided: { prefix: 'XZ', title: '积分细则单' },
  deeds_recorded: { prefix: 'SJ', title: '事迹登记单' },
  deeds_decided: { prefix: 'PY', title: '评议记录单' },
  deeds_withdrawn: { prefix: 'SC', title: '事迹撤回单' },
  notice_published: { prefix: 'GB', title: '公示单' },
  objection_recorded: { prefix: 'YY', title: '异议登记单' },
  objection_answered: { prefix: 'YD', title: '异议答复单' },
  deeds_posted: { prefix: 'JF', title: '事迹入账单' },
  deed_reversed: { prefix: 'SCH', title: '事迹冲回单' },
  recycled: { prefix: 'HS', title: '回收单' },
  points_paid_out: { prefix: 'XJ', title: '积分兑现单' },
  base_granted: { prefix: 'JC', title: '基础分发放单' },
  gift_granted: { prefix: 'ZS', title: '赠分单' },
  points_given: { prefix: 'ZR', title: '积分转赠单' },
  points_deposited: { prefix: 'CF', title: '存分单' },
  points_withdrawn: { prefix: 'QF', title: '取分单' },
  loan_granted: { prefix: 'JJ', title: '借分单' },
  loan_ended: { prefix: 'JQ', title: '借分了结单' },
  points_frozen: { prefix: 'DF', title: '积分冻结单' },
  freeze_lifted: { prefix: 'JD', title: '积分解冻单' },

  closing: { prefix: 'JZ', title: '结账单' },
  reopening: { prefix: 'FJ', title: '反结账单' },
  restored: { prefix: 'HF', title: '恢复单' },
  /** The books are on a machine that knows none of their PINs: an administrator began anew there. */
  taken_over: { prefix: 'JG', title: '接管单' },
} as const satisfies Record<string, { prefix: string; title: string }>

export type DocumentKind = keyof typeof DOCUMENT_KINDS

/** Ids of kinds as slip codes carry them: two digits, by this list's order; only ever appended to. */
export const SLIP_KINDS: readonly DocumentKind[] = [
  'redemption',
  'reversal',
  'goods_return',
  'exchange',
  'correction',
  'found_at_counter',
  'stock_in',
  'payment',
  'points_opened',
  'points_granted',
]

/** Kinds that begin a branch: each is the first document a file writes in another place. */
export const BRANCH_KINDS: readonly DocumentKind[] = ['restored', 'taken_over']

export const isDocumentKind = (kind: string): kind is DocumentKind => Object.hasOwn(DOCUMENT_KINDS, kind)

/** "DH26-00453"; from the second branch on (a restored copy) "DH26kqx-00454". */
export const serialText = (kind: DocumentKind, year: number, letters: string, number: number): string =>
  `${DOCUMENT_KINDS[kind].prefix}${String(year % 100).padStart(2, '0')}${letters}-${String(number).padStart(5, '0')}`

/** Small letters that make no word and that no eye takes for a digit. */
const LETTERS = 'bcdfghjkmnpqrstvwxz'

/**
 * What the numbers of a branch carry: nothing for the first one, else three letters of its UUID's digest. Two
 * files restored from one stick then number differently, wherever they are; one time in 6859 they do not.
 */
export function branchLetters(parent: string | null, id: string): string {
  if (parent === null) return ''
  const digest = createHash('sha256').update(id).digest()
  return [0, 2, 4].map((at) => LETTERS[digest.readUInt16BE(at) % LETTERS.length]).join('')
}
