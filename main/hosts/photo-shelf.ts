import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type KeptPhoto,
  MOST_PHOTO_BYTES,
  PHOTO_SIDE,
  type PhotoShelf,
  photoRefusals,
} from '../domain/photos/photos.ts'
import { ok } from '../kernel/result.ts'

const JPEG_QUALITY = 82

/** The photos' folder beside the village file. */
export function createPhotoShelf(folder: string): PhotoShelf {
  const fileOf = (photo: string) => join(folder, `${photo}.jpg`)
  const known = new Map<string, KeptPhoto>()

  const look = (photo: string): { kept: KeptPhoto; bytes: Uint8Array } | undefined => {
    if (!existsSync(fileOf(photo))) return undefined
    const bytes = readFileSync(fileOf(photo))
    const size = jpegSize(bytes)
    if (size === undefined || createHash('sha256').update(bytes).digest('hex') !== photo) return undefined
    return { kept: { photo, ...size, bytes: bytes.length }, bytes }
  }

  return {
    async keep(bytes) {
      if (bytes.length > MOST_PHOTO_BYTES) return photoRefusals.tooLarge()
      const shrunk = await shrink(bytes)
      if (shrunk === undefined) return photoRefusals.notPhoto()
      const photo = createHash('sha256').update(shrunk.bytes).digest('hex')
      if (look(photo) === undefined) {
        mkdirSync(folder, { recursive: true })
        // written whole or not at all: a half file under a right name would never be written again
        const half = join(folder, `.${randomUUID()}`)
        writeFileSync(half, shrunk.bytes, { flush: true })
        renameSync(half, fileOf(photo))
      }
      const { width, height } = shrunk
      const kept = { photo, width, height, bytes: shrunk.bytes.length }
      known.set(photo, kept)
      return ok(kept)
    },

    find(photo) {
      const kept = known.get(photo) ?? look(photo)?.kept
      if (kept === undefined || !existsSync(fileOf(photo))) return undefined
      known.set(photo, kept)
      return kept
    },

    read(photo) {
      const found = look(photo)
      return found === undefined ? photoRefusals.missing() : ok(found.bytes)
    },
  }
}

/** A JPEG no larger than the shelf keeps; undefined where the bytes are no picture. What the camera wrote about itself goes. */
async function shrink(
  bytes: Uint8Array,
): Promise<{ bytes: Uint8Array; width: number; height: number } | undefined> {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas')
  if (!looksLikePicture(bytes)) return undefined
  try {
    const image = await loadImage(bytes)
    if (!(image.width > 0 && image.height > 0)) return undefined
    const scale = Math.min(1, PHOTO_SIDE / Math.max(image.width, image.height))
    const width = Math.max(1, Math.round(image.width * scale))
    const height = Math.max(1, Math.round(image.height * scale))
    const canvas = createCanvas(width, height)
    const paint = canvas.getContext('2d')
    paint.fillStyle = '#ffffff'
    paint.fillRect(0, 0, width, height)
    paint.drawImage(image, 0, 0, width, height)
    return { bytes: await canvas.encode('jpeg', JPEG_QUALITY), width, height }
  } catch {
    return undefined
  }
}

/** JPEG, PNG, WebP, GIF or BMP by its first bytes: nothing else is handed to the decoder. */
function looksLikePicture(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  return (
    text.startsWith('\xff\xd8\xff') ||
    text.startsWith('\x89PNG\r\n\x1a\n') ||
    (text.startsWith('RIFF') && text.slice(8) === 'WEBP') ||
    /^GIF8[79]a/.test(text) ||
    text.startsWith('BM')
  )
}

/** Width and height as a JPEG's own header says; undefined where it is none. */
function jpegSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at)
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    if (marker >> 8 !== 0xff) return undefined
  }
  return undefined
}
