import { refuse } from '../../kernel/result.ts'

export interface PrinterSettings {
  /** tcp://HOST:PORT; empty where slips are shown on screen instead. */
  readonly address: string
  readonly columns: 32 | 42 | 48
  readonly cutter: 'partial' | 'full' | 'none'
  readonly drawer: boolean
}

export const DEFAULT_PRINTER: PrinterSettings = { address: '', columns: 48, cutter: 'partial', drawer: false }

export const printingRefusals = {
  noPrinter: () =>
    refuse('printer_not_set', '还没有设小票打印机。请到设置里填上打印机的地址，或在屏幕上看小票。'),
  noSlip: () => refuse('slip_not_printable', '这张单没有小票可打。'),
  unknownJob: () => refuse('print_job_unknown', '这张小票已经不在打印队列里了。'),
}

/** What a job says that was being sent when the program stopped. */
export const INTERRUPTED = '上次打到一半程序关了，小票打出来了吗？没有就点补打。'
