import type { printing } from '../../api/printing.ts'
import type { Calls } from '../../api/types.ts'
import type { ReadHandle, Store, WriteHandle } from '../../db/handle.ts'
import { addMonths, type Clock, type Day, timeOf } from '../../kernel/dates.ts'
import type { HouseholdId, Ids } from '../../kernel/ids.ts'
import { spendableOf } from '../../kernel/purse.ts'
import { assert, ok, type Result } from '../../kernel/result.ts'
import type { CounterHouseholds } from '../households/counter.service.ts'
import { type Purpose, subjectPoints } from '../ledger/accounts.ts'
import { book } from '../ledger/book.service.ts'
import { readContent } from '../ledger/content.ts'
import { DOCUMENT_KINDS, type DocumentKind } from '../ledger/documents.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import { pointsEntries } from '../points/entries.service.ts'
import { quantityText, type SlipRecord } from '../redemption/slip-record.ts'
import { slipNames } from '../redemption/slips.service.ts'
import { pointsPurse } from '../schemes/purse.service.ts'
import type { SchemesService } from '../schemes/schemes.service.ts'
import type { SlipLayout } from '../slips/layout.ts'
import { printerTestSlip } from '../slips/printer-test-slip.ts'
import { statementSlip } from '../slips/statement-slip.ts'
import type { SessionService } from '../staff/session.service.ts'
import { documentSlip, inOrder } from './document-slip.service.ts'
import { type JobState, printingStore as store } from './printing.store.ts'
import { DEFAULT_PRINTER, INTERRUPTED, type PrinterSettings, printingRefusals } from './printing.ts'

/** F7 tells a household its own last months. */
const STATEMENT_MONTHS = 3

export interface PrintingService extends Calls<typeof printing> {
  /** Queues the slip of a document just posted, in its own transaction; nothing where no printer is set. */
  queueSlip(tx: WriteHandle, document: string, serial: string): void
  /** The printer as set, or as the host was started with. */
  printer(): PrinterSettings
  /** Jobs that an earlier run left half sent: nobody knows how they ended, and the counter asks. */
  markInterrupted(): void
  /** Takes the next job and marks it as being sent; undefined where the queue is empty. */
  takeNext(): { id: string; layouts: readonly SlipLayout[] } | undefined
  /** Writes down how a job ended. */
  finish(job: string, state: Exclude<JobState, 'waiting' | 'sending'>, reason: string | null): void
}

