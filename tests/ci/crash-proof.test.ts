import { expect, test } from 'vitest'
import type { BookAtRest, WrittenDocument, WrittenJob } from '../crash/book-at-rest.ts'
import { type Deed, emptyMemory, hear } from '../crash/memory.ts'
import { complaintsAbout, complaintsAboutInterrupted, type Witnesses } from '../crash/proof.ts'

const document = (number: number, more: Partial<WrittenDocument> = {}): WrittenDocument => ({
  id: `slip-${number}`,
  sequence: number,
  kind: 'redemption',
  branch: 'a',
  serial: `DH26-0000${number}`,
  year: 2026,
  number,
  checkCode: `1000000${number}`,
  ...more,
})
const job = (number: number, more: Partial<WrittenJob> = {}): WrittenJob => ({
  id: `job-${number}`,
  document: `slip-${number}`,
  reprint: false,
  state: 'printed',
  reason: null,
  ...more,
})
const passage = (number: number, whole = true) => ({
  bytes: Buffer.from('paper'),
  serial: `DH26-0000${number}`,
  whole,
})

/** Two slips of 3 points and one piece each, answered and printed; a third asked for, and a cart put aside. */
function scene(): { book: BookAtRest; witnesses: Witnesses } {
  const memory = emptyMemory()
  for (const number of [1, 2, 3]) {
    const deed: Deed = {
      id: `slip-${number}`,
      window: 'window-1',
      kind: 'redemption',
      call: { noun: 'redemption', name: 'confirm', input: {} },
      points: new Map([['household', -300]]),
      shelf: new Map([['soap', -1]]),
      lines: [],
      state: 'asked',
      posted: 0,
      serial: '',
      checkCode: '',
    }
    memory.deeds.set(deed.id, deed)
    if (number < 3) hear(memory, deed, document(number))
  }
  const content = { household: 'household', lines: [{ item: 'soap', quantity: 2 }] }
  memory.carts.set('cart', {
    id: 'cart',
    window: 'window-1',
    known: { state: 'held', revision: 2, content },
    maybe: { state: 'open', revision: 2, content },
  })
  return {
    book: {
      documents: [document(1), document(2)],
      carts: [{ id: 'cart', state: 'held', revision: 2, content }],
      jobs: [job(1), job(2)],
      points: new Map([['household', 9400]]),
      shelf: new Map([['soap', 98]]),
      halfBackups: [],
    },
    witnesses: {
      village: {
        households: [{ id: 'household', head: 'head' }],
        goods: [{ id: 'soap', price: 300 }],
        people: { writer: 'w', issuer: 'i', admin: 'a' },
        points: 10_000,
        pieces: 100,
      },
      memory,
      before: 0,
      passages: [passage(1), passage(2)],
    },
  }
}

test('a book that is as it was said and heard gives no cause to complain, whether or not the lost answer was done', () => {
  const { book, witnesses } = scene()
  expect(complaintsAbout(book, witnesses)).toEqual([])
  const done: BookAtRest = {
    ...book,
    documents: [...book.documents, document(3)],
    jobs: [...book.jobs, job(3, { state: 'waiting' })],
    points: new Map([['household', 9100]]),
    shelf: new Map([['soap', 97]]),
  }
  expect(complaintsAbout(done, witnesses)).toEqual([])
})

test.each<[string, (book: BookAtRest) => Partial<BookAtRest>, RegExp]>([
  [
    'an answered slip that is missing',
    (b) => ({ documents: b.documents.slice(0, 1) }),
    /answered and is missing/,
  ],
  [
    'a slip with another code',
    () => ({ documents: [document(1), document(2, { checkCode: '9' })] }),
    /stands as/,
  ],
  [
    'a slip that nobody asked for',
    (b) => ({ documents: [...b.documents, document(3, { id: 'x' })] }),
    /by nobody/,
  ],
  ['a number left out', () => ({ documents: [document(1), document(2, { number: 3 })] }), /where 2 was due/],
  ['a place left out', () => ({ documents: [document(1), document(2, { sequence: 3 })] }), /is number 3/],
  ['points taken twice', () => ({ points: new Map([['household', 9100]]) }), /has 9100 hundredths, not 9400/],
  ['goods taken twice', () => ({ shelf: new Map([['soap', 97]]) }), /has 97 pieces, not 98/],
  ['a cart that is gone', () => ({ carts: [] }), /cart cart is/],
  [
    'a cart with other lines',
    (b) => ({ carts: [{ ...b.carts[0]!, content: { household: 'household', lines: [] } }] }),
    /cart cart is/,
  ],
  ['a cart of nobody', (b) => ({ carts: [...b.carts, { ...b.carts[0]!, id: 'other' }] }), /filled by nobody/],
  ['a slip that never comes to the printer', (b) => ({ jobs: b.jobs.slice(0, 1) }), /has 0 slips/],
  [
    'a slip that waits though it may be paper',
    (b) => ({ jobs: [b.jobs[0]!, job(2, { state: 'waiting' })] }),
    /went to the printer 1 times/,
  ],
  [
    'a reprint that nobody asked for',
    (b) => ({ jobs: [...b.jobs, job(9, { document: 'slip-1', reprint: true })] }),
    /again unasked/,
  ],
  [
    'a failure without a word',
    (b) => ({ jobs: [b.jobs[0]!, job(2, { state: 'unknown' })] }),
    /does not say why/,
  ],
])('it notices %s', (_what, change, complaint) => {
  const { book, witnesses } = scene()
  expect(complaintsAbout({ ...book, ...change(book) }, witnesses).join('\n')).toMatch(complaint)
})

test('it notices paper that came twice, or not at all', () => {
  const { book, witnesses } = scene()
  const twice = { ...witnesses, passages: [passage(1), passage(1), passage(2)] }
  expect(complaintsAbout(book, twice).join()).toMatch(/DH26-00001 went to the printer 2 times/)
  const half = { ...witnesses, passages: [passage(1), passage(2, false)] }
  expect(complaintsAbout(book, half).join()).toMatch(/DH26-00002 is called printed/)
})

test('what was being sent at the kill asks whether it came out', () => {
  const { book } = scene()
  const before = { ...book, jobs: [job(1, { state: 'sending' })] }
  const asks = '上次打到一半程序关了，小票打出来了吗？没有就点补打。'
  const after = (more: Partial<WrittenJob>) =>
    complaintsAboutInterrupted(before, { ...book, jobs: [job(1, more)] })
  expect(after({ state: 'unknown', reason: asks })).toEqual([])
  for (const state of ['waiting', 'printed', 'sending'] as const) expect(after({ state })).toHaveLength(1)
})
