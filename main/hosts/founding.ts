import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { founding } from '../api/session.ts'
import type { Calls } from '../api/types.ts'
import type { Store } from '../db/handle.ts'
import { safekeepingRefusals } from '../domain/safekeeping/refusals.ts'
import { staffRefusals } from '../domain/staff/staff.ts'
import { ok } from '../kernel/result.ts'
import type { App, AppOptions } from './app.ts'
import { buildDemo } from './demo/build-demo.ts'
import type { Shop } from './shop.ts'

/** The wizard's first step, and the demo village that can be put away in one step. */
export function createFounding(deps: {
  app: App
  shop: Shop
  locks: Store
  options: AppOptions
}): Calls<typeof founding> {
  const { app, shop, options } = deps
  return {
    found(input) {
      if (app.damaged() !== undefined) return safekeepingRefusals.booksDamaged()
      if (shop.site.site(shop.village) !== undefined) return staffRefusals.founded()
      const admin = input.people.find((person) => person.roles.includes('admin'))
      if (!admin) return staffRefusals.needsAdmin()
      // the PINs first: a power cut in between leaves locks without a door, not a door that nobody opens
      const recoveryCode = shop.services.staff.setFirstSecrets(input.people, admin.id)
      const posted = shop.site.found({ ...input, demo: false })
      return posted.ok ? ok({ recoveryCode }) : posted
    },

    takeOver(input) {
      if (app.damaged() !== undefined) return safekeepingRefusals.booksDamaged()
      return shop.takeOver(input)
    },

    async startDemo() {
      if (app.damaged() !== undefined) return safekeepingRefusals.booksDamaged()
      if (shop.site.site(shop.village) !== undefined) return staffRefusals.founded()
      const made = `${app.villageFile}.demo`
      removeFile(made)
      const built = await buildDemo(made, deps.locks, options)
      if (!built.ok) return built
      return app.swapVillage((file) => {
        setAside(file, options.clock.now())
        renameSync(made, file)
        return ok({})
      })
    },

    async endDemo() {
      if (shop.site.site(shop.village)?.demo !== 1) return staffRefusals.notDemo()
      return app.swapVillage((file) => {
        setAside(file, options.clock.now())
        return ok({})
      })
    },
  }
}

/** A half-made demo of an earlier try; never a village's books. */
function removeFile(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
}

/** Moves a village file out of the way under a name that says when; nothing is deleted. */
function setAside(file: string, now: Date): void {
  const folder = join(dirname(file), 'set-aside')
  mkdirSync(folder, { recursive: true })
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, join(folder, `village-${stamp}.db${suffix}`))
  }
}
