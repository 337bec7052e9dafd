/** As the program reads it: its name, and its bytes as base64. */
export interface PickedFile {
  readonly name: string
  readonly bytes: string
}

/** The program's own limit, said before anything is sent. */
const MOST_BYTES = 20 * 1024 * 1024

/** Refuses in a sentence what is too large or cannot be read. */
export async function readPicked(file: File): Promise<PickedFile | { readonly problem: string }> {
  if (file.size > MOST_BYTES) {
    return {
      problem: '这个文件太大了，超过 20 MB，不像是花名册。请看看是不是选错了文件，或把图片删掉再试。',
    }
  }
  try {
    return { name: file.name, bytes: base64Of(new Uint8Array(await file.arrayBuffer())) }
  } catch {
    return { problem: '文件打不开。请看看是不是还在别的程序里开着，或者优盘拔掉了，再选一次。' }
  }
}

/** In pieces: one call must not carry millions of letters. */
function base64Of(bytes: Uint8Array): string {
  const PIECE = 0x6000
  let text = ''
  for (let from = 0; from < bytes.length; from += PIECE) {
    text += btoa(String.fromCharCode(...bytes.subarray(from, from + PIECE)))
  }
  return text
}
