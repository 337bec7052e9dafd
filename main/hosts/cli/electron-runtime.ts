import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

const executable = (platform: NodeJS.Platform): string => {
  switch (platform) {
    case 'win32':
      return 'electron.exe'
    case 'darwin':
      return 'Electron.app/Contents/MacOS/Electron'
    default:
      return 'electron'
  }
}

/** The runtime's program, where it is there: the named folder first, then the one inside node_modules. */
export function electronProgram(
  root: string,
  env: Environment,
  platform: NodeJS.Platform,
): string | undefined {
  const named = env.ELECTRON_OVERRIDE_DIST_PATH
  const folder = named === undefined || named === '' ? join(root, 'node_modules', 'electron', 'dist') : named
  const program = join(folder, executable(platform))
  return existsSync(program) ? program : undefined
}

/** Whether a window can be opened at all; Chromium's sandbox refuses to run for the Linux super-user. */
export function windowPossible(
  env: Environment,
  platform: NodeJS.Platform,
  userId: number | undefined,
): boolean {
  if (platform !== 'linux') return true
  const display = [env.DISPLAY, env.WAYLAND_DISPLAY].some((name) => name !== undefined && name !== '')
  return display && userId !== 0
}

/** Runs the package's own installer once. A village line is slow, so it is first asked whether anybody
 * answers at all; then the download may take its time. */
export async function fetchElectron(
  root: string,
  env: Environment,
  limits = { answerMs: 4_000, downloadMs: 10 * 60_000 },
): Promise<boolean> {
  const installer = join(root, 'node_modules', 'electron', 'install.js')
  if (!existsSync(installer) || (env.ELECTRON_SKIP_BINARY_DOWNLOAD ?? '') !== '') return false
  const source = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? 'https://github.com/'
  try {
    await fetch(source, { method: 'HEAD', signal: AbortSignal.timeout(limits.answerMs) })
  } catch {
    return false
  }
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [installer], {
      cwd: dirname(installer),
      stdio: 'ignore',
      timeout: limits.downloadMs,
    })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}
