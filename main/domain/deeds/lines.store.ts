import { sql } from 'kysely'
import type { ReadHandle } from '../../db/handle.ts'
import { all, prepared, village } from '../../db/statement.ts'
import type { Day } from '../../kernel/dates.ts'
import type { DocumentId, HouseholdId, SchemeId, SubjectId } from '../../kernel/ids.ts'
import type { AlsoPoints, DeedLine, DeedState } from './deeds.ts'
import type { VetoEffect } from './judged.ts'

const listed = (ids: unknown) => sql<string>`(SELECT value FROM json_each(${ids}))`

/** Deeds with the names that go with them; the head and the group are those of today. */
const lines = () =>
  village
    .selectFrom('deeds')
    .innerJoin('clauses', (join) =>
      join.onRef('clauses.rules', '=', 'deeds.rules').onRef('clauses.clause', '=', 'deeds.clause'),
    )
    .innerJoin('subjects', 'subjects.id', 'deeds.subject')
    .innerJoin('documents as sheet', 'sheet.id', 'deeds.recorded_by')
    .leftJoin('teams', 'teams.id', 'subjects.team')
    .leftJoin('persons as member', 'member.id', 'subjects.person')
    .leftJoin('households', (join) =>
      join.on((e) => e('households.id', '=', e.fn.coalesce('subjects.household', 'member.household'))),
    )
    .leftJoin('persons as head', 'head.id', 'households.head')
    .leftJoin('notices', 'notices.id', 'deeds.notice')
    .leftJoin('staff', 'staff.id', 'sheet.recorded_by')
    .select((e) => [
      'deeds.id',
      'deeds.scheme',
      'deeds.scheme_version',
      'deeds.rules',
      'deeds.clause',
      'clauses.number as clause_number',
      'clauses.class_name',
      'clauses.text as clause_text',
      'clauses.kind',
      'clauses.unit_name',
      'clauses.terms',
      'deeds.subject',
      'subjects.kind as subject_kind',
      'households.id as household',
      'households.number',
      'households.group_name',
      'head.name as head_name',
      'member.name as member_name',
      'teams.name as team_name',
      'deeds.happened_on',
      'deeds.quantity',
      'deeds.points',
      'deeds.also',
      'deeds.state',
      'deeds.step',
      'deeds.notice',
      'notices.until_day',
      'deeds.recorded_by',
      'sheet.serial',
      'sheet.business_date',
      'sheet.recorded_by as recorder',
      'staff.name as recorder_name',
      'deeds.line',
      'deeds.posted_by',
      'deeds.posted_line',
      'deeds.reversed_by',
      e
        .exists(
          e
            .selectFrom('objections')
            .select('objections.id')
            .whereRef('objections.deed', '=', 'deeds.id')
            .where('objections.outcome', 'is', null),
        )
        .as('disputed'),
      e
        .selectFrom('document_photos')
        .whereRef('document_photos.document', '=', 'deeds.recorded_by')
        .select((photos) => photos.fn.countAll<number>().as('photos'))
        .as('photos'),
    ])

/** Deeds in the order in which they were recorded. */
const inOrder = () => lines().orderBy('sheet.sequence').orderBy('deeds.line')

const these = prepared<{ ids: string }>()((p) => inOrder().where('deeds.id', 'in', listed(p('ids'))))
const onNotice = prepared<{ notice: string }>()((p) => inOrder().where('deeds.notice', '=', p('notice')))
const atState = prepared<{ scheme: string; state: DeedState; limit: number }>()((p) =>
  lines()
    .where('deeds.state', '=', p('state'))
    .where('deeds.scheme', '=', p('scheme'))
    .orderBy('sheet.sequence', 'desc')
    .orderBy('deeds.line')
    .limit(p('limit')),
)
const ofHousehold = prepared<{ household: string; limit: number }>()((p) =>
  lines()
    .where('deeds.subject', 'in', (e) =>
      e
        .selectFrom('subjects as own')
        .leftJoin('persons as people', 'people.id', 'own.person')
        .select('own.id')
        .where((or) =>
          or.or([or('own.household', '=', p('household')), or('people.household', '=', p('household'))]),
        ),
    )
    .orderBy('deeds.happened_on', 'desc')
    .orderBy('sheet.sequence', 'desc')
    .limit(p('limit')),
)
const movedBy = prepared<{ document: string }>()((p) =>
  inOrder().where(
    'deeds.id',
    'in',
    village.selectFrom('deed_moves').select('deed').where('document', '=', p('document')),
  ),
)

const counts = prepared<{ scheme: string }>()((p) =>
  village
    .selectFrom('deeds')
    .select((e) => [
      'state',
      'scheme_version',
      'step',
      e.fn.countAll<number>().as('count'),
      sql<number>`sum(EXISTS (SELECT 1 FROM objections
        WHERE objections.deed = deeds.id AND objections.outcome IS NULL))`.as('disputed'),
    ])
    .where('scheme', '=', p('scheme'))
    .groupBy(['state', 'scheme_version', 'step']),
)

const moves = prepared<{ deed: string }>()((p) =>
  village
    .selectFrom('deed_moves')
    .innerJoin('documents', 'documents.id', 'deed_moves.document')
    .leftJoin('staff', 'staff.id', 'documents.recorded_by')
    .select([
      'deed_moves.document',
      'deed_moves.step',
      'deed_moves.outcome',
      'documents.serial',
      'documents.kind',
      'documents.business_date',
      'documents.entered_at',
      'staff.name as by',
    ])
    .where('deed_moves.deed', '=', p('deed'))
    .orderBy('documents.sequence'),
)

