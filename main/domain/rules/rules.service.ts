import type { RulesDecision, rules } from '../../api/rules.ts'
import type { SchemeDecision } from '../../api/schemes.ts'
import type { Caller, Calls } from '../../api/types.ts'
import type { ReadHandle, Store, WriteHandle } from '../../db/handle.ts'
import type { Day } from '../../kernel/dates.ts'
import type { DocumentId, Ids } from '../../kernel/ids.ts'
import type { Json } from '../../kernel/json.ts'
import { ok, type Result } from '../../kernel/result.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { PostedDocument } from '../ledger/ledger.ts'
import { clauseView, namesOf } from './clause-view.ts'
import { type Clause, isUnset, type SchemeFacts } from './clauses.ts'
import { type ComparedClause, compareVersions } from './comparison.ts'
import { createRuleSheets } from './rule-sheets.service.ts'
import { RULE_TEMPLATES, type RuleTemplate, ruleTemplate } from './rule-templates.ts'
import { rulesStore as store } from './rules.store.ts'
import {
  type ClauseInForce,
  checkClauses,
  checkVersion,
  laidOut,
  type RulesInForce,
  rulesRefusals as refusals,
} from './rules.ts'
import { schemeSentences, unsaidSentence } from './template-words.ts'

export interface RulesDeps {
  readonly store: Store
  readonly ledger: Ledger
  readonly ids: Ids
  /** Every scheme there is, the oldest first, also one that begins later; its precision as last decided. */
  readonly schemes: (db: ReadHandle) => readonly SchemeFacts[]
  readonly decideScheme: (tx: WriteHandle, form: SchemeDecision, caller: Caller) => Result<PostedDocument>
}

export interface RulesService extends Calls<typeof rules> {
  /** The clause as it reads on a day. Refuses rules_none, rules_not_yet, clause_unknown, clause_not_in_force, clause_unset. */
  clause(db: ReadHandle, scheme: string, clause: string, day: Day): Result<ClauseInForce>
  /** The whole book as it is in force on a day; null where there is none yet. */
  inForce(db: ReadHandle, scheme: string, day: Day): RulesInForce | null
  /** Every clause in force is about party members. */
  partyOnly(db: ReadHandle, scheme: string, day: Day): boolean
}

