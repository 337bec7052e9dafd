import type { z } from 'zod'
import { type SchemeSettingsForm, schemeSettings } from '#main/api/schemes.ts'

const course = schemeSettings.pick({
  subject: true,
  redeemable: true,
  cycle: true,
  cycleEnd: true,
  minimumScoreHundredths: true,
  reward: true,
  windows: true,
  steps: true,
  loans: true,
  deposits: true,
  gifts: true,
  giving: true,
})

/** What a scheme says beside how points are spent: whose they are, their cycle, when the counter redeems, the steps. */
export type Course = z.output<typeof course>
export type CourseStep = Course['steps'][number]

/** What was decided, or as most villages have it. */
export const courseOf = (settings: SchemeSettingsForm | undefined): Course => course.parse(settings ?? {})

/** "1、15" → [1, 15]; also with commas and blanks. Undefined where something is no whole number. */
export function parseNumbers(text: string): number[] | undefined {
  const words = text
    .normalize('NFKC')
    .split(/[、,\s]+/)
    .filter((word) => word !== '')
  const numbers = words.map(Number)
  return numbers.every((number) => Number.isInteger(number) && number > 0) ? numbers : undefined
}

/** Chains that villages really walk, to begin from. */
export const CHAINS: readonly { readonly name: string; readonly steps: readonly CourseStep[] }[] = [
  { name: '不用评议，记了就算', steps: [] },
  {
    name: '评议小组、村两委、公示',
    steps: [
      { name: '评议小组评议', role: 'assessor', kind: 'check', days: 0 },
      { name: '村两委审定', role: 'committee', kind: 'check', days: 0 },
      { name: '公示', role: 'committee', kind: 'publish', days: 3 },
    ],
  },
  {
    name: '网格员、村两委、主题党日、公示',
    steps: [
      { name: '网格员核实', role: 'recorder', kind: 'check', days: 0 },
      { name: '村两委复核', role: 'committee', kind: 'check', days: 0 },
      { name: '主题党日评议', role: 'committee', kind: 'check', days: 0 },
      { name: '公示', role: 'committee', kind: 'publish', days: 7 },
    ],
  },
  {
    name: '评议小组、村两委、乡镇、公示',
    steps: [
      { name: '评议组评议', role: 'assessor', kind: 'check', days: 0 },
      { name: '村两委审核', role: 'committee', kind: 'check', days: 0 },
      { name: '乡镇党委审定', role: 'township', kind: 'check', days: 0 },
      { name: '公示', role: 'committee', kind: 'publish', days: 5 },
    ],
  },
]
