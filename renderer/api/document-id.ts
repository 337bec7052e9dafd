import { useRef } from 'react'
import { v7 } from 'uuid'

/** The id of something new: time-ordered, made here, so that a retry is the same thing and not a second one. */
export const newId = (): string => v7()

export interface DocumentIds {
  /** The id for what this form holds now: the same for the same contents until they are recorded. */
  for(contents: unknown): string
  /** It has been recorded: the form's next document is a new one. */
  recorded(): void
}

/**
 * A form's document id. After a lost connection nobody knows whether the first try was recorded: pressing again
 * sends the same id, and the books answer with what they have. Changed contents are another document.
 */
export function useDocumentIds(): DocumentIds {
  const kept = useRef<{ readonly contents: string; readonly id: string }>(undefined)
  const ids = useRef<DocumentIds>({
    for(contents) {
      const text = JSON.stringify(contents)
      if (kept.current?.contents !== text) kept.current = { contents: text, id: newId() }
      return kept.current.id
    },
    recorded() {
      kept.current = undefined
    },
  })
  return ids.current
}
