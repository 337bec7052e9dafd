import { spawnSync } from 'node:child_process'
import { truncateSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Book, beginBook, fillBook } from '../../kit/book.ts'
import { temporaryFolder } from '../../kit/shop.ts'
import { auditOf, tampered } from '../../kit/tamper.ts'

let folder: ReturnType<typeof temporaryFolder>
let book: Book
beforeAll(() => {
  folder = temporaryFolder()
  book = beginBook(folder.path)
  fillBook(book, { households: 3, items: 2, redemptions: 6, perDay: 2 })
  book.store.close()
})
afterAll(() => folder.remove())

const root = resolve(import.meta.dirname, '../../..')
function audit(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'main/hosts/cli/audit.ts'), ...words],
    { cwd: folder.path, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

describe('npm run audit', () => {
  test('prints one page for a good book, with its last code, and what no file can prove', () => {
    const { status, stdout } = audit('village.db')
    expect(status).toBe(0)
    expect(stdout).toContain('账本体检：账是好的')
    expect(stdout).toContain('兴隆沟村 党群积分超市')
    expect(stdout).toContain(auditOf(book.path).last!.checkCode)
    expect(stdout).toContain('光看文件是看不出来的')
    expect(stdout.split('\n').length).toBeLessThan(40)
  })

  test('names what is broken and ends with 1; the same for programs', () => {
    const path = tampered(book.path, folder.path, 'UPDATE transfers SET amount = amount + 1 WHERE id = 5')
    const page = audit(path)
    expect(page.status).toBe(1)
    expect(page.stdout).toContain('发现 1 处不对')
    expect(page.stdout).toContain('transfers/5')
    const machine = audit(path, '--json')
    expect(machine.status).toBe(1)
    expect(JSON.parse(machine.stdout)).toMatchObject({
      sound: false,
      findings: [{ code: 'transfer_changed', row: 'transfers/5', document: expect.any(String) }],
    })
  })

  test('holds codes from paper against the book', () => {
    const { serial, checkCode } = auditOf(book.path).last!
    expect(audit('village.db', '--code', `${serial}=${checkCode}`)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`✓ ${serial}：${checkCode}`),
    })
    const wrong = audit('village.db', '--code', `${serial}=00000000`, '--code', 'DH26-99999=12345678')
    expect(wrong.status).toBe(1)
    expect(wrong.stdout).toContain('DH26-99999：纸上有这张单，账里没有')
    expect(audit('village.db', '--code', 'DH26').status).toBe(2)
  })

  test('ends with 2 and one sentence where there is no book to prove', () => {
    expect(audit()).toMatchObject({ status: 2, stderr: expect.stringContaining('用法') })
    expect(audit('--nonsense', 'village.db').status).toBe(2)
    expect(audit('none.db')).toMatchObject({ status: 2, stderr: expect.stringContaining('找不到这个文件') })
    expect(audit(import.meta.filename)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('不是积分超市的账本'),
    })
    const cut = tampered(book.path, folder.path, '')
    truncateSync(cut, 30_000)
    const damaged = audit(cut, '--json')
    expect(damaged).toMatchObject({ status: 2, stderr: expect.stringContaining('账本文件坏了') })
    expect(JSON.parse(damaged.stdout)).toMatchObject({ sound: false, refusal: { code: 'file_damaged' } })
  })
})
