import { describe, expect, it } from 'vitest'
import { parse, sourceFiles, type Tree } from './house.ts'

const chance = new Set(['randomUUID', 'randomBytes', 'randomInt', 'randomFillSync', 'getRandomValues'])
const clocks = new Set(['Date.now', 'performance.now', 'Math.random'])

/** Where a file reads the clock or chance itself, in place of being handed them. */
function globalReads(tree: Tree): string[] {
  const found: string[] = []
  tree.walk((node) => {
    const at = () => `${tree.path}:${tree.lineOf(node.start)}`
    if (node.type === 'NewExpression' && node.arguments.length === 0) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date') found.push(`${at()} new Date()`)
    }
    if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && !node.computed) {
      const name = `${node.object.name}.${node.property.type === 'Identifier' ? node.property.name : ''}`
      if (clocks.has(name)) found.push(`${at()} ${name}`)
    }
    if (node.type === 'Identifier' && chance.has(node.name)) found.push(`${at()} ${node.name}`)
  })
  return found
}

describe('the domain', () => {
  it('is handed the clock, ids and chance, so that every day can be played again', () => {
    expect(sourceFiles(['main/domain']).flatMap((path) => globalReads(parse(path)))).toEqual([])
  })

  it('would be caught reading them itself', () => {
    const reads = (text: string) => globalReads(parse('main/domain/x/x.ts', text)).length
    expect(reads('const now = new Date()')).toBe(1)
    expect(reads('const now = Date.now()')).toBe(1)
    expect(reads('const dice = Math.random()')).toBe(1)
    expect(reads("import { randomUUID } from 'node:crypto'")).toBeGreaterThan(0)
    expect(reads('const day = new Date(clock.now())')).toBe(0)
  })
})
