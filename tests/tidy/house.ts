import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, resolve, sep } from 'node:path'
import { type Node, parseSync } from 'oxc-parser'

export const root = resolve(import.meta.dirname, '../..')

const tops = ['main', 'renderer', 'preload', 'migrations', 'tests', '.ci']

/** Every source file of the house, by its path from the root with forward slashes. */
export function sourceFiles(folders: readonly string[] = tops): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|mjs)$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort(),
  )
}

export const readSource = (path: string) => readFileSync(join(root, path), 'utf8')

export interface Tree {
  readonly path: string
  readonly text: string
  /** Calls `visit` for every node of the syntax tree, parents first. */
  walk(visit: (node: Node) => void): void
  lineOf(offset: number): number
}

export function parse(path: string, text = readSource(path)): Tree {
  const parsed = parseSync(path, text)
  if (parsed.errors.length > 0) throw new Error(`${path} cannot be parsed: ${parsed.errors[0]?.message}`)
  const walk = (value: unknown, visit: (node: Node) => void): void => {
    if (Array.isArray(value)) {
      for (const item of value) walk(item, visit)
    } else if (typeof value === 'object' && value !== null) {
      if ('type' in value && typeof value.type === 'string') visit(value as Node)
      for (const inner of Object.values(value)) walk(inner, visit)
    }
  }
  return {
    path,
    text,
    walk: (visit) => walk(parsed.program, visit),
    lineOf: (offset) => text.slice(0, offset).split('\n').length,
  }
}

const stringIn = (node: unknown): string | undefined =>
  typeof node === 'object' && node !== null && 'value' in node && typeof node.value === 'string'
    ? node.value
    : undefined

/** What a file names in its imports, however it does so: values, types, re-exports, `import()`, `require`. */
export function importsOf(tree: Tree): string[] {
  const named: string[] = []
  tree.walk((node) => {
    let source: unknown
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
      case 'ImportExpression':
      case 'TSImportType':
        source = node.source
        break
      case 'TSExternalModuleReference':
        source = node.expression
        break
      case 'CallExpression':
        if (node.callee.type === 'Identifier' && node.callee.name === 'require') source = node.arguments[0]
        break
      default:
        return
    }
    const specifier = stringIn(source)
    if (specifier !== undefined) named.push(specifier)
  })
  return named
}

/** Where an import leads: a file of the house, a part of Node, or a package. */
export function targetOf(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), specifier))
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier
}
