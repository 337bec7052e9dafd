import { EventPublisher } from '@orpc/server'
import type { Topic } from '../api/call.ts'

/** Tells every open window what has changed, after the commit. */
export function createChanges() {
  const publisher = new EventPublisher<{ changed: { topics: Topic[] } }>()
  const ended = new AbortController()
  return {
    announce: (...topics: Topic[]) => publisher.publish('changed', { topics }),
    async *listen(signal?: AbortSignal): AsyncGenerator<{ topics: Topic[] }> {
      const both = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal
      try {
        yield* publisher.subscribe('changed', { signal: both })
      } catch (error) {
        if (!both.aborted) throw error
      }
    },
    end: () => ended.abort(),
  }
}
export type Changes = ReturnType<typeof createChanges>
