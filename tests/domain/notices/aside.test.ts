import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { expectOk } from '#main/kernel/result.ts'
import { now } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { type NoticeShop, openNoticeShop } from './notice-shop.ts'

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

/** More households than a counter could wait for. */
function town(village: NoticeShop, households: number): void {
  const { sqlite } = village.store
  const first = sqlite.prepare('SELECT id FROM documents WHERE sequence = 1').pluck().get()
  const add = sqlite.transaction(() => {
    for (let one = 1; one <= households; one++) {
      const id = `town-${one}`
      sqlite
        .prepare(
          `INSERT INTO households (id, number, group_name, population, status, head, registered_by, changed_by)
           VALUES (?, ?, '九组', 1, 'active', ?, ?, ?)`,
        )
        .run(id, `8${String(one).padStart(5, '0')}`, id, first, first)
      sqlite
        .prepare(
          `INSERT INTO persons (id, household, ordinal, name, status, registered_by, changed_by)
           VALUES (?, ?, 1, '赵广田', 'living', ?, ?)`,
        )
        .run(id, id, first, first)
      sqlite.prepare("INSERT INTO subjects (id, kind, household) VALUES (?, 'household', ?)").run(id, id)
      sqlite
        .prepare(
          `INSERT INTO accounts (book, unit, kind, owner, opened_by, balance)
           VALUES ('points', ?, 'earned', ?, ?, 200)`,
        )
        .run(village.scheme, id, first)
    }
  })
  add()
}

const linesOf = ({ store }: NoticeShop) =>
  store.sqlite.prepare('SELECT notice, count(*) AS lines FROM notice_lines GROUP BY notice').all()

test('the list of a whole town is written before it hangs, and hangs with every line', async () => {
  const village = openNoticeShop({ steps: [] }, { aside: true })
  try {
    town(village, 1500)
    const { notices, committee, store } = village
    const form = village.form({ kind: 'period', period })
    const { from: _, until, ...board } = expectOk(await notices.preview(form, committee))
    expect([board.rows.length, board.left]).toEqual([600, 900])

    const input = { document: newId(), ...form }
    const hung = expectOk(await notices.publish(input, committee))
    expect(hung).toMatchObject({ lines: 1500, until })
    const { head, board: hanging, lines } = now(notices.view({ notice: input.document }, committee))
    expect(hanging).toEqual(board)
    expect([head.lines, lines.length]).toEqual([1500, 600])
    const after = { notice: input.document, after: 600, limit: 2000 }
    const rest = now(notices.rows(after, committee))
    expect(rest).toHaveLength(900)
    expect(rest.at(-1)).toEqual(['1,500', '九组', '赵*田（癸第150）', '0', '0', '0', '2'])
    expect(linesOf(village)).toEqual([{ notice: input.document, lines: 1500 }])

    // the document knows its lines by their digest
    const { content } = store.sqlite
      .prepare('SELECT content FROM documents WHERE id = ?')
      .get(input.document) as { content: string }
    const words = [...board.rows, ...rest].map((cells) => `${JSON.stringify(cells)}\n`).join('')
    expect(JSON.parse(content).facts.lines).toEqual({
      count: 1500,
      digest: createHash('sha256').update(words).digest('hex'),
    })
    // pressed again, it is answered from the book
    expect(now(notices.publish(input, committee))).toEqual({ ...hung, repeated: true })
    expect(() => store.sqlite.exec('DELETE FROM notice_lines')).toThrow('keeps what hung')
  } finally {
    village.close()
  }
})

test('lines of a notice that did not come to hang are nowhere, and gone when the next one hangs', async () => {
  const village = openNoticeShop({ steps: [] }, { aside: true })
  try {
    town(village, 1200)
    const { notices, committee, clock } = village
    village.record('sweep', [village.household('王桂花', 300)])
    const summary = village.form({ kind: 'period', period })
    const lost = notices.publish({ document: newId(), ...summary }, committee)
    // meanwhile the clock has jumped, and nothing may be written before somebody has looked at it
    clock.set('2027-03-01T02:00:00Z')
    expect(await lost).toMatchObject({ ok: false, refusal: { code: 'clock_unconfirmed' } })
    expect(now(notices.overview({}, committee)).hanging).toEqual([])
    expect(linesOf(village)).toMatchObject([{ lines: 1201 }])

    clock.set('2026-11-10T03:00:00Z')
    const document = newId()
    expectOk(await notices.publish({ document, ...summary }, committee))
    expect(linesOf(village)).toEqual([{ notice: document, lines: 1201 }])
  } finally {
    village.close()
  }
})
