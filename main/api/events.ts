import { z } from 'zod'
import { stream, TOPICS } from './call.ts'

export const events = {
  /** What has changed, after the commit. */
  changes: stream('anyone', z.object({ topics: z.array(z.enum(TOPICS)) })),
}
