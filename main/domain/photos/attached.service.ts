import type { WriteHandle } from '../../db/handle.ts'
import { assert } from '../../kernel/result.ts'
import { photosStore as store } from './photos.store.ts'
import type { PhotoShelf } from './photos.ts'

/** The photos of a document, in the order in which they were brought. */
export const photosOf = store.of

/** Keeps what a document shows of its evidence: the files lie on the shelf already. */
export function attachPhotos(
  shelf: PhotoShelf,
  tx: WriteHandle,
  photos: readonly string[],
  document: string,
): void {
  for (const [index, photo] of [...new Set(photos)].entries()) {
    const kept = shelf.find(photo)
    assert(kept, `photo ${photo} was on the shelf`)
    store.keep(tx, { sha256: photo, width: kept.width, height: kept.height, bytes: kept.bytes })
    store.attach(tx, { document, position: index + 1, photo })
  }
}
