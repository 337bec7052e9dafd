import type { Store } from '#main/db/handle.ts'
import { termsOf } from '#main/domain/households/search-terms.ts'

/** Makes the households of a test findable as registered ones are: by number, name and how the names are read. */
export function makeFindable(store: Store): void {
  const insert = store.sqlite.prepare(
    'INSERT INTO household_terms (term, kind, rank, household) VALUES (?, ?, ?, ?)',
  )
  const rows = store.sqlite
    .prepare(
      `SELECT h.id, h.number, h.group_name, p.name FROM households AS h JOIN persons AS p ON p.id = h.head`,
    )
    .all() as { id: string; number: string; group_name: string; name: string }[]
  for (const { id, number, group_name, name } of rows) {
    const head = { name, nickname: '', oldName: '', phones: [], isHead: true }
    for (const { term, kind, rank } of termsOf({ number, groupName: group_name, persons: [head] }))
      insert.run(term, kind, rank, id)
  }
}
