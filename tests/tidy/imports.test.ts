import { describe, expect, it } from 'vitest'
import { importsOf, parse, sourceFiles, targetOf } from './house.ts'
import { circleIn, groundNouns, mayName, roomOf } from './rooms.ts'

const imports = sourceFiles().flatMap((from) =>
  importsOf(parse(from)).map((specifier) => ({ from, to: targetOf(from, specifier) })),
)

describe('every line of the house knows its room', () => {
  it('names only what its room may name', () => {
    const wrong = imports
      .filter(({ from, to }) => !mayName(roomOf(from), roomOf(to)))
      .map(({ from, to }) => `${from} may not name ${to}`)
    expect(wrong).toEqual([])
  })

  it('keeps the ground pure: slips and imports have rules only, and name no other noun', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [here, there] = [roomOf(from), roomOf(to)]
      if (!('noun' in here) || !groundNouns.includes(here.noun)) return false
      return here.kind !== 'rules' || ('noun' in there && !groundNouns.includes(there.noun))
    })
    expect(wrong.map(({ from, to }) => `${from} may not name ${to}`)).toEqual([])
  })

  it('has no circle between nouns: whoever is called does not call back', () => {
    const graph = new Map<string, Set<string>>()
    for (const { from, to } of imports) {
      const [here, there] = [roomOf(from), roomOf(to)]
      if (!('noun' in here) || !('noun' in there) || here.noun === there.noun) continue
      graph.set(here.noun, (graph.get(here.noun) ?? new Set()).add(there.noun))
    }
    expect(circleIn(graph)).toBeUndefined()
  })

  it('has really been read: a count of nothing would prove nothing', () => {
    expect(imports.length).toBeGreaterThan(300)
  })
})

describe('the rules themselves', () => {
  it.each([
    ['main/kernel/dates.ts', 'zod'],
    ['main/kernel/dates.ts', 'main/api/call.ts'],
    ['main/domain/stock/stock.ts', 'main/db/handle.ts'],
    ['main/domain/stock/stock.ts', 'main/domain/stock/stock.store.ts'],
    ['main/domain/stock/stock.ts', 'main/domain/households/households.ts'],
    ['main/domain/stock/stock.ts', 'node:fs'],
    ['main/domain/stock/stock.store.ts', 'main/domain/households/households.store.ts'],
    ['main/domain/stock/stock.store.ts', 'main/api/stock.ts'],
    ['main/domain/stock/stock.service.ts', 'main/domain/households/households.store.ts'],
    ['main/domain/stock/stock.service.ts', 'main/devices/printer/tcp.ts'],
    ['main/domain/stock/stock.service.ts', 'main/hosts/app.ts'],
    ['main/api/stock.ts', 'main/domain/stock/stock.ts'],
    ['main/db/open.ts', 'main/domain/ledger/ledger.ts'],
    ['main/devices/printer/tcp.ts', 'main/domain/slips/slips.service.ts'],
    ['renderer/ui/card.tsx', 'main/kernel/dates.ts'],
    ['renderer/ui/card.tsx', 'main/domain/slips/slips.ts'],
    ['renderer/ui/card.tsx', 'node:path'],
    ['renderer/ui/card.tsx', 'electron'],
    ['renderer/ui/card.tsx', 'preload/index.ts'],
    ['preload/index.ts', 'main/hosts/host.ts'],
    ['preload/index.ts', 'node:fs'],
    ['migrations/0001-ledger.ts', 'main/kernel/ids.ts'],
    ['main/hosts/app.ts', 'renderer/main.tsx'],
    ['main/hosts/app.ts', 'tests/kit/shop.ts'],
  ])('does not let %s name %s', (from, to) => {
    expect(mayName(roomOf(from), roomOf(to))).toBe(false)
  })

  it('sees every way of naming a file', () => {
    const tree = parse(
      'main/kernel/x.ts',
      `import a from 'v1'
       import type { B } from 'v2'
       import 'v3'
       export * from 'v4'
       export { c } from 'v5'
       export type { D } from 'v6'
       type E = import('v7').E
       const f = await import('v8')
       const g = require('v9')`,
    )
    expect(importsOf(tree)).toEqual(['v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9'])
  })

  it('finds a circle and shows the way round', () => {
    const graph = (edges: Record<string, string[]>) =>
      new Map(Object.entries(edges).map(([name, next]) => [name, new Set(next)]))
    expect(circleIn(graph({ a: ['b', 'c'], b: ['c'], c: ['d'] }))).toBeUndefined()
    expect(circleIn(graph({ a: ['b'], b: ['c'], c: ['d', 'b'] }))).toEqual(['b', 'c', 'b'])
  })
})
