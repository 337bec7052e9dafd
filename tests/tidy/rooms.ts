import { builtinModules } from 'node:module'

/** Where a file lives: its runtime, its noun and its layer, all read from its path. */
export type Room =
  | { readonly kind: 'kernel' | 'api' | 'db' | 'devices' | 'hosts' }
  | { readonly kind: 'renderer' | 'preload' | 'bridge' | 'migrations' | 'outside' }
  | { readonly kind: 'rules' | 'store' | 'service'; readonly noun: string }
  | { readonly kind: 'arithmetic' | 'node' | 'electron' }
  | { readonly kind: 'package'; readonly name: string }

const nodeParts = new Set(builtinModules)

/** Parts of Node that only compute: the same bytes in give the same bytes out. */
const arithmetic = new Set(['node:crypto', 'node:zlib', 'node:buffer'])

/** Nouns that are ground for the others: pure, and naming no noun themselves. Every noun may name them. */
export const groundNouns: readonly string[] = ['slips', 'imports']

export function roomOf(path: string): Room {
  if (path === 'electron') return { kind: 'electron' }
  if (arithmetic.has(path)) return { kind: 'arithmetic' }
  if (path.startsWith('node:') || nodeParts.has(path)) return { kind: 'node' }
  if (path === 'preload/bridge.ts') return { kind: 'bridge' }
  const [top, second, noun] = path.split('/')
  switch (top) {
    case 'main':
      switch (second) {
        case 'kernel':
        case 'api':
        case 'db':
        case 'devices':
        case 'hosts':
          return { kind: second }
        case 'domain':
          if (noun === undefined || !path.split('/')[3]) break
          if (path.endsWith('.store.ts')) return { kind: 'store', noun }
          if (path.endsWith('.service.ts')) return { kind: 'service', noun }
          return { kind: 'rules', noun }
      }
      throw new Error(`${path} lies in no room of main`)
    case 'renderer':
    case 'preload':
    case 'migrations':
      return { kind: top }
    case 'tests':
    case '.ci':
      return { kind: 'outside' }
  }
  if (path.endsWith('.config.ts')) return { kind: 'outside' }
  const name = path.startsWith('@') ? path.split('/').slice(0, 2).join('/') : (top ?? path)
  return { kind: 'package', name }
}

const own = (from: Room, to: Room) => 'noun' in from && 'noun' in to && from.noun === to.noun

const isGround = (room: Room) => room.kind === 'rules' && groundNouns.includes(room.noun)

/** True when a file in the room `from` may name something in the room `to`. */
export function mayName(from: Room, to: Room): boolean {
  if (to.kind === 'outside') return from.kind === 'outside'
  switch (from.kind) {
    case 'kernel':
      return to.kind === 'kernel'
    case 'rules':
      if (to.kind === 'rules') return own(from, to) || isGround(to)
      return ['kernel', 'package', 'arithmetic'].includes(to.kind)
    case 'store':
      if (to.kind === 'rules') return own(from, to) || isGround(to)
      if (to.kind === 'store') return own(from, to)
      return to.kind === 'kernel' || to.kind === 'db' || to.kind === 'package'
    case 'service':
      if (to.kind === 'store') return own(from, to)
      return ['rules', 'service', 'kernel', 'db', 'api', 'package', 'arithmetic', 'node'].includes(to.kind)
    case 'api':
      return ['api', 'kernel', 'package'].includes(to.kind)
    case 'db':
      return ['db', 'kernel', 'migrations', 'package', 'arithmetic', 'node'].includes(to.kind)
    case 'devices':
      if (to.kind === 'rules') return to.noun === 'slips'
      return ['devices', 'kernel', 'package', 'arithmetic', 'node'].includes(to.kind)
    case 'hosts':
      return !['renderer', 'preload', 'bridge'].includes(to.kind)
    case 'renderer':
      return ['renderer', 'api', 'bridge', 'package'].includes(to.kind)
    case 'preload':
    case 'bridge':
      return ['preload', 'bridge', 'api', 'electron'].includes(to.kind)
    case 'migrations':
      return to.kind === 'migrations'
    case 'outside':
      return true
    case 'arithmetic':
    case 'node':
    case 'electron':
    case 'package':
      return true
  }
}

/** The first circle in a graph of names, as the way round, or undefined. */
export function circleIn(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>()
  const visit = (name: string, way: readonly string[]): string[] | undefined => {
    const at = way.indexOf(name)
    if (at !== -1) return [...way.slice(at), name]
    if (done.has(name)) return undefined
    for (const next of graph.get(name) ?? []) {
      const circle = visit(next, [...way, name])
      if (circle !== undefined) return circle
    }
    done.add(name)
    return undefined
  }
  for (const name of graph.keys()) {
    const circle = visit(name, [])
    if (circle !== undefined) return circle
  }
  return undefined
}
