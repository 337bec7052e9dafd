import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Result, refuse } from '../../kernel/result.ts'

export const MOST_PICTURE_BYTES = 200 * 1024

export const pictureRefusals = {
  tooLarge: () => refuse('picture_too_large', '图片太大了，请换一张小一点的，或拍近一点。'),
  notPicture: () => refuse('picture_kind', '这不是能用的图片。请选 JPG、PNG 或 WebP 的照片。'),
  missing: () => refuse('picture_missing', '这张图片找不到了，请重新选一张。'),
}

type PictureType = 'image/png' | 'image/jpeg' | 'image/webp'

/** What the bytes are, whatever the file's name says. */
export function pictureType(bytes: Uint8Array): PictureType | undefined {
  const text = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')
  if (text(0, 8) === '\x89PNG\r\n\x1a\n' && text(12, 16) === 'IHDR') return 'image/png'
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp'
  return undefined
}

/** Pictures lie in a folder beside the village file, each under the SHA-256 of its bytes. */
export interface PictureShelf {
  keep(bytes: Uint8Array): Result<string>
  has(picture: string): boolean
  /** The bytes and what they are; refuses where the file is gone or was changed. */
  read(picture: string): Result<{ type: PictureType; bytes: Uint8Array }>
}

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
