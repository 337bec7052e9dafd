import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { HostLog } from './log.ts'

/** A line with an https address in this file, beside the books, switches updates on. */
export const feedFile = 'update-feed.txt'

/** The configured feed, or undefined: then the app never looks for updates and needs no network. */
export async function updateFeed(dataDir: string): Promise<string | undefined> {
  let text: string
  try {
    text = (await readFile(join(dataDir, feedFile), 'utf8')).trim()
  } catch {
    return undefined
  }
  return URL.canParse(text) && new URL(text).protocol === 'https:' ? text : undefined
}

/** As much of electron-updater as is used; loaded only where a feed is set. */
export interface Updater {
  logger: unknown
  autoDownload: boolean
  autoInstallOnAppQuit: boolean
  allowDowngrade: boolean
  setFeedURL(feed: { provider: 'generic'; url: string }): void
  checkForUpdates(): Promise<unknown>
}

const loadUpdaterPackage = async (): Promise<Updater> =>
  (await import('electron-updater')).default.autoUpdater as Updater

/**
 * Looks once, downloads in the background and installs when the app is closed; never in the middle of a day.
 * A feed that cannot be reached is a line in the log and nothing else.
 */
export async function watchUpdates(
  options: { readonly dataDir: string; readonly packaged: boolean; readonly log: HostLog },
  loadUpdater: () => Promise<Updater> = loadUpdaterPackage,
): Promise<'off' | 'looked' | 'failed'> {
  if (!options.packaged) return 'off'
  const feed = await updateFeed(options.dataDir)
  if (feed === undefined) return 'off'
  try {
    const autoUpdater = await loadUpdater()
    autoUpdater.logger = null
    autoUpdater.autoDownload = true
    autoUpdater.autoInstallOnAppQuit = true
    autoUpdater.allowDowngrade = false
    autoUpdater.setFeedURL({ provider: 'generic', url: feed })
    await autoUpdater.checkForUpdates()
    return 'looked'
  } catch (error) {
    options.log.error('the update feed could not be read', error)
    return 'failed'
  }
}
