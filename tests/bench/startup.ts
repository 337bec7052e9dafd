import { join } from 'node:path'
import { median } from './figures.ts'
import { startHost } from './whole-process.ts'

export interface ReadyTimes {
  readonly demoMs: number
  readonly emptyMs: number
  readonly ratio: number
}

/**
 * From the start of `serve` to its READY line: on the demo village, and on a file in which nothing has been
 * founded. Both have been opened before; they take turns, and turns in beginning.
 */
export async function readyTimes(folder: string, demo: string, rounds: number): Promise<ReadyTimes> {
  const empty = join(folder, 'empty')
  const ready = async (dataDir: string) => {
    const host = await startHost(dataDir)
    await host.close()
    return host.readyMs
  }
  await ready(empty)
  await ready(demo)
  const pairs: { demo: number; empty: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const first = await ready(round % 2 === 0 ? demo : empty)
    const second = await ready(round % 2 === 0 ? empty : demo)
    pairs.push(round % 2 === 0 ? { demo: first, empty: second } : { demo: second, empty: first })
  }
  return {
    demoMs: median(pairs.map((pair) => pair.demo)),
    emptyMs: median(pairs.map((pair) => pair.empty)),
    ratio: median(pairs.map((pair) => pair.demo / pair.empty)),
  }
}

/** The demo village as `serve --demo` leaves it. */
export async function buildDemoFolder(folder: string): Promise<string> {
  const demo = join(folder, 'demo')
  const host = await startHost(demo, '--demo')
  await host.close()
  return demo
}
