import { cpSync } from 'node:fs'
import { addDays, dayOf } from '#main/kernel/dates.ts'
import { now } from '../kit/counter-shop.ts'
import { openOfficeShop } from '../kit/office-shop.ts'

/** The gun reads it off the soap. */
export const SOAP = '6901234567892'

/**
 * A shop whose shelf was looked after three weeks ago: 10 sacks of flour and 3 of 8 pieces of soap have expired since,
 * milk expires within a month, salt in four. PIN 1234; 张会计 keeps it.
 */
export function seedExpiry(dataDir: string): void {
  const today = dayOf(new Date())
  const office = openOfficeShop({}, new Date(Date.now() - 21 * 86_400_000).toISOString())
  const soap = office.item('透明皂', {
    unit: '块',
    spec: '252 克',
    barcodes: [{ code: SOAP, quantity: 1, pack: '' }],
  })
  const receive = (item: string, quantity: number, totalFen: number, days: number) =>
    office.receive([{ item, quantity, totalFen, expiresOn: addDays(today, days) }])
  receive(office.item('面粉', { unit: '袋', spec: '5 公斤' }), 10, 12_000, -6)
  receive(soap, 3, 900, -2)
  receive(soap, 5, 1500, 300)
  receive(office.item('纯牛奶', { unit: '箱', spec: '250 毫升 × 24' }), 4, 20_000, 24)
  receive(office.item('食用盐', { unit: '袋', spec: '400 克' }), 50, 10_000, 120)
  office.clock.set(new Date().toISOString())
  office.post('clock_confirmed')
  now(office.shop.services.session.closeShift({}, office.caller))
  office.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  cpSync(office.folder, dataDir, { recursive: true })
  office.close()
}