export function createRules({ store: village, ledger, ids, schemes, decideScheme }: RulesDeps): RulesService {
  const schemeOf = (db: ReadHandle, id: string | null): Result<SchemeFacts> => {
    const known = schemes(db)
    const found = id === null ? known[0] : known.find((scheme) => scheme.id === id)
    return found ? ok(found) : refusals.schemeUnknown()
  }

  const versionsOf = (db: ReadHandle, scheme: string) =>
    store.versions(db, scheme).map((row) => ({
      rules: row.id,
      version: row.version,
      fromDate: row.from_date,
      name: row.name,
      template: row.template,
      serial: row.serial,
      businessDate: row.business_date,
      approver: row.approver ?? '',
      clauses: row.clauses ?? 0,
    }))
  type Version = ReturnType<typeof versionsOf>[number]

  const bookOf = (db: ReadHandle, version: Version) => {
    const known = schemes(db)
    return { ...version, clauses: store.clauses(db, version.rules).map((one) => clauseView(one, known)) }
  }

  const versionAt = (db: ReadHandle, id: string): Result<{ scheme: string; version: Version }> => {
    const scheme = store.schemeOf(db, id)
    const version = scheme && versionsOf(db, scheme).find(({ rules }) => rules === id)
    return scheme && version ? ok({ scheme, version }) : refusals.unknown()
  }

  const newestOf = (db: ReadHandle, scheme: string) => {
    const [newest] = versionsOf(db, scheme)
    return newest
      ? {
          rules: newest.rules,
          version: newest.version,
          name: newest.name,
          clauses: store.clauses(db, newest.rules),
        }
      : null
  }

  const decideWithin = (tx: WriteHandle, input: RulesDecision, caller: Caller) => {
    const { document, approver, ...request } = input
    let decided: readonly Clause[] = []
    const posted = ledger.post(
      tx,
      {
        id: document as DocumentId,
        kind: 'rules_decided',
        request: request as unknown as Json,
        texts: { approver },
      },
      () => {
        const scheme = schemeOf(tx, input.scheme)
        if (!scheme.ok) return scheme
        const checked = checkVersion(
          {
            name: input.name,
            fromDate: input.fromDate as Day,
            basedOn: input.basedOn,
            clauses: input.clauses,
          },
          {
            today: ledger.today(),
            scheme: scheme.value,
            schemes: schemes(tx),
            newest: newestOf(tx, input.scheme),
          },
        )
        if (!checked.ok) return checked
        decided = checked.value
        const version = (newestOf(tx, input.scheme)?.version ?? 0) + 1
        return ok({
          recordedBy: caller.staff?.id ?? null,
          scheme: input.scheme,
          facts: { version, numbers: decided.map(({ clause, number }) => [clause, number]) },
        })
      },
    )
    if (!posted.ok) return posted
    const { version } = posted.value.facts as { version: number }
    if (!posted.value.repeated) {
      store.insertVersion(tx, {
        id: input.rules,
        scheme: input.scheme,
        version,
        from_date: input.fromDate,
        name: input.name,
        template: input.template,
        decided_by: document,
      })
      store.insertClauses(tx, input.rules, decided)
    }
    return ok({ ...posted.value, rules: input.rules, version })
  }

  return {
    clause(db, scheme, id, day) {
      const version = store.inForce(db, scheme, day)
      if (version === undefined) {
        const from = store.firstDay(db, scheme)
        if (from !== undefined) return refusals.notYet(from as Day)
        return refusals.none(namesOf(schemes(db))(scheme) ?? '积分')
      }
      const found = store.clause(db, version.id, id)
      if (found === undefined) {
        const wording = store.lastWording(db, scheme, id)
        return wording === undefined ? refusals.clauseUnknown() : refusals.notInForce(wording, day)
      }
      if (isUnset(found)) return refusals.unset(found.number, found.text)
      return ok({ ...found, rules: version.id, version: version.version })
    },

    inForce(db, scheme, day) {
      const version = store.inForce(db, scheme, day)
      if (version === undefined) return null
      const { id: rules, version: number, name } = version
      const clauses = store.clauses(db, rules).map((clause) => ({ ...clause, rules, version: number }))
      return { rules, version: number, name, clauses }
    },

    partyOnly(db, scheme, day) {
      const version = store.inForce(db, scheme, day)
      const clauses = version === undefined ? [] : store.clauses(db, version.id)
      return clauses.length > 0 && clauses.every(({ terms }) => terms.scope === 'party')
    },

    current({ scheme, day }) {
      const known = schemeOf(village, scheme)
      if (!known.ok) return known
      const { id, name, precision } = known.value
      const versions = versionsOf(village, id)
      const now = store.inForce(village, id, day ?? ledger.today())
      const shown = versions.find(({ rules }) => rules === now?.id) ?? earliest(versions)
      return ok({
        scheme: { id, name, precision },
        schemes: schemes(village).map((one) => ({ ...one })),
        versions,
        inForce: now?.id ?? null,
        book: shown ? bookOf(village, shown) : null,
      })
    },

    version({ rules: id }) {
      const found = versionAt(village, id)
      return found.ok ? ok(bookOf(village, found.value.version)) : found
    },

    lookOver({ scheme, clauses }) {
      const known = schemeOf(village, scheme)
      if (!known.ok) return known
      const all = schemes(village)
      const checked = checkClauses(clauses, known.value, all)
      const place = checked.ok ? undefined : (checked.refusal.facts.place ?? checked.refusal.facts.number)
      const laid = laidOut(clauses)
      return ok({
        clauses: laid.map((clause) => clauseView(clause, all)),
        problem: checked.ok ? null : checked.refusal.sentence,
        at: laid.find(({ number }) => number === place)?.clause ?? null,
        changes: shownChanges(compareVersions(newestOf(village, scheme)?.clauses ?? [], laid, namesOf(all))),
      })
    },

    decide: (form, caller) => village.write((tx) => decideWithin(tx, form, caller)),

    begin({ rules: book, ...scheme }, caller) {
      return village.write((tx) => {
        const decided = decideScheme(tx, scheme, caller)
        if (!decided.ok) return decided
        const { scheme: id, fromDate, approver } = scheme
        const written = decideWithin(tx, { ...book, scheme: id, fromDate, approver }, caller)
        return written.ok ? ok({ ...decided.value, rules: written.value }) : written
      })
    },

    compare({ before, after }) {
      const [one, other] = [versionAt(village, before), versionAt(village, after)]
      if (!one.ok) return one
      if (!other.ok) return other
      if (one.value.scheme !== other.value.scheme) return refusals.otherScheme()
      const lines = compareVersions(
        store.clauses(village, before),
        store.clauses(village, after),
        namesOf(schemes(village)),
      )
      return ok({
        before: one.value.version,
        after: other.value.version,
        lines: shownChanges(lines),
      })
    },

    templates: () => ok(RULE_TEMPLATES.map(templateHead)),

    template({ key }) {
      const template = ruleTemplate(key)
      if (template === undefined) return refusals.templateUnknown()
      const clauses = laidOut(template.clauses.map((clause) => ({ ...clause, clause: ids.next<string>() })))
      const all = schemes(village)
      return ok({ head: templateHead(template), clauses: clauses.map((clause) => clauseView(clause, all)) })
    },

    ...createRuleSheets({
      village,
      ids,
      schemeOf,
      schemes,
      versionAt: (db, id) => {
        const found = versionAt(db, id)
        return found.ok ? ok({ ...found.value.version, clauses: store.clauses(db, id) }) : found
      },
      newest: (db, scheme) => newestOf(db, scheme)?.clauses ?? [],
    }),
  }
}

const shownChanges = (lines: readonly ComparedClause[]) =>
  lines.map((line) => ({ ...line, fields: line.fields.map((field) => ({ ...field })) }))

const earliest = <V extends { readonly fromDate: string; readonly version: number }>(
  versions: readonly V[],
): V | undefined =>
  [...versions].sort(
    (one, other) => one.fromDate.localeCompare(other.fromDate) || other.version - one.version,
  )[0]

const templateHead = (template: RuleTemplate) => ({
  key: template.key,
  place: template.place,
  about: template.about,
  clauses: template.clauses.length,
  unset: template.clauses.filter(isUnset).length,
  scheme: schemeSentences(template),
  settings: template.scheme,
  blanks: [...template.blanks, ...[unsaidSentence(template)].filter((sentence) => sentence !== null)],
})
