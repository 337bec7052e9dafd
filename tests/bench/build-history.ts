import type { Day } from '#main/kernel/dates.ts'
import { buildHistory } from './history.ts'

/** On a process of its own, so that the pages can be built meanwhile: folder, today, redemptions. */
const [folder = '', today = '', redemptions = ''] = process.argv.slice(2)
await buildHistory(folder, today as Day, Number(redemptions))
