/** Counts over all runners; a skipped test keeps its name, so that the end of a run can list it. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly skippedNames: readonly string[]
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0, skippedNames: [] }

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  skippedNames: [...a.skippedNames, ...b.skippedNames],
})

interface VitestReport {
  readonly testResults: ReadonlyArray<{
    readonly status: string
    readonly assertionResults: ReadonlyArray<{ readonly fullName: string; readonly status: string }>
  }>
}

export function countVitest(report: VitestReport): Counts {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const skipped = tests.filter(({ status }) => ['skipped', 'pending', 'todo', 'disabled'].includes(status))
  // A file that cannot even be loaded has no tests that could fail.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  )
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + broken.length,
    skipped: skipped.length,
    skippedNames: skipped.map(({ fullName }) => fullName.trim()),
  }
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: ReadonlyArray<{
    readonly title: string
    readonly tests: ReadonlyArray<{ readonly status: string; readonly projectName?: string }>
  }>
}

export interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[]
  readonly errors?: readonly unknown[]
}

/** A test that passed only when tried again counts as failed: the counter gets no second try. */
export function countPlaywright(report: PlaywrightReport): Counts {
  let counts: Counts = { ...noCounts, failed: report.errors?.length ?? 0 }
  const walk = (suite: PlaywrightSuite) => {
    for (const inner of suite.suites ?? []) walk(inner)
    for (const spec of suite.specs ?? []) {
      for (const { status, projectName } of spec.tests) {
        const name =
          projectName === undefined || projectName === '' ? spec.title : `${spec.title} (${projectName})`
        counts = add(counts, {
          passed: status === 'expected' ? 1 : 0,
          failed: status === 'unexpected' || status === 'flaky' ? 1 : 0,
          skipped: status === 'skipped' ? 1 : 0,
          skippedNames: status === 'skipped' ? [name] : [],
        })
      }
    }
  }
  for (const suite of report.suites) walk(suite)
  return counts
}
