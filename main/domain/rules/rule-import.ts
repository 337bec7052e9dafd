import { ok, type Result, refuse } from '../../kernel/result.ts'
import { chooseSheet } from '../imports/choose-sheet.ts'
import { type Column, type ColumnChoice, recogniseHeader } from '../imports/columns.ts'
import { FieldReader } from '../imports/field-reader.ts'
import { type Problem, ProblemList, type SkippedRow } from '../imports/problems.ts'
import { blankRows, skipped, sortRows } from '../imports/rows.ts'
import type { Row } from '../imports/sheet.ts'
import type { Workbook } from '../imports/workbook.ts'
import { type ClauseForm, checkClause, PLAIN_TERMS, type SchemeFacts, tidyClause } from './clauses.ts'
import {
  readAlso,
  readCaps,
  readEntry,
  readEvidence,
  readFigures,
  readKind,
  readPer,
  readScope,
  readVeto,
} from './rule-cells.ts'
import { RULE_VOCABULARY, type RuleField } from './rule-columns.ts'
import { wordingOf } from './rules.ts'

export interface ImportedClause extends Omit<ClauseForm, 'clause'> {
  readonly row: number
}

export interface RulesSheet {
  readonly sheet: string
  readonly headerRow: number
  readonly columns: readonly Column<RuleField>[]
  readonly problems: readonly Problem[]
  readonly skipped: readonly SkippedRow[]
  readonly clauses: readonly ImportedClause[]
}

export interface RulesOptions {
  readonly choice?: ColumnChoice<RuleField>
  readonly scheme: SchemeFacts
  readonly schemes: readonly SchemeFacts[]
}

const LONGEST = { text: 200, className: 20, unit: 6 } as const

/**
 * Reads a rule book's sheet whole, without writing anything; rows with errors are not among the clauses.
 * Refusals: import_sheet_gone, import_no_header, import_column_missing, import_no_rows.
 */
export function previewRules(book: Workbook, options: RulesOptions): Result<RulesSheet> {
  const chosen = chooseSheet(book, RULE_VOCABULARY, options.choice)
  if (!chosen.ok) return chosen
  const { sheet, ignored } = chosen.value
  const header = recogniseHeader(sheet, RULE_VOCABULARY, options.choice)
  if (!header.ok) return header
  const problems = new ProblemList(sheet.name)
  const reader = new ClauseReader(header.value, problems, options)
  const left = blankRows(sheet).map((row) => skipped(sheet.name, row, 'blank'))
  const clauses: ImportedClause[] = []
  for (const { row, reason } of sortRows(sheet, header.value)) {
    if (reason) {
      left.push(skipped(sheet.name, row.number, reason))
      continue
    }
    const clause = reader.read(row)
    if (clause && !problems.hasErrorIn(row.number)) clauses.push(clause)
    else left.push(skipped(sheet.name, row.number, 'has_errors'))
  }
  if (clauses.length === 0 && left.every((row) => row.reason !== 'has_errors')) {
    return refuse('import_no_rows', '表头下面一条细则也没有。请看看是不是选错了表。', { sheet: sheet.name })
  }
  return ok({
    sheet: sheet.name,
    headerRow: header.value.row,
    columns: header.value.columns,
    problems: [...ignored, ...problems.inOrder()],
    skipped: left.sort((one, other) => one.row - other.row),
    clauses,
  })
}

class ClauseReader extends FieldReader<RuleField> {
  readonly #options: RulesOptions
  readonly #seen = new Map<string, number>()
  /** The class above: villages write it once, or merge its cells downward. */
  #className = ''

  constructor(
    header: ConstructorParameters<typeof FieldReader<RuleField>>[0],
    problems: ProblemList,
    options: RulesOptions,
  ) {
    super(header, problems)
    this.#options = options
  }

