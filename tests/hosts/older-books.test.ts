import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { deeds } from '#main/api/deeds.ts'
import type { households } from '#main/api/households.ts'
import type { points } from '#main/api/points.ts'
import type { purposes } from '#main/api/purposes.ts'
import type { redemption } from '#main/api/redemption.ts'
import type { rules } from '#main/api/rules.ts'
import type { schemes } from '#main/api/schemes.ts'
import type { Caller, Calls } from '#main/api/types.ts'
import { openVillage } from '#main/db/open.ts'
import { award } from '#main/domain/rules/templates/shape.ts'
import { DEFAULT_SETTINGS } from '#main/domain/schemes/settings.ts'
import { type App, villageFileOf } from '#main/hosts/app.ts'
import { expectOk } from '#main/kernel/result.ts'
import { migrations } from '#migrations/index.ts'
import { now } from '../kit/counter-shop.ts'
import { newId, openFolder, TestClock, temporaryFolder } from '../kit/shop.ts'
import { auditOf } from '../kit/tamper.ts'

/**
 * Books as the program of their version left them, a few days of a village each: never written by today's program,
 * so that what it has forgotten is found. A new migration brings the book of the version before it.
 */
const KEPT = [3, 4, 5] as const
const bookOf = (version: number) =>
  gunzipSync(readFileSync(join(import.meta.dirname, `../data/older-books/village-000${version}.db.gz`)))

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const looking = <T>(path: string, look: (sqlite: Database.Database) => T): T => {
  const sqlite = new Database(path, { readonly: true })
  try {
    return look(sqlite)
  } finally {
    sqlite.close()
  }
}
const versionOf = (path: string) =>
  looking(path, (sqlite) => sqlite.pragma('user_version', { simple: true }) as number)

/** Columns whose content a later migration took to a table of its own. */
const MOVED: Readonly<Record<string, readonly string[]>> = { persons: ['party_class'] }

interface Table {
  readonly name: string
  readonly columns: readonly string[]
}
const tablesOf = (path: string): Table[] =>
  looking(path, (sqlite) =>
    (
      sqlite
        .prepare(
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )
        .pluck()
        .all() as string[]
    ).map((name) => ({
      name,
      columns: (sqlite.pragma(`table_info(${name})`) as { name: string }[])
        .map((column) => column.name)
        .filter((column) => !MOVED[name]?.includes(column)),
    })),
  )
/** Everything that is written in these columns, row by row. */
const rowsOf = (path: string, tables: readonly Table[]) =>
  looking(path, (sqlite) =>
    Object.fromEntries(
      tables.map(({ name, columns }) => {
        const all = columns.map((column) => `"${column}"`).join(', ')
        return [name, sqlite.prepare(`SELECT ${all} FROM ${name} ORDER BY ${all}`).raw().all()]
      }),
    ),
  )
const schemaOf = (path: string) =>
  looking(path, (sqlite) =>
    sqlite
      .prepare('SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name')
      .all(),
  )

test('there is a book of every version since the first that was in use', () => {
  const before = Array.from({ length: migrations.length - 3 }, (_, index) => index + 3)
  expect(KEPT.filter((version) => version < migrations.length)).toEqual(before)
})

test.each(KEPT)('the book of version %i is what the frozen migrations up to there make', (version) => {
  const [path, made] = [join(folder.path, 'kept.db'), join(folder.path, 'made.db')]
  writeFileSync(path, bookOf(version))
  expectOk(openVillage(made, { upTo: version })).close()
  expect(versionOf(path)).toBe(version)
  expect(schemaOf(path)).toEqual(schemaOf(made))
  expect(auditOf(path).findings).toEqual([])
})

