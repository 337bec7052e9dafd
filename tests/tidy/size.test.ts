import { describe, expect, it } from 'vitest'
import { readSource, sourceFiles } from './house.ts'

const longest = 450
const drawers = /(^|\/)(utils?|helpers?|misc|common|shared|stuff)(\/|\.[a-z]+$)/i

describe('one idea per file', () => {
  it('keeps every file short enough to be read in one go', () => {
    const long = sourceFiles()
      .map((path) => ({ path, lines: readSource(path).split('\n').length - 1 }))
      .filter(({ lines }) => lines > longest)
      .map(({ path, lines }) => `${path} has ${lines} lines`)
    expect(long).toEqual([])
  })

  it('has no drawer for things that belong nowhere', () => {
    expect(sourceFiles().filter((path) => drawers.test(path))).toEqual([])
    for (const drawer of ['main/utils.ts', 'renderer/ui/helpers.tsx', 'main/domain/misc/x.ts']) {
      expect(drawers.test(drawer), drawer).toBe(true)
    }
    expect(drawers.test('main/kernel/dates.ts')).toBe(false)
  })
})
