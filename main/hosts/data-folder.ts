import { join } from 'node:path'

export const folderName = 'village-points-counter'

/**
 * Where a shop's books live when nobody says otherwise; the same folder in every host, so that a counter
 * opened in the browser one day and in its own window the next shows the same village.
 */
export function defaultDataDir(machine: {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
}): string {
  switch (machine.platform) {
    case 'win32':
      return join(machine.env.APPDATA ?? join(machine.home, 'AppData', 'Roaming'), folderName)
    case 'darwin':
      return join(machine.home, 'Library', 'Application Support', folderName)
    default:
      return join(machine.env.XDG_DATA_HOME ?? join(machine.home, '.local', 'share'), folderName)
  }
}
