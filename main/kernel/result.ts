/**
 * A refusal is a value: a stable code, the facts a screen or a test may use, and one plain Chinese sentence
 * that says what, where and what to do. Only defects throw.
 */
export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [name: string]: Fact }

export interface Refusal<Code extends string = string> {
  readonly code: Code
  readonly facts: Readonly<Record<string, Fact>>
  readonly sentence: string
}

export type Ok<T> = { readonly ok: true; readonly value: T }
export type Refused = { readonly ok: false; readonly refusal: Refusal }
export type Result<T> = Ok<T> | Refused

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

export const refuse = (code: string, sentence: string, facts: Refusal['facts'] = {}): Refused => ({
  ok: false,
  refusal: { code, facts, sentence },
})

/** Unwraps a result where a refusal would be a defect of ours. */
export function expectOk<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`unexpected refusal ${result.refusal.code}: ${result.refusal.sentence}`)
}

/** Fails loudly when an assumption of the program does not hold. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`)
}

/** Closes a switch: the compiler proves that no case is missing. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
