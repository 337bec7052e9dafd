import { base64Of } from '../catalogue/shrink-picture.ts'

/** As the program reads it: its name, and its bytes as base64. */
export interface PickedList {
  readonly name: string
  readonly bytes: string
}

/** The program's own limit, said before anything is sent. */
const MOST_BYTES = 20 * 1024 * 1024

/** Refuses in a sentence what is too large or cannot be read. */
export async function readList(file: File): Promise<PickedList | { readonly problem: string }> {
  if (file.size > MOST_BYTES) {
    return { problem: '这个文件太大了，超过 20 MB。请看看是不是选错了文件，或把图片删掉再试。' }
  }
  try {
    return { name: file.name, bytes: await base64Of(file) }
  } catch {
    return { problem: '文件打不开。请看看是不是还在别的程序里开着，或者优盘拔掉了，再选一次。' }
  }
}
