import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  MOST_PICTURE_BYTES,
  type PictureShelf,
  pictureRefusals,
  pictureType,
} from '../domain/catalogue/pictures.ts'
import { ok } from '../kernel/result.ts'

/** The pictures' folder beside the village file. */
export function createPictureShelf(folder: string): PictureShelf {
  const fileOf = (picture: string) => join(folder, picture)
  return {
    keep(bytes) {
      if (bytes.length > MOST_PICTURE_BYTES) return pictureRefusals.tooLarge()
      if (pictureType(bytes) === undefined) return pictureRefusals.notPicture()
      const picture = createHash('sha256').update(bytes).digest('hex')
      const file = fileOf(picture)
      if (!existsSync(file)) {
        mkdirSync(folder, { recursive: true })
        // written whole or not at all: a half file under a right name would never be written again
        const half = join(folder, `.${randomUUID()}`)
        writeFileSync(half, bytes, { flush: true })
        renameSync(half, file)
      }
      return ok(picture)
    },

    has: (picture) => existsSync(fileOf(picture)),

    read(picture) {
      if (!existsSync(fileOf(picture))) return pictureRefusals.missing()
      const bytes = readFileSync(fileOf(picture))
      const type = pictureType(bytes)
      if (type === undefined || createHash('sha256').update(bytes).digest('hex') !== picture) {
        return pictureRefusals.missing()
      }
      return ok({ type, bytes })
    },
  }
}
