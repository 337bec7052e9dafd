import { resolve } from 'node:path'

export interface Flags {
  readonly dataDir: string | undefined
  readonly demo: boolean
}

/** Our own two flags among whatever else Electron and Chromium were started with. */
export function readFlags(argv: readonly string[]): Flags {
  const at = argv.indexOf('--data')
  const joined = argv.find((word) => word.startsWith('--data='))?.slice('--data='.length)
  const named = joined ?? (at === -1 ? undefined : argv[at + 1])
  return {
    dataDir: named === undefined || named === '' || named.startsWith('--') ? undefined : resolve(named),
    demo: argv.includes('--demo'),
  }
}
