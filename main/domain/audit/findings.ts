/** One broken thing, named: which document, which account, which row, and what is wrong in a sentence. */
export interface Finding {
  readonly code: FindingCode
  readonly sentence: string
  /** The document's number, where the trouble belongs to one. */
  readonly document: string | null
  /** The account, in words. */
  readonly account: string | null
  /** Table and key of the row. */
  readonly row: string | null
}

export interface Place {
  readonly document?: string | null
  readonly account?: string | null
  readonly row?: string | null
}

/** What the audit can find, in the order in which a book is proved. */
export const FINDINGS = {
  integrity: '文件本身坏了',
  foreign_key: '有一行指着不存在的东西',
  schema_missing: '文件里的一道保护不见了',
  schema_changed: '文件里的一道保护被改过',
  schema_extra: '文件里多出了不该有的东西',
  not_founded: '这本账还没有建账',

  founding_missing: '第一张单不是建账单',
  documents_missing: '有单不见了',
  sequence_repeated: '顺序号重复',
  content_changed: '单的内容被改过',
  content_unreadable: '单的内容读不出来',
  chain_broken: '和前一张单接不上',
  check_code_changed: '核对码被改过',
  column_changed: '单上的一栏被改过',
  site_foreign: '单是别的店的',
  branch_wrong: '单的分支不对',
  serial_gap: '单号断了',
  serial_repeated: '单号重复',
  serial_misspelt: '单号写得不对',
  refers_ahead: '引用了后面的单',
  clock_unconfirmed: '日期跳了却没人确认',
  day_ahead: '记到了还没到的日子',
  period_closed: '记进了已结账的月份',
  closing_wrong: '结账记录对不上',

  text_missing: '文字记录不见了',
  text_changed: '文字被改过',
  text_extra: '多出了文字记录',

  account_missing: '账户不见了',
  account_changed: '账户被改过',
  account_extra: '多出了账户',
  account_owner: '账户的主人找不到',

  transfer_missing: '一笔不见了',
  transfer_changed: '一笔被改过',
  transfer_extra: '多出了一笔',
  transfer_repeated: '一笔记了两次',
  transfer_unsound: '一笔本身不合规矩',
  mirror_wrong: '冲回对不上原来那一笔',
  below_zero: '低过了零',
  below_floor: '低过了该留的数',
  value_left: '东西发完了，价值没有归零',

  balance_differs: '余额和账对不上',
  value_differs: '物资的价值和账对不上',
  unit_unbalanced: '合计不为零',
  register_document: '登记和单对不上',
  notice_line_missing: '公示的内容不见了',
  notice_line_changed: '公示的内容被改过',
  notice_line_extra: '公示里多出了内容',

  paper_document_missing: '纸上有这张单，账里没有',
  paper_code_differs: '纸上的核对码和账里的不同',
} as const satisfies Record<string, string>

export type FindingCode = keyof typeof FINDINGS

/** Findings beyond this many are counted, not kept: a shredded file must not fill the memory. */
export const MOST_KEPT = 500

export class Findings {
  readonly kept: Finding[] = []
  total = 0

  /** `detail` goes on where the finding's own words end. */
  add(code: FindingCode, detail: string, place: Place = {}): void {
    this.total++
    if (this.kept.length >= MOST_KEPT) return
    const where = [place.document, place.account].filter(Boolean).join('，')
    this.kept.push({
      code,
      sentence: `${where ? `${where}：` : ''}${FINDINGS[code]}${detail ? `，${detail}` : ''}。`,
      document: place.document ?? null,
      account: place.account ?? null,
      row: place.row ?? null,
    })
  }
}
