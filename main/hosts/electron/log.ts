import { join } from 'node:path'
import logger from 'electron-log/node'

/** Technical English for whoever repairs the machine; never a name, a phone number or points. */
export interface HostLog {
  info(message: string): void
  warn(message: string): void
  error(message: string, cause?: unknown): void
}

/** Keeps the newest megabyte and the one before it, in `dataDir`/logs. */
export function openLog(dataDir: string): HostLog {
  const file = logger.transports.file
  file.resolvePathFn = () => join(dataDir, 'logs', 'host.log')
  file.maxSize = 1024 * 1024
  file.format = '{iso} {level} {text}'
  file.level = 'info'
  logger.transports.console.level = false
  return {
    info: (message) => logger.info(message),
    warn: (message) => logger.warn(message),
    error: (message, cause) =>
      cause === undefined ? logger.error(message) : logger.error(message, technical(cause)),
  }
}

/** The stack's own lines: an error's message may quote what a person typed. */
function technical(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [cause.name, ...frames.slice(0, 12)].join('\n')
}
