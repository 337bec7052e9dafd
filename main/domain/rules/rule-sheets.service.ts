import { createHash } from 'node:crypto'
import type { rules } from '../../api/rules.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle, Store } from '../../db/handle.ts'
import type { Ids } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { readList, viewHead } from '../imports/list-file.ts'
import { clauseView, namesOf } from './clause-view.ts'
import type { Clause, SchemeFacts } from './clauses.ts'
import { compareVersions } from './comparison.ts'
import { RULE_VOCABULARY, type RuleField } from './rule-columns.ts'
import { previewRules } from './rule-import.ts'
import { blankRulesWorkbook, rulesWorkbook } from './rule-workbook.ts'
import { continuing, laidOut, numbered } from './rules.ts'

type SheetCalls = Pick<Calls<typeof rules>, 'sheet' | 'blankSheet' | 'previewImport'>

/** A rule book as a workbook, out and in. What comes in is looked at, and then decided like any other version. */
export function createRuleSheets(deps: {
  readonly village: Store
  readonly ids: Ids
  readonly schemeOf: (db: ReadHandle, id: string | null) => Result<SchemeFacts>
  readonly schemes: (db: ReadHandle) => readonly SchemeFacts[]
  readonly versionAt: (
    db: ReadHandle,
    id: string,
  ) => Result<{ name: string; version: number; clauses: readonly Clause[] }>
  readonly newest: (db: ReadHandle, scheme: string) => readonly Clause[]
}): SheetCalls {
  const { village, ids, schemeOf, schemes, versionAt, newest } = deps

  return {
    async sheet({ rules: id }) {
      const found = versionAt(village, id)
      if (!found.ok) return found
      const { name, version, clauses } = found.value
      const file = await rulesWorkbook(clauses, namesOf(schemes(village)))
      const safe = name.replace(/[\\/:*?"<>|]/g, ' ')
      return ok({ fileName: `${safe}第${version}版.xlsx`, bytes: file.toString('base64') })
    },

    async blankSheet() {
      const file = await blankRulesWorkbook()
      return ok({ fileName: '积分细则模板.xlsx', bytes: file.toString('base64') })
    },

    previewImport({ scheme: id, file, choice }) {
      const scheme = schemeOf(village, id)
      if (!scheme.ok) return scheme
      const list = readList<RuleField>({ file, choice })
      if (!list.ok) return list
      const all = schemes(village)
      const read = previewRules(list.value.book, {
        choice: list.value.choice,
        scheme: scheme.value,
        schemes: all,
      })
      const head = viewHead(list.value, RULE_VOCABULARY, read)
      if (!head.ok) return head
      const before = newest(village, id)
      const rows = read.ok ? read.value.clauses : []
      const placed = numbered(rows.map((row) => ({ ...row, clause: '' })))
      const kept = continuing(placed, before, () => ids.next<string>())
      const rowOf = new Map(kept.map((clause) => [clause.clause, clause.row]))
      const clauses = laidOut(kept)
      const differing = new Map(
        compareVersions(before, clauses, namesOf(all)).map((line) => [line.clause, line.change]),
      )
      return ok({
        ...head.value,
        sameFile: null,
        seen: createHash('sha256')
          .update(JSON.stringify([list.value.sha256, clauses]))
          .digest('hex'),
        clauses: clauses.map((clause) => {
          const change = differing.get(clause.clause)
          return {
            ...clauseView(clause, all),
            row: rowOf.get(clause.clause) ?? 0,
            change: change === undefined || change === 'removed' ? ('same' as const) : change,
          }
        }),
        missing: before
          .filter(({ clause }) => !rowOf.has(clause))
          .map(({ number, text }) => ({ number, text })),
      })
    },
  }
}
