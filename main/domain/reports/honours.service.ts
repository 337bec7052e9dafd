import type { Honour, HonoursList, ListNames } from '../../api/reports.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { formatPoints } from '../../kernel/amounts.ts'
import { type Day, formatMonthDay } from '../../kernel/dates.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import { book } from '../ledger/book.service.ts'
import { figure, periodText } from '../notices/board.ts'
import { linesStore, type RecordRow } from './lines.store.ts'
import { type Naming, namingOf } from './naming.service.ts'
import { distinct, isHonour, NO_HEAD } from './parts.ts'
import type { ReportSpan } from './report-scheme.ts'

/** A clause that gives points, as it reads now. */
export interface AwardClause {
  readonly clause: string
  readonly className: string
  readonly text: string
  /** Hundredths a time; null where the village has not set it. */
  readonly minimum: number | null
  readonly maximum: number | null
}

export interface HonoursWork extends ReportSpan {
  readonly clauses: readonly AwardClause[]
  readonly classes: readonly string[] | null
  readonly names: ListNames
}

interface Holder {
  readonly subject: string
  readonly number: string
  readonly groupName: string
  readonly name: string
  readonly day: Day
  readonly times: number
}

/**
 * 光荣榜: each honour of the rules with what it awards, and who received it; what was taken back since is not on it.
 * What counts as an honour is what is worded so, until the village names the classes itself.
 */
export function honoursList(db: ReadHandle, work: HonoursWork): Result<HonoursList> {
  const { scheme, from, to, clauses, names } = work
  const site = book.site(db)
  assert(site, 'the file has no site')
  const classes = distinct(clauses.map(({ className }) => className))
  const chosen = work.classes?.filter((name) => classes.includes(name)) ?? null
  const given = new Map<string, RecordRow[]>()
  for (const row of linesStore.records(db, scheme.id, from, to)) {
    if (row.clause === null) continue
    const known = given.get(row.clause) ?? []
    given.set(row.clause, known)
    known.push(row)
  }
  const held = clauses
    .filter(({ className, text }) =>
      chosen === null ? isHonour(className) || isHonour(text) : chosen.includes(className),
    )
    .map((clause) => ({ clause, holders: holdersOf(given.get(clause.clause) ?? []) }))
  const naming = namingOf(
    db,
    names,
    held.flatMap(({ holders }) => holders),
  )
  const honours: Honour[] = []
  for (const { clause, holders } of held) {
    const honour = honourOf(clause, holders, naming)
    const told = honour.people.flatMap(({ groupName, name, when }) => [groupName, name, when])
    const looked = naming.look(`“${honour.text}”`, [honour.text, honour.award, ...told])
    if (!looked.ok) return looked
    honours.push(honour)
  }
  return ok({
    classes,
    chosen,
    sheet: {
      names,
      village: naming.words(site.village),
      title: `${periodText({ from, to })}光荣榜`,
      about: naming.words(scheme.name),
      honours,
      remarks: [...naming.remarks],
    },
  })
}

function honourOf(
  { text, minimum, maximum }: AwardClause,
  holders: readonly Holder[],
  naming: Naming,
): Honour {
  return {
    text: naming.words(text),
    award: awardText(minimum, maximum, naming.names === 'posted' ? figure : formatPoints),
    people: holders.map((one) => ({
      ...naming.of(one),
      when: one.times === 1 ? formatMonthDay(one.day) : `${one.times} 次`,
    })),
  }
}

function awardText(minimum: number | null, maximum: number | null, points: (hundredths: number) => string) {
  if (minimum === null || maximum === null) return '还没定'
  return minimum === maximum ? `${points(minimum)} 分` : `${points(minimum)} 到 ${points(maximum)} 分`
}

/** Whoever still has it, each once: an honour of a day that was taken back is gone. */
function holdersOf(rows: readonly RecordRow[]): Holder[] {
  const left = new Map<string, { row: RecordRow; points: number }>()
  for (const row of rows) {
    const key = `${row.subject} ${row.day}`
    left.set(key, { row, points: (left.get(key)?.points ?? 0) + row.points })
  }
  const holders = new Map<string, Holder>()
  for (const { row, points } of left.values()) {
    if (points <= 0) continue
    const { subject, number, group_name: groupName, name, day } = row
    const times = (holders.get(subject)?.times ?? 0) + 1
    holders.set(subject, { subject, number, groupName, name: name ?? NO_HEAD, day: day as Day, times })
  }
  return [...holders.values()]
}
