import type { SchemeSettings } from '#main/api/schemes.ts'
import type { Caller } from '#main/api/types.ts'
import type { ClauseForm } from '#main/domain/rules/clauses.ts'
import { type CounterShop, now, openCounterShop, type TestHousehold } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { clause } from '../rules/clause.ts'

export const CLAUSES = {
  sweep: clause({ text: '参加村里大扫除', className: '环境卫生', minimum: 100, maximum: 10_000 }),
  help: clause({ text: '帮助孤寡老人', className: '邻里互助', maximum: 10_000 }),
  family: clause({ text: '评上最美家庭', className: '荣誉', minimum: 2000, maximum: 2000 }),
  soldier: clause({ text: '送子女参军', className: '荣誉', minimum: null, maximum: null }),
  rude: clause({ text: '乱倒垃圾', className: '环境卫生', kind: 'deduct', minimum: 300, maximum: 300 }),
} as const satisfies Record<string, ClauseForm>

/** A village that posts deeds as they are recorded. */
export interface ReportShop extends CounterShop {
  readonly office: Caller
  day(day: string): void
  /** Records and posts one deed; answers its posting. */
  deed(which: keyof typeof CLAUSES, who: TestHousehold, points: number, day?: string): string
  reports: CounterShop['shop']['services']['reports']
}

export function openReportShop(settings: Partial<SchemeSettings> = {}, begun = '2026-01-01'): ReportShop {
  const counter = openCounterShop({ precision: 1, ...settings }, `${begun}T01:42:00Z`)
  const { shop, store, scheme, people } = counter
  const office: Caller = {
    session: 'office',
    staff: { id: people.admin, name: '张会计', roles: ['committee', 'accountant'] },
  }
  now(
    shop.services.rules.decide(
      {
        document: newId(),
        rules: newId(),
        scheme,
        name: '积分细则',
        fromDate: begun,
        template: '',
        approver: '村民代表会议',
        clauses: Object.values(CLAUSES) as never,
      },
      office,
    ),
  )
  return {
    ...counter,
    office,
    reports: shop.services.reports,
    day(date) {
      // the clock guard wants to see every few days
      for (let at = shop.ledger.today() as string; at < date; ) {
        const next = Math.min(Date.parse(`${at}T00:00:00Z`) + 2 * 86_400_000, Date.parse(`${date}T00:00:00Z`))
        at = new Date(next).toISOString().slice(0, 10)
        counter.clock.set(`${at}T02:00:00Z`)
        counter.post('settings_changed')
      }
    },
    deed(which, who, points, happened = shop.ledger.today()) {
      const document = newId()
      now(
        shop.services.deeds.record(
          {
            document,
            scheme,
            clause: CLAUSES[which].clause,
            happenedOn: happened,
            event: '早上集合',
            evidence: '当面看见',
            photos: [],
            selfReported: false,
            alsoEach: [],
            rows: [{ who: who.id, each: points, quantity: 1 }],
            evenTwice: true,
          },
          office,
        ),
      )
      const row = store.sqlite
        .prepare('SELECT id, posted_by FROM deeds WHERE recorded_by = ?')
        .get(document) as { id: string; posted_by: string | null }
      if (row.posted_by === null) throw new Error('the deed was not posted')
      return row.id
    },
  }
}
