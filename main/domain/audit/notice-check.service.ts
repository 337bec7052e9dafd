import { createHash } from 'node:crypto'
import type { ReadHandle } from '../../db/handle.ts'
import { readContent } from '../ledger/content.ts'
import { type DocumentRow, type NoticeLineRow, auditStore as store } from './audit.store.ts'
import type { FindingCode, Findings } from './findings.ts'

/** What a notice's document says of its lines: each, with masked names, or of very many their number and digest. */
interface Told {
  readonly request: { readonly mask: 'masked' | 'surname' | 'full' }
  readonly facts: {
    readonly columns: readonly { readonly kind: string }[]
    readonly lines: readonly (readonly string[])[] | { readonly count: number; readonly digest: string }
  }
}

/** On a board with full names these stand there as they are in the document; words may hold a name. */
const NAMELESS = ['line', 'rank', 'day', 'figure']

/**
 * What hung on the board, line by line, against the notice's document. Lines of a notice that never came to hang
 * have no document: nobody asks for them.
 */
export function createNoticeCheck(db: ReadHandle, findings: Findings): { check(row: DocumentRow): void } {
  return {
    check(row) {
      if (row.kind !== 'notice_published') return
      const told = toldBy(row)
      if (told === undefined) return
      const { lines } = told.facts
      const wrong =
        'count' in lines
          ? digestWrong(store.noticeLines(db, row.id), lines)
          : linesWrong(store.noticeLines(db, row.id), lines, comparable(told))
      for (const [code, detail] of wrong) {
        findings.add(code, detail, { document: row.serial, row: `notice_lines/${row.id}` })
      }
    },
  }
}

/** Undefined where a document tells of no lines. */
function toldBy(row: DocumentRow): Told | undefined {
  try {
    const content = readContent(row.content.toString()) as unknown as Told | { readonly facts: null }
    return content.facts && 'lines' in content.facts ? (content as Told) : undefined
  } catch {
    // what cannot be read, the check of documents says
    return undefined
  }
}

type Wrong = readonly [code: FindingCode, detail: string]

/** The part of a line that both sides spell alike. */
function comparable({ request, facts }: Told): (cells: readonly string[]) => string {
  if (request.mask !== 'full') return JSON.stringify
  const kept = facts.columns.map(({ kind }) => NAMELESS.includes(kind))
  return (cells) => JSON.stringify(cells.filter((_, column) => kept[column] ?? true))
}

function linesWrong(
  hung: Iterable<NoticeLineRow>,
  told: readonly (readonly string[])[],
  part: (cells: readonly string[]) => string,
): Wrong[] {
  const places = new Places(told.length)
  const changed: number[] = []
  for (const { position, shown } of hung) {
    const cells = told[position - 1]
    if (places.take(position) && cells && spelt(shown, part) !== part(cells)) changed.push(position)
  }
  return [...places.wrong(), ...changed.map((line): Wrong => ['notice_line_changed', nth(line)])]
}

/** Undefined where the line cannot even be read. */
function spelt(shown: string, part: (cells: readonly string[]) => string): string | undefined {
  try {
    return part(JSON.parse(shown) as readonly string[])
  } catch {
    return undefined
  }
}

function digestWrong(
  hung: Iterable<NoticeLineRow>,
  { count, digest }: { readonly count: number; readonly digest: string },
): Wrong[] {
  const places = new Places(count)
  const hash = createHash('sha256')
  for (const { position, shown } of hung) if (places.take(position)) hash.update(`${shown}\n`)
  const wrong = places.wrong()
  if (places.missing.length > 0 || hash.digest('hex') === digest) return wrong
  return [...wrong, ['notice_line_changed', '哪一行看不出来']]
}

/** Which of the lines 1 to `count` were there, in their order. */
class Places {
  readonly missing: (readonly [from: number, to: number])[] = []
  private readonly extra: number[] = []
  private readonly count: number
  private next = 1

  constructor(count: number) {
    this.count = count
  }

  /** False where the notice has no such line. */
  take(position: number): boolean {
    if (position < this.next || position > this.count) {
      this.extra.push(position)
      return false
    }
    this.skipTo(position)
    this.next = position + 1
    return true
  }

  wrong(): Wrong[] {
    this.skipTo(this.count + 1)
    return [
      ...this.missing.map(([from, to]): Wrong => ['notice_line_missing', nth(from, to)]),
      ...this.extra.map((line): Wrong => ['notice_line_extra', nth(line)]),
    ]
  }

  private skipTo(position: number): void {
    if (position > this.next) this.missing.push([this.next, position - 1])
    this.next = Math.max(this.next, position)
  }
}

const nth = (from: number, to = from) => (from === to ? `第 ${from} 行` : `第 ${from} 到 ${to} 行`)
