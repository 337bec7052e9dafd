import type { WriteHandle } from '../../db/handle.ts'
import type { Flag } from '../../db/schema.ts'
import { prepared, village } from '../../db/statement.ts'

const insertBranch = prepared<{ id: string; ordinal: number; after_sequence: number; begun_at: string }>()(
  (p) =>
    village.insertInto('branches').values({
      id: p('id'),
      ordinal: p('ordinal'),
      after_sequence: p('after_sequence'),
      begun_at: p('begun_at'),
    }),
)
const insertSite = prepared<{
  id: string
  code: string
  village: string
  shop: string
  branch: string
  demo: Flag
  started_at: string
}>()((p) =>
  village.insertInto('site').values({
    id: p('id'),
    code: p('code'),
    village: p('village'),
    shop: p('shop'),
    branch: p('branch'),
    demo: p('demo'),
    started_at: p('started_at'),
  }),
)
const moveToBranch = prepared<{ branch: string }>()((p) =>
  village.updateTable('site').set({ branch: p('branch') }),
)

export const siteStore = {
  insertBranch: (tx: WriteHandle, row: Parameters<typeof insertBranch.run>[1]) => insertBranch.run(tx, row),
  insertSite: (tx: WriteHandle, row: Parameters<typeof insertSite.run>[1]) => insertSite.run(tx, row),
  moveToBranch: (tx: WriteHandle, branch: string) => moveToBranch.run(tx, { branch }),
}
