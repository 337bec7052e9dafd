import type { Question } from '#renderer/api/client.ts'
import type { Found } from './view.ts'

/** A question's answer with the states a list shows. An answer to what was typed before is marked as such. */
export function foundOf<Answer, Row, Hit>(
  question: Pick<Question<Answer>, 'data' | 'error' | 'isPlaceholderData'>,
  rows: (answer: Answer) => readonly Row[],
  hit: (row: Row) => Hit,
): Found<Hit> {
  if (question.data !== undefined) {
    return { kind: 'found', hits: rows(question.data).map(hit), older: question.isPlaceholderData }
  }
  if (question.error) return { kind: 'failed', sentence: question.error.sentence }
  return { kind: 'searching' }
}
