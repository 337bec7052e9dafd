import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import writeExcel from 'write-excel-file/node'
import type { ImportChoices, ImportPreview } from '#main/api/register.ts'
import type { Result } from '#main/kernel/result.ts'
import { now } from '../../kit/counter-shop.ts'
import { newId } from '../../kit/shop.ts'
import { openRegisterShop, type RegisterShop, refused } from './register-shop.ts'

const REAL = readFileSync('tests/data/households-xinglonggou.xlsx')
const NOTHING_CHOSEN: ImportChoices = {
  keep: [],
  leaveOut: [],
  close: [],
  redeemableUntil: null,
  same: [],
  different: [],
}

let shop: RegisterShop
let imports: RegisterShop['counter']['shop']['services']['register']
beforeEach(() => {
  shop = openRegisterShop()
  imports = shop.counter.shop.services.register
})
afterEach(() => shop.counter.close())

const picked = (bytes: Uint8Array, name = '兴隆沟村花名册.xlsx') => ({
  name,
  bytes: Buffer.from(bytes).toString('base64'),
})
const preview = (bytes: Uint8Array, choice = {}, name?: string): Result<ImportPreview> =>
  imports.preview({ file: picked(bytes, name), choice }, shop.caller) as Result<ImportPreview>
const confirm = (
  bytes: Uint8Array,
  choices: Partial<ImportChoices> = {},
  more: { document?: string; seen?: string } = {},
) => {
  const looked = preview(bytes)
  if (!looked.ok) throw new Error(looked.refusal.sentence)
  return imports.confirm(
    {
      document: more.document ?? newId(),
      file: picked(bytes),
      choice: {},
      choices: { ...NOTHING_CHOSEN, ...choices },
      seen: more.seen ?? looked.value.seen,
    },
    shop.caller,
  )
}
const reverse = (document: string) =>
  imports.reverse({ document: newId(), import: document, reason: '拿错了文件' }, shop.caller)

type Line = readonly [
  number: string,
  group: string,
  name: string,
  people: string,
  phone?: string,
  notes?: string,
]
/** A file as the village sends it the year after. */
async function nextYear(lines: readonly Line[]): Promise<Buffer> {
  const rows = [['户号', '组别', '户主姓名', '家庭人口', '联系电话', '备注'], ...lines]
  const data = rows.map((row) =>
    Array.from({ length: 6 }, (_, n) => (row[n] ? { value: row[n], type: String } : null)),
  )
  return await writeExcel([{ data, sheet: '花名册' }]).toBuffer()
}
const byNumber = (number: string) => shop.find(number).hits.find((hit) => hit.number === number)

