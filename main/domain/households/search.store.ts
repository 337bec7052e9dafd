import { type SqlBool, sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { all, first, prepared, village } from '../../db/statement.ts'
import { endOfPrefix, type TermKind } from './search-terms.ts'
import type { HouseholdStatus } from './standing.ts'

export interface Filters {
  readonly groupName: string | null
  readonly status: HouseholdStatus | null
  readonly withoutCard: boolean
}

export interface Candidate {
  readonly household: string
  readonly number: string
  readonly status: HouseholdStatus
  readonly kind: TermKind
  readonly rank: number
  readonly exact: number
}

const noCard = sql<SqlBool>`households.status IN ('active', 'head_pending') AND NOT EXISTS (
  SELECT 1 FROM cards WHERE cards.household = households.id AND cards.status = 'active')`

/** Terms that begin with a word, the whole word first, at most `limit` of them. */
function candidates(db: ReadHandle, word: string, filters: Filters, limit: number): Candidate[] {
  let query = village
    .selectFrom('household_terms')
    .innerJoin('households', 'households.id', 'household_terms.household')
    .select([
      'household_terms.household',
      'households.number',
      'households.status',
      'household_terms.kind',
      'household_terms.rank',
      sql<number>`household_terms.term = ${word}`.as('exact'),
    ])
    .where('household_terms.term', '>=', word)
    .where('household_terms.term', '<', endOfPrefix(word))
  if (filters.groupName !== null) query = query.where('households.group_name', '=', filters.groupName)
  if (filters.status !== null) query = query.where('households.status', '=', filters.status)
  if (filters.withoutCard) query = query.where(noCard)
  return all(db, query.orderBy('household_terms.term').limit(limit))
}

const fits = prepared<{ household: string; word: string; end: string }>()((p) =>
  village
    .selectFrom('household_terms')
    .select('term')
    .where('household', '=', p('household'))
    .where('term', '>=', p('word'))
    .where('term', '<', p('end'))
    .limit(1),
)

function listed(db: ReadHandle, filters: Filters, offset: number, limit: number): { id: string }[] {
  return all(
    db,
    filtered(filters)
      .select('households.id')
      .orderBy(sql`length(number)`)
      .orderBy('number')
      .limit(limit)
      .offset(offset),
  )
}

const counted = (db: ReadHandle, filters: Filters): number =>
  first(
    db,
    filtered(filters).select((e) => e.fn.countAll<number>().as('n')),
  )?.n ?? 0

function filtered(filters: Filters) {
  let query = village.selectFrom('households')
  if (filters.groupName !== null) query = query.where('group_name', '=', filters.groupName)
  if (filters.status !== null) query = query.where('status', '=', filters.status)
  if (filters.withoutCard) query = query.where(noCard)
  return query
}

const byPhoneTail = prepared<{ tail: string }>()((p) =>
  village
    .selectFrom('household_terms')
    .innerJoin('persons', 'persons.household', 'household_terms.household')
    .select(['household_terms.household', 'persons.phones'])
    .where('household_terms.term', '=', p('tail'))
    .where('household_terms.kind', '=', 'phone'),
)

const row = prepared<{ id: string }>()((p) =>
  village
    .selectFrom('households')
    .leftJoin('persons', 'persons.id', 'households.head')
    .innerJoin('subjects', (join) =>
      join.onRef('subjects.household', '=', 'households.id').on('subjects.kind', '=', 'household'),
    )
    .select((e) => [
      'households.id',
      'households.number',
      'households.group_name',
      'households.grid',
      'households.population',
      'households.status',
      'households.redeemable_until',
      'households.head',
      'persons.name as head_name',
      'subjects.id as subject',
      e
        .exists(
          e
            .selectFrom('cards')
            .select('code')
            .whereRef('cards.household', '=', 'households.id')
            .where('cards.status', '=', 'active'),
        )
        .as('has_card'),
    ])
    .where('households.id', '=', p('id')),
)

const groups = prepared()(() =>
  village
    .selectFrom('households')
    .select((e) => ['group_name', e.fn.countAll<number>().as('households')])
    .where('status', 'in', ['active', 'head_pending'])
    .groupBy('group_name'),
)
const statuses = prepared()(() =>
  village
    .selectFrom('households')
    .select((e) => [
      'status',
      e.fn.countAll<number>().as('households'),
      e.fn.sum<number>('population').as('population'),
    ])
    .groupBy('status'),
)

export const searchStore = {
  candidates,
  fits: (db: ReadHandle, household: string, word: string) =>
    fits.get(db, { household, word, end: endOfPrefix(word) }) !== undefined,
  listed,
  counted,
  byPhoneTail: (db: ReadHandle, tail: string) => byPhoneTail.all(db, { tail }),
  row: (db: ReadHandle, id: string) => row.get(db, { id }),
  groups: (db: ReadHandle) => groups.all(db, {}),
  statuses: (db: ReadHandle) => statuses.all(db, {}),
}
