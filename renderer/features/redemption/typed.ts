import { useEffect } from 'react'
import { useInputHub } from '#renderer/input/scan-provider.tsx'
import { splitTyped } from '#renderer/input/typed-buffer.ts'
import { useTyped } from '#renderer/input/use-scans.ts'
import type { CollectorView } from './view.ts'

/** What digits typed with no field focused mean so far. */
export type TypedMeaning =
  | { readonly kind: 'nothing' }
  /** The next scan counts so often. */
  | { readonly kind: 'times'; readonly times: string }
  /** One digit within the members: this one collects, unless a * follows. */
  | { readonly kind: 'collector'; readonly collector: CollectorView }
  | { readonly kind: 'code'; readonly code: string }

export function meaningOf(typed: string, collectors: readonly CollectorView[]): TypedMeaning {
  const { times, code } = splitTyped(typed)
  if (times !== undefined) return { kind: 'times', times }
  if (code === '') return { kind: 'nothing' }
  const collector = code.length === 1 ? collectors[Number(code) - 1] : undefined
  return collector ? { kind: 'collector', collector } : { kind: 'code', code }
}

/** What the screen says of it. */
export function typedHint(typed: string, collectors: readonly CollectorView[]): string {
  const meaning = meaningOf(typed, collectors)
  switch (meaning.kind) {
    case 'nothing':
      return ''
    case 'times':
      return `再扫货，加 ${meaning.times} 份`
    case 'collector':
      return `领取人：${meaning.collector.name}；再按 * 就是份数`
    case 'code':
      return '按 Enter 查这个号，按 * 是份数'
  }
}

/** A digit stands so long before it is taken for the collector: time enough to find the * key. */
const COLLECTOR_AFTER_MS = 2_000

/**
 * Chooses the collector by the digit a person typed. Until it is certain the choice is only shown: the
 * returned id is the one to mark, and a * takes it back by itself.
 */
export function useTypedCollector(
  collectors: readonly CollectorView[],
  onCollector: (memberId: string) => void,
): string | undefined {
  const hub = useInputHub()
  const typed = useTyped()
  const meaning = meaningOf(typed, collectors)
  const id = meaning.kind === 'collector' ? meaning.collector.id : undefined
  useEffect(() => {
    if (id === undefined) return
    const timer = setTimeout(() => {
      hub.setTyped('')
      onCollector(id)
    }, COLLECTOR_AFTER_MS)
    return () => clearTimeout(timer)
  }, [hub, id, onCollector])
  return id
}
