/** 1250 hundredths → "12.5", −200 → "−2": points as people write them. */
export function formatPoints(pointsHundredths: number): string {
  return hundredths(pointsHundredths).replace(/\.?0+$/, '')
}

/** 841200 hundredths → "8,412": points as a book writes them. */
export const groupedPoints = (pointsHundredths: number): string =>
  formatPoints(pointsHundredths).replace(/\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))

/** 170050 fen → "1,700.50": money as a book writes it. */
export function formatYuan(fen: number): string {
  const [whole = '0', cents = '00'] = hundredths(fen).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

/** Exact: the digits are cut, never divided. */
function hundredths(value: number): string {
  const digits = String(Math.abs(value)).padStart(3, '0')
  return `${value < 0 ? '−' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A number of points with its small 分. */
export function Points({ value, testId }: { value: number; testId?: string }) {
  return (
    <span className="ui-amount">
      <span data-testid={testId}>{formatPoints(value)}</span>
      <span className="ui-amount-unit">分</span>
    </span>
  )
}

export function Money({ fen }: { fen: number }) {
  return <span className="ui-amount">{formatYuan(fen)}</span>
}
