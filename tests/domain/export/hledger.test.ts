import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReadOnly } from '#main/db/read-only.ts'
import { exportJournal } from '#main/domain/export/hledger.service.ts'
import { accountPart, amountText, CNY } from '#main/domain/export/hledger.ts'
import { asciiName, UniqueNames, type Writing } from '#main/domain/export/names.ts'
import { expectOk } from '#main/kernel/result.ts'
import { type Book, beginBook, fillBook } from '../../kit/book.ts'
import { temporaryFolder } from '../../kit/shop.ts'
import { tampered } from '../../kit/tamper.ts'

let folder: ReturnType<typeof temporaryFolder>
let book: Book
beforeAll(() => {
  folder = temporaryFolder()
  book = beginBook(folder.path)
  fillBook(book, { households: 6, items: 4, redemptions: 30, perDay: 4 })
  book.post('points_granted', { businessDate: '2026-09-02' as never }, { texts: { reason: '补记' } })
  book.store.close()
})
afterAll(() => folder.remove())

function journalOf(path: string, writing: Writing): string {
  const file = expectOk(openReadOnly(path))
  try {
    return [...exportJournal(file, writing)].join('')
  } finally {
    file.close()
  }
}

interface Account {
  book: string
  balance: number
  value_fen: number
}
function accounts(): Account[] {
  const file = expectOk(openReadOnly(book.path))
  const rows = file.prepare('SELECT book, balance, value_fen FROM accounts ORDER BY id').all() as Account[]
  file.close()
  return rows
}

describe('the journal', () => {
  const journal = () => journalOf(book.path, 'chinese')

  test('has one transaction a document, with its number and its check code', () => {
    const file = expectOk(openReadOnly(book.path))
    const documents = file.prepare('SELECT serial, check_code, business_date FROM documents').all() as {
      serial: string
      check_code: string
      business_date: string
    }[]
    file.close()
    const heads = journal()
      .split('\n')
      .filter((line) => /^\d{4}-/.test(line))
    expect(heads.length).toBe(documents.length + 1)
    for (const { serial, check_code, business_date } of documents) {
      expect(heads.find((line) => line.startsWith(`${business_date} (${serial}) `))).toContain(check_code)
    }
    expect([...heads].sort((a, b) => a.slice(0, 10).localeCompare(b.slice(0, 10)))).toEqual(heads)
  })

  test('names households by number and nobody by name', () => {
    expect(journal()).toContain('积分:文明积分:0001户:可用')
    expect(journal()).not.toMatch(/王桂花|张会计|拿错了|补记/)
  })

  test('in plain letters holds nothing but plain letters', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what plain means
    expect(journalOf(book.path, 'ascii')).toMatch(/^[\x00-\x7f]*$/)
  })
})

describe('names and figures', () => {
  test('are exact and unmistakable', () => {
    expect(amountText(-5, CNY)).toBe('-0.05 CNY')
    expect(amountText(123_456, CNY)).toBe('1234.56 CNY')
    expect(amountText(12, { symbol: '物资 肥皂', decimals: 0 })).toBe('12 "物资 肥皂"')
    expect(accountPart('a:b  (c); d')).toBe('a b c d')
    expect(accountPart('：')).toBe('：')
    expect(accountPart(';')).toBe('-')
    expect(asciiName('雕牌透明皂 252克×2')).toBe('diao-pai-tou-ming-zao-252-ke-2')
    const names = new UniqueNames()
    expect([names.of('1', () => '肥皂'), names.of('2', () => '肥皂'), names.of('1', () => '别的')]).toEqual([
      '肥皂',
      '肥皂#2',
      '肥皂',
    ])
  })
})

const hledger = spawnSync('hledger', ['--version'], { encoding: 'utf8' }).status === 0
function run(file: string, ...words: string[]) {
  return spawnSync('hledger', ['-f', file, ...words], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
}

describe.skipIf(!hledger)('hledger, which we did not write', () => {
  test.each(['chinese', 'ascii'] as const)('checks the whole book, strictly (%s)', (writing) => {
    const file = join(folder.path, `${writing}.journal`)
    writeFileSync(file, journalOf(book.path, writing))
    const checked = run(file, 'check', '-s', 'ordereddates', 'payees')
    expect(checked.stderr).toBe('')
    expect(checked.status).toBe(0)
  })

  test('has the same balance as ours on every account', () => {
    const file = join(folder.path, 'balances.journal')
    writeFileSync(file, journalOf(book.path, 'ascii'))
    const { stdout } = run(file, 'balance', '-O', 'csv', '--empty', '--flat', '--no-total')
    const theirs = stdout
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [name, amount] = line
          .replaceAll('""', "'")
          .match(/"([^"]*)"/g)!
          .map((cell) => cell.slice(1, -1))
        const digits = amount!.replace(/['].*|CNY/g, '').trim()
        const step = name!.startsWith('goods:') || digits === '0' ? 1 : 100
        return `${name!.split(':')[0]} ${Math.round(Number(digits) * step)}`
      })
    const rooms = { points: 'points', goods: 'goods', money: 'money' } as Record<string, string>
    const ours = accounts().flatMap((row) => [
      `${rooms[row.book]} ${row.balance}`,
      ...(row.book === 'goods' ? [`goods-value ${row.value_fen}`] : []),
    ])
    expect(theirs.sort()).toEqual(ours.sort())
  })

  test('refuses a book whose cached balance was changed: the assertions bite', () => {
    const path = tampered(book.path, folder.path, 'UPDATE accounts SET balance = balance + 1 WHERE id = 3')
    const file = join(folder.path, 'wrong.journal')
    writeFileSync(file, journalOf(path, 'chinese'))
    const checked = run(file, 'check')
    expect(checked.status).not.toBe(0)
    expect(checked.stderr).toMatch(/assert/)
  })
})

describe('npm run export', () => {
  const cli = resolve(import.meta.dirname, '../../../main/hosts/cli/export.ts')
  const exported = (...words: string[]) =>
    spawnSync(process.execPath, [cli, ...words], { cwd: folder.path, encoding: 'utf8' })

  test('writes the journal, and does not write over another one unless told', () => {
    expect(exported('village.db', '--to', 'hledger', 'out.journal')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('写好了'),
    })
    const out = join(folder.path, 'out.journal')
    const written = readFileSync(out, 'utf8')
    expect(written).toContain('(DH26-00001)')
    expect(exported('village.db', '--to', 'hledger', 'out.journal')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('--force'),
    })
    writeFileSync(out, 'older')
    expect(exported('village.db', '--to', 'hledger', 'out.journal', '--force').status).toBe(0)
    expect(statSync(out).size).toBe(Buffer.byteLength(written))
    expect(existsSync(`${out}.half`)).toBe(false)
  })

  test('says what is missing or wrong', () => {
    expect(exported('village.db').status).toBe(2)
    expect(exported('village.db', '--to', 'excel', 'x').stderr).toContain('用法')
    expect(exported('none.db', '--to', 'hledger', 'x')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('找不到这个文件'),
    })
    expect(exported('village.db', '--to', 'hledger', 'no/such/folder/x.journal')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^写不到 .*x\.journal。请看看文件夹/),
    })
  })
})
