import { useCallback, useState } from 'react'
import type { ClauseForm, ClauseView } from '#main/api/rules.ts'

/** A version that is being written: kept in the window, so that leaving the page loses nothing. */
export interface RulesDraft {
  readonly name: string
  /** The place whose rules it was begun from; empty where none. */
  readonly template: string
  /** rule_versions.id that it was begun from; null for a new book. */
  readonly basedOn: string | null
  readonly clauses: readonly ClauseForm[]
}

export const formOf = ({ number: _number, words: _words, ...form }: ClauseView): ClauseForm => form

const keyOf = (scheme: string): string => `rules-draft-${scheme}`

export function keptDraft(scheme: string): RulesDraft | undefined {
  const kept = sessionStorage.getItem(keyOf(scheme))
  return kept === null ? undefined : (JSON.parse(kept) as RulesDraft)
}

export function keepDraft(scheme: string, draft: RulesDraft | undefined): void {
  if (draft === undefined) sessionStorage.removeItem(keyOf(scheme))
  else sessionStorage.setItem(keyOf(scheme), JSON.stringify(draft))
}

/** The draft of a scheme; `begin` is what it starts from where none was left. */
export function useDraft(scheme: string, begin: () => RulesDraft) {
  const [draft, setDraft] = useState(() => keptDraft(scheme) ?? begin())
  const change = useCallback(
    (next: RulesDraft) => {
      keepDraft(scheme, next)
      setDraft(next)
    },
    [scheme],
  )
  return [draft, change] as const
}

/** Puts a clause where it was, or at the end of its class. */
export function putClause(clauses: readonly ClauseForm[], put: ClauseForm): readonly ClauseForm[] {
  const before = clauses.find(({ clause }) => clause === put.clause)
  if (before?.className === put.className) {
    return clauses.map((one) => (one.clause === put.clause ? put : one))
  }
  const others = clauses.filter(({ clause }) => clause !== put.clause)
  const last = others.findLastIndex(({ className }) => className === put.className)
  return last === -1 ? [...others, put] : others.toSpliced(last + 1, 0, put)
}

/** One place up or down within its class. */
export function moveClause(clauses: readonly ClauseForm[], id: string, step: -1 | 1): readonly ClauseForm[] {
  const at = clauses.findIndex(({ clause }) => clause === id)
  const moved = clauses[at]
  if (moved === undefined) return clauses
  let other = at + step
  while (clauses[other] && clauses[other]?.className !== moved.className) other += step
  const swapped = clauses[other]
  if (swapped === undefined) return clauses
  return clauses.with(at, swapped).with(other, moved)
}

/** A whole class one place up or down. */
export function moveClass(clauses: readonly ClauseForm[], name: string, step: -1 | 1): readonly ClauseForm[] {
  const names = classesOf(clauses)
  const at = names.indexOf(name)
  const other = names[at + step]
  if (at === -1 || other === undefined) return clauses
  const order = names.with(at, other).with(at + step, name)
  return order.flatMap((one) => clauses.filter(({ className }) => className === one))
}

export const classesOf = (clauses: readonly { readonly className: string }[]): string[] => [
  ...new Set(clauses.map(({ className }) => className)),
]
