import type { PrinterSettings } from '#main/api/printing.ts'

/** The printer's address as a person reads it on the printer's own test slip. */
export interface PrinterForm {
  readonly host: string
  readonly port: string
  readonly columns: PrinterSettings['columns']
  readonly cutter: PrinterSettings['cutter']
  readonly drawer: boolean
}

const USUAL_PORT = '9100'

export function formOf(settings: PrinterSettings): PrinterForm {
  const [, host = '', port = USUAL_PORT] = /^tcp:\/\/([^:]+):(\d+)$/.exec(settings.address) ?? []
  const { columns, cutter, drawer } = settings
  return { host, port, columns, cutter, drawer }
}

export function settingsOf({ host, port, columns, cutter, drawer }: PrinterForm): PrinterSettings {
  const name = host.normalize('NFKC').trim()
  return {
    address: name === '' ? '' : `tcp://${name}:${port.normalize('NFKC').trim()}`,
    columns,
    cutter,
    drawer,
  }
}

export function hostProblem(host: string): string | undefined {
  const name = host.normalize('NFKC').trim()
  if (name === '' || /^[A-Za-z0-9.-]+$/.test(name)) return undefined
  return '地址里只有数字、点和英文字母，像 192.168.1.87。'
}

export function portProblem(port: string): string | undefined {
  const digits = port.normalize('NFKC').trim()
  return /^\d{1,5}$/.test(digits) && Number(digits) >= 1 && Number(digits) <= 65_535
    ? undefined
    : '端口是 1 到 65535 的数字，一般是 9100。'
}
