import { cpSync } from 'node:fs'
import { award, deduct } from '#main/domain/rules/templates/shape.ts'
import { DEFAULT_SETTINGS } from '#main/domain/schemes/settings.ts'
import { openDeedsShop } from '../domain/deeds/deeds-shop.ts'
import { now } from '../kit/counter-shop.ts'
import { makeFindable } from '../kit/findable.ts'
import { newId } from '../kit/shop.ts'

const MEMBERS = ['孙德福', '王桂花', '李长顺', '赵玉兰', '周建平'] as const

/** A village whose party members and teams have points of their own. PIN 1234; 张会计 keeps it. */
export function seedPeople(dataDir: string): void {
  const village = openDeedsShop([award('环境', '义务扫雪', 5)], {}, new Date().toISOString())
  for (const name of MEMBERS) {
    const { head } = village.household(name, 0)
    if (name !== '周建平')
      village.store.sqlite.prepare('UPDATE persons SET party_member = 1 WHERE id = ?').run(head)
  }
  makeFindable(village.store)
  const scheme = (name: string, subject: 'person' | 'team') => {
    const id = newId()
    now(
      village.shop.services.schemes.decide(
        {
          document: newId(),
          scheme: id,
          name,
          fromDate: village.shop.ledger.today(),
          approver: '党支部',
          settings: { ...DEFAULT_SETTINGS, subject, redeemable: false } as never,
        },
        village.admin,
      ),
    )
    return id
  }
  village.decideRules(
    [
      award('先锋任务', '联系困难群众', 10, { scope: 'party', partyClasses: ['A', 'B'] }),
      award('先锋任务', '参加主题党日', 5, { scope: 'party' }),
      deduct('纪律', '无故缺席“三会一课”', 5, { scope: 'party', entry: 'organisation' }),
    ],
    scheme('党员积分', 'person'),
  )
  village.decideRules([award('志愿', '夜间巡逻一次', 10)], scheme('团队积分', 'team'))
  now(village.shop.services.session.closeShift({}, village.caller))
  village.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  cpSync(village.folder, dataDir, { recursive: true })
  village.close()
}
