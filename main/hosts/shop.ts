import { join } from 'node:path'
import type { Topic } from '../api/call.ts'
import type { ReadHandle, Store } from '../db/handle.ts'
import { encodeSlips } from '../devices/printer/encode.ts'
import type { PrinterPort } from '../devices/printer/port.ts'
import { createTcpPrinter } from '../devices/printer/tcp.ts'
import { createCatalogue } from '../domain/catalogue/catalogue.service.ts'
import { createClosing } from '../domain/closing/closing.service.ts'
import { unsignedSlips } from '../domain/closing/closing.ts'
import { createCounting } from '../domain/counting/counting.service.ts'
import { openCounts } from '../domain/counting/counting.ts'
import { createDeeds } from '../domain/deeds/deeds.service.ts'
import { createHouseholds } from '../domain/households/households.service.ts'
import { createRegister } from '../domain/households/intake.service.ts'
import type { HouseholdsDeps } from '../domain/households/records.service.ts'
import { createLedger } from '../domain/ledger/ledger.service.ts'
import { createNotices } from '../domain/notices/notices.service.ts'
import { createParty } from '../domain/party/party.service.ts'
import { createCycles } from '../domain/points/cycles.service.ts'
import { createPoints } from '../domain/points/points.service.ts'
import { createPurposes } from '../domain/points/purposes.service.ts'
import { createPrinting } from '../domain/printing/printing.service.ts'
import { createCorrections } from '../domain/redemption/corrections.service.ts'
import type { CounterDeps } from '../domain/redemption/deps.service.ts'
import { writeMissingSlip } from '../domain/redemption/missing.service.ts'
import { createRedemption } from '../domain/redemption/redemption.service.ts'
import { createReports } from '../domain/reports/reports.service.ts'
import { createRules } from '../domain/rules/rules.service.ts'
import { pointsPurse } from '../domain/schemes/purse.service.ts'
import { createSchemes } from '../domain/schemes/schemes.service.ts'
import { isNamedDay } from '../domain/schemes/windows.ts'
import { createSite } from '../domain/site/site.service.ts'
import { createTakeOver } from '../domain/site/take-over.service.ts'
import { createSessions } from '../domain/staff/session.service.ts'
import { createStaff } from '../domain/staff/staff.service.ts'
import { createStock } from '../domain/stock/stock.service.ts'
import { createTeams } from '../domain/teams/teams.service.ts'
import type { Day } from '../kernel/dates.ts'
import { spendableOf } from '../kernel/purse.ts'
import { ok } from '../kernel/result.ts'
import type { AppOptions } from './app.ts'
import { createBookAside } from './book-aside.ts'
import { createPhotoShelf } from './photo-shelf.ts'
import { createPictureShelf } from './picture-shelf.ts'
import { createPrintQueue } from './print-queue.ts'

/** By then every scheme that was ever decided has begun. */
const END_OF_TIME = '9999-12-31' as Day

