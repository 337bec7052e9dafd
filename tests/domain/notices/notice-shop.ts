import type { NoticeForm } from '#main/api/notices.ts'
import type { SchemeSettings } from '#main/api/schemes.ts'
import type { Caller } from '#main/api/types.ts'
import type { NoticesDeps } from '#main/domain/notices/deps.service.ts'
import { createNotices, type NoticesService } from '#main/domain/notices/notices.service.ts'
import { createBookAside } from '#main/hosts/book-aside.ts'
import { type CounterShop, now, openCounterShop, type TestHousehold } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { clause } from '../rules/clause.ts'

const PUBLISH = { name: '村内公示', role: 'committee', kind: 'publish', days: 3 } as const

export const CLAUSES = {
  sweep: clause({ text: '参加村里大扫除', className: '环境卫生' }),
  donate: clause({ text: '捐款1000元以上', className: '公益', minimum: 500, maximum: 200_000 }),
  rude: clause({ text: '虐待老人', className: '家风', kind: 'deduct', minimum: 300, maximum: 300 }),
  veto: clause({
    text: '参与赌博',
    className: '守法',
    kind: 'veto',
    minimum: null,
    maximum: null,
    terms: { veto: { effect: 'zero' } },
  }),
} as const

function drawingBeside(file: string): NonNullable<NoticesDeps['aside']> {
  const aside = createBookAside(file)
  return (work, hangAs) => aside('drawn', { draw: work, ...(hangAs === undefined ? {} : { hangAs }) })
}

/** A village whose scheme hangs deeds for three days before they are posted; today is 10 November unless said otherwise. */
export interface NoticeShop extends CounterShop {
  readonly notices: NoticesService
  readonly committee: Caller
  /** Records one deed a household and answers their ids. */
  record(
    clause: keyof typeof CLAUSES,
    rows: readonly TestHousehold[],
    more?: { each?: number; quantity?: number; day?: string; evenTwice?: boolean },
  ): string[]
  form(change?: Partial<NoticeForm>): NoticeForm
  publish(deeds: readonly string[], change?: Partial<NoticeForm>): string
  object(deed: string, change?: Partial<Parameters<NoticesService['object']>[0]>): string
  answer(objection: string, outcome: 'upheld' | 'dismissed'): void
  state(deed: string): string
  day(day: string): void
}

export function openNoticeShop(
  settings: Partial<SchemeSettings> = {},
  { begun = '2026-11-01', today = '2026-11-10', aside = false } = {},
): NoticeShop {
  const counter = openCounterShop({ steps: [PUBLISH], ...settings }, `${begun}T01:42:00Z`)
  const { shop, store, scheme, people } = counter
  const { cycles, deeds, rules, schemes } = shop.services
  const notices = createNotices({
    store,
    ledger: shop.ledger,
    schemes,
    deeds,
    cycles,
    ...(aside ? { aside: drawingBeside(store.sqlite.name), manySubjects: 0 } : {}),
  })
  const committee: Caller = {
    session: 'office',
    staff: { id: people.admin, name: '张会计', roles: ['committee'] },
  }
  now(
    rules.decide(
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
      committee,
    ),
  )
  const day = (date: string) => {
    // the clock guard wants to see every few days
    for (let at = shop.ledger.today() as string; at < date; ) {
      const next = new Date(
        Math.min(Date.parse(`${at}T00:00:00Z`) + 2 * 86_400_000, Date.parse(`${date}T00:00:00Z`)),
      )
      at = next.toISOString().slice(0, 10)
      counter.clock.set(`${at}T02:00:00Z`)
      counter.post('settings_changed')
    }
  }
  day(today)

  const form: NoticeShop['form'] = (change = {}) => ({
    kind: 'deeds',
    scheme,
    title: '积分公示',
    place: '兑换台',
    days: 3,
    mask: 'masked',
    approver: '',
    deeds: [],
    period: null,
    top: null,
    ...change,
  })

  return {
    ...counter,
    notices,
    committee,
    form,
    day,
    record(which, rows, { each, quantity = 1, day: happened = '2026-11-09', evenTwice = false } = {}) {
      const { clause: id, minimum } = CLAUSES[which]
      const document = newId()
      now(
        deeds.record(
          {
            document,
            scheme,
            clause: id,
            happenedOn: happened,
            event: '王桂花带头',
            evidence: '李大山看见的',
            photos: [],
            selfReported: false,
            alsoEach: [],
            rows: rows.map((row) => ({ who: row.id, each: each ?? minimum ?? 0, quantity })),
            evenTwice,
          },
          committee,
        ),
      )
      return (
        store.sqlite.prepare('SELECT id FROM deeds WHERE recorded_by = ? ORDER BY line').all(document) as {
          id: string
        }[]
      ).map((row) => row.id)
    },
    publish(ids, change = {}) {
      const document = newId()
      now(notices.publish({ document, ...form({ deeds: [...ids], ...change }) }, committee))
      return document
    },
    object(deed, change = {}) {
      const document = newId()
      const madeOn = shop.ledger.today()
      now(
        notices.object(
          { document, deed, notice: null, madeOn, by: '赵老四', reason: '那天他家没来人', ...change },
          counter.caller,
        ),
      )
      return document
    },
    answer(objection, outcome) {
      now(notices.answer({ document: newId(), objection, outcome, text: '查过了' }, committee))
    },
    state: (deed) =>
      (store.sqlite.prepare('SELECT state FROM deeds WHERE id = ?').get(deed) as { state: string }).state,
  }
}
