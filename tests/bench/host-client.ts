import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import type { Contract } from '#main/api/contract.ts'
import { DEMO_PIN } from '#main/hosts/demo/demo-village.ts'
import { assert, expectOk } from '#main/kernel/result.ts'

export interface HostClient {
  readonly calls: ContractRouterClient<Contract>
  close(): void
}

/** A window's connection to a running host, with a person of the demo signed in. */
export async function signIn(url: string, name: string): Promise<HostClient> {
  const { host, port, searchParams } = new URL(url)
  const socket = new WebSocket(`ws://${host}/rpc?session=bench-${name}`, {
    headers: { origin: `http://${host}`, cookie: `counter_token_${port}=${searchParams.get('token')}` },
  })
  const calls: ContractRouterClient<Contract> = createORPCClient(
    new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
  )
  const people = expectOk(await calls.session.people({}))
  const person = people.find((one) => one.name === name)
  assert(person, `${name} is not of this village`)
  expectOk(await calls.session.signIn({ staff: person.id, pin: DEMO_PIN }))
  return { calls, close: () => socket.close() }
}

/** The shift of the day, begun where nobody has. */
export async function openShift({ calls }: HostClient): Promise<void> {
  const { shift, today } = expectOk(await calls.session.state({}))
  if (shift?.businessDate === today) return
  const people = expectOk(await calls.session.people({}))
  const of = (role: (typeof people)[number]['roles'][number]) =>
    people.find((one) => one.roles.includes(role))
  const [writer, issuer] = [of('clerk'), of('admin')]
  assert(writer && issuer, 'the demo has a clerk and an administrator')
  expectOk(await calls.session.openShift({ writer: writer.id, issuer: issuer.id }))
}
