import type { Reported, ReportForm, ReportWork } from '../domain/reports/work.service.ts'
import { assert, type Result } from '../kernel/result.ts'
import { onBookThread } from './book-thread.ts'

/** Makes reports of a large book beside the counter, one at a time: two would not be ready any sooner. */
export function createReportAside(
  villageFile: string,
): (work: ReportWork, form: ReportForm) => Promise<Result<Reported>> {
  let before: Promise<unknown> = Promise.resolve()
  return (work, form) => {
    const made = before.then(async (): Promise<Result<Reported>> => {
      const { answers } = onBookThread({ path: villageFile, mapped: false, tasks: [{ make: work, form }] })
      const answered = await answers
      if (!answered.ok) return answered
      const [first] = answered.value
      assert(first?.made, 'the thread answers what it was asked')
      return first.made
    })
    before = made.catch(() => undefined)
    return made
  }
}
