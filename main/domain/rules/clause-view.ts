import { clauseWords } from './clause-words.ts'
import type { Clause, SchemeFacts } from './clauses.ts'
import { warningsOf } from './linter.ts'

/** A clause with everything a screen shows of it. */
export const clauseView = (clause: Clause, schemes: readonly SchemeFacts[]) => ({
  clause: clause.clause,
  className: clause.className,
  text: clause.text,
  kind: clause.kind,
  minimum: clause.minimum,
  maximum: clause.maximum,
  unitName: clause.unitName,
  terms: {
    ...clause.terms,
    caps: clause.terms.caps.map((cap) => ({ ...cap })),
    partyClasses: [...clause.terms.partyClasses],
    also: clause.terms.also.map((also) => ({ ...also })),
  },
  number: clause.number,
  words: wordsOf(clause, schemes),
})

const wordsOf = (clause: Clause, schemes: readonly SchemeFacts[]) => {
  const { figure, per, remarks } = clauseWords(clause, namesOf(schemes))
  return { figure, per, remarks: [...remarks], warnings: warningsOf(clause) }
}

/** What the schemes are called. */
export const namesOf = (schemes: readonly SchemeFacts[]) => (id: string) =>
  schemes.find((scheme) => scheme.id === id)?.name
