import { useKeys } from '#renderer/input/use-scans.ts'

/** What the hands can do at any time: each has one key, and most have a button. */
export interface CounterActions {
  readonly onKeySheet: () => void
  readonly onFindHousehold: () => void
  /** F3: puts the open cart aside, or takes one back. */
  readonly onHold: () => void
  readonly onPickGoods: () => void
  readonly onCorrect: () => void
  readonly onMenu: () => void
  readonly onReprint: () => void
  /** Esc: one step back. */
  readonly onBack: () => void
}

export interface ServingActions extends CounterActions {
  readonly onConfirm: () => void
  /** Enter while something stands against the slip. */
  readonly onStuck?: () => void
  readonly onQuantity: () => void
  readonly onRemoveLine: () => void
  readonly onProxy: () => void
  readonly onStatement: () => void
  /** 现场补录 */
  readonly onFound: () => void
  readonly onSelectLine: (lineId: string) => void
  readonly onCollector: (memberId: string) => void
}

export function useCounterKeys(actions: CounterActions): void {
  useKeys({
    f1: actions.onKeySheet,
    f2: actions.onFindHousehold,
    f3: actions.onHold,
    f5: actions.onPickGoods,
    f8: actions.onCorrect,
    f10: actions.onMenu,
    f12: actions.onReprint,
    escape: actions.onBack,
  })
}

export interface ServingKeys {
  readonly canConfirm: boolean
  readonly lineIds: readonly string[]
  readonly selectedId: string | undefined
}

export function useServingKeys(
  actions: ServingActions,
  { canConfirm, lineIds, selectedId }: ServingKeys,
): void {
  const step = (by: number) => {
    const at = selectedId === undefined ? lineIds.length : lineIds.indexOf(selectedId)
    const next = lineIds[Math.min(Math.max(at + by, 0), lineIds.length - 1)]
    if (next !== undefined) actions.onSelectLine(next)
  }
  useCounterKeys(actions)
  useKeys({
    enter: () => {
      if (canConfirm) actions.onConfirm()
      else actions.onStuck?.()
    },
    delete: actions.onRemoveLine,
    f4: actions.onQuantity,
    f6: actions.onProxy,
    f7: actions.onStatement,
    f9: actions.onFound,
    up: () => step(-1),
    down: () => step(1),
  })
}
