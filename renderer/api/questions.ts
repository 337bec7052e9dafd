import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import type { Result } from '#main/api/types.ts'
import type { Call } from './calls.ts'
import { act, ask, type Refused } from './refused.ts'

/** What is on the screen counts as fresh so long: a page that opens right after another does not ask twice. */
const FRESH_MS = 2000

export const questions = new QueryClient({
  defaultOptions: {
    queries: {
      // The program is on this machine: being without a network means nothing.
      networkMode: 'always',
      retry: false,
      staleTime: FRESH_MS,
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

export interface AskOptions {
  /** False: do not ask yet. */
  readonly enabled?: boolean
  /** Keeps the last answer on the screen while the next input is being answered: search as one types. */
  readonly keep?: boolean
  /** Asks again after so many milliseconds: for what changes by the clock alone. */
  readonly everyMs?: number
}

export type Question<Output> = UseQueryResult<Output, Refused>

/** Asks and keeps the answer current. */
export function useAsk<Input, Output>(
  call: Call<Input, Output>,
  input: NoInfer<Input>,
  { enabled = true, keep = false, everyMs }: AskOptions = {},
): Question<Output> {
  return useQuery<Output, Refused>({
    queryKey: [...call.path, input],
    queryFn: ({ signal }) => ask(call, input, signal),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs, refetchIntervalInBackground: true }),
  })
}

/** Puts an answer that came with a deed where the question's readers find it. */
export function remember<Input, Output>(
  call: Call<Input, Output>,
  input: NoInfer<Input>,
  output: Output,
): void {
  questions.setQueryData([...call.path, input], output)
}

export interface Deed<Input, Output> {
  /** Never throws: what was refused and a lost program are results too. Disable the button while `busy`. */
  readonly act: (input: Input) => Promise<Result<Output>>
  readonly busy: boolean
  /** The refusal's sentence of the last try, until the next one begins: shown beside the button. */
  readonly problem: string | undefined
  readonly forget: () => void
}

/** Does something, and says while it is being done. */
export function useAct<Input, Output>(call: Call<Input, Output>): Deed<Input, Output> {
  const { mutateAsync, isPending, data, reset } = useMutation<Result<Output>, never, Input>({
    mutationFn: (input) => act(call, input),
  })
  const problem = !isPending && data?.ok === false ? data.refusal.sentence : undefined
  return { act: mutateAsync, busy: isPending, problem, forget: reset }
}
