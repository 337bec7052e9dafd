import type { PartsBy, PeriodRow, PeriodSheet } from '../../api/reports.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { type Merit, merits, meritsByClass, netOf } from '../merit/merit.service.ts'
import { ranked } from '../merit/ranking.ts'
import { linesStore } from './lines.store.ts'
import { BY_HAND, distinct, NO_HEAD, spanParts } from './parts.ts'
import { prizesOf } from './prizes.ts'
import { type ReportSpan, shownScheme } from './report-scheme.ts'

export interface SheetWork extends ReportSpan {
  readonly by: PartsBy
  /** Only one group is shown; the places are those of the whole village. */
  readonly group: string | null
}

interface Earned {
  awarded: number
  deducted: number
  readonly parts: number[]
}

const nothing = (parts: number): Earned => ({ awarded: 0, deducted: 0, parts: Array<number>(parts).fill(0) })

interface Parts {
  readonly titles: readonly string[]
  /** `place`: which of the titles. */
  readonly rows: readonly (Merit & { readonly place: number })[]
}

/** 月公示、季小结、年评比: everybody's merit of a time with its parts, the best first. */
export function periodSheet(db: ReadHandle, work: SheetWork): PeriodSheet {
  const { scheme, from, to, group } = work
  const parts = partsOf(db, work)
  const earned = new Map<string, Earned>()
  for (const row of parts.rows) {
    const known = earned.get(row.subject) ?? nothing(parts.titles.length)
    earned.set(row.subject, known)
    known.awarded += row.awarded
    known.deducted += row.deducted
    known.parts[row.place]! += netOf(row)
  }
  const balances = new Map(linesStore.balances(db, scheme.id).map((row) => [row.subject, row.balance]))
  const rows = linesStore.everybody(db, scheme.subject).flatMap((one): PeriodRow[] => {
    const { awarded, deducted, parts: spread } = earned.get(one.subject) ?? nothing(parts.titles.length)
    const gone = one.gone === 1
    if (gone && awarded === 0 && deducted === 0) return []
    return [
      {
        subject: one.subject,
        household: one.household,
        number: one.number,
        groupName: one.group_name,
        name: one.name ?? NO_HEAD,
        gone,
        place: null,
        tied: false,
        prize: '',
        awarded,
        deducted,
        merit: awarded - deducted,
        parts: spread,
        balance: balances.get(one.subject) ?? 0,
      },
    ]
  })
  const placed = ranked(
    rows.filter(({ gone }) => !gone),
    ({ merit }) => merit,
    scheme.prizes,
  ).map(({ row, place, tied, prize }): PeriodRow => ({ ...row, place, tied, prize }))
  const all = [...placed, ...rows.filter(({ gone }) => gone)]
  const shown = group === null ? all : all.filter(({ groupName }) => groupName === group)
  return {
    scheme: shownScheme(scheme),
    from,
    to,
    parts: [...parts.titles],
    rows: shown,
    ...prizesOf(placed, scheme),
    count: shown.length,
    total: totalOf(shown, parts.titles.length),
    groups: distinct(all.map(({ groupName }) => groupName)).filter((name) => name !== ''),
  }
}

function partsOf(db: ReadHandle, { scheme, from, to, by }: SheetWork): Parts {
  if (by === 'class') {
    const rows = meritsByClass(db, scheme.id, from, to)
    const titles = distinct(rows.map(({ part }) => part ?? BY_HAND)).sort((one, other) =>
      one === BY_HAND ? 1 : other === BY_HAND ? -1 : one.localeCompare(other, 'zh-CN'),
    )
    const places = new Map(titles.map((title, place) => [title, place]))
    return { titles, rows: rows.map((row) => ({ ...row, place: places.get(row.part ?? BY_HAND)! })) }
  }
  // each part by itself: the same rows are read, and far fewer are sorted at once
  const cut = spanParts(from, to, by)
  return {
    titles: cut.map(({ title }) => title),
    rows: cut.flatMap((part, at) =>
      merits(db, scheme.id, part.from, part.to).map((row) => ({ ...row, place: at })),
    ),
  }
}

function totalOf(rows: readonly PeriodRow[], parts: number): PeriodSheet['total'] {
  const total = { awarded: 0, deducted: 0, merit: 0, balance: 0, parts: Array<number>(parts).fill(0) }
  for (const row of rows) {
    total.awarded += row.awarded
    total.deducted += row.deducted
    total.merit += row.merit
    total.balance += row.balance
    for (const [at, points] of row.parts.entries()) total.parts[at]! += points
  }
  return total
}
