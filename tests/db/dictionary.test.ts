import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store } from '#main/db/handle.ts'
import { openVillage } from '#main/db/open.ts'
import { expectOk } from '#main/kernel/result.ts'
import { temporaryFolder } from '../kit/shop.ts'

const root = join(import.meta.dirname, '../..')
let folder: ReturnType<typeof temporaryFolder>
let store: Store

beforeAll(() => {
  folder = temporaryFolder()
  store = expectOk(openVillage(join(folder.path, 'village.db')))
})
afterAll(() => {
  store.close()
  folder.remove()
})

const tables = () =>
  (
    store.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all() as {
      name: string
    }[]
  ).map(({ name }) => name)
const columns = (table: string) =>
  (store.prepare(`SELECT name FROM pragma_table_info('${table}')`).all() as { name: string }[]).map(
    ({ name }) => name,
  )

/** table → the columns that its section of the dictionary names */
function dictionary(): Map<string, Set<string>> {
  const sections = readFileSync(join(root, 'docs/data-dictionary.md'), 'utf8').split(/^### /m).slice(1)
  return new Map(
    sections.map((section) => {
      const [name = '', ...lines] = section.split('\n')
      const named = lines.flatMap((line) => {
        const cell = /^\| ([^|]+) \|/.exec(line)?.[1] ?? ''
        return /^[a-z]/.test(cell) && cell !== 'column' ? cell.split(', ') : []
      })
      return [name.trim(), new Set(named)]
    }),
  )
}

test('the dictionary names every table and every column of the file, and nothing else', () => {
  const named = dictionary()
  expect([...named.keys()].sort()).toEqual(tables())
  for (const table of tables()) expect([...named.get(table)!].sort(), table).toEqual(columns(table).sort())
})

test('the types that the program knows are the columns of the file', () => {
  const schema = readFileSync(join(root, 'main/db/schema.ts'), 'utf8')
  const village = schema.slice(schema.indexOf('VillageTables'), schema.indexOf('PrivateTables'))
  for (const table of tables()) {
    const body = new RegExp(`^ {2}${table}: \\{([^}]*)\\}`, 'm')
      .exec(village)?.[1]
      ?.replace(/\/\*\*.*?\*\//gs, '')
    expect(body, table).toBeDefined()
    const known = [...body!.matchAll(/(\w+):/g)].map((match) => match[1]!)
    expect(known.sort(), table).toEqual(columns(table).sort())
  }
})