describe('the register of 兴隆沟村 as the village sent it', () => {
  test('looking writes nothing, marks cells, and shows no ID number and no whole telephone', () => {
    const looked = now(preview(REAL))
    expect(looked.counts).toMatchObject({
      households: 516,
      active: 502,
      headPending: 13,
      closed: 1,
      errors: 0,
    })
    expect(looked.review).toMatchObject({ first: true, missing: [], changed: [] })
    expect(looked.review.added).toHaveLength(516)
    expect(looked.problems.every((problem) => problem.sentence.length > 8)).toBe(true)
    const text = JSON.stringify(looked).normalize('NFKC')
    expect(text).not.toMatch(/\d{17}[\dXx]/)
    expect(text).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/)
    for (const table of ['households', 'persons', 'imports']) expect(shop.count(table)).toBe(0)
  })

  test('「确认导入」 brings exactly 516 households, in well under a second, as one document', () => {
    const began = performance.now()
    const done = now(confirm(REAL))
    expect(performance.now() - began).toBeLessThan(5000)
    expect(done).toMatchObject({
      serial: 'DR26-00001',
      added: 516,
      changed: 0,
      statuses: [
        { status: 'active', households: 502 },
        { status: 'closed', households: 1 },
        { status: 'head_pending', households: 13 },
      ],
    })
    expect(shop.count('households')).toBe(516)
    expect(shop.count('subjects')).toBe(516)
    expect(shop.count("documents WHERE kind = 'imported'")).toBe(1)
    const overview = now(shop.households.overview({}, shop.caller))
    expect(overview.groups.map(({ name, households }) => [name, households])).toMatchObject([
      ['一组', expect.any(Number)],
      ['二组', expect.any(Number)],
      ['三组', expect.any(Number)],
      ['四组', expect.any(Number)],
      ['五组', expect.any(Number)],
      ['六组', expect.any(Number)],
    ])
    expect(overview).toMatchObject({ households: 515, nextNumber: '0517', withoutCard: 515 })
  })

  test('whose head has died cannot redeem until a head is named', () => {
    now(confirm(REAL))
    const pending = shop.find('', { status: 'head_pending' }).hits
    expect(pending).toHaveLength(13)
    expect(pending.every((hit) => hit.headName === null)).toBe(true)
    const counter = now(
      shop.counter.shop.services.redemption.household({ household: pending[0]!.id }, shop.caller),
    )
    expect(counter.blocked).toContain('户主待定')
    expect(shop.file(pending[0]!.id).members).toMatchObject([{ status: 'dead', isHead: false }])
  })

  test('no ID number is anywhere in the file on the disk, nor the file itself; its fingerprint is', () => {
    now(confirm(REAL))
    const tables = [
      'households',
      'persons',
      'household_terms',
      'documents',
      'document_texts',
      'imports',
      'import_rows',
    ]
    for (const table of tables) {
      const text = JSON.stringify(shop.counter.store.prepare(`SELECT * FROM ${table}`).all())
      expect(text, table).not.toMatch(/(?<![\da-f-])[1-9]\d{5}(?:19|20)\d{9}[\dXx](?![\da-f-])/)
    }
    expect(now(imports.list({}, shop.caller))).toMatchObject([
      {
        fileName: '兴隆沟村花名册.xlsx',
        sha256: createHash('sha256').update(REAL).digest('hex'),
        households: 516,
        heldBy: null,
        reversed: null,
      },
    ])
  })

  test('pressed twice it is one import; the same file again is refused by name', () => {
    const document = newId()
    const { seen } = now(preview(REAL))
    const first = now(confirm(REAL, {}, { document, seen }))
    expect(now(confirm(REAL, {}, { document, seen }))).toEqual({ ...first, repeated: true })
    expect(now(preview(REAL)).sameFile).toBe('DR26-00001')
    expect(refused(confirm(REAL))).toMatchObject({
      code: 'import_same_file',
      sentence: '这个文件已经导入过了，单号 DR26-00001。要重新导入，请先撤销那一次。',
    })
    expect(shop.count('households')).toBe(516)
  })

  test('what was seen is what comes in: a change meanwhile is refused', () => {
    const { seen } = now(preview(REAL))
    shop.register(['王桂花'], { number: '1000' })
    expect(refused(confirm(REAL, {}, { seen })).code).toBe('import_changed')
    expect(shop.count('households')).toBe(1)
  })

  test('rare letters and same names are found', () => {
    now(confirm(REAL))
    const rare = shop.counter.store
      .prepare("SELECT name FROM persons WHERE name GLOB '*[𠀀-𯿿]*' LIMIT 1")
      .get() as { name: string } | undefined
    if (rare) expect(shop.find(rare.name).total).toBeGreaterThan(0)
    const twice = shop.counter.store
      .prepare('SELECT name FROM persons GROUP BY name HAVING count(*) > 1 LIMIT 1')
      .get() as { name: string }
    expect(shop.find(twice.name).hits[0]?.sameNames.length).toBeGreaterThan(0)
  })
})

describe('撤销导入', () => {
  test('everything it brought goes, the documents stay, and the file may come again', () => {
    const { id } = now(confirm(REAL))
    expect(now(reverse(id))).toMatchObject({ serial: 'DX26-00001', removed: 516, restored: 0 })
    for (const table of ['households', 'persons', 'subjects', 'household_terms']) {
      expect(shop.count(table), table).toBe(0)
    }
    expect(shop.count("documents WHERE kind IN ('imported', 'import_reversed')")).toBe(2)
    expect(refused(reverse(id))).toMatchObject({ code: 'import_reversed', facts: { serial: 'DX26-00001' } })
    expect(now(confirm(REAL)).added).toBe(516)
  })

  test.each([
    [
      'a card was issued',
      (household: string) =>
        now(shop.households.issueCards({ document: newId(), households: [household] }, shop.caller)),
    ],
    ['points were given', (household: string) => shop.givePoints(household, 100)],
    [
      'somebody corrected it',
      (household: string) => {
        const { household: row } = shop.file(household)
        const { groupName, grid, population } = row
        now(
          shop.households.change(
            {
              document: newId(),
              household,
              basedOn: row.changedBy,
              groupName,
              grid,
              population: population + 1,
              notes: '',
              members: [],
              reason: '',
            },
            shop.caller,
          ),
        )
      },
    ],
  ] as const)('is refused once %s, naming the household', (_what, use) => {
    const { id } = now(confirm(REAL))
    const used = byNumber('0007')!
    use(used.id)
    expect(refused(reverse(id))).toMatchObject({ code: 'import_held', facts: { number: '0007' } })
    expect(now(imports.list({}, shop.caller))[0]?.heldBy).toContain('0007 号已经办过别的事')
    expect(shop.count('households')).toBe(516)
  })
})

