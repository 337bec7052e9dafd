import type { points } from '../../api/points.ts'
import type { Calls } from '../../api/types.ts'
import type { Day } from '../../kernel/dates.ts'
import { ok } from '../../kernel/result.ts'
import type { PointsDeps } from './booking.service.ts'
import { pointsEntries } from './entries.service.ts'
import { subjectsStore as store } from './subjects.store.ts'

/** Points of people and of teams: what each has in the schemes that score them, and its own ledger. */
export function createSubjects({
  store: village,
  ledger,
  schemes,
}: PointsDeps): Pick<Calls<typeof points>, 'subjects' | 'subjectLedger'> {
  return {
    subjects({ kind }) {
      const scoring = schemes
        .all(village, ledger.today())
        .filter(({ settings }) => settings.subject === kind)
        .map(({ id, name }) => ({ id: id as string, name }))
      return ok({
        schemes: scoring,
        rows: scoring.flatMap(({ id: scheme }) =>
          store
            .balances(village, scheme, kind)
            .map(({ subject, who, balance }) => ({ scheme, subject, who: who ?? '', balance })),
        ),
      })
    },

    subjectLedger({ subject, scheme, from, to }) {
      const entries = pointsEntries(village, subject, scheme, from as Day, to as Day)
      return ok({ opening: entries.opening, rows: entries.rows.map((row) => ({ ...row })) })
    },
  }
}
