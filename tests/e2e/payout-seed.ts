import { cpSync } from 'node:fs'
import { cycleBefore } from '#main/kernel/cycles.ts'
import { addDays, dayOf } from '#main/kernel/dates.ts'
import { openReportShop } from '../domain/reports/report-shop.ts'
import { now } from '../kit/counter-shop.ts'
import { newId } from '../kit/shop.ts'

/**
 * A village that pays its points out in money (天元), by the quarter: the last one is over, 王桂花 has 1200 分 of it and
 * 李大山 300, each worth 0.50 元; 集体经济 holds 1000 元. PIN 1234; 张会计 keeps it.
 */
export function seedPayout(dataDir: string): void {
  const today = dayOf(new Date())
  const last = cycleBefore('quarter', today)!
  const village = openReportShop(
    {
      cycle: 'quarter',
      cycleEnd: 'clear',
      gateHundredths: 10_000,
      reward: { mode: 'cash', prizes: [], fenPerPoint: 50 },
    },
    last.from,
  )
  village.household('王桂花', 120_000)
  village.household('李大山', 30_000)
  village.household('赵玉兰', 5_000)
  now(
    village.shop.services.stock.fund(
      {
        document: newId(),
        fund: { id: newId(), channel: 'collective', name: '集体经济' },
        amountFen: 100_000,
        opening: false,
        paperNumber: '',
        from: '村集体',
        note: '',
        businessDate: null,
      },
      village.office,
    ),
  )
  village.day(addDays(today, -1))
  village.day(today)
  village.clock.set(new Date().toISOString())
  now(village.shop.services.session.closeShift({}, village.caller))
  village.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  cpSync(village.folder, dataDir, { recursive: true })
  village.close()
}