describe('next year’s file', () => {
  const FIRST: Line[] = [
    ['1', '一组', '王桂花', '4', '13812345678'],
    ['2', '一组', '李建军', '3', '13912345678'],
    ['3', '二组', '赵德全', '2', '13712345678'],
    ['4', '二组', '石大成（已故）', '3'],
    ['5', '二组', '孙玉兰', '1'],
  ]
  beforeEach(async () => {
    now(confirm(await nextYear(FIRST)))
  })

  test('says what is new, what changed and who is missing, by number', async () => {
    const file = await nextYear([
      ['1', '一组', '王桂花', '5', '13812345678'],
      ['2', '三组', '李建军', '3', '13900001111'],
      ['4', '二组', '石大成（已故）', '3'],
      ['5', '二组', '孙玉兰（已故）', '1'],
      ['6', '三组', '周小梅', '2'],
    ])
    const { review } = now(preview(file))
    expect(review.added).toMatchObject([{ row: 6, number: '0006', headName: '周小梅' }])
    expect(review.unchanged).toBe(1)
    expect(review.missing).toMatchObject([{ number: '0003', headName: '赵德全' }])
    expect(review.changed).toMatchObject([
      { number: '0001', changes: [{ label: '人口', before: '4', after: '5' }] },
      {
        number: '0002',
        changes: [
          { label: '组别', before: '一组', after: '三组' },
          { label: '电话', before: '尾号 5678', after: '尾号 1111' },
        ],
      },
      { number: '0005', changes: [{ label: '户主状况', before: '在世', after: '已故' }] },
    ])
  })

  test('nobody is removed silently; what is chosen is done, and the rest stays', async () => {
    const file = await nextYear([
      ['1', '一组', '王桂花', '5'],
      ['2', '三组', '李建军', '3'],
      ['5', '二组', '孙玉兰（已故）', '1'],
      ['6', '三组', '周小梅', '2'],
      ['7', '三组', '周大壮', '2'],
    ])
    const keep = [byNumber('0001')!.id]
    const close = [byNumber('0003')!.id]
    const done = now(confirm(file, { keep, close, leaveOut: [5] }))
    expect(done).toMatchObject({ added: 1, changed: 2, closed: 1 })
    expect(byNumber('0001')).toMatchObject({ population: 4 })
    expect(byNumber('0002')).toMatchObject({ groupName: '三组' })
    expect(byNumber('0003')).toMatchObject({ status: 'closed' })
    expect(byNumber('0004')).toMatchObject({ status: 'head_pending' })
    expect(byNumber('0005')).toMatchObject({ status: 'closed' })
    expect(byNumber('0006')).toBeUndefined()
    expect(byNumber('0007')).toMatchObject({ headName: '周大壮' })
  })

  test('reversing it puts every household back as it was', async () => {
    const states = () =>
      ['0001', '0002', '0003', '0004', '0005'].map((number) => {
        const { household, members } = shop.file(byNumber(number)!.id)
        return { ...household, changedBy: '', members }
      })
    const before = states()
    const file = await nextYear([
      ['1', '四组', '王大壮', '5', '13800009999'],
      ['2', '三组', '李建军', '3'],
      ['8', '三组', '周小梅', '2'],
    ])
    const done = now(confirm(file, { close: [byNumber('0003')!.id] }))
    expect(byNumber('0001')).toMatchObject({ headName: '王大壮' })
    expect(shop.memberOf(byNumber('0001')!.id, '王桂花')).toMatchObject({ status: 'living', isHead: false })
    expect(now(reverse(done.id))).toMatchObject({ removed: 1, restored: 3 })
    expect(states()).toEqual(before)
    expect(shop.find('王大壮').total).toBe(0)
  })

  test('a family under another number is asked about, and keeps its points', async () => {
    const li = byNumber('0002')!.id
    shop.givePoints(li, 500)
    const file = await nextYear([
      ['1', '一组', '王桂花', '4', '13812345678'],
      ['12', '一组', '李建军', '3', '13912345678'],
      ['3', '二组', '赵德全', '2', '13712345678'],
      ['4', '二组', '石大成（已故）', '3'],
      ['5', '二组', '孙玉兰', '1'],
    ])
    expect(now(preview(file)).review.renumbered).toMatchObject([
      { household: li, oldNumber: '0002', newNumber: '0012' },
    ])
    expect(refused(confirm(file)).code).toBe('import_undecided')
    now(confirm(file, { same: [li] }))
    expect(byNumber('0002')).toBeUndefined()
    expect(byNumber('0012')).toMatchObject({ id: li, spendable: 500 })
  })

  test('two families that changed numbers with each other change them', async () => {
    const [wang, li] = [byNumber('0001')!.id, byNumber('0002')!.id]
    const file = await nextYear([
      ['2', '一组', '王桂花', '4', '13812345678'],
      ['1', '一组', '李建军', '3', '13912345678'],
      ['3', '二组', '赵德全', '2', '13712345678'],
      ['4', '二组', '石大成（已故）', '3'],
      ['5', '二组', '孙玉兰', '1'],
    ])
    const done = now(confirm(file, { same: [wang, li] }))
    expect([byNumber('0001')?.id, byNumber('0002')?.id]).toEqual([li, wang])
    now(reverse(done.id))
    expect([byNumber('0001')?.id, byNumber('0002')?.id]).toEqual([wang, li])
  })

  test('a number that another household still has is not given away', async () => {
    const file = await nextYear([
      ['1', '一组', '王桂花', '4', '13812345678'],
      ['2', '一组', '李建军', '3', '13912345678'],
      ['4', '二组', '石大成（已故）', '3'],
      ['5', '二组', '孙玉兰', '1'],
      ['6', '二组', '赵德全', '2', '13712345678'],
      ['3', '二组', '钱多多', '2'],
    ])
    const zhao = byNumber('0003')!.id
    expect(refused(confirm(file, { different: [zhao] }))).toMatchObject({
      code: 'import_number_taken',
    })
    now(confirm(file, { same: [zhao] }))
    expect(byNumber('0006')?.id).toBe(zhao)
    expect(byNumber('0003')).toMatchObject({ headName: '钱多多' })
  })

  test('the same list under another name changes nothing, and says so', async () => {
    const lines = [...FIRST, ['9', '一组', '新来的', '1'] as Line]
    const file = await nextYear(lines)
    expect(refused(confirm(file, { leaveOut: [7] })).code).toBe('import_nothing')
  })

  test('a household that was closed here is left alone, and named', async () => {
    const household = byNumber('0003')!.id
    now(
      shop.households.close(
        { document: newId(), household, why: 'moved', redeemableUntil: null, reason: '' },
        shop.caller,
      ),
    )
    const file = await nextYear([...FIRST, ['9', '一组', '周小梅', '1']])
    expect(now(preview(file)).review.gone).toMatchObject([
      { number: '0003', sentence: expect.stringContaining('已经销户') },
    ])
    now(confirm(file))
    expect(byNumber('0003')).toMatchObject({ status: 'closed' })
  })
})

