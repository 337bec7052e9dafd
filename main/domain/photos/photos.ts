import { type Result, refuse } from '../../kernel/result.ts'

/** What a telephone's camera makes at most; kept is a small copy. */
export const MOST_PHOTO_BYTES = 20 * 1024 * 1024
/** Longer side of what is kept, in pixels. */
export const PHOTO_SIDE = 1600

export const photoRefusals = {
  tooLarge: () => refuse('photo_too_large', '这张照片太大了，最多 20 MB。请换一张，或用手机重新拍一张。'),
  notPhoto: () => refuse('photo_kind', '这个文件不是照片，打不开。请选手机或相机拍的照片。'),
  missing: () => refuse('photo_missing', '这张照片找不到了，请重新加。'),
}

export interface KeptPhoto {
  /** SHA-256 of the kept file, and its name. */
  readonly photo: string
  readonly width: number
  readonly height: number
  readonly bytes: number
}

/** Photos lie in a folder beside the village file, shrunk, each under the SHA-256 of its bytes. */
export interface PhotoShelf {
  /** Keeps a smaller JPEG of what was brought. Refuses photo_too_large, photo_kind; nothing is kept then. */
  keep(bytes: Uint8Array): Promise<Result<KeptPhoto>>
  find(photo: string): KeptPhoto | undefined
  /** Refuses where the file is gone or was changed. */
  read(photo: string): Result<Uint8Array>
}
