import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract'
import { type AnyRouter, implement, ORPCError } from '@orpc/server'
import type { CallMeta } from '../api/call.ts'
import { contract } from '../api/contract.ts'
import type { Caller } from '../api/types.ts'
import { rightsOf } from '../domain/staff/rights.ts'
import { staffRefusals } from '../domain/staff/staff.ts'
import { type Result, refuse } from '../kernel/result.ts'
import type { App } from './app.ts'

/** What a connection brings: the app, and the window it comes from. */
export interface CallContext {
  readonly app: App
  readonly session: string
}

type Method = (input: unknown, caller: Caller) => unknown

/** Options for either host's handler: a form that does not fit its schema is a refusal, not a fault. */
export const handlerOptions = {
  clientInterceptors: [
    async ({ next }: { next: () => Promise<unknown> }): Promise<unknown> => {
      try {
        return await next()
      } catch (error) {
        if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return badInput(error)
        throw error
      }
    },
  ],
}

/**
 * Serves the contract: every call is checked for its right, parsed by its schema, and handed to the method of
 * the same name of its noun's service. Defects are logged and answered with one sentence; nothing leaks.
 */
export function createRouter(): AnyRouter {
  const router: Record<string, Record<string, AnyRouter>> = {}
  for (const [noun, calls] of Object.entries(contract)) {
    if (noun === 'events') continue
    const served: Record<string, AnyRouter> = {}
    router[noun] = served
    for (const [name, procedure] of Object.entries(calls) as [string, AnyContractProcedure][]) {
      if (!isContractProcedure(procedure)) throw new Error(`${noun}.${name} is not a call`)
      served[name] = serve(noun, name, procedure)
    }
  }
  router.events = {
    changes: implement(contract.events)
      .$context<CallContext>()
      .changes.handler(({ context, signal }) => context.app.changes(signal)),
  }
  return router
}

function serve(noun: string, name: string, procedure: AnyContractProcedure) {
  const { right, changes } = procedure['~orpc'].meta as unknown as CallMeta
  return implement({ [name]: procedure })
    .$context<CallContext>()
    [name]!.handler(async ({ context, input }) => {
      const { app, session } = context
      const caller = identify(app, session, right)
      if (!caller.ok) return caller
      try {
        const method = app.methods(noun)?.[name] as Method | undefined
        if (!method) throw new Error(`no service answers ${noun}.${name}`)
        const result = (await method(input, caller.value)) as Result<unknown>
        if (result.ok && changes.length > 0) app.announce(...changes)
        return result
      } catch (error) {
        return app.troubled(`${noun}.${name}`, error)
      }
    })
}

function identify(app: App, session: string, right: CallMeta['right']): Result<Caller> {
  const person = app.sessions.identify(session)
  if (right === 'anyone') return { ok: true, value: { session, staff: person.ok ? person.value : null } }
  if (!person.ok) return person
  if (!rightsOf(person.value.roles).includes(right)) return staffRefusals.noRight()
  return { ok: true, value: { session, staff: person.value } }
}

/** What a form sent does not fit its schema: says which field. */
function badInput(error: ORPCError<'BAD_REQUEST', unknown>): Result<never> {
  const issues = (error.data as { issues?: { path?: (string | number)[]; message: string }[] } | undefined)
    ?.issues
  const field = issues?.[0]?.path?.join('.') ?? ''
  return refuse('bad_input', `填写的内容有误${field ? `（${field}）` : ''}，请检查后再试。`, { field })
}
