import { useEffect } from 'react'
import { connection, rpc } from './calls.ts'
import { questions } from './questions.ts'
import { staleAfter } from './topics.ts'

const PAUSE_MS = 500

/** Listens to what changes in the books, from any window, and lets open screens ask again. One for the app. */
export function ChangeListener() {
  useEffect(() => {
    const ending = new AbortController()
    void listen(ending.signal)
    return () => ending.abort()
  }, [])
  return null
}

async function listen(signal: AbortSignal): Promise<void> {
  for (let first = true; !signal.aborted; first = false) {
    await connection.ready()
    try {
      const changes = await rpc.events.changes(undefined, { signal })
      // Nobody heard what changed while the road was closed.
      if (!first) void questions.invalidateQueries()
      for await (const { topics } of changes) {
        const isStale = staleAfter(topics)
        void questions.invalidateQueries({ predicate: ({ queryKey }) => isStale(queryKey) })
      }
    } catch {
      // The road closed, or the program stopped: another one is opened.
    }
    if (!signal.aborted) await new Promise((resume) => setTimeout(resume, PAUSE_MS))
  }
}
