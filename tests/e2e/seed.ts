import { cpSync } from 'node:fs'
import { now, openCounterShop } from '../kit/counter-shop.ts'
import { newId } from '../kit/shop.ts'

/** A folder with a shop in which 王淑珍 served three households alone today; PIN 1234 each. */
export function seedServedAlone(dataDir: string): void {
  const counter = openCounterShop({}, new Date().toISOString())
  const soap = counter.goods('雕牌肥皂', 300, 100, 10_000)
  const { session, redemption } = counter.shop.services
  now(session.closeShift({}, counter.caller))
  now(session.openShift({ writer: counter.people.writer, issuer: counter.people.writer }, counter.caller))
  for (const name of ['王桂花', '李秀英', '赵玉兰']) {
    const household = counter.household(name, 8600)
    const cart = {
      id: newId(),
      household: household.id,
      lines: [{ item: soap.id, quantity: 2 }],
      collector: { kind: 'member', person: household.head },
      identity: { by: 'card' },
    } as const
    now(
      redemption.confirm({ cart: { ...cart, lines: [...cart.lines] }, spendableShown: 8600 }, counter.caller),
    )
  }
  counter.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  cpSync(counter.folder, dataDir, { recursive: true })
  counter.close()
}
