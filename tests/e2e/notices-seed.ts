import { cpSync } from 'node:fs'
import { addDays, dayOf } from '#main/kernel/dates.ts'
import { openNoticeShop } from '../domain/notices/notice-shop.ts'
import { now, type TestHousehold } from '../kit/counter-shop.ts'

const HEADS = [
  ...['王桂花', '王梅花', '李大山', '赵玉兰', '欧阳建国', '孙德福', '周秀英', '吴长河'],
  ...['郑铁柱', '冯淑芬', '陈满仓', '褚凤霞', '卫东升', '蒋守田'],
] as const
const GROUPS = ['一组', '二组', '三组'] as const

/**
 * A folder with a village in which a notice ended two days ago, another hangs, and deeds of today wait to be hung
 * up. PIN 1234 each; 张会计 may publish, 王淑珍 serves at the counter.
 */
export function seedNotices(dataDir: string): void {
  const today = dayOf(new Date())
  const ago = (days: number) => addDays(today, -days)
  const village = openNoticeShop({}, { begun: ago(12), today: ago(8) })
  const households = HEADS.map((name, index) => {
    const household = village.household(name, 2000)
    village.store.sqlite
      .prepare('UPDATE households SET group_name = ? WHERE id = ?')
      .run(GROUPS[Math.floor(index / 5)], household.id)
    village.store.sqlite
      .prepare("INSERT INTO household_terms (term, kind, rank, household) VALUES (?, 'name', 0, ?)")
      .run(name, household.id)
    return household
  })
  const some = (...places: readonly number[]): TestHousehold[] => places.map((place) => households[place]!)

  const first = village.record('sweep', some(0, 2, 3, 5, 6, 8), { day: ago(9) })
  village.day(ago(5))
  village.publish(first, { title: '积分公示' })
  village.day(ago(1))
  const second = [
    ...village.record('donate', some(4), { day: ago(3), each: 120_000 }),
    ...village.record('rude', some(9), { day: ago(2) }),
  ]
  village.publish(second, { title: '捐款和家风积分公示' })
  village.day(today)
  village.clock.set(new Date().toISOString())
  village.record('sweep', some(0, 1, 2, 3, 4, 5, 7, 8, 10, 11, 12, 13), { day: ago(1) })
  village.record('sweep', some(6), { day: ago(1), quantity: 3 })
  village.record('rude', some(9), { day: ago(1) })
  village.record('donate', some(3), { day: ago(4), each: 50_000 })
  village.object(second[1]!, { by: '冯淑芬', reason: '那天是误会，邻居可以作证' })
  now(village.shop.services.session.closeShift({}, village.caller))
  village.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  cpSync(village.folder, dataDir, { recursive: true })
  village.close()
}
