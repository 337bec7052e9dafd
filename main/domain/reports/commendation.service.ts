import type { Commendation, ListNames } from '../../api/reports.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { formatPoints } from '../../kernel/amounts.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import { book } from '../ledger/book.service.ts'
import { figure, periodText } from '../notices/board.ts'
import { namingOf } from './naming.service.ts'
import type { ReportSpan } from './report-scheme.ts'
import { periodSheet } from './sheet.service.ts'

export interface CommendationWork extends ReportSpan {
  readonly top: number | null
  readonly names: ListNames
}

/** Places in vermilion: those that anybody remembers. */
const FIRST = 3

/** 表彰名单: the first places of a time and what each wins, word by word as it hangs or is kept. */
export function commendationOf(db: ReadHandle, work: CommendationWork): Result<Commendation> {
  const { scheme, from, to, top, names } = work
  const site = book.site(db)
  assert(site, 'the file has no site')
  const sheet = periodSheet(db, { scheme, from, to, by: 'quarter', group: null })
  const ranks = scheme.prizes.length > 0
  const listed = sheet.rows.flatMap((row) => {
    const { place, prize } = row
    if (place === null) return []
    return (top === null ? !ranks || prize !== '' : place <= top) ? [{ ...row, place }] : []
  })
  const naming = namingOf(db, names, listed)
  const points = names === 'posted' ? figure : formatPoints
  const rows = listed.map((row) => ({
    ...naming.of(row),
    place: `${row.tied ? '并列' : ''}第 ${points(row.place * 100)} 名`,
    first: row.place <= FIRST,
    figure: points(row.merit),
    prize: naming.words(row.prize, row.subject),
  }))
  for (const [index, { groupName, name, place, figure: merit, prize }] of rows.entries()) {
    const looked = naming.look(`第 ${index + 1} 行`, [groupName, name, place, merit, prize])
    if (!looked.ok) return looked
  }
  return ok({
    ranks,
    subject: scheme.subject,
    sheet: {
      names,
      village: naming.words(site.village),
      title: `${periodText({ from, to })}积分表彰名单`,
      about: `${naming.words(scheme.name)}，按这段日子的得分排名。`,
      rows,
      prizes: sheet.prizes.map((one) => ({ ...one, prize: naming.words(one.prize) })),
      remarks: [...(sheet.ties === '' ? [] : [naming.words(sheet.ties)]), ...naming.remarks],
    },
  })
}
