import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createDice } from './dice.ts'
import { emptyMemory } from './memory.ts'
import { openPaper } from './paper.ts'
import { beginScene, crashOnce, endInOrder, warmUp } from './round.ts'
import { seedCrashVillage } from './village.ts'

/**
 * `npm run soak:crash -- --kills N [--seed S]`: the real program under a stream of redemptions, killed at random
 * moments. After every kill the book is held against what the people before the counter have seen and heard.
 */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '20' }, seed: { type: 'string' } },
})
const kills = Number(values.kills)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error('usage: npm run soak:crash -- [--kills N] [--seed S]')
  process.exit(2)
}

const began = performance.now()
const seconds = () => ((performance.now() - began) / 1000).toFixed(1)
console.log(`crash suite: ${kills} kills, seed ${seed} (again: --seed ${seed})`)

const dataDir = mkdtempSync(join(tmpdir(), 'crash-'))
const paper = await openPaper()
const memory = emptyMemory()
const dice = createDice(seed)
const scene = beginScene(dataDir, seedCrashVillage(dataDir), memory, paper, dice)
let starting = 0
let done = 0
try {
  await warmUp(scene)
  while (done < kills && memory.complaints.length === 0) {
    const how = await crashOnce(scene)
    if (how === 'starting') starting += 1
    done += 1
    if (done % 20 === 0) console.log(`${done} kills, ${answered()} documents, ${seconds()} s`)
  }
  if (memory.complaints.length === 0) await endInOrder(scene)
} catch (error) {
  memory.complaints.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
}
await paper.close()

for (const sentence of memory.complaints) console.log(`✗ ${sentence}`)
const sound = memory.complaints.length === 0
if (sound) rmSync(dataDir, { recursive: true, force: true })
else {
  const papers = paper.passages().map(({ bytes }) => new TextDecoder('gb18030').decode(bytes))
  writeFileSync(join(dataDir, 'paper.txt'), papers.join('\n==========\n'))
  console.log(`the files lie in ${dataDir}`)
}
console.log(
  `${done} kills (${starting} while starting), ${answered()} documents answered, ${memory.again} sent again and done once, ` +
    `${paper.passages().length} jobs at the printer, ${seconds()} s: ${sound ? 'nothing lost, nothing doubled' : 'NOT RIGHT'}`,
)
process.exitCode = sound ? 0 : 1

function answered(): number {
  return [...memory.answered.values()].reduce((sum, ids) => sum + ids.length, 0)
}
