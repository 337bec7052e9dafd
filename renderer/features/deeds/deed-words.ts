import type { DeedLineView } from '#main/api/deeds.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'

/** 「+5」, 「−5」, 「否决」 */
export const figureOf = ({ kind, points }: Pick<DeedLineView, 'kind' | 'points'>): string =>
  kind === 'veto' ? '否决' : points > 0 ? `+${formatPoints(points)}` : formatPoints(points)

/** 「30 瓶」; empty for once. */
export const quantityOf = ({ quantity, unitName }: Pick<DeedLineView, 'quantity' | 'unitName'>): string =>
  quantity === 1 && unitName === '次' ? '' : `${quantity} ${unitName}`

export const whoseName = ({ name, subjectKind }: Pick<DeedLineView, 'name' | 'subjectKind'>): string =>
  name || (subjectKind === 'household' ? '户主待定' : '')

/** 「0012 号王桂花」; a team by its name. */
export const calledOf = ({ number, name }: { readonly number: string; readonly name: string }): string =>
  number === '' ? name : `${number} 号${name}`

export const COUNTED: Readonly<Record<'household' | 'person' | 'team', string>> = {
  household: '户',
  person: '人',
  team: '队',
}

export const byHouseNumber = (one: { number: string }, other: { number: string }): number =>
  one.number.length - other.number.length || one.number.localeCompare(other.number)
