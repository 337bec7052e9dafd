import { cpSync } from 'node:fs'
import type { Role } from '#main/api/session.ts'
import { ruleTemplate } from '#main/domain/rules/rule-templates.ts'
import { addDays, dayOf } from '#main/kernel/dates.ts'
import { openDeedsShop } from '../domain/deeds/deeds-shop.ts'
import { now } from '../kit/counter-shop.ts'
import { newId } from '../kit/shop.ts'

export interface ChainVillage {
  /** What was done, as the rules of the place say it. */
  readonly deed: string
  readonly steps: readonly {
    readonly name: string
    readonly role: Role
    readonly kind: 'check' | 'publish'
  }[]
}

/**
 * A folder with a village that keeps points as a real place does; figures that are not public are 10 points. 王桂花's
 * deed has been recorded today; 李长顺's has hung on the board, and its days are over. PIN 1234 each.
 */
export function seedChain(key: string, dataDir: string): ChainVillage {
  const place = ruleTemplate(key)
  if (!place) throw new Error(`no template ${key}`)
  const steps = (place.scheme.steps ?? []).map((step) => ({ ...step }))
  const filled = place.clauses.map((clause) =>
    clause.kind === 'veto' || clause.minimum !== null ? clause : { ...clause, minimum: 1000, maximum: 1000 },
  )
  const today = dayOf(new Date())
  const begun = addDays(today, -9)
  const village = openDeedsShop(
    filled,
    {
      steps,
      ...(place.scheme.cycle && { cycle: place.scheme.cycle }),
      ...(place.scheme.cycleEnd && { cycleEnd: place.scheme.cycleEnd }),
    },
    `${begun}T01:42:00Z`,
  )
  const deed = filled.find(({ kind }) => kind === 'award')?.text ?? ''
  const [li, wang] = [village.household('李长顺', 0), village.household('王桂花', 0)]
  const told = { evidence: '给刘大爷送了三天饭', event: '照看刘大爷' }
  const hung = village.record(deed, [li], told)
  for (const step of steps) {
    if (step.kind === 'check') now(village.decide(hung, village.by(step.role)))
  }
  now(
    village.shop.services.notices.publish(
      {
        document: newId(),
        kind: 'deeds',
        scheme: village.scheme,
        title: '积分公示',
        place: '村部',
        days: 7,
        mask: 'masked',
        approver: '',
        deeds: hung,
        period: null,
        top: null,
      },
      village.by('committee'),
    ),
  )
  village.goTo(today)
  village.clock.set(new Date().toISOString())
  const mine = village.sheet(deed, [wang], { ...told, selfReported: true })
  now(village.deeds.record(mine, village.by('recorder')))
  village.by('assessor')
  now(village.shop.services.session.closeShift({}, village.caller))
  village.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  cpSync(village.folder, dataDir, { recursive: true })
  village.close()
  return { deed, steps }
}
