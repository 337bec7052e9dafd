import { expect, test } from 'vitest'
import { expectOk } from '#main/kernel/result.ts'
import { now } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openNoticeShop } from './notice-shop.ts'

const period = { from: '2026-11-01', to: '2026-11-30' }

test('a long list is drawn beside the counter, hangs as it was drawn, and is drawn once', async () => {
  const village = openNoticeShop({ steps: [] }, { aside: true })
  try {
    const households = ['王桂花', '王梅花', '李大山'].map((name) => village.household(name, 300))
    village.record('sweep', households)
    const { notices, committee } = village
    const form = village.form({ kind: 'period', period })
    const asked = notices.preview(form, committee)
    expect(asked).toBeInstanceOf(Promise)
    const { from, until, ...board } = expectOk(await asked)
    expect([from, until]).toEqual(['2026-11-10', '2026-11-12'])
    expect(board.rows[0]).toEqual(['1', '三组', '王*花（甲）', '5', '0', '5', '8'])

    const input = { document: newId(), ...form }
    const hung = expectOk(await notices.publish(input, committee))
    expect(hung).toMatchObject({ lines: 3, repeated: false })
    expect(now(notices.view({ notice: input.document }, committee)).board).toEqual(board)
    // pressed again, it is answered from the book
    expect(now(notices.publish(input, committee))).toEqual({ ...hung, repeated: true })

    const refused = await notices.preview({ ...form, title: '王桂花' }, committee)
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'notice_text_private' } })
  } finally {
    village.close()
  }
})
