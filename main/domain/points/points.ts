import { formatPoints } from '../../kernel/amounts.ts'
import { addMonths, type Day, formatDay } from '../../kernel/dates.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'

/** More than a million points for one household is a slip of the finger. */
export const MOST_POINTS = 100_000_000
/** 120 months: older than any village's shop. */
const OLDEST_MONTHS = 120

/** What is not taken back once it is used, and what to do instead. */
const KEPT = {
  import: '导入的期初不能再撤销，请一户一户更正。',
  gift: '赠分不能欠：先冲销用掉它的那张兑换单，再来冲销。',
} as const

export const pointsRefusals = {
  noRows: () => refuse('points_empty', '还没有选一户，请先勾上要记的农户，填好分数。'),
  household: () => refuse('household_unknown', '有一户找不到了，请刷新后重新选。'),
  twice: (number: string) =>
    refuse('household_twice', `${number} 号在这张单上写了两次，请去掉一次。`, { number }),
  closed: (number: string, name: string) =>
    refuse('household_closed', `${number} 号${name}已经销户，不能再记积分。请去掉这一户。`, { number, name }),
  merged: (number: string) =>
    refuse('household_merged', `${number} 号已经并到别的户，请改选并入的那一户。`, { number }),
  notPositive: (number: string, name: string) =>
    refuse('points_not_positive', `${number} 号${name}的分数要大于零。不加分就去掉这一户。`, {
      number,
      name,
    }),
  tooMany: (number: string, name: string) =>
    refuse(
      'points_too_many',
      `${number} 号${name}的分数太大了，最多 ${formatPoints(MOST_POINTS)} 分，请检查。`,
      { number, name },
    ),
  precision: (number: string, name: string, decimals: number) =>
    refuse(
      'points_precision',
      `${number} 号${name}的分数小数太多：这个方案${decimals === 0 ? '只用整分' : `最多 ${decimals} 位小数`}。`,
      { number, name, decimals },
    ),
  openedBefore: (number: string, name: string, serial: string, others: number) =>
    refuse(
      'opened_before',
      `${number} 号${name}${others > 0 ? `等 ${others + 1} 户` : ''}已经记过期初（${serial}）。要改，请先冲销那一张。`,
      { number, name, serial, others },
    ),
  ahead: (day: Day, today: Day) =>
    refuse('effective_ahead', `${formatDay(day)}还没到，请把日期改成今天或以前。`, { day, today }),
  tooOld: (day: Day) => refuse('effective_too_old', `${formatDay(day)}太早了，请检查年份。`, { day }),
  unknownDocument: () => refuse('document_unknown', '找不到这张单，请刷新后再试。'),
  notReversible: (title: string) => refuse('not_reversible', `${title}不能在这里冲销。`, { title }),
  reversedBefore: (serial: string, by: string) =>
    refuse('reversed_before', `${serial} 已经用 ${by} 冲销过了。`, { serial, by }),
  gone: (serial: string, number: string) =>
    refuse('points_household_gone', `${serial} 不能冲销：${number} 号已经销户或并户，分不在它名下了。`, {
      serial,
      number,
    }),
  used: (serial: string, households: readonly string[], usedBy: string, kept?: 'import' | 'gift') =>
    refuse(
      'points_used',
      `${serial} 里有 ${households.length} 户的分已经用掉了：${households.slice(0, 3).join('、')}${
        households.length > 3 ? '等' : ''
      }${usedBy ? `（${usedBy}）` : ''}。${
        kept === undefined ? '硬要冲销，这几户会欠分，涨回来以前不能兑换。' : KEPT[kept]
      }`,
      { serial, households: [...households], usedBy, mayOwe: kept === undefined },
    ),
  changedSinceSeen: () => refuse('import_changed', '看过预览以后，册里又有了变动。请重新看一遍预览再确认。'),
  sameFile: (serial: string) =>
    refuse('import_same_file', `这个文件已经导入过了（${serial}），不用再导一遍。`, { serial }),
  nothingToImport: () => refuse('import_no_rows', '这个文件里没有能导入的行，请看看每行旁边写的原因。'),
}

export const cycleRefusals = {
  noCycleOver: (scheme: string) =>
    refuse('cycle_not_over', `“${scheme}”还没有过完的周期，现在不用结。`, { scheme }),
  endedBefore: (cycle: string, serial: string) =>
    refuse('cycle_ended', `${cycle}已经结过了（${serial}）。要重来，请先冲销那一张。`, { cycle, serial }),
  nobody: () => refuse('cycle_nobody', '没有一户要变动，不用记。'),
  changedSinceSeen: () => refuse('cycle_changed', '看过名单以后，有的户积分又变了。请再看一遍名单再确认。'),
}

export interface ShareOf {
  readonly number: string
  readonly name: string
  readonly status: 'active' | 'head_pending' | 'closed' | 'merged'
  readonly points: number
}

/** Whether a household may be given these points; hundredths. */
export function checkShare(share: ShareOf, precision: 0 | 1 | 2): Result<null> {
  const { number, name, status, points } = share
  if (status === 'merged') return pointsRefusals.merged(number)
  if (status === 'closed') return pointsRefusals.closed(number, name)
  if (points <= 0) return pointsRefusals.notPositive(number, name)
  if (points > MOST_POINTS) return pointsRefusals.tooMany(number, name)
  if (points % 10 ** (2 - precision) !== 0) return pointsRefusals.precision(number, name, precision)
  return ok(null)
}

/** When it happened: not ahead, and within memory. */
export function checkEffective(day: Day, today: Day): Result<null> {
  if (day > today) return pointsRefusals.ahead(day, today)
  return day < addMonths(today, -OLDEST_MONTHS) ? pointsRefusals.tooOld(day) : ok(null)
}