export function createPrinting(deps: {
  store: Store
  locks: Store
  ledger: Ledger
  clock: Clock
  ids: Ids
  households: CounterHouseholds
  schemes: SchemesService
  sessions: SessionService
  /** From the command line; wins over what is set. */
  printerAddress?: string | undefined
  /** Wakes the queue after the commit. */
  wake: () => void
}): PrintingService {
  const { store: village, locks, ledger, clock, ids } = deps
  const printer = (): PrinterSettings => {
    const saved = store.setting(locks, 'printer')
    const settings = saved ? (JSON.parse(saved) as PrinterSettings) : DEFAULT_PRINTER
    return deps.printerAddress ? { ...settings, address: deps.printerAddress } : settings
  }

  const enqueue = (
    tx: WriteHandle,
    job: { document: string | null; title: string; layout: SlipLayout | null; reprint: boolean },
  ) => {
    const id = ids.next<string>()
    const printable = printer().address !== ''
    store.insert(tx, {
      id,
      document: job.document,
      title: job.title,
      layout: printable && job.layout ? JSON.stringify([job.layout]) : null,
      reprint: job.reprint ? 1 : 0,
      state: printable ? 'waiting' : 'dropped',
      queued_at: clock.now().toISOString(),
    })
    return id
  }

  const queue = (job: Parameters<typeof enqueue>[1]): Result<{ job: string }> => {
    const queued = village.write((tx) => ok({ job: enqueue(tx, job) }))
    deps.wake()
    return queued
  }

  const titleOf = (db: ReadHandle, document: string): string => {
    const row = book.document(db, document)
    return row ? DOCUMENT_KINDS[row.kind as DocumentKind].title : ''
  }

  return {
    printer,

    queueSlip(tx, document, serial) {
      if (printer().address === '') return
      enqueue(tx, { document, title: serial, layout: null, reprint: false })
      setImmediate(deps.wake)
    },

    markInterrupted() {
      village.write((tx) => {
        store.interrupted(tx, INTERRUPTED)
        return ok(null)
      })
    },

    takeNext() {
      const job = store.next(village)
      if (job === undefined) return undefined
      village.write((tx) => {
        store.setState(tx, job.id, 'sending', null, null)
        return ok(null)
      })
      if (job.layout !== null) return { id: job.id, layouts: JSON.parse(job.layout) as SlipLayout[] }
      const parts =
        job.document === null
          ? undefined
          : documentSlip(village, job.document, printer().columns, job.reprint === 1)
      assert(parts, `print job ${job.id} has nothing to print`)
      return { id: job.id, layouts: inOrder(parts) }
    },

    finish(job, state, reason) {
      village.write((tx) => {
        store.setState(tx, job, state, reason, clock.now().toISOString())
        return ok(null)
      })
    },

    settings: () => ok({ ...printer() }),

    saveSettings(input) {
      locks.write((tx) => {
        store.saveSetting(tx, 'printer', JSON.stringify(input))
        return ok(null)
      })
      return ok(printer())
    },

    test() {
      const settings = printer()
      if (settings.address === '') return printingRefusals.noPrinter()
      const site = book.site(village)
      const layout = printerTestSlip(
        {
          village: site?.village ?? '',
          printerName: settings.address,
          day: ledger.today(),
          time: timeOf(clock.now()),
        },
        settings.columns,
      )
      return queue({ document: null, title: '打印测试', layout, reprint: false })
    },

    jobs: () =>
      ok(
        store.recent(village).map((row) => ({
          id: row.id,
          document: row.document,
          title: row.title,
          serial: row.serial,
          state: row.state,
          reason: row.reason,
          queuedAt: row.queued_at,
        })),
      ),

    preview(input) {
      const parts = documentSlip(village, input.document, printer().columns, false)
      return parts ? ok(inOrder(parts)) : printingRefusals.noSlip()
    },

    reprint(input) {
      if (printer().address === '') return printingRefusals.noPrinter()
      if (documentSlip(village, input.document, printer().columns, true) === undefined)
        return printingRefusals.noSlip()
      return queue({
        document: input.document,
        title: titleOf(village, input.document),
        layout: null,
        reprint: true,
      })
    },

    settle(input) {
      const job = store.one(village, input.job)
      if (job === undefined) return printingRefusals.unknownJob()
      village.write((tx) => {
        store.setState(
          tx,
          job.id,
          input.printed ? 'printed' : 'failed',
          job.reason,
          clock.now().toISOString(),
        )
        return ok(null)
      })
      return ok({})
    },

    statement(input) {
      const today = ledger.today()
      const household = deps.households.counterHousehold(village, input.household as HouseholdId)
      if (!household.ok) return household
      const scheme = deps.schemes.spending(village, today)
      if (!scheme.ok) return scheme
      const from = addMonths(today, -STATEMENT_MONTHS)
      const { subject } = household.value
      const entries = pointsEntries(village, subject, scheme.value.id, from, today)
      const purse = pointsPurse({ ledger, schemes: deps.schemes }, village, scheme.value, subject)
      const has = (purpose: Purpose) =>
        ledger.balance(village, subjectPoints(scheme.value.id, subject, purpose)).balance
      const site = book.site(village)
      const shift = deps.sessions.shift()
      const layout = statementSlip(
        {
          village: site?.village ?? '',
          shopName: site?.shop ?? '',
          printedDay: today,
          time: timeOf(clock.now()),
          writer: shift.ok ? shift.value.writerName : '',
          household: {
            number: household.value.number,
            group: household.value.groupName,
            headName: household.value.headName,
          },
          fromDay: from,
          openingHundredths: entries.opening,
          rows: entries.rows.map((row) => ({
            day: row.day as Day,
            title: row.title,
            reason: row.reason,
            pointsHundredths: row.points,
            giftedHundredths: row.gifted,
            balanceHundredths: row.balance,
          })),
          balanceHundredths: entries.rows.at(-1)?.balance ?? entries.opening,
          giftedHundredths: has('gifted'),
          depositedHundredths: has('deposited'),
          heldBackHundredths: purse.floor,
          spendableHundredths: spendableOf(purse),
        },
        printer().columns,
      )
      const queued = queue({ document: null, title: '户积分明细', layout, reprint: false })
      return queued.ok ? ok({ job: queued.value.job, layout }) : queued
    },

    dayRegister(input) {
      const site = book.site(village)
      const rows = store.registerOfDay(village, input.day).map((row) => {
        const record = readContent(row.content).facts as unknown as SlipRecord
        const names = slipNames(village, row.id)
        return {
          serial: row.serial,
          time: timeOf(new Date(row.entered_at)),
          number: names.household.number,
          groupName: names.household.group,
          headName: names.household.headName ?? '',
          goods: record.lines.map((line) => `${line.name}×${quantityText(line.quantity, line)}`).join('、'),
          // a correction moves points between households and takes none out of the shop
          points: row.kind === 'correction' ? 0 : record.total,
          collector: names.collector.name,
          writer: names.writer,
          issuer: names.issuer,
          title: DOCUMENT_KINDS[row.kind as DocumentKind].title,
        }
      })
      return ok({
        village: site?.village ?? '',
        shop: site?.shop ?? '',
        day: input.day,
        rows,
        total: rows.reduce((sum, row) => sum + row.points, 0),
      })
    },
  }
}
