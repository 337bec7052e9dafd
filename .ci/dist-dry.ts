import { resolve } from 'node:path'
import { buildIfStale } from '../main/hosts/cli/build.ts'
import { packDry, sizeOf } from './pack.ts'

const root = resolve(import.meta.dirname, '..')
await buildIfStale(root)
for (const platform of ['win32', 'linux'] as const) {
  const { folder, missing } = await packDry(root, platform)
  console.log(`${platform}: ${(await sizeOf(folder)).toFixed(1)} MB without the runtime, in ${folder}`)
  for (const thing of missing) console.log(`${platform}: not inside: ${thing}`)
}
