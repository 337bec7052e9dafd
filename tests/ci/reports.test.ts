import { describe, expect, it } from 'vitest'
import { add, countPlaywright, countVitest, noCounts } from '../../.ci/reports.ts'

describe('the last line of a whole run', () => {
  it('counts tests, names the skipped ones, and counts a file that cannot be loaded as failed', () => {
    const counts = countVitest({
      testResults: [
        {
          status: 'failed',
          assertionResults: [
            { fullName: 'a', status: 'passed' },
            { fullName: 'b', status: 'failed' },
            { fullName: 'the real window opens', status: 'skipped' },
          ],
        },
        { status: 'failed', assertionResults: [] },
      ],
    })
    expect(counts).toEqual({ passed: 1, failed: 2, skipped: 1, skippedNames: ['the real window opens'] })
  })

  it('gives a journey no second try, and counts journeys inside journeys', () => {
    const test = (status: string) => ({ title: status, tests: [{ status, projectName: 'browser' }] })
    const counts = countPlaywright({
      suites: [{ specs: [test('expected')], suites: [{ specs: [test('flaky'), test('skipped')] }] }],
      errors: [],
    })
    expect(counts).toEqual({ passed: 1, failed: 1, skipped: 1, skippedNames: ['skipped (browser)'] })
    expect(countPlaywright({ suites: [], errors: [{}] }).failed).toBe(1)
  })

  it('adds up over the runners', () => {
    const one = { passed: 1, failed: 0, skipped: 2, skippedNames: ['x', 'y'] }
    expect(add(add(noCounts, one), one)).toEqual({
      passed: 2,
      failed: 0,
      skipped: 4,
      skippedNames: ['x', 'y', 'x', 'y'],
    })
  })
})
