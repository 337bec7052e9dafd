import type { CatalogueItem } from '#main/api/catalogue.ts'
import { parsePoints } from '#renderer/ui/points-field.ts'
import { parseQuantity } from '../catalogue/quantity-field.ts'

export interface PaperLine {
  readonly item: CatalogueItem
  readonly count: string
}

/** A slip written by hand, as somebody types it from the paper. */
export interface PaperForm {
  readonly number: string
  readonly day: string
  readonly total: string
  readonly writer: string
  readonly issuer: string
  /** A member's id; empty for somebody from outside; the head where nobody was chosen. */
  readonly person: string | undefined
  readonly proxyName: string
  readonly proxyRelation: string
  readonly lines: readonly PaperLine[]
}

/** With whoever collects. */
type WholeForm = PaperForm & { readonly person: string }

/** What is still missing, in a sentence; undefined where it may be sent. */
export function paperProblem(form: WholeForm, household: string | undefined): string | undefined {
  if (form.number.trim() === '') return '请照纸上写单号。'
  if (household === undefined) return '请找出是哪一户。'
  if (form.lines.length === 0) return '请把纸上的货一样一样加上。'
  const wrong = form.lines.find(({ item, count }) => !parseQuantity(count, item))
  if (wrong) return `${wrong.item.name}的数量写得不对。`
  if (form.person === '' && (form.proxyName.trim() === '' || form.proxyRelation.trim() === ''))
    return '外人代领，请写名字和是什么人。'
  if (!parsePoints(form.total)) return '请照纸上写一共多少分。'
  if (form.writer === '' || form.issuer === '') return '请照纸上的签名，选开单人和发货人。'
  return undefined
}

/** The form as main takes it; `paperProblem` has said that nothing is missing. */
export const paperOrder = (form: WholeForm, household: string) => ({
  household,
  number: form.number.trim(),
  day: form.day,
  total: parsePoints(form.total) ?? 0,
  writer: form.writer,
  issuer: form.issuer,
  collector:
    form.person === ''
      ? {
          kind: 'proxy' as const,
          name: form.proxyName.trim(),
          relation: form.proxyRelation.trim(),
          identity: '手工单上签名',
        }
      : { kind: 'member' as const, person: form.person },
  lines: form.lines.map(({ item, count }) => ({ item: item.id, quantity: parseQuantity(count, item) ?? 0 })),
})
