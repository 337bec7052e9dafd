import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import type { Caller } from '#main/api/types.ts'
import { type App, openApp } from '#main/hosts/app.ts'
import { systemIds, systemRandom } from '#main/hosts/system.ts'
import { expectOk } from '#main/kernel/result.ts'

/** A clock that a test sets by hand. */
export class TestClock {
  moment: Date
  constructor(moment: string) {
    this.moment = new Date(moment)
  }
  now(): Date {
    return this.moment
  }
  set(moment: string): void {
    this.moment = new Date(moment)
  }
  advanceMinutes(minutes: number): void {
    this.moment = new Date(this.moment.getTime() + minutes * 60_000)
  }
}

export const newId = (): string => v7()

/** A folder that goes away with the test. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'village-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export interface TestPerson {
  readonly id: string
  readonly name: string
  readonly caller: Caller
}

/** A shop with a founded village on a real file, and one person a role, PIN 1234 each. */
export interface TestShop {
  readonly app: App
  readonly clock: TestClock
  readonly folder: string
  readonly people: { admin: TestPerson; clerk: TestPerson; accountant: TestPerson; supervisor: TestPerson }
  close(): Promise<void>
  /** Closes and opens the same files again, as after a restart. */
  reopen(): Promise<TestShop>
}

const PEOPLE = [
  ['admin', '张会计'],
  ['clerk', '王淑珍'],
  ['accountant', '刘会计'],
  ['supervisor', '李建军'],
] as const

/** Opens a shop with nothing founded, on the given folder. */
export function openFolder(folder: string, clock: TestClock, backups = false): App {
  return expectOk(
    openApp({
      backups,
      dataDir: folder,
      clock,
      ids: systemIds,
      random: systemRandom,
      log: (message, error) => {
        throw new Error(message, { cause: error })
      },
    }),
  )
}

export async function openTestShop(moment = '2026-11-01T01:42:00Z'): Promise<TestShop> {
  const folder = temporaryFolder()
  const clock = new TestClock(moment)
  const app = openFolder(folder.path, clock)
  const people = PEOPLE.map(([role, name]) => ({ id: newId(), name, roles: [role], pin: '1234' }))
  const methods = app.methods('founding') as unknown as {
    found(input: unknown, caller: unknown): { ok: boolean }
  }
  const founded = methods.found(
    { document: newId(), village: '兴隆沟村', shop: '党群积分超市', siteCode: '0137', people },
    { session: 'test', staff: null },
  )
  if (!founded.ok) throw new Error(JSON.stringify(founded))
  const named = Object.fromEntries(
    PEOPLE.map(([role], index) => {
      const { id, name } = people[index]!
      return [role, { id, name, caller: { session: role, staff: { id, name, roles: [role] } } }]
    }),
  ) as unknown as TestShop['people']
  const build = (current: App): TestShop => ({
    app: current,
    clock,
    folder: folder.path,
    people: named,
    async close() {
      await current.close()
      folder.remove()
    },
    async reopen() {
      await current.close()
      return build(openFolder(folder.path, clock))
    },
  })
  return build(app)
}
