import { MOST_PICTURE_BYTES } from '#main/api/catalogue.ts'

/** The longest edge of a kept picture, in pixels: enough for the counter's largest tile. */
const LONGEST_EDGE = 640
const QUALITIES = [0.85, 0.7, 0.55, 0.4]

/** A photo as the shop keeps it: small, upright, without the camera's notes. Undefined where it is no picture. */
export async function shrinkPicture(file: Blob): Promise<Blob | undefined> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file)
  } catch {
    return undefined
  }
  const scale = Math.min(1, LONGEST_EDGE / Math.max(bitmap.width, bitmap.height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  )
  const drawing = canvas.getContext('2d')
  if (!drawing) return undefined
  drawing.fillStyle = '#fff'
  drawing.fillRect(0, 0, canvas.width, canvas.height)
  drawing.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  for (const quality of QUALITIES) {
    const shrunk = await canvas.convertToBlob({ type: 'image/jpeg', quality })
    if (shrunk.size <= MOST_PICTURE_BYTES) return shrunk
  }
  return undefined
}

export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const PIECE = 0x6000
  let text = ''
  for (let from = 0; from < bytes.length; from += PIECE) {
    text += btoa(String.fromCharCode(...bytes.subarray(from, from + PIECE)))
  }
  return text
}
