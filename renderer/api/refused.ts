import type { Refusal, Result } from '#main/api/types.ts'
import type { Call } from './calls.ts'
import { connection } from './calls.ts'
import { ConnectionLost } from './connection.ts'

/** A question that was not answered: says what, where and what to do. Shown by ErrorState. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: string
  readonly facts: Refusal['facts']
  readonly sentence: string

  constructor(refusal: Refusal) {
    super(refusal.sentence)
    this.code = refusal.code
    this.facts = refusal.facts
    this.sentence = refusal.sentence
  }
}

const LOST: Refusal = {
  code: 'connection_lost',
  facts: {},
  sentence: '和程序断开了，不知道这一步记上没有。等连上以后再按一次，同一笔不会记两遍。',
}
const FAILED: Refusal = {
  code: 'unexpected',
  facts: {},
  sentence: '程序出了点问题，这一步没有办成。请再试一次；还不行，请找管理员。',
}

/** How long a deed waits for a road that is being opened again before it is handed back to the person. */
const PATIENCE_MS = 4000

type Heard = (refusal: Refusal) => void
const listeners = new Set<Heard>()

/** Told of every refusal: the session listens for locks and sign-outs. */
export function onRefusal(heard: Heard): () => void {
  listeners.add(heard)
  return () => listeners.delete(heard)
}

function told<Output>(result: Result<Output>): Result<Output> {
  if (!result.ok) for (const heard of listeners) heard(result.refusal)
  return result
}

/** Does a deed. Never throws: a lost program and a defect are refusals too. */
export async function act<Input, Output>(call: Call<Input, Output>, input: Input): Promise<Result<Output>> {
  const patience = new Promise<void>((done) => setTimeout(done, PATIENCE_MS))
  await Promise.race([connection.ready(), patience])
  try {
    return told(await call(input))
  } catch (error) {
    return { ok: false, refusal: error instanceof ConnectionLost ? LOST : FAILED }
  }
}

/** Asks a question, again and again while the program is away; a refusal is thrown as Refused. */
export async function ask<Input, Output>(
  call: Call<Input, Output>,
  input: Input,
  signal?: AbortSignal,
): Promise<Output> {
  for (;;) {
    await connection.ready()
    try {
      const result = told(await call(input, signal === undefined ? {} : { signal }))
      if (result.ok) return result.value
      throw new Refused(result.refusal)
    } catch (error) {
      if (error instanceof Refused || signal?.aborted) throw error
      if (!(error instanceof ConnectionLost)) throw new Refused(FAILED)
    }
  }
}
