/** "12.5" → 1250 hundredths; full-width digits too. Undefined where it is no number of at most two decimals. */
export function parsePoints(text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll('。', '.').trim()
  const [, whole = '', decimals = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(plain) ?? []
  if (whole === '') return undefined
  return Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
}
