/** Why a slip did not come out, as far as the printer could tell. */
export type PrintFailureReason =
  | 'unreachable'
  | 'busy'
  | 'paper_out'
  | 'cover_open'
  | 'offline'
  | 'printer_error'
  | 'connection_lost'
  | 'stalled'

/** Why nobody can say whether a slip came out. */
export type PrintUnknownReason = 'no_answer' | 'connection_lost'

const FAILED: Record<PrintFailureReason, string> = {
  unreachable: '连不上小票打印机：请看电源开着没有、网线插好没有',
  busy: '小票打印机正被别的电脑占着：请等一会儿再打',
  paper_out: '小票打印机没纸了：请换一卷纸',
  cover_open: '小票打印机的盖子没盖好：请盖紧',
  offline: '小票打印机没有准备好：请看它的灯，按一下走纸键，或者关机再开',
  printer_error: '小票打印机出错了：请关机等几秒再开',
  connection_lost: '打到一半和小票打印机断开了：请看网线和电源',
  stalled: '小票打印机不收数据了：请关机等几秒再开',
}

/**
 * The sentence for the person at the counter. Once bytes were on their way some of the slip may be on paper, or
 * may still come out after the paper is changed; so it is never printed again unasked.
 */
export function failureSentence(reason: PrintFailureReason, bytesSent: boolean): string {
  const next = bytesSent ? '弄好以后看看小票有没有接着出来，没有再点补打。' : '弄好以后再打这张小票。'
  return `${FAILED[reason]}。${next}`
}

/** For slips of documents: paper trouble never undoes what is booked. */
export const STILL_BOOKED_SENTENCE = '单子已经记好，不用重开。'
export const UNKNOWN_SENTENCE = '没确认小票是否打出来，打印机没有回话。小票打出来了吗？没有就点补打。'
export const PAPER_LOW_SENTENCE = '小票打印机的纸快用完了，请备好一卷。'