describe.each(KEPT.filter((version) => version < migrations.length))('a book of version %i', (version) => {
  let path: string
  let app: App
  beforeEach(() => {
    path = villageFileOf(folder.path)
    writeFileSync(path, bookOf(version))
  })

  test('opens as today’s, is copied as it was before anything is changed, and says what it said, line by line', async () => {
    const tables = tablesOf(path)
    const before = rowsOf(path, tables)
    const { last, counts } = auditOf(path)
    app = openFolder(folder.path, new TestClock('2026-09-06T01:00:00Z'))
    await app.close()

    expect(versionOf(path)).toBe(migrations.length)
    expect(rowsOf(path, tables)).toEqual(before)
    expect(auditOf(path)).toMatchObject({ sound: true, findings: [], last, counts })
    const copies = readdirSync(join(folder.path, 'backups'))
    expect(copies).toHaveLength(1)
    const copy = join(folder.path, 'backups', copies[0]!)
    expect(versionOf(copy)).toBe(version)
    expect(rowsOf(copy, tables)).toEqual(before)
    expect(auditOf(copy).sound).toBe(true)
  })

  test('is copied and migrated once, and not at every start', async () => {
    const clock = new TestClock('2026-09-06T01:00:00Z')
    for (let start = 0; start < 3; start++) await openFolder(folder.path, clock).close()
    expect(readdirSync(join(folder.path, 'backups'))).toHaveLength(1)
  })
})

test('who was in a class and in a team stays in it, since the document that last said so', () => {
  const path = join(folder.path, 'village.db')
  writeFileSync(path, bookOf(4))
  const before = new Database(path)
  const [person, document] = [
    before.prepare('SELECT id, changed_by FROM persons LIMIT 1').get() as { id: string; changed_by: string },
    before.prepare('SELECT id FROM documents LIMIT 1').pluck().get() as string,
  ]
  before.prepare("UPDATE persons SET party_member = 1, party_class = 'B' WHERE id = ?").run(person.id)
  before.prepare("INSERT INTO teams VALUES ('team', '巡逻队', 1, ?, ?)").run(document, document)
  before.prepare("INSERT INTO team_members VALUES ('team', ?)").run(person.id)
  before.close()
  expectOk(openVillage(path)).close()
  looking(path, (sqlite) => {
    expect(sqlite.prepare('SELECT person, class, decided_by FROM party_classes').raw().all()).toEqual([
      [person.id, 'B', person.changed_by],
    ])
    expect(sqlite.prepare('SELECT * FROM team_members').raw().all()).toEqual([
      ['team', person.id, document, null],
    ])
  })
})

const NOUNS = ['deeds', 'households', 'points', 'purposes', 'redemption', 'rules', 'schemes'] as const
interface Called {
  readonly deeds: Calls<typeof deeds>
  readonly households: Calls<typeof households>
  readonly points: Calls<typeof points>
  readonly purposes: Calls<typeof purposes>
  readonly redemption: Calls<typeof redemption>
  readonly rules: Calls<typeof rules>
  readonly schemes: Calls<typeof schemes>
}

