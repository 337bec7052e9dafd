import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ReadHandle } from '#main/db/handle.ts'
import { all, prepared, village } from '#main/db/statement.ts'
import { migrations } from '#migrations/index.ts'

let db: ReadHandle
beforeAll(() => {
  db = new ReadHandle(new Database(':memory:'))
  for (const migration of migrations) db.sqlite.exec(migration.up)
})
afterAll(() => db.sqlite.close())

const account = prepared<{ kind: string; owner: string }>()((p) =>
  village
    .selectFrom('accounts')
    .select('id')
    .where('kind', '=', p('kind'))
    .where('owner', '=', p('owner'))
    .limit(1),
)

describe('a statement', () => {
  test('is planned once: SQLite never looks at a value while it plans', () => {
    const asked: string[] = []
    const listening = Object.assign(Object.create(db), {
      prepare: (sql: string) => {
        asked.push(sql)
        return db.prepare(sql)
      },
    }) as ReadHandle
    account.get(listening, { kind: 'shelf', owner: 'x' })
    all(
      listening,
      village.selectFrom('carts').select('id').where('household', '=', 'x').orderBy('updated_at'),
    )
    expect(asked).toHaveLength(2)
    for (const sql of asked) expect(sql.replaceAll('+?', '')).not.toContain('?')
  })

  test('still finds what it is asked for, by text, number and nothing', () => {
    db.sqlite.exec("INSERT INTO branches VALUES ('b', NULL, '', 0, ''), ('c', 'b', 'xyz', 7, '')")
    const branch = (column: 'id' | 'letters' | 'after_sequence', value: string | number) =>
      all(
        db,
        village
          .selectFrom('branches')
          .select('id')
          .where(column, '=', value as never),
      ).map(({ id }) => id)
    expect([branch('id', 'b'), branch('letters', 'xyz'), branch('after_sequence', 0)]).toEqual([
      ['b'],
      ['c'],
      ['b'],
    ])
    expect(
      all(db, village.selectFrom('branches').select('id').where('id', 'in', ['b', 'c']).limit(1)),
    ).toHaveLength(1)
  })
})
