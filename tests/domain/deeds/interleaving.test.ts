import fc from 'fast-check'
import { expect, test } from 'vitest'
import { award, deduct, veto, ZERO } from '#main/domain/rules/templates/shape.ts'
import { newId } from '../../kit/shop.ts'
import { type DeedsShop, openDeedsShop } from './deeds-shop.ts'

const CLAUSES = [
  award('环境', '义务扫雪', [5, 20]),
  deduct('环境', '乱倒垃圾', 5),
  veto('守法', '参与赌博', ZERO),
  veto('守法', '黑恶势力', { effect: 'freeze', cycles: 1 }),
]
const STEPS = [
  { name: '评议', role: 'assessor', kind: 'check', days: 0 },
  { name: '公示', role: 'committee', kind: 'publish', days: 1 },
  { name: '复核', role: 'committee', kind: 'check', days: 0 },
] as const

/** What somebody tries next; numbers choose among what there is. What cannot be done is refused, and that is fine. */
type Try = readonly [
  (
    | 'record'
    | 'pass'
    | 'reject'
    | 'withdraw'
    | 'hang'
    | 'object'
    | 'uphold'
    | 'dismiss'
    | 'post'
    | 'reverse'
    | 'day'
  ),
  number,
  number,
]
const tries: fc.Arbitrary<Try> = fc.tuple(
  fc.constantFrom(
    ...(['record', 'record', 'pass', 'pass', 'pass', 'reject', 'withdraw', 'hang', 'hang'] as const),
    ...(['object', 'uphold', 'dismiss', 'post', 'post', 'reverse', 'day'] as const),
  ),
  fc.nat(30),
  fc.nat(30),
)

function play(village: DeedsShop, all: readonly Try[]): void {
  const households = ['王桂花', '李长顺', '赵玉兰'].map((name) => village.household(name, 2000))
  const known: string[] = []
  const open: { deed: string; objection: string }[] = []
  let today = new Date('2026-10-01T01:42:00Z')
  const { deeds, admin, store } = village
  for (const [what, one, two] of all) {
    const some = known.filter(
      (_deed, index) => index === one % Math.max(1, known.length) || index % 7 === two % 7,
    )
    const deed = known[one % Math.max(1, known.length)]
    switch (what) {
      case 'record': {
        const clause = CLAUSES[one % CLAUSES.length]!
        const who = households.filter((_, index) => index <= two % households.length)
        const answer = deeds.record(village.sheet(clause.text, who, { evenTwice: true }), admin)
        if ('ok' in answer && answer.ok) known.push(...village.deedsOf(answer.value.id))
        break
      }
      case 'pass':
      case 'reject':
        village.decide(some, admin, what === 'pass')
        break
      case 'withdraw':
        deeds.withdraw({ document: newId(), deeds: some, reason: '记错' }, admin)
        break
      case 'hang': {
        const ready = deeds.readyForNotice(store, village.scheme).filter(({ disputed }) => !disputed)
        if (ready.length > 0)
          village.hang(
            ready.map(({ id }) => id),
            1,
          )
        break
      }
      case 'object':
        if (deed && !open.some((other) => other.deed === deed))
          open.push({ deed, objection: village.object(deed) })
        break
      case 'uphold':
      case 'dismiss': {
        const answered = open.splice(one % Math.max(1, open.length), 1)[0]
        if (answered) village.answer(answered.deed, answered.objection, what === 'uphold')
        break
      }
      case 'post': {
        const postable =
          two % 3 === 0
            ? some
            : deeds.postable(store, known).flatMap(({ deed: id, why }) => (why === null ? [id] : []))
        const before = new Set(open.map((other) => other.deed))
        const answer = deeds.post({ document: newId(), deeds: postable }, admin)
        if ('ok' in answer && answer.ok) expect(postable.filter((id) => before.has(id))).toEqual([])
        break
      }
      case 'reverse':
        if (deed) deeds.reverse({ document: newId(), deed, reason: '查错了' }, admin)
        break
      case 'day':
        today = new Date(today.getTime() + 86_400_000)
        village.goTo(today.toISOString().slice(0, 10))
    }
  }
}

/** Reckoned from the register alone, as somebody with a pencil would: what each household must have. */
const BY_HAND = `
  SELECT d.id FROM deeds d JOIN clauses c ON c.rules = d.rules AND c.clause = d.clause
  WHERE c.kind <> 'veto' AND (
    SELECT coalesce(sum(CASE WHEN t.mirrors IS NULL THEN t.amount ELSE -t.amount END), 0) FROM transfers t
    WHERE t.id IN (SELECT id FROM transfers WHERE document = d.posted_by AND line = d.posted_line)
       OR t.mirrors IN (SELECT id FROM transfers WHERE document = d.posted_by AND line = d.posted_line)
  ) <> CASE WHEN d.state = 'posted' AND d.reversed_by IS NULL THEN d.points ELSE 0 END`

const WRONGLY_POSTED = `
  SELECT d.id FROM deeds d WHERE d.posted_by IS NOT NULL AND (
    d.state <> 'posted'
    OR EXISTS (SELECT 1 FROM deed_moves m WHERE m.deed = d.id AND m.outcome IN ('rejected', 'withdrawn'))
    OR EXISTS (SELECT 1 FROM objections o JOIN documents made ON made.id = o.id
               JOIN documents posted ON posted.id = d.posted_by
               LEFT JOIN documents answer ON answer.id = o.answered_by
               WHERE o.deed = d.id AND made.sequence < posted.sequence
                 AND (answer.id IS NULL OR answer.sequence > posted.sequence))
  )`

test('whatever comes in whatever order, nothing disputed or rejected is posted, and the books stay sound', () => {
  fc.assert(
    fc.property(fc.array(tries, { minLength: 5, maxLength: 45 }), fc.boolean(), (all, stepped) => {
      const village = openDeedsShop(CLAUSES, { steps: stepped ? STEPS.map((step) => ({ ...step })) : [] })
      try {
        play(village, all)
        const ask = (sql: string) => village.store.sqlite.prepare(sql).all()
        expect(ask(WRONGLY_POSTED)).toEqual([])
        expect(ask(BY_HAND)).toEqual([])
        expect(ask('SELECT unit FROM accounts GROUP BY book, unit HAVING sum(balance) <> 0')).toEqual([])
        expect(village.audit().findings).toEqual([])
      } finally {
        village.close()
      }
    }),
    { numRuns: 12 },
  )
}, 240_000)
