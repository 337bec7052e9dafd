import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DocumentContent, readContent, writeContent } from '#main/domain/ledger/content.ts'
import { type ClaimedHead, scanContent } from '#main/domain/ledger/content-scan.ts'
import type { Json } from '#main/kernel/json.ts'

/** Field names that a document has itself, and words that look like pieces of one. */
const names = fc.constantFrom(
  'accounts',
  'branch',
  'digests',
  'enteredAt',
  'facts',
  'format',
  'handedBy',
  'household',
  'id',
  'kind',
  'recordedBy',
  'refersTo',
  'request',
  'scheme',
  'transfers',
  '"handedBy":',
  '},"enteredAt":',
  ',"transfers":[',
  '透明皂',
)
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.integer(),
    fc.constant(null),
    names,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(names, tie('json'), { maxKeys: 4 }),
  ),
}))

const contents = fc.record({
  request: json,
  facts: json,
  digests: fc.dictionary(names, fc.constantFrom('ab', 'cd'), { maxKeys: 2 }),
  household: fc.option(fc.constant('h-1')),
  handedBy: fc.option(fc.constant('s-1')),
  many: fc.nat({ max: 3 }),
})

const contentOf = ({ many, ...parts }: typeof contents extends fc.Arbitrary<infer T> ? T : never) =>
  ({
    id: 'd-1',
    site: 'site',
    branch: 'b-1',
    sequence: 7,
    kind: 'redemption',
    serial: 'DH26-00007',
    businessYear: 2026,
    serialNumber: 7,
    businessDate: '2026-11-24',
    enteredAt: '2026-11-24T01:42:00.000Z',
    recordedBy: 's-1',
    scheme: 'p-1',
    refersTo: null,
    accounts: [{ id: 3, book: 'points', unit: 'p-1', kind: 'earned', owner: ',"branch":' }],
    transfers: Array.from({ length: many }, (_, index) => ({
      id: index + 1,
      line: null,
      debit: 1,
      credit: 2,
      amount: 100,
      valueFen: index,
      mirrors: null,
      effectiveDate: '2026-11-24',
      floor: null,
    })),
    ...parts,
  }) as DocumentContent

const claimedBy = (content: DocumentContent): ClaimedHead => ({ ...content, format: 1 })
const scan = (content: DocumentContent, claimed = claimedBy(content)) =>
  scanContent(Buffer.from(writeContent(content)), claimed)

describe('reading the short parts of a content', () => {
  test('gives what reading all of it gives, or nothing, whatever stands in request and facts', () => {
    fc.assert(
      fc.property(contents, (parts) => {
        const content = contentOf(parts)
        const scanned = scan(content)
        if (scanned === undefined) return
        const { accounts, digests, transfers } = readContent(writeContent(content))
        expect(scanned).toEqual({ accounts, digests, transfers })
      }),
      { numRuns: 500 },
    )
  })

  test('never vouches for a column that says something else', () => {
    const other: Partial<ClaimedHead> = {
      id: 'd-2',
      site: 'sit',
      branch: 'b-2',
      sequence: 8,
      kind: 'exchange',
      serial: 'DH26-00008',
      businessYear: 2025,
      serialNumber: 8,
      businessDate: '2026-11-23',
      enteredAt: '2026-11-24T01:42:00.001Z',
      recordedBy: 's-2',
      handedBy: 's-9',
      household: 'h-9',
      scheme: null,
      refersTo: 'd-0',
      format: 2,
    }
    const field = fc.constantFrom(...(Object.keys(other) as (keyof ClaimedHead)[]))
    fc.assert(
      fc.property(contents, field, (parts, name) => {
        const content = contentOf(parts)
        expect(scan(content, { ...claimedBy(content), [name]: other[name] })).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  test('is not led astray by a forged head inside the request', () => {
    const forged = {
      format: 1,
      handedBy: 's-1',
      household: 'h-1',
      id: 'd-1',
      kind: 'exchange',
      recordedBy: 's-1',
      refersTo: null,
      request: {},
    }
    const content = contentOf({
      request: forged,
      facts: forged,
      digests: {},
      household: 'h-1',
      handedBy: 's-1',
      many: 1,
    })
    expect(scan(content, { ...claimedBy(content), kind: 'exchange' })).toBeUndefined()
  })

  test('is what an audit of a plain slip goes by', () => {
    const content = contentOf({
      request: {},
      facts: { lines: [] },
      digests: {},
      household: 'h-1',
      handedBy: null,
      many: 2,
    })
    expect(scan(content)).toBeDefined()
    expect(scan({ ...content, household: null })).toBeDefined()
  })
})
