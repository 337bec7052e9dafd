import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MOST_PHOTO_BYTES, type PhotoShelf } from '#main/domain/photos/photos.ts'
import { createPhotoShelf } from '#main/hosts/photo-shelf.ts'
import { expectOk } from '#main/kernel/result.ts'
import { temporaryFolder } from '../kit/shop.ts'

let home: ReturnType<typeof temporaryFolder>
let shelf: PhotoShelf
let folder: string
beforeEach(() => {
  home = temporaryFolder()
  folder = join(home.path, 'photos')
  shelf = createPhotoShelf(folder)
})
afterEach(() => home.remove())

async function picture(
  width: number,
  height: number,
  kind: 'png' | 'jpeg' | 'webp' = 'jpeg',
): Promise<Buffer> {
  const canvas = createCanvas(width, height)
  const paint = canvas.getContext('2d')
  paint.fillStyle = '#bf351d'
  paint.fillRect(0, 0, width, height / 2)
  return kind === 'png' ? await canvas.encode('png') : await canvas.encode(kind, 90)
}
const refused = async (bytes: Uint8Array) => {
  const answer = await shelf.keep(bytes)
  if (answer.ok) throw new Error('kept')
  return answer.refusal
}
const files = () => (existsSync(folder) ? readdirSync(folder) : [])

test('a photo of twelve million dots is kept small, under the digest of what is kept', async () => {
  const kept = expectOk(await shelf.keep(await picture(4000, 3000)))
  expect([kept.width, kept.height]).toEqual([1600, 1200])
  expect(files()).toEqual([`${kept.photo}.jpg`])
  const bytes = readFileSync(join(folder, `${kept.photo}.jpg`))
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(kept.photo)
  const shown = await loadImage(bytes)
  expect([shown.width, shown.height]).toEqual([1600, 1200])
  expect(Buffer.from(expectOk(shelf.read(kept.photo)))).toEqual(bytes)
})

test.each(['png', 'webp'] as const)('a %s becomes a JPEG; the same picture is kept once', async (kind) => {
  const bytes = await picture(300, 200, kind)
  const first = expectOk(await shelf.keep(bytes))
  expect(expectOk(await shelf.keep(bytes))).toEqual(first)
  expect([first.width, first.height]).toEqual([300, 200])
  expect(files()).toHaveLength(1)
  expect(createPhotoShelf(folder).find(first.photo)).toEqual(first)
})

test('what is no picture is refused in a sentence, and nothing is kept', async () => {
  const half = (await picture(800, 600)).subarray(0, 300)
  for (const bytes of [Buffer.from('%PDF-1.7 …'), Buffer.alloc(0), Buffer.from('<svg onload="x"/>'), half]) {
    expect(await refused(bytes)).toMatchObject({
      code: 'photo_kind',
      sentence: '这个文件不是照片，打不开。请选手机或相机拍的照片。',
    })
  }
  expect(files()).toEqual([])
})

test('fifty megabytes are refused before anybody looks into them', async () => {
  expect(await refused(Buffer.alloc(MOST_PHOTO_BYTES + 1, 0xff))).toMatchObject({
    code: 'photo_too_large',
    sentence: '这张照片太大了，最多 20 MB。请换一张，或用手机重新拍一张。',
  })
  expect(files()).toEqual([])
})

test('a file that was changed or lost on the disk is missing, and not shown as something else', async () => {
  const { photo } = expectOk(await shelf.keep(await picture(300, 200)))
  writeFileSync(join(folder, `${photo}.jpg`), await picture(200, 300))
  const answer = shelf.read(photo)
  expect(answer.ok ? '' : answer.refusal.code).toBe('photo_missing')
  expect(createPhotoShelf(folder).find(photo)).toBeUndefined()
  expect(shelf.find('0'.repeat(64))).toBeUndefined()
})
