/** One movement on one account, in the account's own smallest step. */
export interface Posting {
  readonly account: string
  readonly amount: number
  readonly commodity: Commodity
  /** What the account must hold after this posting. */
  readonly assertion?: number
}

export interface Commodity {
  readonly symbol: string
  readonly decimals: 0 | 2
}

export interface Transaction {
  readonly date: string
  readonly code?: string
  readonly description: string
  readonly comment?: string
  readonly postings: readonly Posting[]
}

/** Money, also the value of goods. */
export const CNY: Commodity = { symbol: 'CNY', decimals: 2 }

/** A name that hledger takes as one part of an account: no colon, no comment, no two spaces running. */
export function accountPart(name: string): string {
  const cleaned = name
    .replace(/[:;"|*!()[\]{}\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return cleaned || '-'
}

/** A quoted symbol may hold anything but quotes and line ends; money's is bare. */
export const symbolText = (symbol: string): string =>
  /^[A-Za-z]+$/.test(symbol) ? symbol : `"${symbol.replace(/["\p{Cc};]/gu, ' ')}"`

/** "−3.50 CNY", "12 "soap"": exact, from whole numbers only. */
export function amountText(amount: number, { symbol, decimals }: Commodity): string {
  const digits = String(Math.abs(amount))
  const sign = amount < 0 ? '-' : ''
  if (decimals === 0) return `${sign}${digits} ${symbolText(symbol)}`
  const padded = digits.padStart(decimals + 1, '0')
  return `${sign}${padded.slice(0, -decimals)}.${padded.slice(-decimals)} ${symbolText(symbol)}`
}

export const commodityDirective = ({ symbol, decimals }: Commodity): string =>
  `commodity 1000.${'0'.repeat(decimals)} ${symbolText(symbol)}\n`

export function transactionText({ date, code, description, comment, postings }: Transaction): string {
  let text = `${date}${code === undefined ? '' : ` (${code})`} ${description}`
  text += comment === undefined ? '\n' : `  ; ${comment}\n`
  for (const { account, amount, commodity, assertion } of postings) {
    text += `    ${account}  ${amountText(amount, commodity)}`
    text += assertion === undefined ? '\n' : ` == ${amountText(assertion, commodity)}\n`
  }
  return `${text}\n`
}
