import { type Result, refuse } from '../../kernel/result.ts'

export const MOST_PICTURE_BYTES = 200 * 1024

export const pictureRefusals = {
  tooLarge: () => refuse('picture_too_large', '图片太大了，请换一张小一点的，或拍近一点。'),
  notPicture: () => refuse('picture_kind', '这不是能用的图片。请选手机或相机拍的照片。'),
  missing: () => refuse('picture_missing', '这张图片找不到了，请重新选一张。'),
}

export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp'

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
