import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import type { Flag } from '../../db/schema.ts'
import { prepared, village } from '../../db/statement.ts'

const insertBranch = prepared<{
  id: string
  parent: string | null
  letters: string
  after_sequence: number
  begun_at: string
}>()((p) =>
  village.insertInto('branches').values({
    id: p('id'),
    parent: p('parent'),
    letters: p('letters'),
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

const letters = prepared()(() => village.selectFrom('branches').select('letters'))

export const siteStore = {
  letters: (db: ReadHandle) => letters.all(db, {}).map((row) => row.letters),
  insertBranch: (tx: WriteHandle, row: Parameters<typeof insertBranch.run>[1]) => insertBranch.run(tx, row),
  insertSite: (tx: WriteHandle, row: Parameters<typeof insertSite.run>[1]) => insertSite.run(tx, row),
  moveToBranch: (tx: WriteHandle, branch: string) => moveToBranch.run(tx, { branch }),
}
