import { resolve } from 'node:path'
import { buildIfStale } from '#main/hosts/cli/build.ts'

/** Once before all journeys: the pages as they are built for the app. */
export default async function build(): Promise<void> {
  await buildIfStale(resolve(import.meta.dirname, '../..'))
}