/** Everything that lives on one open village file: its services by noun, and its print queue. */
export function openShop(
  village: Store,
  locks: Store,
  options: AppOptions,
  announce: (...topics: Topic[]) => void,
) {
  const { clock, ids, random, dataDir, log } = options
  const ledger = createLedger({ clock, random })
  const staff = createStaff({ store: village, locks, ledger, clock, random })
  const site = createSite({ store: village, ledger, staff, clock, ids })
  const takeOver = createTakeOver({ store: village, ledger, staff, clock, ids })
  const sessions = createSessions({
    store: village,
    ledger,
    staff,
    clock,
    ids,
    uncountersigned: () => unsigned().length,
  })
  const catalogue = createCatalogue({
    store: village,
    ledger,
    ids,
    prices: {
      check: (db, from, prices) => {
        const scheme = schemes.checkPrices(db, from, prices)
        return scheme.ok ? ok(null) : scheme
      },
      keep: (tx, from, prices, document) => schemes.keepPrices(tx, from, prices, document),
    },
    pictures: createPictureShelf(join(dataDir, 'pictures')),
  })
  const schemes = createSchemes({ store: village, ledger, catalogue })
  const rules = createRules({
    store: village,
    ledger,
    ids,
    schemes: (db) =>
      schemes
        .all(db, END_OF_TIME)
        .map(({ id, name, settings }) => ({ id, name, precision: settings.precision })),
    decideScheme: schemes.decideWithin,
  })
  const settingsNow = (db: ReadHandle) => schemes.spending(db, ledger.today())
  const householdsDeps: HouseholdsDeps = {
    store: village,
    ledger,
    clock,
    ids,
    random,
    spendable: (db, subject) => {
      const scheme = settingsNow(db)
      if (!scheme.ok) return null
      return spendableOf(pointsPurse({ ledger, schemes }, db, scheme.value, subject))
    },
    floor: (db, scheme, subject) => {
      const now = settingsNow(db)
      return now.ok && now.value.id === scheme ? schemes.heldBack(db, now.value, subject) : 0
    },
  }
  const households = createHouseholds(householdsDeps)
  const register = createRegister(householdsDeps)
  const teams = createTeams({ store: village, ledger })
  const party = createParty({ store: village, ledger })
  const photos = createPhotoShelf(join(dataDir, 'photos'))
  const stock = createStock({ store: village, ledger, catalogue, households, staff, photos, clock, ids })
  const aside = createBookAside(village.sqlite.name)
  const deeds = createDeeds({
    store: village,
    ledger,
    clock,
    ids,
    schemes,
    rules,
    households,
    photos,
    aside: (work) => aside('listed', { list: work }),
    goods: { item: catalogue.item, addLot: stock.addLot },
  })
  const points = createPoints({ store: village, ledger, schemes })
  const cycles = createCycles({ store: village, ledger, ids, schemes, rules })
  const purposes = createPurposes({ store: village, ledger, schemes })
  const notices = createNotices({
    store: village,
    ledger,
    schemes,
    deeds,
    cycles,
    aside: (work, hangAs) => aside('drawn', { draw: work, ...(hangAs === undefined ? {} : { hangAs }) }),
  })
  const reports = createReports({
    store: village,
    ledger,
    schemes,
    rules,
    households,
    aside: (work, form) => aside('made', { make: work, form }),
  })
  const printing = createPrinting({
    store: village,
    locks,
    ledger,
    clock,
    ids,
    households,
    schemes,
    sessions,
    printerAddress: options.printer,
    wake: () => queue.wake(),
  })
  const queue = createPrintQueue({
    printing,
    encode: encodeSlips,
    portFor: printerPorts(),
    changed: () => announce('printing'),
    log,
  })
  const counter: CounterDeps = {
    store: village,
    ledger,
    clock,
    households,
    schemes,
    catalogue,
    stock,
    sessions,
    staff,
    queueSlip: printing.queueSlip,
  }
  const redemption = createRedemption(counter)
  const corrections = createCorrections(counter)
  const counting = createCounting({
    store: village,
    ledger,
    catalogue,
    stock,
    staff,
    clock,
    ids,
    redemptionDay: (db) => {
      const scheme = settingsNow(db)
      return scheme.ok && isNamedDay(scheme.value.settings.windows, ledger.today())
    },
    missingSlip: (tx, slip) => writeMissingSlip(counter, tx, slip),
  })
  const closing = createClosing({
    store: village,
    ledger,
    staff,
    site: (db) => site.site(db) ?? { village: '', shop: '' },
    aside: {
      figures: (reckon) => aside('figures', { reckon, asked: 'figures' }),
      papers: (reckon, asked) => aside('papers', { reckon, asked }),
      vouchers: (reckon) => aside('vouchers', { reckon, asked: 'vouchers' }),
    },
    obstacles: (db, { to }) => [
      ...unsignedSlips(unsigned().filter(({ businessDate }) => businessDate <= to).length),
      ...openCounts(counting.openCounts(db)),
    ],
  })
  const unsigned = () => {
    const waiting = redemption.awaitingReview({}, { session: '', staff: null })
    return waiting instanceof Promise || !waiting.ok ? [] : waiting.value
  }
  queue.wake()
  return {
    village,
    ledger,
    site,
    takeOver,
    queue,
    services: {
      session: sessions,
      staff,
      households,
      register,
      teams,
      party,
      schemes,
      rules,
      deeds,
      notices,
      catalogue,
      stock,
      counting,
      points,
      cycles,
      purposes,
      reports,
      redemption,
      corrections,
      printing,
      closing,
    },
  }
}

export type Shop = ReturnType<typeof openShop>

/** One port an address: a port serialises its own jobs and remembers what its printer can say. */
function printerPorts(): (address: string) => PrinterPort | undefined {
  const ports = new Map<string, PrinterPort>()
  return (address) => {
    const known = ports.get(address)
    if (known) return known
    const made = createTcpPrinter(address)
    if (!made.ok) return undefined
    ports.set(address, made.value)
    return made.value
  }
}
