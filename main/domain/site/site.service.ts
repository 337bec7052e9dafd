import type { ReadHandle, Store } from '../../db/handle.ts'
import type { Clock } from '../../kernel/dates.ts'
import type { DocumentId, Ids } from '../../kernel/ids.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { book } from '../ledger/book.service.ts'
import type { Ledger } from '../ledger/ledger.service.ts'
import type { PostedDocument } from '../ledger/ledger.ts'
import type { RoleName } from '../staff/rights.ts'
import type { StaffService } from '../staff/staff.service.ts'
import { staffRefusals } from '../staff/staff.ts'
import { beginBranch } from './branches.service.ts'
import { siteStore } from './site.store.ts'

export interface Founding {
  readonly document: string
  readonly village: string
  readonly shop: string
  readonly siteCode: string
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly roles: readonly RoleName[]
  }[]
  readonly demo: boolean
}

export interface SiteService {
  /** Undefined until the village has been founded. */
  site(db: ReadHandle): ReturnType<typeof book.site>
  /** Begins the books: the site's UUID, its first branch, its people, in one document. */
  found(founding: Founding): Result<PostedDocument>
}

export function createSite(deps: {
  store: Store
  ledger: Ledger
  staff: Pick<StaffService, 'enrol'>
  clock: Clock
  ids: Ids
}): SiteService {
  const { store, ledger, staff, clock, ids } = deps
  return {
    site: (db) => book.site(db),

    found(founding) {
      return store.write((tx) => {
        if (book.site(tx) !== undefined) return staffRefusals.founded()
        const admin = founding.people.find((person) => person.roles.includes('admin'))
        if (admin === undefined) return staffRefusals.needsAdmin()
        const twice = founding.people.find((person, index) =>
          founding.people.slice(0, index).some((other) => other.name === person.name),
        )
        if (twice) return staffRefusals.sameName(twice.name)
        const now = clock.now().toISOString()
        const branch = beginBranch(tx, ids, now)
        siteStore.insertSite(tx, {
          id: ids.next<string>(),
          code: founding.siteCode,
          village: founding.village,
          shop: founding.shop,
          branch,
          demo: founding.demo ? 1 : 0,
          started_at: now,
        })
        const posted = ledger.post(
          tx,
          {
            id: founding.document as DocumentId,
            kind: 'founding',
            request: {
              village: founding.village,
              shop: founding.shop,
              siteCode: founding.siteCode,
              demo: founding.demo,
              people: founding.people.map((person) => ({ id: person.id, roles: person.roles })),
            },
            texts: Object.fromEntries(founding.people.map((person) => [`name.${person.id}`, person.name])),
          },
          () => ok({ recordedBy: admin.id }),
        )
        if (!posted.ok) return posted
        for (const person of founding.people) {
          staff.enrol(tx, { ...person, active: true }, posted.value.id)
        }
        return posted
      })
    },
  }
}
