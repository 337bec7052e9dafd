import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { prepared, village } from '../../db/statement.ts'
import type { Clause, ClauseKind, ClauseTerms } from './clauses.ts'

const versions = prepared<{ scheme: string }>()((p) =>
  village
    .selectFrom('rule_versions')
    .innerJoin('documents', 'documents.id', 'rule_versions.decided_by')
    .leftJoin('document_texts', (join) =>
      join
        .onRef('document_texts.document', '=', 'documents.id')
        .on('document_texts.field', '=', sql.lit('approver')),
    )
    .select((e) => [
      'rule_versions.id',
      'rule_versions.version',
      'rule_versions.from_date',
      'rule_versions.name',
      'rule_versions.template',
      'documents.serial',
      'documents.business_date',
      'document_texts.text as approver',
      e
        .selectFrom('clauses')
        .whereRef('clauses.rules', '=', 'rule_versions.id')
        .select((count) => count.fn.countAll<number>().as('count'))
        .as('clauses'),
    ])
    .where('rule_versions.scheme', '=', p('scheme'))
    .orderBy('rule_versions.version', 'desc'),
)

const inForce = prepared<{ scheme: string; day: string }>()((p) =>
  village
    .selectFrom('rule_versions')
    .select(['id', 'version', 'name'])
    .where('scheme', '=', p('scheme'))
    .where('from_date', '<=', p('day'))
    .orderBy('from_date', 'desc')
    .orderBy('version', 'desc')
    .limit(1),
)

const schemeOf = prepared<{ rules: string }>()((p) =>
  village.selectFrom('rule_versions').select('scheme').where('id', '=', p('rules')),
)

const firstDay = prepared<{ scheme: string }>()((p) =>
  village
    .selectFrom('rule_versions')
    .select((e) => e.fn.min('from_date').as('from_date'))
    .where('scheme', '=', p('scheme')),
)

const COLUMNS = [
  'clause',
  'number',
  'class_name',
  'text',
  'kind',
  'minimum',
  'maximum',
  'unit_name',
  'terms',
] as const

const clauses = prepared<{ rules: string }>()((p) =>
  village.selectFrom('clauses').select(COLUMNS).where('rules', '=', p('rules')).orderBy('position'),
)

const clause = prepared<{ rules: string; clause: string }>()((p) =>
  village
    .selectFrom('clauses')
    .select(COLUMNS)
    .where('rules', '=', p('rules'))
    .where('clause', '=', p('clause')),
)

/** The newest wording of a clause, whether it is in force or not. */
const lastWording = prepared<{ scheme: string; clause: string }>()((p) =>
  village
    .selectFrom('clauses')
    .innerJoin('rule_versions', 'rule_versions.id', 'clauses.rules')
    .select('clauses.text')
    .where('rule_versions.scheme', '=', p('scheme'))
    .where('clauses.clause', '=', p('clause'))
    .orderBy('rule_versions.version', 'desc')
    .limit(1),
)

const insertVersion = prepared<{
  id: string
  scheme: string
  version: number
  from_date: string
  name: string
  template: string
  decided_by: string
}>()((p) =>
  village.insertInto('rule_versions').values({
    id: p('id'),
    scheme: p('scheme'),
    version: p('version'),
    from_date: p('from_date'),
    name: p('name'),
    template: p('template'),
    decided_by: p('decided_by'),
  }),
)

const insertClause = prepared<{
  rules: string
  clause: string
  position: number
  number: string
  class_name: string
  text: string
  kind: ClauseKind
  minimum: number | null
  maximum: number | null
  unit_name: string
  terms: string
}>()((p) =>
  village.insertInto('clauses').values({
    rules: p('rules'),
    clause: p('clause'),
    position: p('position'),
    number: p('number'),
    class_name: p('class_name'),
    text: p('text'),
    kind: p('kind'),
    minimum: p('minimum'),
    maximum: p('maximum'),
    unit_name: p('unit_name'),
    terms: p('terms'),
  }),
)

type ClauseRow = NonNullable<ReturnType<typeof clause.get>>

const readClause = (row: ClauseRow): Clause => ({
  clause: row.clause,
  number: row.number,
  className: row.class_name,
  text: row.text,
  kind: row.kind,
  minimum: row.minimum,
  maximum: row.maximum,
  unitName: row.unit_name,
  terms: JSON.parse(row.terms) as ClauseTerms,
})

export const rulesStore = {
  versions: (db: ReadHandle, scheme: string) => versions.all(db, { scheme }),
  inForce: (db: ReadHandle, scheme: string, day: string) => inForce.get(db, { scheme, day }),
  schemeOf: (db: ReadHandle, rules: string) => schemeOf.get(db, { rules })?.scheme,
  firstDay: (db: ReadHandle, scheme: string) => firstDay.get(db, { scheme })?.from_date ?? undefined,
  clauses: (db: ReadHandle, rules: string): Clause[] => clauses.all(db, { rules }).map(readClause),
  clause(db: ReadHandle, rules: string, id: string): Clause | undefined {
    const row = clause.get(db, { rules, clause: id })
    return row === undefined ? undefined : readClause(row)
  },
  lastWording: (db: ReadHandle, scheme: string, id: string) =>
    lastWording.get(db, { scheme, clause: id })?.text,
  insertVersion: (tx: WriteHandle, row: Parameters<typeof insertVersion.run>[1]) =>
    insertVersion.run(tx, row),
  insertClauses(tx: WriteHandle, rules: string, list: readonly Clause[]): void {
    list.forEach((one, index) => {
      insertClause.run(tx, {
        rules,
        clause: one.clause,
        position: index + 1,
        number: one.number,
        class_name: one.className,
        text: one.text,
        kind: one.kind,
        minimum: one.minimum,
        maximum: one.maximum,
        unit_name: one.unitName,
        terms: JSON.stringify(one.terms),
      })
    })
  },
}
