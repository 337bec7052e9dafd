import { useEffect, useRef, useState } from 'react'
import type { KeyBindings } from '#renderer/input/keys.ts'

export interface ListChoice {
  /** Where the mark stands; −1 in an empty list. */
  readonly at: number
  readonly keys: KeyBindings
  /** For the marked entry, so that it stays in sight. */
  readonly marked: React.RefObject<HTMLElement | null>
}

/**
 * A mark that the arrow keys move through a list and Enter takes. It starts at the top again whenever the
 * list is another one.
 */
export function useListChoice(
  ids: readonly string[],
  onTake: (index: number) => void,
  { columns = 1 }: { columns?: number } = {},
): ListChoice {
  const [wanted, setWanted] = useState<{ list: string; at: number }>({ list: '', at: 0 })
  const list = ids.join(' ')
  const at = wanted.list === list ? wanted.at : 0
  const marked = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a moved mark is what scrolls
  useEffect(() => {
    marked.current?.scrollIntoView({ block: 'nearest' })
  }, [at, list])
  const move = (by: number) => {
    const next = at + by
    if (next >= 0 && next < ids.length) setWanted({ list, at: next })
  }
  return {
    at: ids.length === 0 ? -1 : at,
    marked,
    keys: {
      up: () => move(-columns),
      down: () => move(columns),
      ...(columns > 1 ? { left: () => move(-1), right: () => move(1) } : {}),
      enter: () => {
        if (ids.length > 0) onTake(at)
      },
    },
  }
}
