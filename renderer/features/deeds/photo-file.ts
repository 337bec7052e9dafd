import { base64Of } from '../catalogue/shrink-picture.ts'

/** Longest edge that is kept, in pixels. */
const LONGEST_EDGE = 1600
const MOST_BYTES = 20 * 1024 * 1024

export type ReadPhoto = { readonly bytes: string } | { readonly problem: string }

/** A photo as it is sent: upright, no larger than the shop keeps it. */
export async function readPhoto(file: Blob): Promise<ReadPhoto> {
  if (file.size > MOST_BYTES) {
    return { problem: '这张照片太大了，最多 20 MB。请换一张，或用手机重新拍一张。' }
  }
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file)
  } catch {
    return { problem: '这个文件不是照片，打不开。请选手机或相机拍的照片。' }
  }
  const scale = Math.min(1, LONGEST_EDGE / Math.max(bitmap.width, bitmap.height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  )
  const drawing = canvas.getContext('2d')
  if (!drawing) return { problem: '照片没读出来，请再选一次。' }
  drawing.fillStyle = '#fff'
  drawing.fillRect(0, 0, canvas.width, canvas.height)
  drawing.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return { bytes: await base64Of(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })) }
}