  read(row: Row): ImportedClause | undefined {
    const className = this.#short(row, 'className', LONGEST.className)
    if (className !== '') this.#className = className
    const text = this.#short(row, 'text', LONGEST.text)
    if (text === '') {
      this.remark('error', 'clause_no_text', row, 'text', '没有写做了什么。请补上，或把这一行删掉。')
      return undefined
    }
    if (this.#className === '') {
      this.#className = '积分事项'
      this.remark('warning', 'clause_no_class', row, 'className', '没有写类别，先归到“积分事项”。')
    }
    const figures = this.#read(row, 'points', readFigures, '写成 5 或 5-30；还没定就空着。')
    const kind = this.#kind(row, figures?.negative ?? false)
    const caps = this.#read(row, 'caps', readCaps, '写成“每户每年 60 分”或“每月 2 次”，几个上限用分号隔开。')
    const per = this.#read(row, 'per', readPer, '写成每次、每天、每月、每季度、每年或只记一次。')
    const scope = this.#read(row, 'scope', readScope, '写成农户、个人、党员、团队或参加的各户。')
    const veto = this.#read(row, 'veto', readVeto, '写成“积分清零”或“2 个周期不能兑换”。')
    const also = readAlso(this.written(row, 'also'), this.#options.schemes)
    if (also === undefined) {
      this.remark('error', 'clause_also', row, 'also', '要写积分方案的全名和分值，像“党员积分 5”。请改好。')
    }
    if (!figures || !caps || per === undefined || !scope || veto === undefined || !also) return undefined
    const clause = tidyClause({
      clause: '',
      className: this.#className,
      text,
      kind,
      minimum: figures.minimum,
      maximum: figures.maximum,
      unitName: this.#short(row, 'unit', LONGEST.unit) || '次',
      terms: {
        ...PLAIN_TERMS,
        per,
        caps,
        ...scope,
        evidence: readEvidence(this.plain(row, 'evidence')),
        entry: readEntry(this.plain(row, 'entry')),
        veto,
        also,
      },
    })
    this.#check(row, clause)
    const { clause: _none, ...form } = clause
    return { ...form, row: row.number }
  }

  #check(row: Row, clause: ClauseForm): void {
    const { scheme, schemes } = this.#options
    const twin = this.#seen.get(wordingOf(clause))
    if (twin !== undefined) {
      this.remark('error', 'clause_twice', row, 'text', `和第 ${twin} 行写的是一样的，请只留一行。`)
      return
    }
    this.#seen.set(wordingOf(clause), row.number)
    const checked = checkClause(clause, '', scheme, schemes)
    if (!checked.ok) {
      const sentence = checked.refusal.sentence.replace(/^第\s+条/, '这一条')
      this.remark('error', checked.refusal.code, row, 'text', sentence)
      return
    }
    if (clause.kind !== 'veto' && clause.minimum === null) {
      this.remark('note', 'clause_unset', row, 'points', '还没有分值，先空着；定了分值才能记分。')
    }
  }

  #kind(row: Row, negative: boolean): ClauseForm['kind'] {
    const written = this.plain(row, 'kind')
    if (written !== '') {
      const kind = readKind(written)
      if (kind === undefined) {
        this.remark('error', 'clause_kind', row, 'kind', '写成加分、减分或一票否决。请改好。')
      }
      return kind ?? 'award'
    }
    return negative ? 'deduct' : (readKind(this.#className) ?? 'award')
  }

  #read<Value>(
    row: Row,
    field: RuleField,
    read: (plain: string) => Value | undefined,
    advice: string,
  ): Value | undefined {
    const value = read(this.plain(row, field))
    if (value === undefined) this.remark('error', `clause_${field}`, row, field, `看不懂。请${advice}`)
    return value
  }

  #short(row: Row, field: RuleField, longest: number): string {
    const text = this.written(row, field).replace(/\s+/g, ' ')
    if (text.length > longest) {
      this.remark('error', 'clause_too_long', row, field, `太长了，最多 ${longest} 个字。请写短一些。`)
    }
    return text
  }
}
