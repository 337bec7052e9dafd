import type { NoticeForm, NoticeMask } from '#main/api/notices.ts'

/** What can be composed here. */
export type ComposedKind = NoticeForm['kind']

/** A notice while it is being made: figures as they are typed. */
export interface ComposeDraft {
  readonly scheme: string
  readonly title: string
  readonly place: string
  readonly days: string
  readonly mask: NoticeMask
  readonly approver: string
  readonly from: string
  readonly to: string
  /** "" = all. */
  readonly top: string
}

export const KIND_WORDS: Readonly<Record<ComposedKind, { title: string; page: string; hint: string }>> = {
  deeds: {
    title: '积分公示',
    page: '做公示',
    hint: '贴出去以后就不能改了。满了天数，没有异议的才能入账。',
  },
  ranking: {
    title: '积分排名公示',
    page: '积分排名',
    hint: '只写名次和得分。没得分的、被减分的，不上榜。',
  },
  period: {
    title: '积分收支公示',
    page: '各户收支',
    hint: '每户这段日子加了多少、减了多少、现在还有多少。',
  },
  cycle_end: {
    title: '积分清零公示',
    page: '清零公示',
    hint: '清零以前先让大家看看：谁还有多少，会清掉多少。贴了不会动分，清零到“积分”的“周期”里办。',
  },
}

export const isComposed = (kind: string | undefined): kind is ComposedKind =>
  kind !== undefined && Object.hasOwn(KIND_WORDS, kind)

const DAYS_OF_A_LIST = '7'

export function beginDraft(
  kind: ComposedKind,
  scheme: string,
  days: number | null,
  today: string,
): ComposeDraft {
  return {
    scheme,
    title: KIND_WORDS[kind].title,
    place: '党群积分超市兑换台',
    days: days === null ? DAYS_OF_A_LIST : String(days),
    mask: 'masked',
    approver: '',
    ...monthOf(today, 0),
    top: kind === 'ranking' ? '20' : '',
  }
}

/** A month of the calendar, so many months away; never past today. */
export function monthOf(today: string, away: number): { readonly from: string; readonly to: string } {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7)) - 1 + away
  const from = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
  const end = new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10)
  return { from, to: end > today ? today : end }
}

/** The quarter or the year that has begun, up to today. */
export function soFar(today: string, months: 3 | 12): { readonly from: string; readonly to: string } {
  const month = Number(today.slice(5, 7)) - 1
  const first = month - (month % months)
  return {
    from: new Date(Date.UTC(Number(today.slice(0, 4)), first, 1)).toISOString().slice(0, 10),
    to: today,
  }
}

/** As the program takes it. */
export function formOf(kind: ComposedKind, draft: ComposeDraft, deeds: readonly string[]): NoticeForm {
  const top = Number(draft.top)
  return {
    kind,
    scheme: draft.scheme,
    title: draft.title.trim(),
    place: draft.place.trim(),
    days: /^\d{1,3}$/.test(draft.days.trim()) ? Number(draft.days) : 0,
    mask: draft.mask,
    approver: draft.mask === 'full' ? draft.approver.trim() : '',
    deeds: kind === 'deeds' ? [...deeds] : [],
    period: kind === 'deeds' || kind === 'cycle_end' ? null : { from: draft.from, to: draft.to },
    top: kind === 'ranking' && draft.top !== '' && top > 0 ? top : null,
  }
}
