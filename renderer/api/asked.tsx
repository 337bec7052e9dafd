import type { ReactNode } from 'react'
import type { TableState } from '#renderer/ui/data-table.tsx'
import { ErrorState, LoadingState, type LoadingStateProps } from '#renderer/ui/states.tsx'
import type { Question } from './questions.ts'

const HINT = '可以再试一次；还不行，请找管理员。'

export interface AskedProps<Output> {
  readonly question: Question<Output>
  readonly loading?: LoadingStateProps
  readonly children: (answer: Output) => ReactNode
}

/** Shows what was asked: while it is on its way, when it was refused, and then the answer. */
export function Asked<Output>({ question, loading = {}, children }: AskedProps<Output>) {
  if (question.data !== undefined) return children(question.data)
  if (question.isError) {
    return (
      <ErrorState
        title={question.error.sentence}
        hint={HINT}
        actions={[{ label: '再试一次', onPress: () => void question.refetch() }]}
      />
    )
  }
  return <LoadingState {...loading} />
}

/** The same for a DataTable. */
export function tableState<Output>(question: Question<Output>): TableState {
  if (question.data !== undefined) return { kind: 'ready' }
  if (!question.isError) return { kind: 'loading' }
  return {
    kind: 'failed',
    sentence: question.error.sentence,
    hint: HINT,
    onRetry: () => void question.refetch(),
  }
}
