import { cpSync } from 'node:fs'
import { cycleBefore, cycleOf } from '#main/kernel/cycles.ts'
import { addDays, dayOf, yearOf } from '#main/kernel/dates.ts'
import { openReportShop } from '../domain/reports/report-shop.ts'
import { now } from '../kit/counter-shop.ts'

const HEADS = ['王桂花', '李大山', '赵玉兰', '欧阳建国', '孙德福', '周秀英'] as const

/**
 * A village that ranks with prizes (虎林): deeds of the last quarter and of yesterday. PIN 1234; 张会计 keeps it.
 */
export function seedReports(dataDir: string): { readonly quarter: string; readonly yesterday: string } {
  const today = dayOf(new Date())
  const last = cycleBefore('quarter', today)!
  const yesterday = addDays(today, -1)
  const village = openReportShop(
    {
      redeemable: true,
      reward: {
        mode: 'rank',
        prizes: [
          { from: 1, to: 2, prize: '床垫' },
          { from: 3, to: 4, prize: '毛毯' },
        ],
        fenPerPoint: 0,
      },
    },
    last.from,
  )
  const households = HEADS.map((name) => {
    const household = village.household(name, 1000)
    village.store.sqlite
      .prepare("INSERT INTO household_terms (term, kind, rank, household) VALUES (?, 'name', 0, ?)")
      .run(name, household.id)
    return household
  })
  village.day(addDays(last.from, 40))
  for (const [index, points] of [3000, 2500, 2500, 100, 500].entries()) {
    village.deed('sweep', households[index]!, points)
  }
  village.deed('family', households[3]!, 2000)
  village.deed('rude', households[5]!, 300)
  village.day(yesterday)
  village.deed('help', households[0]!, 800)
  village.day(today)
  village.clock.set(new Date().toISOString())
  now(village.shop.services.session.closeShift({}, village.caller))
  village.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  cpSync(village.folder, dataDir, { recursive: true })
  village.close()
  const { from } = cycleOf('quarter', last.from)!
  const quarter = '一二三四'[Math.floor((Number(from.slice(5, 7)) - 1) / 3)]
  return { quarter: `${yearOf(last.from)}年第${quarter}季度`, yesterday }
}
