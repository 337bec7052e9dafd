import { join } from 'node:path'
import { buildIfStale } from '#main/hosts/cli/build.ts'
import { dayOf } from '#main/kernel/dates.ts'
import { benchFolder, keptFolder, root } from './folder.ts'
import { buildWithoutHistory } from './history.ts'
import { buildLarge, searchesIn } from './large.ts'
import { ledgerMeasures } from './ledger.ts'
import { hangAllTheTime, lastMonthOf, noticeRatio } from './notices.ts'
import { addDeeds, askAllTheTime, reportRatio } from './reports.ts'
import { figures, measure, target, tell } from './run.ts'
import { screenTimes } from './screen.ts'
import { copyBench } from './village.ts'
import { visitsIn } from './visits.ts'
import { startQuietHost } from './whole-process.ts'

const HOUSEHOLDS = 127_000
const GOODS = 10_000
const TRANSFERS = 5_000_000
const ACCOUNTANT = '张会计'
const today = dayOf(new Date())
const folder = benchFolder()

await measure('the pages', () => buildIfStale(root))
const large = await measure('127,000 households and 10,000 goods', () =>
  keptFolder('large', today, (target) => buildLarge(target, today, HOUSEHOLDS, GOODS)),
)
const screen = await measure('scan and search to painted line', () => {
  if ('missing' in large) throw new Error(large.missing)
  const data = copyBench(large.of.path, join(folder, 'large'))
  return screenTimes(data, visitsIn(data, 60), { searches: searchesIn(data, 60) })
})
const ledger = await measure('the ledger of a household with 5,000 lines', async () => {
  const young = await buildWithoutHistory(join(folder, 'young'), today)
  return ledgerMeasures(folder, young)
})
const ranking = await measure('a ranking over 5,000,000 transfers', () => {
  if ('missing' in large) throw new Error(large.missing)
  const data = copyBench(large.of.path, join(folder, 'ranked'))
  const span = addDeeds(data, today, TRANSFERS)
  return { data, span, ...reportRatio(data, span, 5) }
})
const notice = await measure('a summary to hang, of the month and of the year', () => {
  if ('missing' in ranking) throw new Error(ranking.missing)
  const { data, span } = ranking.of
  return { month: noticeRatio(data, lastMonthOf(span), 5), year: noticeRatio(data, span, 5) }
})
const beside = await measure(
  'scans while the ranking is made, and a summary hung, again and again',
  async () => {
    if ('missing' in ranking) throw new Error(ranking.missing)
    const { data, span } = ranking.of
    const visits = visitsIn(data, 60)
    const host = startQuietHost
    const alone = await screenTimes(data, visits, { host })
    const busy = await screenTimes(data, visits, { host, meanwhile: askAllTheTime(span, ACCOUNTANT) })
    const hanging = await screenTimes(data, visits, { host, meanwhile: hangAllTheTime(span, ACCOUNTANT) })
    const aloneP95Ms = alone.scan.p95Ms
    const besides = ({ scan, times }: typeof busy) => ({
      p95Ms: scan.p95Ms,
      laterMs: scan.p95Ms - aloneP95Ms,
      times,
    })
    return { aloneP95Ms, ranking: besides(busy), notice: besides(hanging) }
  },
)

tell(
  'bench:full',
  {
    households: HOUSEHOLDS,
    goods: GOODS,
    screen: figures(screen),
    ledger: figures(ledger),
    ranking: figures(ranking),
    notice: figures(notice),
    beside: figures(beside),
  },
  [
    target(screen, 'scan.aboveFloorMs', ({ scan }) => scan.aboveFloorMs, { atMost: 60 }, 'ms'),
    target(screen, 'search.aboveFloorMs', ({ search }) => search!.aboveFloorMs, { atMost: 60 }, 'ms'),
    target(ledger, 'ledger.open.aboveFloorMs', ({ open }) => open.aboveFloorMs, { atMost: 100 }, 'ms'),
    target(ledger, 'ledger.dropped', ({ dropped }) => dropped, { atMost: 0 }),
    target(ranking, 'ranking.ratioToBare', (one) => one.ratioToBare, { atMost: 3 }),
    target(notice, 'notice.monthRatioToBare', ({ month }) => month.ratioToBare, { atMost: 3 }),
    target(notice, 'notice.yearRatioToBare', ({ year }) => year.ratioToBare, { atMost: 3 }),
    target(beside, 'ranking.scanLaterMs', (one) => one.ranking.laterMs, { atMost: 15 }, 'ms'),
    target(beside, 'notice.scanLaterMs', (one) => one.notice.laterMs, { atMost: 15 }, 'ms'),
  ],
)
