import { rounded } from './figures.ts'

/** One figure that the program promises to keep. */
export interface Target {
  readonly name: string
  /** Undefined where it could not be measured; `missing` says why. */
  readonly value: number | undefined
  readonly atMost?: number
  readonly atLeast?: number
  readonly unit: string
  readonly missing?: string
}

export const holds = ({ value, atMost = Infinity, atLeast = -Infinity }: Target): boolean =>
  value !== undefined && value <= atMost && value >= atLeast

/** For people: what was measured, what was promised, and whether it holds. */
export function targetTable(targets: readonly Target[]): string {
  const rows = targets.map((target) => [
    target.name,
    target.value === undefined ? 'not measured' : `${rounded(target.value, 2)} ${target.unit}`.trim(),
    target.atLeast === undefined ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`,
    target.missing ?? (holds(target) ? 'holds' : 'MISSED'),
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}

/** For programs: figures with three digits, targets by name. */
export function jsonLine(figures: Readonly<Record<string, unknown>>, targets: readonly Target[]): string {
  const told = Object.fromEntries(
    targets.map((target) => [
      target.name,
      {
        value: target.value ?? null,
        ...(target.atMost === undefined ? {} : { atMost: target.atMost }),
        ...(target.atLeast === undefined ? {} : { atLeast: target.atLeast }),
        holds: holds(target),
        ...(target.missing === undefined ? {} : { missing: target.missing }),
      },
    ]),
  )
  return JSON.stringify({ ...figures, targets: told }, (_key, value: unknown) =>
    typeof value === 'number' ? rounded(value) : value,
  )
}
