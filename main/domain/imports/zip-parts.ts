import { inflateRawSync } from 'node:zlib'
import { ok, type Result, refuse } from '../../kernel/result.ts'

/** What a workbook may unfold to, all parts together: three times what 20,000 full rows need. */
const MAX_UNFOLDED_BYTES = 32 * 1024 * 1024
const MAX_PARTS = 2000

/**
 * Unpacks the wanted parts of a zip archive with a limit on what they unfold to, whatever sizes the archive
 * itself declares. The library's own unpacker believes those sizes and has no limit.
 */
export function unzipParts(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Result<ReadonlyMap<string, Buffer>> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = file.lastIndexOf(END_OF_DIRECTORY)
  if (end < 0 || end + 22 > file.length) return damaged()
  const count = file.readUInt16LE(end + 10)
  if (count > MAX_PARTS) return damaged()
  const parts = new Map<string, Buffer>()
  let at = file.readUInt32LE(end + 16)
  let left = MAX_UNFOLDED_BYTES
  for (let index = 0; index < count; index++) {
    if (at + 46 > file.length || !file.subarray(at, at + 4).equals(DIRECTORY_ENTRY)) return damaged()
    const flags = file.readUInt16LE(at + 8)
    const method = file.readUInt16LE(at + 10)
    const packedSize = file.readUInt32LE(at + 20)
    const nameLength = file.readUInt16LE(at + 28)
    const written = file.subarray(at + 46, at + 46 + nameLength).toString('utf8')
    const name = written.replaceAll('\\', '/').replace(/^\//, '')
    const local = file.readUInt32LE(at + 42)
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
    if (!wanted(name)) continue
    if (flags & 1)
      return refuse('import_encrypted', '这个压缩包加了密码，读不出来。请去掉密码，另存一份再导入。')
    if (local + 30 > file.length || parts.has(name)) return damaged()
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    if (start + packedSize > file.length) return damaged()
    const part = unpack(file.subarray(start, start + packedSize), method, left)
    if (!part.ok) return part
    left -= part.value.length
    parts.set(name, part.value)
  }
  return ok(parts)
}

function unpack(packed: Buffer, method: number, left: number): Result<Buffer> {
  if (method === 0) return packed.length > left ? tooLarge() : ok(packed)
  if (method !== 8) return damaged()
  try {
    return ok(inflateRawSync(packed, { maxOutputLength: Math.max(1, left) }))
  } catch (error) {
    return error instanceof RangeError || codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : damaged()
  }
}

/** The same parts as an archive without compression, so that nothing is left to unfold. */
export function storeParts(parts: ReadonlyMap<string, Buffer>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, part] of parts) {
    const label = Buffer.from(name, 'utf8')
    const local = Buffer.alloc(30)
    LOCAL_ENTRY.copy(local)
    local.writeUInt16LE(20, 4)
    local.writeUInt32LE(part.length, 18)
    local.writeUInt32LE(part.length, 22)
    local.writeUInt16LE(label.length, 26)
    const entry = Buffer.alloc(46)
    DIRECTORY_ENTRY.copy(entry)
    entry.writeUInt16LE(20, 4)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt32LE(part.length, 20)
    entry.writeUInt32LE(part.length, 24)
    entry.writeUInt16LE(label.length, 28)
    entry.writeUInt32LE(offset, 42)
    bodies.push(local, label, part)
    directory.push(entry, label)
    offset += local.length + label.length + part.length
  }
  const end = Buffer.alloc(22)
  END_OF_DIRECTORY.copy(end)
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(
    directory.reduce((sum, piece) => sum + piece.length, 0),
    12,
  )
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, ...directory, end])
}

const LOCAL_ENTRY = Buffer.from([0x50, 0x4b, 0x03, 0x04])
const DIRECTORY_ENTRY = Buffer.from([0x50, 0x4b, 0x01, 0x02])
const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06])

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

export const damaged = () =>
  refuse(
    'import_damaged',
    '这个表格文件坏了，可能没有传完。请重新拷贝一份，或用 WPS 或 Excel 打开后另存一份再导入。',
  )

export const tooLarge = () =>
  refuse(
    'import_too_large_inside',
    '这个表格展开以后太大，不像是花名册或物品表。请只把要导入的那张表复制到一个新表格里，再导入。',
  )
