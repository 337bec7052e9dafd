import { createORPCClient } from '@orpc/client'
import type {
  ContractProcedure,
  ContractRouterClient,
  InferSchemaInput,
  InferSchemaOutput,
} from '@orpc/contract'
import type { Contract } from '#main/api/contract.ts'
import type { Result } from '#main/api/types.ts'
import { keepConnected } from './connection.ts'
import { openWire } from './wire.ts'

/** One call of the contract. `path` names it in query keys. */
export interface Call<Input, Output> {
  (input: Input, options?: { readonly signal?: AbortSignal }): Promise<Result<Output>>
  readonly path: readonly [noun: string, name: string]
}

/** What a call answers: `AnswerOf<typeof shop.printing.jobs>`. */
export type AnswerOf<C> = C extends Call<infer _Input, infer Output> ? Output : never

type ValueOf<R> = Extract<R, { readonly ok: true }> extends { readonly value: infer Value } ? Value : never

type CallOf<Procedure> =
  Procedure extends ContractProcedure<infer Input, infer Output, infer _Errors, infer _Meta>
    ? Call<InferSchemaInput<Input>, ValueOf<InferSchemaOutput<Output>>>
    : never

type CallsOf<Noun> = { readonly [Name in keyof Noun]: CallOf<Noun[Name]> }

/** Every noun of the contract with its calls. */
export type Shop = { readonly [Noun in Exclude<keyof Contract, 'events'>]: CallsOf<Contract[Noun]> }

const SESSION_KEY = 'counter-session'

/** Which window this is: made here, kept over a reload, so that nobody has to sign in again. */
function windowSession(): string {
  const kept = sessionStorage.getItem(SESSION_KEY)
  if (kept !== null) return kept
  const made = crypto.randomUUID()
  sessionStorage.setItem(SESSION_KEY, made)
  return made
}

export const connection = keepConnected(() => openWire(windowSession()))

export const rpc: ContractRouterClient<Contract> = createORPCClient(connection.link)

/** An object whose every property is made once, when it is first asked for. */
function madeOnDemand<T>(make: (name: string) => T): Record<string, T> {
  const made = new Map<string, T>()
  return new Proxy<Record<string, T>>(
    {},
    {
      get(_target, name) {
        if (typeof name !== 'string') return undefined
        const known = made.get(name) ?? make(name)
        made.set(name, known)
        return known
      },
    },
  )
}

type AnyCall = (input: unknown, options?: { signal?: AbortSignal }) => Promise<Result<unknown>>

const clients = rpc as unknown as Record<string, Record<string, AnyCall>>

export const shop = madeOnDemand((noun) =>
  madeOnDemand((name) =>
    Object.assign<AnyCall, { path: readonly [string, string] }>(
      (input, options) => clients[noun]![name]!(input, options),
      { path: [noun, name] },
    ),
  ),
) as unknown as Shop
