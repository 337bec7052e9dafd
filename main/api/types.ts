import type {
  AnyContractProcedure,
  ContractProcedure,
  InferSchemaInput,
  InferSchemaOutput,
} from '@orpc/contract'
import type { Role } from './session.ts'

export type { Refusal, Result } from '../kernel/result.ts'

/** The person behind a call, as main knows it; never taken from the renderer. */
export interface Caller {
  /** The window or tab, for what belongs to it (sign-in, lock). */
  readonly session: string
  /** Null only in calls with the right `anyone`. */
  readonly staff: { readonly id: string; readonly name: string; readonly roles: readonly Role[] } | null
}

/** What a noun's service must offer for its part of the contract: one method a call, by the same name. */
export type Calls<Contract extends Record<string, AnyContractProcedure>> = {
  readonly [Name in keyof Contract]: Contract[Name] extends ContractProcedure<
    infer Input,
    infer Output,
    infer _Errors,
    infer _Meta
  >
    ? (
        input: InferSchemaOutput<Input>,
        caller: Caller,
      ) => InferSchemaInput<Output> | Promise<InferSchemaInput<Output>>
    : never
}
