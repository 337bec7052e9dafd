import { readdirSync, readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { REGISTER_COLUMNS } from '#main/domain/audit/register-columns.ts'
import { isDocumentKind } from '#main/domain/ledger/documents.ts'
import { type Book, beginBook, close, fillBook, insert, nextDay } from '../../kit/book.ts'
import { temporaryFolder } from '../../kit/shop.ts'
import { auditOf, tampered } from '../../kit/tamper.ts'

let folder: ReturnType<typeof temporaryFolder>
let book: Book
let closingNumber: string

beforeAll(() => {
  folder = temporaryFolder()
  book = beginBook(folder.path)
  fillBook(book, { households: 6, items: 4, redemptions: 40, perDay: 2 })
  closingNumber = close(book).serial
  nextDay(book)
  book.post('points_granted', {}, { request: {}, texts: { reason: '义务扫雪' } })
  const closing = book.store.prepare('SELECT id FROM closings').get() as { id: string }
  book.post('reopening', {}, {}, (tx, document) =>
    tx.prepare('UPDATE closings SET reopened_by = ? WHERE id = ?').run(document, closing.id),
  )
  book.post('closing', {}, {}, (tx, document) =>
    insert(tx, 'closings', { id: document, from_date: '2026-09-01', through_date: '2026-09-15', number: 1 }),
  )
  nextDay(book)
  book.post('staff_changed', {}, { texts: { name: '王淑珍' } })
  book.store.close()
})
afterAll(() => folder.remove())

const audit = (change: Parameters<typeof tampered>[2]) => auditOf(tampered(book.path, folder.path, change))
/** "code document": what was found. */
const found = (change: Parameters<typeof tampered>[2]) =>
  audit(change).findings.map((one) => [one.code, one.document ?? one.account ?? one.row].join(' '))

const slip = (number: number) => `DH26-${String(number).padStart(5, '0')}`
const slipId = (number: number) => `(SELECT id FROM documents WHERE serial = '${slip(number)}')`
const transfer = (number: number, position: number) =>
  `(SELECT id FROM transfers WHERE document = ${slipId(number)} AND position = ${position})`

describe('a good book', () => {
  test('is found good, with its first and last document and every unit at zero', () => {
    const report = auditOf(book.path)
    expect(report.findings).toEqual([])
    expect(report.sound).toBe(true)
    expect(report.first?.serial).toBe('JL26-00001')
    expect(report.last?.serial).toBe('RY26-00001')
    expect(report.counts).toMatchObject({ closings: 2, branches: 1, blankedTexts: 0 })
    expect(report.units.length).toBe(6)
    expect(report.units.every((unit) => unit.sum === 0 && unit.valueSum === 0)).toBe(true)
  })

  test('stays good when personal texts are blanked, and their number is said', () => {
    const report = audit('UPDATE document_texts SET text = NULL')
    expect(report.sound).toBe(true)
    expect(report.counts.blankedTexts).toBe(report.counts.texts)
    expect(report.counts.texts).toBeGreaterThan(40)
  })

  test('is only looked at: neither the file nor its folder changes', () => {
    const before = [readdirSync(folder.path).sort(), readFileSync(book.path)]
    auditOf(book.path)
    expect([readdirSync(folder.path).sort(), readFileSync(book.path)]).toEqual(before)
  })

  test('can be a cut one: only a code on paper tells', () => {
    const cut = tampered(
      book.path,
      folder.path,
      `DELETE FROM document_texts WHERE document = (SELECT id FROM documents WHERE serial = 'RY26-00001');
       DELETE FROM documents WHERE serial = 'RY26-00001'`,
    )
    const code = auditOf(book.path).last!.checkCode
    expect(auditOf(cut).sound).toBe(true)
    const report = auditOf(cut, { paper: [{ serial: 'RY26-00001', code }] })
    expect(report.findings).toMatchObject([{ code: 'paper_document_missing', document: 'RY26-00001' }])
    expect(report.paper).toEqual([{ serial: 'RY26-00001', paper: code, book: null }])
  })

  test('holds a code from paper against its own', () => {
    const { last } = auditOf(book.path)
    expect(auditOf(book.path, { paper: [{ serial: last!.serial, code: last!.checkCode }] }).sound).toBe(true)
    const wrong = auditOf(book.path, { paper: [{ serial: last!.serial, code: '00000000' }] })
    expect(wrong.findings).toMatchObject([{ code: 'paper_code_differs', document: last!.serial }])
  })
})

describe('whoever changes a transfer is found', () => {
  const cases: [what: string, change: string, named: string[]][] = [
    [
      'its amount',
      `UPDATE transfers SET amount = amount + 1 WHERE id = ${transfer(7, 1)}`,
      [`transfer_changed ${slip(7)}`],
    ],
    [
      'its amount to zero',
      `UPDATE transfers SET amount = 0 WHERE id = ${transfer(7, 1)}`,
      [`transfer_changed ${slip(7)}`],
    ],
    [
      'its value',
      `UPDATE transfers SET value_fen = value_fen + 1 WHERE id = ${transfer(7, 2)}`,
      [`transfer_changed ${slip(7)}`],
    ],
    [
      'its line',
      `UPDATE transfers SET line = 3 WHERE id = ${transfer(7, 1)}`,
      [`transfer_changed ${slip(7)}`],
    ],
    [
      'its date',
      `UPDATE transfers SET effective_date = '2026-09-09' WHERE id = ${transfer(7, 1)}`,
      [`transfer_changed ${slip(7)}`],
    ],
    [
      'the household that paid',
      `UPDATE transfers SET credit_account = (SELECT max(id) FROM accounts WHERE kind = 'earned' AND id <> credit_account) WHERE id = ${transfer(7, 1)}`,
      [`transfer_changed ${slip(7)}`],
    ],
    [
      'the slip it belongs to',
      `UPDATE transfers SET document = ${slipId(8)}, position = 90 WHERE id = ${transfer(7, 1)}`,
      [`transfer_changed ${slip(7)}`],
    ],
    ['removed', `DELETE FROM transfers WHERE id = ${transfer(7, 1)}`, [`transfer_missing ${slip(7)}`]],
    [
      'added',
      `INSERT INTO transfers (id, document, position, debit_account, credit_account, amount, effective_date)
       SELECT (SELECT max(id) + 1 FROM transfers), document, 99, debit_account, credit_account, 100, effective_date
       FROM transfers WHERE id = ${transfer(7, 1)}`,
      [`transfer_extra ${slip(7)}`],
    ],
    [
      'two in each other’s place',
      `UPDATE transfers SET id = -1 WHERE id = ${transfer(7, 1)};
       UPDATE transfers SET id = ${transfer(7, 3)} - 2 WHERE id = ${transfer(7, 3)};
       UPDATE transfers SET id = (SELECT max(id) + 2 FROM transfers WHERE document = ${slipId(7)} AND position = 3) WHERE id = -1`,
      [`transfer_changed ${slip(7)}`, `transfer_changed ${slip(7)}`],
    ],
    [
      'what it takes back',
      `UPDATE transfers SET mirrors = NULL WHERE id = (SELECT max(id) FROM transfers WHERE mirrors IS NOT NULL)`,
      ['transfer_changed TH26-00004'],
    ],
  ]
  test.each(cases)('%s', (_what, change, named) => {
    expect(found(change)).toEqual(expect.arrayContaining(named))
    expect(found(change).filter((one) => one.startsWith('transfer_')).length).toBe(named.length)
  })
})

describe('whoever changes a document is found', () => {
  const set = (column: string, value: string) =>
    `UPDATE documents SET ${column} = ${value} WHERE serial = '${slip(9)}'`
  test.each([
    ['content', `replace(content, '透明皂', '香皂')`, 'content_changed'],
    ['content', `'{}'`, 'content_unreadable'],
    ['content', `'not json'`, 'content_unreadable'],
    ['hash', `'${'a'.repeat(64)}'`, 'content_changed'],
    ['previous_hash', `'${'a'.repeat(64)}'`, 'chain_broken'],
    ['check_code', `'12345678'`, 'check_code_changed'],
    ['kind', `'exchange'`, 'column_changed'],
    ['business_date', `'2026-09-03'`, 'column_changed'],
    ['entered_at', `'2026-09-03T01:00:00.000Z'`, 'column_changed'],
    ['household', '(SELECT id FROM households WHERE id <> household LIMIT 1)', 'column_changed'],
    ['handed_by', 'NULL', 'column_changed'],
    ['recorded_by', `'${'b'.repeat(8)}'`, 'column_changed'],
    ['scheme', 'NULL', 'column_changed'],
    ['refers_to', `(SELECT id FROM documents WHERE sequence = 1)`, 'column_changed'],
    ['serial_number', '900', 'column_changed'],
    ['business_year', '2025', 'column_changed'],
    ['site', `'elsewhere'`, 'column_changed'],
    ['format', '2', 'column_changed'],
  ])('%s = %s', (column, value, code) => {
    expect(found(set(column, value))).toContain(`${code} ${slip(9)}`)
  })

  test('its number', () => {
    expect(found(set('serial', `'DH26-90000'`))).toEqual(
      expect.arrayContaining(['column_changed DH26-90000', 'serial_misspelt DH26-90000']),
    )
  })

  test('removed: the gap is named, in the order and in the numbers', () => {
    const report = audit(`DELETE FROM documents WHERE serial = '${slip(9)}'`)
    const sentences = report.findings.map((one) => one.sentence).join('\n')
    expect(sentences).toContain(`${slip(9)} 不见了`)
    expect(sentences).toMatch(/有单不见了，第 \d+ 张，在 DH26-00008 之后、DH26-00010 之前/)
  })

  test('removed with all that belongs to it, and the following ones moved up', () => {
    const change = `
      UPDATE accounts SET balance = balance
        + coalesce((SELECT sum(amount) FROM transfers WHERE document = ${slipId(9)} AND credit_account = accounts.id), 0)
        - coalesce((SELECT sum(amount) FROM transfers WHERE document = ${slipId(9)} AND debit_account = accounts.id), 0);
      CREATE TEMP TABLE gone AS SELECT id, sequence FROM documents WHERE serial = '${slip(9)}';
      DELETE FROM transfers WHERE document IN (SELECT id FROM gone);
      DELETE FROM document_texts WHERE document IN (SELECT id FROM gone);
      DELETE FROM documents WHERE id IN (SELECT id FROM gone);
      UPDATE documents SET sequence = -sequence WHERE sequence > (SELECT sequence FROM gone);
      UPDATE documents SET sequence = -sequence - 1 WHERE sequence < 0;`
    expect(found(change)).toEqual(
      expect.arrayContaining([
        `chain_broken ${slip(10)}`,
        `serial_gap ${slip(10)}`,
        `column_changed ${slip(10)}`,
      ]),
    )
  })

  test('put in between, with a hash of its own', () => {
    expect(
      found((sqlite) => {
        sqlite.exec(`
          CREATE TEMP TABLE forged AS SELECT * FROM documents WHERE serial = '${slip(9)}';
          UPDATE documents SET sequence = -sequence WHERE sequence > (SELECT sequence FROM forged);
          UPDATE documents SET sequence = 1 - sequence WHERE sequence < 0;
          UPDATE forged SET id = 'forged', sequence = sequence + 1, serial = 'DH26-00999', serial_number = 999,
            hash = '${'c'.repeat(64)}';
          INSERT INTO documents SELECT * FROM forged;`)
      }),
    ).toEqual(expect.arrayContaining(['content_changed DH26-00999', `chain_broken ${slip(10)}`]))
  })

  test('two in each other’s place', () => {
    const change = `
      UPDATE documents SET sequence = -sequence WHERE serial IN ('${slip(8)}', '${slip(9)}');
      UPDATE documents SET sequence = (SELECT -sequence FROM documents AS o WHERE o.serial = '${slip(9)}') WHERE serial = '${slip(8)}';
      UPDATE documents SET sequence = (SELECT sequence - 1 FROM documents AS o WHERE o.serial = '${slip(8)}') WHERE serial = '${slip(9)}';`
    expect(found(change)).toEqual(
      expect.arrayContaining([
        `column_changed ${slip(8)}`,
        `column_changed ${slip(9)}`,
        `chain_broken ${slip(8)}`,
      ]),
    )
  })

  test('booked into days that were closed', () => {
    const through = `UPDATE closings SET through_date = '2026-10-01' WHERE reopened_by IS NULL`
    expect(found(through)).toEqual(['period_closed RY26-00001'])
    expect(found(`DELETE FROM closings WHERE reopened_by IS NULL`)).toContain('closing_wrong JZ26-00002')
    expect(found(`UPDATE closings SET number = 3 WHERE reopened_by IS NULL`)).toContain(
      'closing_wrong JZ26-00002',
    )
    expect(found(`UPDATE closings SET reopened_by = NULL`)).toContain('closing_wrong FJ26-00001')
    expect(closingNumber).toBe('JZ26-00001')
  })

  test('moved to another branch, or the branch itself', () => {
    expect(found(`UPDATE branches SET after_sequence = 3`)).toEqual(['branch_wrong JL26-00001'])
    expect(found(`INSERT INTO branches SELECT 'b', id, 'xyz', 9, '' FROM branches`)).toEqual([
      'branch_wrong branches/b',
    ])
    expect(found(`UPDATE branches SET letters = 'xyz'`)).toContain('branch_wrong JL26-00001')
    expect(found(`UPDATE site SET branch = 'b'`)).toContain('branch_wrong site')
  })
})

describe('whoever changes what stands beside the documents is found', () => {
  test('a cached balance, of whatever account', () => {
    const report = audit(
      `UPDATE accounts SET balance = balance + 500 WHERE id = (SELECT min(id) FROM accounts WHERE kind = 'earned')`,
    )
    expect(report.findings).toMatchObject([
      { code: 'balance_differs', account: '积分·文明积分·0001户·可用' },
      { code: 'unit_unbalanced' },
    ])
  })

  test('the value of goods, alone', () => {
    expect(
      found(
        `UPDATE accounts SET value_fen = value_fen + 1 WHERE id = (SELECT min(id) FROM accounts WHERE kind = 'shelf')`,
      ),
    ).toContain('value_differs 物资·肥皂1 252克·RK26-00001第1行·货架')
  })

  test('an account renamed, added, removed', () => {
    const shelf = `(SELECT min(id) FROM accounts WHERE kind = 'shelf')`
    expect(found(`UPDATE accounts SET kind = 'loss', owner = '' WHERE id = ${shelf}`)).toContain(
      'account_changed RK26-00001',
    )
    expect(found(`UPDATE accounts SET opened_by = ${slipId(9)} WHERE id = ${shelf}`)).toContain(
      'account_changed RK26-00001',
    )
    expect(
      found(
        `INSERT INTO accounts (id, book, unit, kind, owner, opened_by) VALUES (999, 'money', 'CNY', 'cash', '', ${slipId(9)})`,
      ),
    ).toEqual(['account_extra 资金·元·现金'])
    expect(found(`DELETE FROM accounts WHERE id = ${shelf}`)).toContain('account_missing RK26-00001')
  })

  test('a personal text, changed or taken away, but not a blanked one', () => {
    const where = `WHERE document = ${slipId(9)}`
    expect(found(`UPDATE document_texts SET text = '别人' ${where}`)).toEqual([`text_changed ${slip(9)}`])
    expect(found(`UPDATE document_texts SET salt = 'x' ${where}`)).toEqual([`text_changed ${slip(9)}`])
    expect(found(`DELETE FROM document_texts ${where}`)).toEqual([`text_missing ${slip(9)}`])
    expect(found(`UPDATE document_texts SET text = NULL ${where}`)).toEqual([])
    expect(
      found(`INSERT INTO document_texts SELECT document, 'more', salt, text FROM document_texts ${where}`),
    ).toEqual([`text_extra ${slip(9)}`])
    expect(
      found(
        `INSERT INTO document_texts SELECT id, 'more', 's', 't' FROM documents WHERE serial = 'RK26-00001'`,
      ),
    ).toEqual(['text_extra RK26-00001'])
  })

  test('a register row that points at a document of another kind, or at none', () => {
    expect(
      found(`UPDATE prices SET decided_by = ${slipId(9)} WHERE item = (SELECT min(item) FROM prices)`),
    ).toEqual([`register_document ${slip(9)}`])
    expect(found(`UPDATE lots SET received_by = 'none' WHERE id = (SELECT min(id) FROM lots)`)).toEqual(
      expect.arrayContaining(['foreign_key lots/1', expect.stringMatching(/^register_document lots/)]),
    )
    expect(found(`DELETE FROM households WHERE number = '0001'`)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^foreign_key DH26/)]),
    )
  })

  test('a trigger, a check or an index taken away, or one that was not there', () => {
    const change = (sql: string) => {
      const path = tampered(book.path, folder.path, '')
      const sqlite = new Database(path)
      sqlite.unsafeMode()
      sqlite.exec(sql)
      sqlite.close()
      return auditOf(path).findings.map((one) => [one.code, one.row].join(' '))
    }
    expect(change('DROP TRIGGER transfers_keep')).toEqual(['schema_missing trigger transfers_keep'])
    expect(change('DROP INDEX transfers_by_debit')).toEqual(['schema_missing index transfers_by_debit'])
    expect(change('CREATE TRIGGER t AFTER INSERT ON transfers BEGIN SELECT 1; END')).toEqual([
      'schema_extra trigger t',
    ])
    expect(
      change(`PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, 'balance >= 0', 'balance >= -9') WHERE name = 'accounts'`),
    ).toEqual(['schema_changed table accounts'])
    expect(change('DROP TABLE transfers')).toContain('schema_missing table transfers')
  })
})

test('every kind that a register may point at is a kind of document', () => {
  const unknown = REGISTER_COLUMNS.flatMap((column) => column.kinds).filter((kind) => !isDocumentKind(kind))
  expect(unknown).toEqual([])
})