describe('files that are none', () => {
  test.each([
    ['import_empty_file', Buffer.alloc(0), 'a.xlsx'],
    ['import_not_spreadsheet', Buffer.from('%PDF-1.4'), 'a.pdf'],
    ['import_not_spreadsheet', Buffer.from('<html><table></table></html>'), 'a.xls'],
  ])('%s is said in a sentence, and nothing is written', (code, bytes, name) => {
    const refusal = refused(preview(bytes, {}, name))
    expect(refusal.code).toBe(code)
    expect(refusal.sentence).toMatch(/。$/)
    expect(shop.count('households')).toBe(0)
  })

  test('without a heading the sheet is shown all the same, so that somebody can point it out', () => {
    const csv = Buffer.from('7,三组,王桂花,4\n8,三组,李建军,3\n')
    const looked = now(preview(csv, {}, 'a.csv'))
    expect(looked).toMatchObject({
      headerRow: 0,
      rows: [{ row: 1, cells: ['7', '三组', '王桂花', '4'] }, {}],
    })
    expect(looked.obstacle).toContain('没有找到表头')
    const fields = { 0: 'number', 1: 'group', 2: 'headName', 3: 'population' }
    const mended = now(preview(csv, { fields }, 'a.csv'))
    expect(mended).toMatchObject({ obstacle: null, counts: { households: 2 } })
    expect(mended.review.added.map((row) => row.headName)).toEqual(['王桂花', '李建军'])
  })

  test('a column that is missing is named, and the others stay recognised', () => {
    const csv = Buffer.from('组别,户主姓名\n三组,王桂花\n')
    const looked = now(preview(csv, {}, 'a.csv'))
    expect(looked.obstacle).toContain('「户号」')
    expect(looked.columns.map((column) => column.field)).toEqual(['group', 'headName'])
  })
})
