import { assert, type Result } from '../kernel/result.ts'
import { type BookAnswer, type BookTask, onBookThread } from './book-thread.ts'

/** The kinds of answers that are made beside the counter for somebody who waits for them. */
type Made = 'drawn' | 'made' | 'figures' | 'papers' | 'vouchers' | 'listed'

/** Long work on the open book beside the counter, one piece at a time: two would not be ready any sooner. */
export function createBookAside(villageFile: string) {
  let before: Promise<unknown> = Promise.resolve()
  return <Kind extends Made>(kind: Kind, task: BookTask): Promise<NonNullable<BookAnswer[Kind]>> => {
    const made = before.then(async () => {
      const { answers } = onBookThread({ path: villageFile, mapped: false, tasks: [task] })
      const answered: Result<readonly BookAnswer[]> = await answers
      if (!answered.ok) return answered as NonNullable<BookAnswer[Kind]>
      const answer = answered.value[0]?.[kind]
      assert(answer, 'the thread answers what it was asked')
      return answer
    })
    before = made.catch(() => undefined)
    return made
  }
}
