import { accessSync, constants, existsSync, readdirSync, readFileSync, statfsSync } from 'node:fs'
import { basename, join } from 'node:path'

/** A stick, a card or a second disk that somebody may carry away. */
export interface Drive {
  readonly path: string
  readonly label: string
  readonly freeBytes: number
  readonly writable: boolean
}

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Tests give a folder in place of the machine's root. */
  readonly root?: string
}

/** Lists what is plugged in now. A drive that does not answer is left out. */
export function listDrives({ platform, env, root = '/' }: Machine): Drive[] {
  switch (platform) {
    case 'win32':
      return driveLetters(env).flatMap((letter) => driveAt(`${letter}:\\`, `${letter} 盘`))
    case 'darwin':
      return foldersIn(join(root, 'Volumes')).flatMap((path) => driveAt(path, basename(path)))
    default:
      return mountPoints(root).flatMap((path) => driveAt(path, basename(path)))
  }
}

/** Every letter but the system's own; A and B are for floppy disks, which would be waited for. */
function driveLetters(env: Machine['env']): string[] {
  const system = (env.SystemDrive ?? 'C:').slice(0, 1).toUpperCase()
  return [...'CDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => letter !== system && existsSync(`${letter}:\\`))
}

/** Linux desktops mount sticks below /media/USER and /run/media/USER. */
function mountPoints(root: string): string[] {
  const places = [join(root, 'media'), join(root, 'run', 'media')]
  const mounted = readMounts(join(root, 'proc', 'mounts'))
  return mounted
    .filter((path) => places.some((place) => join(root, path).startsWith(`${place}/`)))
    .map((path) => join(root, path))
}

function readMounts(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => {
        const path = line.split(' ')[1]
        // blanks in a name are written as octal
        return path
          ? [path.replace(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)))]
          : []
      })
  } catch {
    return []
  }
}

function foldersIn(path: string): string[] {
  try {
    return readdirSync(path).map((name) => join(path, name))
  } catch {
    return []
  }
}

function driveAt(path: string, label: string): Drive[] {
  try {
    const { bavail, bsize } = statfsSync(path)
    return [{ path, label, freeBytes: bavail * bsize, writable: isWritable(path) }]
  } catch {
    return []
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
