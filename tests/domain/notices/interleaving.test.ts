import fc from 'fast-check'
import { expect, test } from 'vitest'
import { auditBook } from '#main/domain/audit/audit.service.ts'
import { newId } from '../../kit/shop.ts'
import { type NoticeShop, openNoticeShop } from './notice-shop.ts'

/** What somebody tries next; numbers choose among what there is. What cannot be done is refused, and that is fine. */
const tries = fc.array(
  fc.tuple(
    fc.constantFrom(
      ...(['record', 'record', 'hang', 'hang', 'object', 'object', 'uphold', 'dismiss'] as const),
      ...(['press', 'press', 'again', 'withdraw', 'reverse', 'day', 'day'] as const),
    ),
    fc.nat(30),
    fc.nat(30),
  ),
  { minLength: 10, maxLength: 50 },
)
type Tries = typeof tries extends fc.Arbitrary<infer T> ? T : never

interface Sums {
  readonly id: string
  readonly kind: string
  readonly points: number
  readonly state: string
  readonly reversed_by: string | null
  readonly posted: number
}

function play(village: NoticeShop, all: Tries): void {
  const { notices, committee, store, shop, scheme } = village
  const households = ['王桂花', '王梅花', '李大山'].map((name) => village.household(name, 0))
  const deeds: string[] = []
  const hung: string[] = []
  const objections: string[] = []
  const presses: { document: string; notice: string }[] = []
  for (const [what, one, two] of all) {
    const pick = (list: readonly string[]) => list[one % Math.max(1, list.length)]
    const deed = pick(deeds)
    switch (what) {
      case 'record':
        deeds.push(
          ...village.record(one % 3 === 0 ? 'rude' : 'sweep', households.slice(0, 1 + (two % 3)), {
            evenTwice: true,
          }),
        )
        break
      case 'hang': {
        const free = shop.services.deeds.readyForNotice(store, scheme).filter(({ disputed }) => !disputed)
        const document = newId()
        const form = village.form({ deeds: free.map(({ id }) => id).slice(0, 1 + two) })
        const answer = notices.publish({ document, ...form }, committee)
        if ('ok' in answer && answer.ok) hung.push(document)
        break
      }
      case 'object': {
        if (deed === undefined) break
        const document = newId()
        const madeOn = shop.ledger.today()
        const answer = notices.object(
          { document, deed, notice: null, madeOn, by: '赵老四', reason: '没来' },
          village.caller,
        )
        if ('ok' in answer && answer.ok) objections.push(document)
        break
      }
      case 'uphold':
      case 'dismiss': {
        const objection = pick(objections)
        const outcome = what === 'uphold' ? 'upheld' : 'dismissed'
        if (objection) notices.answer({ document: newId(), objection, outcome, text: '查过了' }, committee)
        break
      }
      case 'press': {
        const notice = pick(hung)
        if (notice === undefined) break
        const press = { document: newId(), notice }
        const disputed = store.sqlite.prepare('SELECT deed FROM objections WHERE outcome IS NULL').all() as {
          deed: string
        }[]
        const answer = notices.post(press, committee)
        if (!('ok' in answer && answer.ok)) break
        presses.push(press)
        const posted = store.sqlite
          .prepare('SELECT deed FROM deed_moves WHERE document = ?')
          .all(press.document) as { deed: string }[]
        const stopped = new Set(disputed.map((row) => row.deed))
        expect(posted.filter((row) => stopped.has(row.deed))).toEqual([])
        expect(posted).toHaveLength(answer.value.posted + answer.value.further)
        break
      }
      case 'again': {
        const press = presses[one % Math.max(1, presses.length)]
        if (press)
          expect(notices.post(press, committee)).toMatchObject({ ok: true, value: { repeated: true } })
        break
      }
      case 'withdraw':
        if (deed)
          shop.services.deeds.withdraw({ document: newId(), deeds: [deed], reason: '记错' }, committee)
        break
      case 'reverse':
        if (deed) shop.services.deeds.reverse({ document: newId(), deed, reason: '查错了' }, committee)
        break
      case 'day':
        village.day(new Date(Date.parse(shop.ledger.today()) + 2 * 86_400_000).toISOString().slice(0, 10))
    }
  }
}

const EACH_DEED = `
  SELECT d.id, c.kind, d.points, d.state, d.reversed_by, (
    SELECT coalesce(sum(CASE WHEN t.mirrors IS NULL THEN t.amount ELSE -t.amount END), 0) FROM transfers t
    WHERE t.id IN (SELECT id FROM transfers WHERE document = d.posted_by AND line = d.posted_line)
       OR t.mirrors IN (SELECT id FROM transfers WHERE document = d.posted_by AND line = d.posted_line)
  ) AS posted
  FROM deeds d JOIN clauses c ON c.rules = d.rules AND c.clause = d.clause`

test('whoever hangs, objects, answers and presses in whatever order: no disputed line posts, and the book is sound', () => {
  fc.assert(
    fc.property(tries, (all) => {
      const village = openNoticeShop()
      try {
        play(village, all)
        for (const deed of village.store.sqlite.prepare(EACH_DEED).all() as Sums[]) {
          const counts = deed.state === 'posted' && deed.reversed_by === null
          expect(deed.posted, `${deed.id} ${deed.state}`).toBe(counts ? deed.points : 0)
        }
        expect(auditBook(village.store).findings).toEqual([])
      } finally {
        village.close()
      }
    }),
    { numRuns: Number(process.env.NOTICE_RUNS ?? 20) },
  )
}, 120_000)
