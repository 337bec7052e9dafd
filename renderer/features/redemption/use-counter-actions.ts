import { useCallback } from 'react'
import type { Overview } from '#main/api/redemption.ts'
import type { ServingActions } from './counter-keys.ts'
import { isOpen } from './counter-state.ts'
import { cover, now, sayWrong, useCounter } from './counter-store.ts'
import { choose, removeLine, select } from './scan-deeds.ts'
import { back, confirm, hold, reprint, statement, stuck } from './slip-deeds.ts'

/** What each key and button of the counter does now. */
export function useCounterActions(overview: Overview | undefined, printerSet: boolean): ServingActions {
  const open = useCounter(isOpen)
  const goods = useCounter((state) => state.lines.length > 0)
  const onCollector = useCallback((person: string) => choose({ kind: 'member', person }), [])
  const onlyWithHousehold = (what: () => void) => () => {
    if (now().household === undefined) sayWrong('请先扫积分卡，或按 F2 查户。')
    else what()
  }
  return {
    onKeySheet: () => cover({ kind: 'keys' }),
    onFindHousehold: () => cover({ kind: 'find', text: '' }),
    onHold: () => (open && goods ? void hold() : cover({ kind: 'held' })),
    onPickGoods: () => cover({ kind: 'goods' }),
    onCorrect: () => cover({ kind: 'correct', code: '' }),
    onMenu: () => cover({ kind: 'menu' }),
    onReprint: () => void reprint(overview?.lastSlip ?? null, printerSet),
    onConfirm: () => void confirm(),
    onStuck: stuck,
    onQuantity: () => {
      const { lines, selected } = now()
      const line = lines.find(({ item }) => item.id === selected)
      if (line) cover({ kind: 'quantity', item: line.item })
    },
    onRemoveLine: removeLine,
    onBack: back,
    onProxy: onlyWithHousehold(() => cover({ kind: 'proxy' })),
    onStatement: () => void statement(printerSet),
    onFound: () => cover({ kind: 'found' }),
    onSelectLine: select,
    onCollector,
  }
}
