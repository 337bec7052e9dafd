import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const ON_WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
const ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/** The machine's own Chromium, Chrome or Edge; undefined where there is none. CHROMIUM_PATH wins. */
export function findBrowser(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (env.CHROMIUM_PATH && existsSync(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH
  const places =
    platform === 'win32'
      ? [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
          folder ? ON_WINDOWS.map((file) => join(folder, file)) : [],
        )
      : (env.PATH ?? '').split(delimiter).flatMap((folder) => ON_PATH.map((name) => join(folder, name)))
  return places.find((file) => existsSync(file))
}
