import type { ImportResult, register } from '../../api/register.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import { type Day, timeOf } from '../../kernel/dates.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { templateFile } from '../imports/templates.ts'
import { closedHousehold } from './closing.service.ts'
import { householdsStore as store } from './households.store.ts'
import { importsStore } from './imports.store.ts'
import { reverseRows } from './intake-reversal.service.ts'
import { groupsOf, lookAtFile, type PickedFile, readPickedFile, seenOf } from './intake-view.service.ts'
import { addRecord, everyRecord, type HouseholdsDeps, refOf, writeRecord } from './records.service.ts'
import type { HouseholdRecord } from './records.ts'
import { registerImportRefusals as refusals } from './refusals.ts'
import { previewRegister } from './register-import.ts'
import { asRecord, type ImportPlan, planImport, reviewRegister } from './register-plan.ts'

type RegisterCalls = Calls<typeof register>
type Confirmation = Parameters<RegisterCalls['confirm']>[0]

/** The register from a village's own file: looked at whole, confirmed at once, reversible until it is used. */
export function createRegister(deps: HouseholdsDeps): RegisterCalls {
  const { store: village, ledger, ids } = deps
  const newId = () => ids.next<string>()

  return {
    async template() {
      const file = await templateFile('register')
      return ok({ fileName: file.fileName, bytes: Buffer.from(file.bytes).toString('base64') })
    },

    preview(input) {
      const read = readPickedFile(input)
      if (!read.ok) return read
      return lookAtFile(village, read.value)
    },

    confirm(input, caller) {
      const read = readPickedFile(input)
      if (!read.ok) return read
      return village.write((tx) => confirmed(tx, input, read.value, caller.staff?.id ?? null))
    },

    list() {
      return ok(
        importsStore.records(village).map((record) => {
          const rows = importsStore.rows(village, record.id)
          return {
            document: record.id,
            serial: record.serial,
            businessDate: record.business_date,
            time: timeOf(new Date(record.entered_at)),
            fileName: record.file_name,
            sha256: record.sha256,
            recordedBy: record.recorded_by ?? '',
            households: rows.length,
            reversed: record.reversed,
            heldBy: record.reversed === null ? holderOf(village, rows, record.sequence) : null,
          }
        }),
      )
    },

    reverse(input, caller) {
      return village.write((tx) => {
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'import_reversed',
            request: { import: input.import },
            texts: { reason: input.reason },
          },
          () => {
            const record = importsStore.records(tx).find((one) => one.id === input.import)
            if (record === undefined) return refusals.unknown()
            if (record.reversed !== null) return refusals.reversed(record.reversed)
            const rows = importsStore.rows(tx, record.id)
            for (const row of rows) {
              const serial = importsStore.usedSince(tx, row.id, record.sequence)
              if (serial) return refusals.held(store.one(tx, row.id)?.number ?? '', serial)
            }
            const free = numbersFree(tx, rows)
            if (!free.ok) return free
            return ok({
              recordedBy: caller.staff?.id ?? null,
              refersTo: record.id,
              facts: {
                removed: rows.filter((row) => row.before === null).length,
                restored: rows.filter((row) => row.before !== null).length,
              },
            })
          },
        )
        if (!posted.ok) return posted
        if (!posted.value.repeated) {
          reverseRows(tx, importsStore.rows(tx, input.import), posted.value.id)
          importsStore.reverse(tx, input.import, posted.value.id)
        }
        const { removed, restored } = posted.value.facts as { removed: number; restored: number }
        return ok({ ...refOf(posted.value), removed, restored })
      })
    },
  }

  function confirmed(
    tx: WriteHandle,
    input: Confirmation,
    file: PickedFile,
    recordedBy: string | null,
  ): Result<ImportResult> {
    let work: Work | undefined
    const { redeemableUntil, ...choices } = input.choices
    const posted = ledger.post(
      tx,
      {
        id: input.document as DocumentId,
        kind: 'imported',
        request: { kind: 'register', sha256: file.sha256, choices: { ...choices, redeemableUntil } },
        texts: { fileName: file.name, choice: JSON.stringify(input.choice) },
      },
      () => {
        const drafted = draft(tx, input, file)
        if (!drafted.ok) return drafted
        work = drafted.value
        return ok({
          recordedBy,
          facts: factsOf(work),
          keptTexts: {
            rows: JSON.stringify([
              ...work.added.map(({ record }) => record),
              ...work.changed.map((one) => one.after),
            ]),
            before: JSON.stringify(work.changed.map((one) => one.before)),
          },
        })
      },
    )
    if (!posted.ok) return posted
    if (work) writeImport(tx, work, posted.value.id, file)
    return ok({
      ...refOf(posted.value),
      ...(posted.value.facts as unknown as ReturnType<typeof factsOf>).counts,
    })
  }

  function draft(tx: WriteHandle, input: Confirmation, file: PickedFile): Result<Work> {
    const same = importsStore.sameFile(tx, file.sha256)
    if (same !== null) return refusals.sameFile(same)
    const records = everyRecord(tx)
    const preview = previewRegister(file.book, { choice: file.choice, knownGroups: groupsOf(records) })
    if (!preview.ok) return preview
    const review = reviewRegister(records, preview.value)
    if (seenOf(file, preview.value, review) !== input.seen) return refusals.changedSinceSeen()
    const plan = planImport(records, review, input.choices, newId)
    if (!plan.ok) return plan
    return asWork(tx, plan.value, input.choices.redeemableUntil as Day | null)
  }

  function asWork(tx: WriteHandle, plan: ImportPlan, until: Day | null): Result<Work> {
    const changed = [...plan.changed]
    for (const before of plan.closed) {
      const closed = closedHousehold(tx, before, until, ledger.today())
      if (!closed.ok) {
        return closed.refusal.code === 'points_left' ? refusals.noUntil(before.number) : closed
      }
      changed.push({ before, after: closed.value, row: 0 })
    }
    return ok({
      added: plan.added.map((incoming) => ({
        row: incoming.row,
        record: asRecord(incoming, newId),
        subject: newId(),
      })),
      changed,
    })
  }
}

