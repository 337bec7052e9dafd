import { read, utils } from '@e965/xlsx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NoticeBoard } from '#main/api/notices.ts'
import { expectOk } from '#main/kernel/result.ts'
import { now } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { type NoticeShop, openNoticeShop } from './notice-shop.ts'

/**
 * A village that has let numbers and names into everything it may write: clauses, classes, groups, its own name, a
 * reward. Whatever it asks to hang up, the board shows none of them.
 */
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))
const given = fc.constantFrom(...'桂梅芳军磊娟霞鹏涛玲𠮷𡈽㐂')
const personName = fc.oneof(
  fc
    .tuple(fc.constantFrom('王', '李', '欧阳', '司马'), fc.array(given, { minLength: 1, maxLength: 3 }))
    .map(([surname, rest]) => surname + rest.join('')),
  fc.tuple(given, given, given).map(([one, two, three]) => `${one}${two}·${three}`),
)
const household = fc.record({
  name: personName,
  phone: digits(9).map((rest) => `13${rest}`),
  id: digits(17).map((body) => `${body}X`),
  bank: digits(15).map((rest) => `6222${rest}`),
})
const scene = fc.record({
  households: fc.array(household, { minLength: 2, maxLength: 5 }),
  mask: fc.constantFrom('masked' as const, 'surname' as const, 'full' as const),
  /** Which secret of which household goes where, whole or in part. */
  placed: fc.array(
    fc.record({
      place: fc.constantFrom('text', 'class', 'unit', 'group', 'village', 'scheme', 'prize'),
      whose: fc.nat(4),
      what: fc.constantFrom('name', 'phone', 'id', 'bank', 'tail', 'number', 'card'),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  kind: fc.constantFrom('deeds' as const, 'ranking' as const, 'period' as const),
})

const SQL = {
  text: 'UPDATE clauses SET text = text || ?',
  class: 'UPDATE clauses SET class_name = class_name || ?',
  unit: 'UPDATE clauses SET unit_name = unit_name || ?',
  group: 'UPDATE households SET group_name = group_name || ?',
  village: 'UPDATE site SET village = village || ?',
  scheme: 'UPDATE schemes SET name = name || ?',
  prize: "UPDATE scheme_versions SET settings = replace(settings, '床垫', '床垫' || ?)",
} as const

type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never

/** Everybody was given and lost something, all of it posted unless it is still to hang; then the secrets are let in. */
function besieged({ households, placed, kind }: Pick<Scene, 'households' | 'placed' | 'kind'>) {
  const village = openNoticeShop({
    reward: { mode: 'rank', prizes: [{ from: 1, to: 9, prize: '床垫' }], fenPerPoint: 0 },
  })
  const { sqlite } = village.store
  const known = households.map((one) => {
    const made = village.household(one.name, 0)
    sqlite.prepare('UPDATE persons SET phones = ? WHERE household = ?').run(one.phone, made.id)
    return { ...one, ...made, tail: one.phone.slice(-4) }
  })
  const deeds = [...village.record('sweep', known, { quantity: 2 }), ...village.record('rude', known)]
  if (kind !== 'deeds') {
    const notice = village.publish(deeds)
    village.day('2026-11-13')
    now(village.notices.post({ document: newId(), notice }, village.committee))
  }
  sqlite.exec('DROP TRIGGER clauses_keep')
  for (const { place, whose, what } of placed) {
    sqlite.prepare(SQL[place as keyof typeof SQL]).run(known[whose % known.length]![what as 'name'])
  }
  return { village, known, deeds }
}

function expectNothingOf(households: Scene['households'], written: readonly string[], inFull = false) {
  for (const words of written) {
    expect(words.normalize('NFKC')).not.toMatch(/\d{4}/)
    if (!inFull) for (const { name } of households) expect(words).not.toContain(name)
  }
}

const wordsOf = (board: NoticeBoard) => [
  ...[board.title, board.village, board.about, board.span, board.signature, board.signedOn],
  ...[...board.columns.map(({ title }) => title), ...board.remarks, ...board.rows.flat()],
]

test('no name, telephone, ID, account, card or household number reaches a board, wherever it was written', () => {
  fc.assert(
    fc.property(scene, ({ households, mask, placed, kind }) => {
      const { village, known, deeds } = besieged({ households, placed, kind })
      try {
        const board = now(
          village.notices.preview(
            village.form({
              kind,
              mask,
              approver: '村民代表会议',
              deeds: kind === 'deeds' ? deeds : [],
              period: kind === 'deeds' ? null : { from: '2026-11-01', to: '2026-11-30' },
            }),
            village.committee,
          ),
        )
        expectNothingOf(known, wordsOf(board), mask === 'full')
      } finally {
        village.close()
      }
    }),
    { numRuns: Number(process.env.BOARD_RUNS ?? 20) },
  )
}, 120_000)

const cellsOf = ({ bytes }: { bytes: string }): string[] => {
  const book = read(bytes, { type: 'base64' })
  return Object.values(book.Sheets).flatMap((sheet) =>
    utils.sheet_to_json<string[]>(sheet, { header: 1 }).flatMap((row) => row.map(String)),
  )
}

/** Every word of a list, whatever its shape. */
const wordsIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [String(value)]

async function listsOf({ shop, scheme, committee }: NoticeShop): Promise<string[]> {
  const { reports, rules } = shop.services
  const form = { scheme, from: '2026-11-01', to: '2026-11-30', names: 'posted' } as const
  const classes = (rules.inForce(shop.village, scheme, shop.ledger.today())?.clauses ?? []).map(
    ({ className }) => className,
  )
  const winners = { ...form, top: null }
  const honours = { ...form, classes }
  return [
    ...wordsIn(expectOk(await reports.commendation(winners, committee)).sheet),
    ...cellsOf(expectOk(await reports.commendationWorkbook(winners, committee))),
    ...wordsIn(expectOk(await reports.honours(honours, committee)).sheet),
    ...cellsOf(expectOk(await reports.honoursWorkbook(honours, committee))),
  ]
}

test('nor a commendation or an honours list that is to hang, on paper or as a workbook', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ households, placed }) => {
      const { village, known } = besieged({ households, placed, kind: 'ranking' })
      try {
        const words = await listsOf(village)
        expect(words.length).toBeGreaterThan(known.length * 8)
        expectNothingOf(known, words)
      } finally {
        village.close()
      }
    }),
    { numRuns: Number(process.env.BOARD_RUNS ?? 20) },
  )
}, 120_000)
