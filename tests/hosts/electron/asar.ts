import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>
  readonly size?: number
  readonly offset?: string
  readonly unpacked?: boolean
}

export interface PackedFile {
  readonly path: string
  readonly size: number
  readonly unpacked: boolean
  text(): string
  bytes(): Buffer
}

/** Reads an asar archive's list: two lengths, a JSON header, then the files one after the other. */
export function readAsar(archive: string): readonly PackedFile[] {
  const handle = openSync(archive, 'r')
  try {
    const lengths = Buffer.alloc(16)
    readSync(handle, lengths, 0, 16, 0)
    const headerSize = lengths.readUInt32LE(4)
    const json = Buffer.alloc(lengths.readUInt32LE(12))
    readSync(handle, json, 0, json.length, 16)
    const start = 8 + headerSize
    const files: PackedFile[] = []
    const walk = (entry: Entry, path: string) => {
      for (const [name, child] of Object.entries(entry.files ?? {})) {
        const below = path === '' ? name : `${path}/${name}`
        if (child.files !== undefined) {
          walk(child, below)
          continue
        }
        const bytes = () =>
          child.unpacked === true
            ? readFileSync(join(`${archive}.unpacked`, below))
            : readFileSync(archive).subarray(
                start + Number(child.offset),
                start + Number(child.offset) + (child.size ?? 0),
              )
        files.push({
          path: below,
          size: child.size ?? 0,
          unpacked: child.unpacked === true,
          bytes,
          text: () => bytes().toString('utf8'),
        })
      }
    }
    walk(JSON.parse(json.toString('utf8')) as Entry, '')
    return files
  } finally {
    closeSync(handle)
  }
}
