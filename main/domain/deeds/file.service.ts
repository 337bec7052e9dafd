import type { deeds } from '../../api/deeds.ts'
import { ROLE_NAMES } from '../../api/session.ts'
import type { Caller, Calls } from '../../api/types.ts'
import type { ReadHandle } from '../../db/handle.ts'
import { timeOf } from '../../kernel/dates.ts'
import { assert, ok } from '../../kernel/result.ts'
import { book } from '../ledger/book.service.ts'
import { readContent } from '../ledger/content.ts'
import { photosOf } from '../photos/attached.service.ts'
import type { Step } from '../schemes/settings.ts'
import { rightsOf } from '../staff/rights.ts'
import { shownLine } from './board.service.ts'
import { standAfter } from './deeds.ts'
import type { DeedsDeps } from './deps.service.ts'
import { linesStore, type ShownDeed } from './lines.store.ts'
import { moveWords } from './move-words.ts'
import { mayWithdrawAny, standsAt } from './moves.service.ts'
import { moveRefusals as refusals } from './refusals.ts'

type Files = Pick<Calls<typeof deeds>, 'file' | 'sittings' | 'sitting'>

/** One deed with everything that was done to it, and the records of sittings. */
export function createFiles({ store: village, schemes }: DeedsDeps): Files {
  const stepsOf = (db: ReadHandle, { scheme, schemeVersion }: ShownDeed): readonly Step[] =>
    schemes.version(db, scheme, schemeVersion).settings.steps

  return {
    file({ deed }, caller) {
      const line = linesStore.these(village, [deed])[0]
      if (line === undefined) return refusals.unknown()
      const scheme = schemes.version(village, line.scheme, line.schemeVersion)
      const { steps } = scheme.settings
      const rules = linesStore.rulesVersion(village, line.rules)
      const sheet = textsOf(village, line.recordedBy)
      const { selfReported } = requestOf(village, line.recordedBy) as { selfReported?: boolean }
      return ok({
        ...shownLine(line, steps),
        schemeName: scheme.name,
        rulesName: rules?.name ?? '',
        rulesVersion: rules?.version ?? 0,
        steps: steps.map((step) => ({ ...step })),
        event: sheet.event ?? '',
        evidence: sheet.evidence ?? '',
        selfReported: selfReported === true,
        pictures: photosOf(village, line.recordedBy),
        also: line.also.map((one) => ({
          scheme: schemeName(village, one.scheme),
          points: line.kind === 'deduct' ? -one.points : one.points,
        })),
        moves: linesStore.moves(village, deed).map((move) => {
          const texts = textsOf(village, move.document)
          const reasons = JSON.parse(texts.reasons || '{}') as { readonly [deed: string]: string }
          const present = JSON.parse(texts.present || '[]') as readonly string[]
          return {
            document: move.document,
            serial: move.serial,
            day: move.business_date,
            time: timeOf(new Date(move.entered_at)),
            outcome: move.outcome,
            words: moveWords({
              outcome: move.outcome,
              by: move.by ?? '',
              step: steps[move.step]?.name ?? '',
              role: ROLE_NAMES[steps[move.step]?.role ?? 'admin'],
              present,
              selfReported: selfReported === true,
              postedAtOnce: line.postedBy === move.document && move.outcome === 'recorded',
              takenBack: line.reversedBy === move.document,
            }),
            reason: reasons[deed] ?? texts.reason ?? texts.answer ?? '',
          }
        }),
        may: mayDo(line, steps, caller),
      })
    },

    sittings: ({ scheme, limit }) =>
      ok(
        linesStore.decisions(village, scheme, limit).map((document) => {
          const facts = factsOf(village, document)
          return { ...headOf(village, document), passed: facts.passed, rejected: facts.rejected }
        }),
      ),

    sitting({ document }) {
      const row = book.document(village, document)
      if (row?.kind !== 'deeds_decided') return refusals.unknown()
      const reasons = JSON.parse(textsOf(village, document).reasons || '{}') as {
        readonly [deed: string]: string
      }
      const outcomes = linesStore.outcomesOf(village, document)
      return ok({
        ...headOf(village, document),
        lines: linesStore.movedBy(village, document).map((line) => ({
          ...shownLine(line, stepsOf(village, line)),
          passed: outcomes.get(line.id)?.outcome === 'passed',
          reason: reasons[line.id] ?? '',
        })),
      })
    },
  }

  function schemeName(db: ReadHandle, id: string): string {
    return linesStore.schemeName(db, id)
  }

  function headOf(db: ReadHandle, document: string) {
    const row = book.document(db, document)
    assert(row, `document ${document} is missing`)
    const texts = textsOf(db, document)
    return {
      document,
      serial: row.serial,
      day: row.business_date,
      time: timeOf(new Date(row.entered_at)),
      recordedBy: linesStore.staffName(db, row.recorded_by),
      schemeName: schemeName(db, row.scheme ?? ''),
      step: factsOf(db, document).step,
      place: texts.place ?? '',
      present: JSON.parse(texts.present || '[]') as string[],
      note: texts.note ?? '',
      checkCode: row.check_code,
    }
  }
}

function mayDo(line: ShownDeed, steps: readonly Step[], caller: Caller) {
  const rights = rightsOf(caller.staff?.roles ?? [])
  const step = steps[line.step]
  const open = standAfter(line, 'withdraw', steps) !== undefined
  return {
    decide: line.state === 'under_way' && step?.kind === 'check' && standsAt(step, caller),
    withdraw:
      open && rights.includes('report') && (line.recorder === caller.staff?.id || mayWithdrawAny(caller)),
    post: line.state === 'ready' && !line.disputed && rights.includes('publish'),
    reverse: line.state === 'posted' && line.reversedBy === null && rights.includes('publish'),
  }
}

/** A document's personal texts by field; what a copy has blanked is missing. */
function textsOf(db: ReadHandle, document: string): { readonly [field: string]: string | undefined } {
  return Object.fromEntries(book.texts(db, document).map(({ field, text }) => [field, text ?? undefined]))
}

function requestOf(db: ReadHandle, document: string): unknown {
  const row = book.document(db, document)
  return row === undefined ? {} : readContent(row.content).request
}

function factsOf(db: ReadHandle, document: string) {
  const row = book.document(db, document)
  assert(row, `document ${document} is missing`)
  return readContent(row.content).facts as { step: string; passed: number; rejected: number }
}
