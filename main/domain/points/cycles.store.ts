import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'

type SubjectKind = 'household' | 'person' | 'team'
/** Deposited points are out of a cycle's reach. */
type Lapsing = 'earned' | 'gifted'

/**
 * Every subject of a kind that takes part, with what it has in a scheme for a purpose, had at a day, and has spent
 * since. A correction counts on the day of what it corrects.
 */
const standings = prepared<{ scheme: string; kind: SubjectKind; end: string; purpose: Lapsing }>()((p) =>
  village
    .selectFrom('subjects')
    .leftJoin('persons', 'persons.id', 'subjects.person')
    .leftJoin('teams', 'teams.id', 'subjects.team')
    .leftJoin('households', (join) =>
      join.on((e) => e('households.id', '=', e.fn.coalesce('subjects.household', 'persons.household'))),
    )
    .leftJoin('persons as head', 'head.id', 'households.head')
    .leftJoin('accounts', (join) =>
      join
        .onRef('accounts.owner', '=', 'subjects.id')
        .on('accounts.book', '=', sql.lit('points'))
        .on('accounts.unit', '=', p('scheme'))
        .on('accounts.kind', '=', p('purpose')),
    )
    .select([
      'subjects.id as subject',
      'subjects.household',
      sql<string>`coalesce(subjects.household, subjects.person, subjects.team)`.as('member'),
      sql<number>`coalesce(persons.party_member, 0)`.as('party_member'),
      sql<string>`coalesce(households.number, '')`.as('number'),
      sql<string>`coalesce(households.group_name, '')`.as('group_name'),
      sql<string | null>`coalesce(teams.name, persons.name, head.name)`.as('name'),
      sql<number>`coalesce(accounts.balance, 0)`.as('balance'),
      sql<number>`(SELECT coalesce(sum(amount), 0) FROM transfers
          WHERE debit_account = accounts.id AND effective_date <= ${p('end')})
        - (SELECT coalesce(sum(amount), 0) FROM transfers
          WHERE credit_account = accounts.id AND effective_date <= ${p('end')})`.as('at_end'),
      sql<number>`(SELECT coalesce(sum(t.amount), 0) FROM transfers t JOIN accounts a ON a.id = t.debit_account
          WHERE t.credit_account = accounts.id AND t.effective_date > ${p('end')}
            AND a.kind IN ('redeemed', 'deposited', 'held', 'earned'))
        - (SELECT coalesce(sum(t.amount), 0) FROM transfers t JOIN accounts a ON a.id = t.credit_account
          WHERE t.debit_account = accounts.id AND t.effective_date > ${p('end')}
            AND a.kind IN ('redeemed', 'deposited', 'held'))`.as('spent_since'),
    ])
    .where('subjects.kind', '=', p('kind'))
    .where((e) =>
      e.or([
        e('households.status', 'in', ['active', 'head_pending']),
        e.and([e('subjects.kind', '=', sql.lit('team')), e('teams.active', '=', sql.lit(1))]),
      ]),
    )
    .where((e) =>
      e.or([e('subjects.kind', '<>', sql.lit('person')), e('persons.status', 'in', ['living', 'away'])]),
    )
    .orderBy(sql`length(coalesce(households.number, ''))`)
    .orderBy('households.number')
    .orderBy('subjects.id'),
)

/** People for whom nothing has been recorded yet. */
const newPersons = prepared()(() =>
  village
    .selectFrom('persons')
    .innerJoin('households', 'households.id', 'persons.household')
    .leftJoin('subjects', 'subjects.person', 'persons.id')
    .select([
      'persons.id as member',
      'persons.party_member',
      'households.number',
      'households.group_name',
      'persons.name',
    ])
    .where('subjects.id', 'is', null)
    .where('persons.status', 'in', ['living', 'away'])
    .where('households.status', 'in', ['active', 'head_pending'])
    .orderBy(sql`length(households.number)`)
    .orderBy('households.number')
    .orderBy('persons.ordinal'),
)

const newTeams = prepared()(() =>
  village
    .selectFrom('teams')
    .leftJoin('subjects', 'subjects.team', 'teams.id')
    .select([
      'teams.id as member',
      sql<number>`0`.as('party_member'),
      sql<string>`''`.as('number'),
      sql<string>`''`.as('group_name'),
      'teams.name',
    ])
    .where('subjects.id', 'is', null)
    .where('teams.active', '=', 1)
    .orderBy('teams.name'),
)

const insertSubject = prepared<{
  id: string
  kind: 'person' | 'team'
  person: string | null
  team: string | null
}>()((p) =>
  village
    .insertInto('subjects')
    .values({ id: p('id'), kind: p('kind'), person: p('person'), team: p('team') }),
)

const openLoans = prepared<{ scheme: string }>()((p) =>
  village
    .selectFrom('loans')
    .select(['subject', 'limit_hundredths as limit'])
    .where('scheme', '=', p('scheme'))
    .where('ended_by', 'is', null),
)

const ended = prepared<{ scheme: string; end: string }>()((p) =>
  village
    .selectFrom('cycle_ends')
    .innerJoin('documents', 'documents.id', 'cycle_ends.id')
    .select('documents.serial')
    .where('cycle_ends.scheme', '=', p('scheme'))
    .where('cycle_ends.cycle_end', '=', p('end'))
    .where('cycle_ends.reversed_by', 'is', null),
)

const insert = prepared<{ id: string; scheme: string; cycle_end: string }>()((p) =>
  village
    .insertInto('cycle_ends')
    .values({ id: p('id'), scheme: p('scheme'), cycle_end: p('cycle_end'), reversed_by: null }),
)

const reopen = prepared<{ id: string; reversed_by: string }>()((p) =>
  village
    .updateTable('cycle_ends')
    .set({ reversed_by: p('reversed_by') })
    .where('id', '=', p('id'))
    .where('reversed_by', 'is', null),
)

export type StandingRow = ReturnType<typeof standings.all>[number]

export const cyclesStore = {
  standings: (db: ReadHandle, scheme: string, kind: SubjectKind, end: string, purpose: Lapsing = 'earned') =>
    standings.all(db, { scheme, kind, end, purpose }),
  /** Who takes part and has no account of any kind yet; every household has one. */
  newcomers: (db: ReadHandle, kind: SubjectKind) =>
    kind === 'household' ? [] : (kind === 'person' ? newPersons : newTeams).all(db, {}),
  insertSubject: (tx: WriteHandle, kind: 'person' | 'team', id: string, member: string) =>
    insertSubject.run(tx, {
      id,
      kind,
      person: kind === 'person' ? member : null,
      team: kind === 'team' ? member : null,
    }),
  /** Limits of the loans that have not been settled, by subject; hundredths. */
  openLoans: (db: ReadHandle, scheme: string) =>
    new Map(openLoans.all(db, { scheme }).map(({ subject, limit }) => [subject, limit])),
  endedBy: (db: ReadHandle, scheme: string, end: string) => ended.get(db, { scheme, end })?.serial ?? null,
  insert: (tx: WriteHandle, row: Parameters<typeof insert.run>[1]) => insert.run(tx, row),
  /** A cycle whose end was taken back may be ended again. */
  reopen: (tx: WriteHandle, id: string, document: string) => reopen.runAny(tx, { id, reversed_by: document }),
}
