import { typedHint } from './typed.ts'
import type { CollectorView } from './view.ts'

/** What a person is typing, in sight while no field has the focus. */
export function TypedChip({ typed, collectors }: { typed: string; collectors: readonly CollectorView[] }) {
  if (typed === '') return null
  return (
    <output className="counter-typed">
      <strong className="counter-typed-keys">{typed}</strong>
      {typedHint(typed, collectors)}
    </output>
  )
}
