import { join } from 'node:path'
import { buildIfStale } from '#main/hosts/cli/build.ts'
import { dayOf } from '#main/kernel/dates.ts'
import { benchFolder, keptFolder, root } from './folder.ts'
import { buildLarge, searchesIn } from './large.ts'
import { figures, measure, target, tell } from './run.ts'
import { screenTimes } from './screen.ts'
import { copyBench } from './village.ts'
import { visitsIn } from './visits.ts'

const HOUSEHOLDS = 127_000
const GOODS = 10_000
const today = dayOf(new Date())
const folder = benchFolder()

await measure('the pages', () => buildIfStale(root))
const screen = await measure('127,000 households and 10,000 goods', () =>
  keptFolder('large', today, (target) => buildLarge(target, today, HOUSEHOLDS, GOODS)),
).then((large) =>
  measure('scan and search to painted line', () => {
    if ('missing' in large) throw new Error(large.missing)
    const data = copyBench(large.of.path, join(folder, 'large'))
    return screenTimes(data, visitsIn(data, 60), searchesIn(data, 60))
  }),
)

tell('bench:full', { households: HOUSEHOLDS, goods: GOODS, screen: figures(screen) }, [
  target(screen, 'scan.aboveFloorMs', ({ scan }) => scan.aboveFloorMs, { atMost: 60 }, 'ms'),
  target(screen, 'search.aboveFloorMs', ({ search }) => search!.aboveFloorMs, { atMost: 60 }, 'ms'),
])
