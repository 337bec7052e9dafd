import type { NoticeForm } from '#main/api/notices.ts'
import { openReadOnly } from '#main/db/read-only.ts'
import { drawList } from '#main/domain/notices/drawing.service.ts'
import { villageFileOf } from '#main/hosts/app.ts'
import { newId } from '#main/hosts/demo/demo-village.ts'
import { systemIds } from '#main/hosts/system.ts'
import type { Day } from '#main/kernel/dates.ts'
import { expectOk } from '#main/kernel/result.ts'
import { median } from './figures.ts'
import { signIn } from './host-client.ts'
import { type RankedSpan, type ReportRatio, timeOf } from './reports.ts'

/**
 * What a summary is drawn from, by hand: whose points, what was given and taken, what there is; and beside each the
 * names and numbers of its people, of which none may reach the board.
 */
const BARE = `
  SELECT subjects.id, households.group_name, head.name,
    coalesce(sum(moved.awarded), 0) AS awarded, coalesce(sum(moved.deducted), 0) AS deducted,
    coalesce(own.balance, 0) AS balance,
    (SELECT group_concat(name || ' ' || old_name || ' ' || phones, ' ') FROM persons
      WHERE persons.household = households.id) AS names,
    (SELECT group_concat(code, ' ') FROM cards WHERE cards.household = households.id) AS cards
  FROM subjects
  JOIN households ON households.id = subjects.household
  LEFT JOIN persons AS head ON head.id = households.head
  LEFT JOIN accounts AS own ON own.owner = subjects.id AND own.unit = @scheme AND own.kind = 'earned'
  LEFT JOIN (
    SELECT debit_account AS account,
      sum(iif(mirrors IS NULL, amount, 0)) AS awarded, sum(iif(mirrors IS NULL, 0, -amount)) AS deducted
    FROM transfers
    WHERE credit_account = @issued AND effective_date BETWEEN @from AND @to GROUP BY debit_account
    UNION ALL
    SELECT credit_account,
      sum(iif(mirrors IS NULL, 0, -amount)), sum(iif(mirrors IS NULL, amount, 0))
    FROM transfers
    WHERE debit_account = @issued AND effective_date BETWEEN @from AND @to GROUP BY credit_account
  ) AS moved ON moved.account = own.id
  WHERE subjects.kind = 'household'
  GROUP BY subjects.id ORDER BY households.group_name, length(households.number), households.number`

const formOf = ({ scheme, from, to }: RankedSpan): NoticeForm => ({
  kind: 'period',
  scheme,
  title: '积分公示',
  place: '兑换台',
  days: 5,
  mask: 'masked',
  approver: '',
  deeds: [],
  period: { from, to },
  top: null,
})

/** A summary drawn, names masked and looked at, against one statement over the same rows. */
export function noticeRatio(dataDir: string, span: RankedSpan, rounds: number): ReportRatio {
  const book = expectOk(openReadOnly(villageFileOf(dataDir)))
  try {
    const { id: issued } = book
      .prepare("SELECT id FROM accounts WHERE unit = ? AND kind = 'issued' AND owner = ''")
      .get(span.scheme) as { id: number }
    const work = {
      form: formOf(span),
      today: span.to,
      village: '兴隆沟村',
      scheme: { id: span.scheme, name: '积分', subject: 'household' as const, prizes: [] },
      schemeNames: {},
    }
    const [ours, bare]: [number[], number[]] = [[], []]
    const ratios: number[] = []
    for (let round = 0; round < rounds; round++) {
      bare.push(timeOf(() => book.prepare(BARE).all({ ...span, issued })))
      ours.push(timeOf(() => expectOk(drawList(book, work))))
      ratios.push(ours[round]! / bare[round]!)
    }
    return { ratioToBare: median(ratios), p50Ms: median(ours), bareP50Ms: median(bare) }
  } finally {
    book.close()
  }
}

/** The month that a span ends in. */
export const lastMonthOf = (span: RankedSpan): RankedSpan => ({
  ...span,
  from: `${span.to.slice(0, 7)}-01` as Day,
})

/** The office hangs up the month's summary again and again; answers how often, when told to stop. */
export function hangAllTheTime(span: RankedSpan, who: string) {
  return async (url: string): Promise<() => Promise<number>> => {
    const client = await signIn(url, who)
    let [asking, times] = [true, 0]
    const loop = (async () => {
      while (asking) {
        const form = formOf(lastMonthOf(span))
        expectOk(await client.calls.notices.preview(form))
        expectOk(await client.calls.notices.publish({ document: newId(systemIds), ...form }))
        times += 1
      }
    })()
    return async () => {
      asking = false
      await loop
      client.close()
      return times
    }
  }
}
