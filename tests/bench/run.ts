import { cpus } from 'node:os'
import { jsonLine, type Target, targetTable } from './report.ts'

/** A part of a run: what it measured, or why it could not. */
export type Measured<Of> = { readonly of: Of } | { readonly missing: string }

const began = performance.now()
let failed = false

/** Measures one part and says so; a part that cannot be measured is named and does not keep the others back. */
export async function measure<Of>(name: string, work: () => Promise<Of> | Of): Promise<Measured<Of>> {
  const since = performance.now()
  try {
    const of = await work()
    console.log(`${name}: ${((performance.now() - since) / 1000).toFixed(1)} s`)
    return { of }
  } catch (error) {
    failed = true
    const missing = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    console.log(`${name}: not measured: ${error instanceof Error ? error.stack : missing}`)
    return { missing }
  }
}

/** A target from a part that was measured, or was not. */
export function target<Of>(
  part: Measured<Of>,
  name: string,
  value: (of: Of) => number,
  limit: Pick<Target, 'atMost' | 'atLeast'>,
  unit = '',
): Target {
  return 'of' in part
    ? { name, value: value(part.of), unit, ...limit }
    : { name, value: undefined, unit, missing: part.missing, ...limit }
}

export const figures = <Of>(part: Measured<Of>): Of | { readonly missing: string } =>
  'of' in part ? part.of : part

/** The table, and as the last line the one object. Slowness fails nothing; what could not be measured does. */
export function tell(bench: string, parts: Readonly<Record<string, unknown>>, targets: readonly Target[]) {
  const seconds = (performance.now() - began) / 1000
  console.log(`\n${targetTable(targets)}\n\nall in ${seconds.toFixed(0)} s`)
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', node: process.version }
  console.log(jsonLine({ bench, seconds, machine, ...parts }, targets))
  process.exitCode = failed ? 1 : 0
}
