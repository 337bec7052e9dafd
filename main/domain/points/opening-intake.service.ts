import { createHash } from 'node:crypto'
import type { points } from '../../api/points.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { ok, type Result } from '../../kernel/result.ts'
import {
  OPENING_VOCABULARY,
  type OpeningField,
  type OpeningPreview,
  previewOpening,
} from '../households/opening-import.ts'
import { type ReadList, readList, viewHead } from '../imports/list-file.ts'
import { templateFile } from '../imports/templates.ts'
import type { BookingService, PointsDeps } from './booking.service.ts'
import { pointsStore as store } from './points.store.ts'
import { pointsRefusals as refusals } from './points.ts'

type IntakeCalls = Pick<Calls<typeof points>, 'previewOpening' | 'confirmOpening' | 'openingTemplate'>

/** Opening balances from a village's own list: looked at whole, confirmed at once. */
export function createOpeningIntake(
  { store: village, ledger, schemes }: PointsDeps,
  booking: BookingService,
): IntakeCalls {
  const look = (db: ReadHandle, list: ReadList<OpeningField>): Result<OpeningPreview> =>
    previewOpening(list.book, { choice: list.choice, households: householdsOf(db) })

  const householdsOf = (db: ReadHandle) => {
    const scheme = schemes.ofHouseholds(db, ledger.today())
    const names = store.namesOf(db)
    return store.everyone(db, scheme.ok ? scheme.value.id : '').map((row) => ({
      id: row.id,
      number: row.number,
      headName: row.head,
      otherNames: names.get(row.id) ?? [],
      closed: row.status === 'closed',
    }))
  }

  return {
    async openingTemplate() {
      const file = await templateFile('opening')
      return ok({ fileName: file.fileName, bytes: Buffer.from(file.bytes).toString('base64') })
    },

    previewOpening(input) {
      const scheme = schemes.ofHouseholds(village, ledger.today())
      if (!scheme.ok) return scheme
      const list = readList<OpeningField>(input)
      if (!list.ok) return list
      const preview = look(village, list.value)
      const head = viewHead(list.value, OPENING_VOCABULARY, preview)
      if (!head.ok) return head
      const lines = preview.ok ? preview.value.lines : []
      return ok({
        ...head.value,
        sameFile: store.sameFile(village, list.value.sha256),
        seen: preview.ok ? seenOf(list.value, preview.value) : '',
        rows: lines.map((line) => ({
          row: line.row,
          number: line.number,
          headName: line.headName,
          household: line.householdId,
          points: line.pointsHundredths,
        })),
        total: preview.ok ? preview.value.totalHundredths : 0,
        unmentioned: preview.ok ? preview.value.unmentioned : 0,
      })
    },

    confirmOpening(input, caller) {
      const list = readList<OpeningField>(input)
      if (!list.ok) return list
      return village.write((tx) => {
        const preview = look(tx, list.value)
        if (!preview.ok) return preview
        const { lines } = preview.value
        return booking.openFromFile(
          tx,
          {
            document: input.document,
            effectiveDate: input.effectiveDate,
            reason: input.reason,
            rows: lines.map((line) => ({ household: line.householdId, points: line.pointsHundredths })),
          },
          caller,
          {
            sha256: list.value.sha256,
            fileName: list.value.name,
            rowOf: new Map(lines.map((line) => [line.householdId, line.row])),
            check: () => {
              const same = store.sameFile(tx, list.value.sha256)
              if (same !== null) return refusals.sameFile(same)
              if (seenOf(list.value, preview.value) !== input.seen) return refusals.changedSinceSeen()
              return lines.length === 0 ? refusals.nothingToImport() : ok(null)
            },
          },
        )
      })
    },
  }
}

/** One text for the file and what would come in: nothing else is confirmed. */
const seenOf = (list: ReadList<OpeningField>, preview: OpeningPreview): string =>
  createHash('sha256')
    .update(JSON.stringify([list.sha256, preview.lines]))
    .digest('hex')
