import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Arch, build, Platform } from 'electron-builder'

export type PackPlatform = 'linux' | 'win32'

/** Megabytes of everything under a folder. */
export async function sizeOf(path: string): Promise<number> {
  const own = await stat(path)
  if (!own.isDirectory()) return own.size / 1e6
  let total = 0
  for (const name of await readdir(path)) total += await sizeOf(join(path, name))
  return total
}

/** A folder shaped like Electron's runtime, with a program that does nothing. */
async function dummyRuntime(folder: string, platform: PackPlatform): Promise<string> {
  await mkdir(join(folder, 'locales'), { recursive: true })
  await mkdir(join(folder, 'resources'), { recursive: true })
  const program = join(folder, platform === 'win32' ? 'electron.exe' : 'electron')
  await writeFile(program, 'not a runtime\n')
  await chmod(program, 0o755)
  for (const language of ['zh-CN', 'en-US', 'fr']) {
    await writeFile(join(folder, 'locales', `${language}.pak`), '')
  }
  return folder
}

export interface Packed {
  readonly folder: string
  /** What could not be had for the target and so is not inside. */
  readonly missing: readonly string[]
}

/**
 * Packs the app as it would be shipped, around a dummy runtime. It proves what a
 * package contains; it does not prove that it starts.
 */
export async function packDry(root: string, platform: PackPlatform): Promise<Packed> {
  const home = join(root, 'dist', 'dry')
  const output = join(home, platform)
  await rm(output, { recursive: true, force: true })
  const electronDist = await dummyRuntime(join(home, `runtime-${platform}`), platform)
  process.env.PACK_DRY = '1'
  const target = (platform === 'win32' ? Platform.WINDOWS : Platform.LINUX).createTarget('dir', Arch.x64)
  await build({
    projectDir: root,
    targets: target,
    publish: 'never',
    config: {
      electronDist,
      directories: { output },
      // A dummy has neither fuses nor resources that could be written into it.
      electronFuses: null,
      disableAsarIntegrity: true,
      win: { signAndEditExecutable: false },
    },
  })
  const notes = join(root, 'dist', 'natives', `${platform}-x64`, 'missing.json')
  return {
    folder: join(output, platform === 'win32' ? 'win-unpacked' : 'linux-unpacked'),
    missing: JSON.parse(await readFile(notes, 'utf8')) as string[],
  }
}