describe('兴隆沟村 as it stood before there were rules and deeds', () => {
  let app: App
  let caller: Caller
  const called = () => Object.fromEntries(NOUNS.map((noun) => [noun, app.methods(noun)])) as unknown as Called
  const list = () => now(called().points.list({}, caller))
  const householdOf = (number: string) => list().find((row) => row.number === number)!.household
  const atCounter = (number: string) =>
    now(called().redemption.household({ household: householdOf(number) }, caller))
  beforeEach(() => {
    const path = villageFileOf(folder.path)
    writeFileSync(path, bookOf(3))
    app = openFolder(folder.path, new TestClock('2026-09-06T01:00:00Z'))
    const staff = looking(path, (sqlite) =>
      sqlite.prepare("SELECT id FROM staff WHERE name = '张会计'").pluck().get(),
    ) as string
    caller = { session: 'office', staff: { id: staff, name: '张会计', roles: ['accountant', 'committee'] } }
  })
  afterEach(async () => {
    await app.close()
    expect(auditOf(villageFileOf(folder.path)).findings).toEqual([])
  })

  test('every household has its points, its base and what it may spend', () => {
    expect(list().map(({ number, balance, spendable }) => [number, balance, spendable])).toEqual([
      ['0137', 22_100, 12_100],
      ['0203', 11_400, 1_400],
    ])
    expect(atCounter('0137')).toMatchObject({ heldBack: 10_000, blocked: null, population: 4 })
  })

  test('people, nicknames, proxies and cards are as they were; nobody has a class of the party yet', () => {
    const file = now(called().households.file({ household: householdOf('0137') }, caller))
    expect(file.members.map(({ name, partyMember, nickname }) => [name, partyMember, nickname])).toEqual([
      ['王桂花', true, '桂花婶'],
      ['李建国', false, ''],
      ['李小军', false, ''],
      ['钱大海', false, ''],
    ])
    expect(atCounter('0137').proxies.map(({ name }) => name)).toEqual(['周建平'])
    const lost = looking(villageFileOf(folder.path), (sqlite) =>
      sqlite.prepare("SELECT code FROM cards WHERE status = 'lost'").pluck().get(),
    ) as string
    const scanned = called().redemption.scan({ code: lost }, caller)
    expect(scanned).toMatchObject({ ok: false, refusal: { code: 'card_lost' } })
  })

  test('the scheme means what it meant: no cycle, no steps, any day, nothing lent', () => {
    const scheme = now(called().schemes.current({}, caller))
    expect(scheme?.versions).toMatchObject([
      {
        version: 1,
        settings: {
          ...DEFAULT_SETTINGS,
          base: { pointsHundredths: 10_000, spendable: false },
          minorsMayCollect: false,
        },
      },
    ])
    expect(now(called().purposes.of({ household: householdOf('0137') }, caller))).toMatchObject({
      may: { deposits: false, giving: false, loans: false },
      deposited: 0,
      loan: null,
      frozen: null,
    })
    expect(now(called().rules.current({ scheme: null, day: null }, caller))).toMatchObject({
      versions: [],
      book: null,
    })
  })

  test('a household’s own ledger tells the same story, line by line', () => {
    const told = now(
      called().households.ledger({ household: householdOf('0137'), offset: 0, limit: 50 }, caller),
    )
    expect(told.entries.map(({ title, change, balance }) => [title, change, balance])).toEqual([
      ['兑换单', -300, 22_100],
      ['并户单', 4_000, 22_400],
      ['退货单', 300, 18_400],
      ['兑换单', -1_300, 18_100],
      ['兑换单', -1_200, 19_400],
      ['积分入账单', 2_000, 20_600],
      ['积分期初单', 18_600, 18_600],
    ])
  })

  test('a cart that was begun waits still, with its goods and its points', () => {
    const { open } = now(called().redemption.overview({}, caller))
    expect(open).toMatchObject([{ household: householdOf('0203'), lines: [{ quantity: 1 }] }])
    const kept = now(called().redemption.recall({ cart: open[0]!.id }, caller))
    const { revision, ...cart } = kept
    expect(now(called().redemption.keep({ cart, revision: revision + 1 }, caller))).toMatchObject({
      total: 300,
    })
  })

  test('rules and a deed can be recorded at once, by the new program', () => {
    const scheme = now(called().schemes.current({}, caller))!.id
    const clause = { ...award('环境', '清理河道', 5), clause: newId() }
    now(
      called().rules.decide(
        {
          document: newId(),
          rules: newId(),
          scheme,
          name: '积分细则',
          fromDate: '2026-09-06',
          template: '',
          approver: '村民代表会议',
          clauses: [structuredClone(clause) as never],
        },
        caller,
      ),
    )
    now(
      called().deeds.record(
        {
          document: newId(),
          scheme,
          clause: clause.clause,
          happenedOn: '2026-09-06',
          event: '',
          evidence: '',
          photos: [],
          selfReported: false,
          alsoEach: [],
          rows: [{ who: householdOf('0203'), each: 500, quantity: 1 }],
          evenTwice: false,
        },
        caller,
      ),
    )
    expect(atCounter('0203')).toMatchObject({ balance: 11_900, spendable: 1_900 })
  })
})
