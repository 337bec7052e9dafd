import { expect, test } from 'vitest'
import { createDeeds } from '#main/domain/deeds/deeds.service.ts'
import { award } from '#main/domain/rules/templates/shape.ts'
import { createBookAside } from '#main/hosts/book-aside.ts'
import { createPhotoShelf } from '#main/hosts/photo-shelf.ts'
import { systemIds } from '#main/hosts/system.ts'
import { expectOk } from '#main/kernel/result.ts'
import { now } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openDeedsShop } from './deeds-shop.ts'

const SWEEP = '参加村里大扫除'

test('who may be ticked in a whole town is listed beside the counter, word for word as in a village', async () => {
  const village = openDeedsShop([award('环境卫生', SWEEP, 5)])
  try {
    const { shop, store, clock, folder, scheme, caller } = village
    const { catalogue, households, rules, schemes, stock } = shop.services
    const aside = createBookAside(store.sqlite.name)
    const town = createDeeds({
      ...{ store, ledger: shop.ledger, clock, ids: systemIds, schemes, rules, households },
      photos: createPhotoShelf(folder),
      goods: { item: catalogue.item, addLot: stock.addLot },
      aside: (work) => aside('listed', { list: work }),
      manySubjects: 1,
    })
    const three = ['王桂花', '王梅花', '李大山'].map((name) => village.household(name, 300))
    now(village.deeds.record(village.sheet(SWEEP, three.slice(0, 1)), village.by('recorder')))

    for (const clause of [null, village.clauseOf(SWEEP)]) {
      const input = { scheme, clause, day: shop.ledger.today() }
      const asked = town.candidates(input, caller)
      expect(asked).toBeInstanceOf(Promise)
      expect(expectOk(await asked)).toEqual(now(village.deeds.candidates(input, caller)))
    }
    const unknown = { scheme, clause: newId(), day: shop.ledger.today() }
    expect(await town.candidates(unknown, caller)).toEqual(village.deeds.candidates(unknown, caller))
  } finally {
    village.close()
  }
})
