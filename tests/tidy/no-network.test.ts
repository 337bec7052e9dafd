import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importsOf, parse, root, targetOf } from './house.ts'

const ROADS_OUT = new Set(
  ['net', 'tls', 'http', 'https', 'http2', 'dgram', 'dns', 'dns/promises', 'child_process'].flatMap(
    (name) => [name, `node:${name}`],
  ),
)
const CALLS_OUT = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'])
/** Packages that the way to a slip may use: they read, reckon and keep. */
const AT_HOME = new Set([
  ...['better-sqlite3', 'kysely', 'zod', 'uuid', 'date-fns', 'pinyin-pro', 'lunar-typescript', 'iconv-lite'],
  ...[
    '@orpc/contract',
    'csv-parse/sync',
    '@e965/xlsx/dist/xlsx.mini.min',
    'write-excel-file/node',
    'bwip-js',
  ],
])

/** Every file that a file needs, and every package or part of Node that one of them names. */
function reached(from: string): { files: Set<string>; outside: Map<string, string> } {
  const files = new Set<string>()
  const outside = new Map<string, string>()
  const walk = (path: string) => {
    if (files.has(path)) return
    files.add(path)
    for (const specifier of importsOf(parse(path))) {
      const target = targetOf(path, specifier)
      if (existsSync(join(root, target))) walk(target)
      else outside.set(target, path)
    }
  }
  walk(from)
  return { files, outside }
}

describe('redeeming points needs no network', () => {
  const { files, outside } = reached('main/domain/redemption/redemption.service.ts')

  it('nothing that a slip is made with can open a connection', () => {
    const roads = [...outside].filter(
      ([name]) => ROADS_OUT.has(name) || !(name.startsWith('node:') || AT_HOME.has(name)),
    )
    expect(roads).toEqual([])
    const calls = [...files].flatMap((path) => {
      const named: string[] = []
      parse(path).walk((node) => {
        if (node.type === 'Identifier' && CALLS_OUT.has(node.name)) named.push(`${path} ${node.name}`)
      })
      return named
    })
    expect(calls).toEqual([])
  })

  it('was really looked at: the ledger, the shelf, the register and the file are on the way', () => {
    for (const path of ['ledger/ledger.service', 'stock/stock.service', 'households/counter.service']) {
      expect([...files]).toContain(`main/domain/${path}.ts`)
    }
    expect(files.size).toBeGreaterThan(30)
  })
})
