const LABELS: Readonly<Record<string, string>> = {
  reason: '原因',
  name: '受托人',
  relation: '关系',
  signatures: '签字',
  notes: '备注',
  'kept.oldHead': '原户主',
  'kept.newHead': '新户主',
}

/** Texts of these kinds are a household's own affair; others (slips, grants) show their reason only. */
const OWN = new Set([
  'household_registered',
  'household_changed',
  'head_changed',
  'household_closed',
  'households_merged',
  'household_split',
  'card_issued',
  'card_lost',
  'proxy_recorded',
])

/** What of a document's personal texts a household's file shows, in the order of the labels. */
export function documentNotes(
  kind: string,
  texts: readonly { readonly field: string; readonly text: string | null }[],
): { label: string; text: string }[] {
  const known = new Map(texts.map(({ field, text }) => [field, text]))
  return Object.entries(LABELS).flatMap(([field, label]) => {
    if (!OWN.has(kind) && field !== 'reason') return []
    const text = known.get(field)
    if (text === undefined) return []
    if (text === null) return [{ label, text: '（已隐去）' }]
    return [{ label, text: field === 'signatures' ? (JSON.parse(text) as string[]).join('、') : text }]
  })
}
