import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { buildIfStale } from './build.ts'
import { electronProgram, fetchElectron, windowPossible } from './electron-runtime.ts'

const root = resolve(import.meta.dirname, '../../..')
const flags = process.argv.slice(2)
/** As in the script `serve`: 40 MB less on a small machine, for a little more collecting. */
const LITTLE_GARBAGE = '--max-semi-space-size=4'
const { env, platform } = process

/** Either the Electron program to start, or the one line that says why it cannot be. */
async function chooseHost(): Promise<{ program: string } | { why: string }> {
  const possible = windowPossible(env, platform, process.getuid?.())
  const there = electronProgram(root, env, platform)
  if (there !== undefined) {
    return possible ? { program: there } : { why: '这里打不开桌面窗口，改用浏览器打开。' }
  }
  if (!possible) return { why: '桌面窗口的运行环境没有装，这里也打不开桌面窗口，改用浏览器打开。' }
  const fetched = (await fetchElectron(root, env)) ? electronProgram(root, env, platform) : undefined
  return fetched === undefined
    ? { why: '桌面窗口的运行环境没有装，也下载不到，改用浏览器打开。' }
    : { program: fetched }
}

/** The started host stands in our place: it gets our signals, and its end is ours. */
function become(program: string, words: readonly string[]): void {
  const child = spawn(program, words, { cwd: process.cwd(), stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A terminal's Ctrl+C has already reached the child; a second one would be taken for impatience.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.once('error', (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
  child.once('exit', (code, signal) => {
    process.exit(code ?? (signal === null ? 0 : 1))
  })
}

const choice = await chooseHost()
if ('program' in choice) {
  await buildIfStale(root)
  become(choice.program, [root, ...flags])
} else {
  process.stdout.write(`${choice.why}\n`)
  become(process.execPath, [LITTLE_GARBAGE, join(root, 'main/hosts/cli/serve.ts'), ...flags])
}
