import type { Drawn, DrawWork } from '../domain/notices/drawing.service.ts'
import { assert, type Result } from '../kernel/result.ts'
import { onBookThread } from './book-thread.ts'

/** Draws long lists for the board beside the counter, one at a time: two would not be ready any sooner. */
export function createDrawingAside(
  villageFile: string,
): (work: DrawWork, hangAs?: string) => Promise<Result<Drawn>> {
  let before: Promise<unknown> = Promise.resolve()
  return (work, hangAs) => {
    const drawn = before.then(async () => {
      const { answers } = onBookThread({
        path: villageFile,
        mapped: false,
        tasks: [{ draw: work, ...(hangAs === undefined ? {} : { hangAs }) }],
      })
      const answered = await answers
      if (!answered.ok) return answered
      const [first] = answered.value
      assert(first?.drawn, 'the thread answers what it was asked')
      return first.drawn
    })
    before = drawn.catch(() => undefined)
    return drawn
  }
}