/** What one import writes. */
interface Work {
  readonly added: readonly {
    readonly row: number
    readonly record: HouseholdRecord
    readonly subject: string
  }[]
  readonly changed: readonly {
    readonly before: HouseholdRecord
    readonly after: HouseholdRecord
    readonly row: number
  }[]
}

function factsOf(work: Work) {
  const after = [...work.added.map(({ record }) => record), ...work.changed.map((one) => one.after)]
  const statuses = [...new Set(after.map((record) => record.status))].sort()
  return {
    counts: {
      added: work.added.length,
      changed: work.changed.filter(({ row }) => row > 0).length,
      closed: work.changed.filter(({ row }) => row === 0).length,
      statuses: statuses.map((status) => ({
        status,
        households: after.filter((record) => record.status === status).length,
      })),
    },
    added: work.added.map(({ row, record, subject }) => ({
      row,
      household: record.id,
      number: record.number,
      subject,
    })),
    changed: work.changed.map(({ row, before, after: changed }) => ({
      row,
      household: before.id,
      number: changed.number,
      status: changed.status,
    })),
  }
}

function writeImport(tx: WriteHandle, work: Work, document: string, file: PickedFile): void {
  importsStore.insert(tx, document, file.name, file.sha256)
  const renumbered = work.changed.filter(({ before, after }) => before.number !== after.number)
  // Two households may have changed numbers with each other: first all of them let go of theirs.
  for (const { before } of renumbered) store.letGoOfNumber(tx, before.id)
  for (const { before, after, row } of work.changed) {
    writeRecord(tx, before, after, document)
    importsStore.insertRow(tx, { import: document, row, id: before.id, before: JSON.stringify(before) })
  }
  for (const { row, record, subject } of work.added) {
    addRecord(tx, record, subject, document)
    importsStore.insertRow(tx, { import: document, row, id: record.id, before: null })
  }
}

type ImportRow = ReturnType<typeof importsStore.rows>[number]

/** Why an import is not reversed any more: the first of its households that something has happened to. */
function holderOf(db: ReadHandle, rows: readonly ImportRow[], sequence: number): string | null {
  for (const row of rows) {
    const serial = importsStore.usedSince(db, row.id, sequence)
    if (serial) return `${store.one(db, row.id)?.number ?? ''} 号已经办过别的事（${serial}）`
  }
  return null
}

/** Restored households take their old numbers back. Refuses import_number_reused. */
function numbersFree(db: ReadHandle, rows: readonly ImportRow[]): Result<null> {
  const own = new Set(rows.map((row) => row.id))
  for (const row of rows) {
    if (row.before === null) continue
    const { number } = JSON.parse(row.before) as HouseholdRecord
    const holder = store.byNumber(db, number)
    if (holder !== undefined && !own.has(holder.id)) return refusals.numberTakenBack(number)
  }
  return ok(null)
}
