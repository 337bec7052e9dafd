import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NoticeForm } from '#main/api/notices.ts'
import { expectOk } from '#main/kernel/result.ts'
import { newId, temporaryFolder } from '../../kit/shop.ts'
import { auditOf, tampered } from '../../kit/tamper.ts'
import { openNoticeShop } from '../notices/notice-shop.ts'

/** So many that the notice keeps their number and digest, and not the lines themselves. */
const HOUSEHOLDS = 1010

let folder: ReturnType<typeof temporaryFolder>
let path: string
/** A notice of three deeds, another one in full names, and the summary of the whole town. */
const documents = { deeds: newId(), full: newId(), town: newId() }
const serials = { deeds: 'GB26-00001', full: 'GB26-00002', town: 'GB26-00003' }
type Notice = keyof typeof documents

beforeAll(async () => {
  folder = temporaryFolder()
  const village = openNoticeShop({}, { aside: true })
  try {
    const { notices, committee, store } = village
    store.sqlite.pragma('synchronous = OFF')
    const publish = async (which: Notice, change: Partial<NoticeForm>) =>
      expectOk(await notices.publish({ document: documents[which], ...village.form(change) }, committee))
    const three = ['王桂花', '王梅花', '李大山'].map((name) => village.household(name, 300))
    await publish('deeds', { deeds: village.record('sweep', three) })
    await publish('full', { deeds: village.record('donate', three), mask: 'full', approver: '村民代表会议' })
    for (let one = three.length; one < HOUSEHOLDS; one++) village.household('赵广田', 200)
    await publish('town', { kind: 'period', period: { from: '2026-11-01', to: '2026-11-30' } })
    store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    path = tampered(store.sqlite.name, folder.path, '')
  } finally {
    village.close()
  }
}, 60_000)
afterAll(() => folder.remove())

const found = (change: string) =>
  auditOf(tampered(path, folder.path, change)).findings.map(({ sentence }) => sentence)

const at = (which: Notice, position: number) =>
  `WHERE notice = '${documents[which]}' AND position = ${position}`
const remove = (which: Notice, position: number) => `DELETE FROM notice_lines ${at(which, position)};`
const move = (which: Notice, from: number, to: number) =>
  `UPDATE notice_lines SET position = ${to} ${at(which, from)};`
const swap = (which: Notice, one: number, other: number) =>
  move(which, one, 9000) + move(which, other, one) + move(which, 9000, other)
const copy = (which: Notice, position: number) =>
  `INSERT INTO notice_lines SELECT notice, ${position}, NULL, subject, shown FROM notice_lines ${at(which, 1)};`
const write = (which: Notice, position: number, from: string, to: string) =>
  `UPDATE notice_lines SET shown = replace(shown, '${from}', '${to}') ${at(which, position)};`

test('notices that hang as they were published are found good', () => {
  const report = auditOf(path)
  expect(report.findings).toEqual([])
  expect(report.sound).toBe(true)
})

describe('whoever changes what hung on the board is found', () => {
  const cases: [what: string, change: string, said: string[]][] = [
    ['a line', write('deeds', 2, '+5', '+9'), [`${serials.deeds}：公示的内容被改过，第 2 行。`]],
    ['a name', write('deeds', 1, '王*花', '张*花'), [`${serials.deeds}：公示的内容被改过，第 1 行。`]],
    [
      'a line to something that is none',
      `UPDATE notice_lines SET shown = '加 5 分' ${at('deeds', 3)}`,
      [`${serials.deeds}：公示的内容被改过，第 3 行。`],
    ],
    ['one removed', remove('deeds', 2), [`${serials.deeds}：公示的内容不见了，第 2 行。`]],
    [
      'all removed',
      `DELETE FROM notice_lines WHERE notice = '${documents.deeds}'`,
      [`${serials.deeds}：公示的内容不见了，第 1 到 3 行。`],
    ],
    ['one added', copy('deeds', 4), [`${serials.deeds}：公示里多出了内容，第 4 行。`]],
    [
      'two in each other’s place',
      swap('deeds', 1, 3),
      [1, 3].map((line) => `${serials.deeds}：公示的内容被改过，第 ${line} 行。`),
    ],
    [
      'points beside a full name',
      write('full', 2, '+5', '+9'),
      [`${serials.full}：公示的内容被改过，第 2 行。`],
    ],
    [
      'one of a town’s lines',
      write('town', 700, '赵*田', '张*田'),
      [`${serials.town}：公示的内容被改过，哪一行看不出来。`],
    ],
    [
      'two of a town’s lines in each other’s place',
      swap('town', 500, 501),
      [`${serials.town}：公示的内容被改过，哪一行看不出来。`],
    ],
    [
      'some of a town’s lines removed, also the last',
      remove('town', 40) + remove('town', 41) + remove('town', HOUSEHOLDS),
      [
        `${serials.town}：公示的内容不见了，第 40 到 41 行。`,
        `${serials.town}：公示的内容不见了，第 ${HOUSEHOLDS} 行。`,
      ],
    ],
    [
      'a line added to a town’s',
      copy('town', HOUSEHOLDS + 1),
      [`${serials.town}：公示里多出了内容，第 ${HOUSEHOLDS + 1} 行。`],
    ],
  ]
  test.each(cases)('%s', (_what, change, said) => {
    expect(found(change)).toEqual(said)
  })
})

test('lines that were written for a notice which then did not hang break nothing', () => {
  expect(
    found(`INSERT INTO notice_lines SELECT '${newId()}', position, NULL, subject, shown FROM notice_lines
           WHERE notice = '${documents.town}'`),
  ).toEqual([])
})