const outcomesOf = prepared<{ document: string }>()((p) =>
  village.selectFrom('deed_moves').select(['deed', 'outcome', 'step']).where('document', '=', p('document')),
)

const decisions = prepared<{ scheme: string; limit: number }>()((p) =>
  village
    .selectFrom('documents')
    .select('id')
    .where('kind', '=', 'deeds_decided')
    .where('scheme', '=', p('scheme'))
    .orderBy('sequence', 'desc')
    .limit(p('limit')),
)

const rulesVersion = prepared<{ id: string }>()((p) =>
  village.selectFrom('rule_versions').select(['name', 'version']).where('id', '=', p('id')),
)

/** Where the owners of points stand now: for deeds that were recorded some time ago. */
const standing = prepared<{ subjects: string }>()((p) =>
  village
    .selectFrom('subjects')
    .innerJoin('households', 'households.id', 'subjects.household')
    .select([
      'subjects.id as subject',
      'households.id as household',
      'households.status',
      'households.redeemable_until',
    ])
    .where('subjects.id', 'in', listed(p('subjects')))
    .where('households.status', 'in', ['merged', 'closed']),
)

const serialOf = prepared<{ id: string }>()((p) =>
  village.selectFrom('documents').select('serial').where('id', '=', p('id')),
)

const staffName = prepared<{ id: string }>()((p) =>
  village.selectFrom('staff').select('name').where('id', '=', p('id')),
)
const schemeName = prepared<{ id: string }>()((p) =>
  village.selectFrom('schemes').select('name').where('id', '=', p('id')),
)

type Row = NonNullable<ReturnType<typeof these.get>>

/** What only the screens need beside the line. */
export interface ShownDeed extends DeedLine {
  readonly recorder: string | null
  readonly recorderName: string
  readonly photos: number
}

const read = (row: Row): ShownDeed => ({
  id: row.id,
  scheme: row.scheme as SchemeId,
  schemeVersion: row.scheme_version,
  rules: row.rules,
  clause: row.clause,
  clauseNumber: row.clause_number,
  className: row.class_name,
  clauseText: row.clause_text,
  kind: row.kind,
  unitName: row.unit_name,
  veto: (JSON.parse(row.terms) as { veto: VetoEffect | null }).veto,
  subject: row.subject as SubjectId,
  subjectKind: row.subject_kind,
  household: row.household as HouseholdId | null,
  number: row.number ?? '',
  groupName: row.group_name ?? '',
  name: row.team_name ?? row.member_name ?? row.head_name ?? '',
  happenedOn: row.happened_on as Day,
  quantity: row.quantity,
  points: row.points,
  also: JSON.parse(row.also) as AlsoPoints[],
  state: row.state,
  step: row.step,
  notice: row.notice,
  noticeUntil: row.until_day as Day | null,
  disputed: Number(row.disputed) === 1,
  recordedBy: row.recorded_by as DocumentId,
  serial: row.serial,
  recordedOn: row.business_date as Day,
  line: row.line,
  postedBy: row.posted_by,
  postedLine: row.posted_line,
  reversedBy: row.reversed_by,
  recorder: row.recorder,
  recorderName: row.recorder_name ?? '',
  photos: row.photos ?? 0,
})

export const linesStore = {
  these: (db: ReadHandle, ids: readonly string[]) => these.all(db, { ids: JSON.stringify(ids) }).map(read),
  onNotice: (db: ReadHandle, notice: string) => onNotice.all(db, { notice }).map(read),
  atState: (db: ReadHandle, scheme: string, state: DeedState, limit: number) =>
    atState.all(db, { scheme, state, limit }).map(read),
  /** Those that wait at one of the given steps; a step is one of a version of the scheme. */
  atSteps(
    db: ReadHandle,
    scheme: string,
    steps: readonly { readonly version: number; readonly step: number }[],
    limit: number,
  ): ShownDeed[] {
    if (steps.length === 0) return []
    const query = inOrder()
      .where('deeds.state', '=', 'under_way')
      .where('deeds.scheme', '=', scheme)
      .where((e) =>
        e.or(
          steps.map(({ version, step }) =>
            e.and([e('deeds.scheme_version', '=', version), e('deeds.step', '=', step)]),
          ),
        ),
      )
      .limit(limit)
    return all(db, query).map(read)
  },
  ofHousehold: (db: ReadHandle, household: string, limit: number) =>
    ofHousehold.all(db, { household, limit }).map(read),
  movedBy: (db: ReadHandle, document: string) => movedBy.all(db, { document }).map(read),
  counts: (db: ReadHandle, scheme: string) => counts.all(db, { scheme }),
  moves: (db: ReadHandle, deed: string) => moves.all(db, { deed }),
  outcomesOf: (db: ReadHandle, document: string) =>
    new Map(outcomesOf.all(db, { document }).map(({ deed, outcome, step }) => [deed, { outcome, step }])),
  decisions: (db: ReadHandle, scheme: string, limit: number) =>
    decisions.all(db, { scheme, limit }).map(({ id }) => id),
  rulesVersion: (db: ReadHandle, id: string) => rulesVersion.get(db, { id }),
  serialOf: (db: ReadHandle, document: string) => serialOf.get(db, { id: document })?.serial ?? '',
  staffName: (db: ReadHandle, id: string | null) =>
    id === null ? '' : (staffName.get(db, { id })?.name ?? ''),
  schemeName: (db: ReadHandle, id: string) => schemeName.get(db, { id })?.name ?? '',
  standing: (db: ReadHandle, subjects: readonly string[]) =>
    standing.all(db, { subjects: JSON.stringify(subjects) }),
}
