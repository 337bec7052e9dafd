import type { ReadHandle, WriteHandle } from '../../db/handle.ts'
import type { VillageTables } from '../../db/schema.ts'
import { prepared, village } from '../../db/statement.ts'

const keep = prepared<VillageTables['photos']>()((p) =>
  village
    .insertInto('photos')
    .values({ sha256: p('sha256'), width: p('width'), height: p('height'), bytes: p('bytes') })
    .onConflict((conflict) => conflict.doNothing()),
)

const attach = prepared<VillageTables['document_photos']>()((p) =>
  village
    .insertInto('document_photos')
    .values({ document: p('document'), position: p('position'), photo: p('photo') }),
)

const photosOf = prepared<{ document: string }>()((p) =>
  village
    .selectFrom('document_photos')
    .select('photo')
    .where('document', '=', p('document'))
    .orderBy('position'),
)

export const photosStore = {
  keep: (tx: WriteHandle, row: VillageTables['photos']) => keep.runAny(tx, row),
  attach: (tx: WriteHandle, row: VillageTables['document_photos']) => attach.run(tx, row),
  of: (db: ReadHandle, document: string) => photosOf.all(db, { document }).map(({ photo }) => photo),
}
