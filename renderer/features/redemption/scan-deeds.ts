import type { Cart, CounterHousehold, CounterItem } from '#main/api/redemption.ts'
import { act, shop } from '#renderer/api/client.ts'
import { counterSounds } from '../settings/sound-settings.ts'
import { keep } from './cart-keeping.ts'
import {
  isQuoted,
  PLEASE_CARD,
  withCard,
  withCollector,
  withGoods,
  withHousehold,
  withoutLine,
  withQuantity,
} from './counter-state.ts'
import { cover, inOrder, now, put, refused, say, sayWrong, uncover } from './counter-store.ts'
import { isWeighed, MOST_LINES, MOST_ON_A_LINE, scannedQuantity, withUnit } from './quantities.ts'

export interface CounterScan {
  readonly code: string
  /** "3" where `3*` was typed before. */
  readonly times: string | undefined
  readonly source: 'scanner' | 'typed'
  /** May answer 「这是什么？」 by registering the code. */
  readonly mayRegister: boolean
}

/** Main says what the code is; the answer is drawn at once, and kept after that. */
export const scanned = (scan: CounterScan): Promise<void> =>
  inOrder(async () => {
    const { code, times } = scan
    const answer = await act(shop.redemption.scan, { code })
    if (!answer.ok) return notRead(scan, answer.refusal)
    const found = answer.value
    switch (found.kind) {
      case 'household':
        return isForm() ? formFirst() : householdCame(found.household, { by: 'card' })
      case 'item': {
        const { item, quantity, pack } = found
        if (isForm() && asksWeight(item, pack, times)) return formFirst()
        if (now().cover.kind === 'no_card') return askAgain()
        if (!isTypedInto()) uncover()
        return goodsCame(item, quantity, pack, times)
      }
      case 'slip':
        if (isForm()) return formFirst()
        counterSounds.right()
        return cover({ kind: 'correct', code })
    }
  })

/** What a person has typed there would be lost: goods go onto the cart below, anything else waits. */
const isForm = (): boolean => ['proxy', 'quantity', 'weigh'].includes(now().cover.kind)
const isTypedInto = (): boolean => isForm() || ['find', 'goods'].includes(now().cover.kind)

const formFirst = () => sayWrong('框里还没办完：先按 Enter 办好，或者按 Esc 不办，再扫')

/** The household that was found stands behind the question: goods must not wave it away. */
function askAgain() {
  const { cover: shown } = now()
  counterSounds.wrong()
  if (shown.kind === 'no_card') cover({ ...shown, asked: true })
}

type Refusal = Parameters<typeof refused>[0]

function notRead({ code, source, mayRegister }: CounterScan, refusal: Refusal) {
  const typedCheckCode = source === 'typed' && /^\d{8}$/.test(code)
  if (typedCheckCode) return cover({ kind: 'correct', code })
  if (refusal.code !== 'scan_unknown') {
    if (refusal.code === 'scan_bad_check') counterSounds.say('scan-again')
    return refused(refusal)
  }
  // A short number that no goods have is most likely a household's.
  if (source === 'typed' && code.length <= 5) return cover({ kind: 'find', text: code })
  if (!mayRegister || isTypedInto()) {
    return sayWrong(refusal.sentence, '先放一边，办完这户再找报账员登记；有短号的货按 F5 选。')
  }
  refused(refusal)
  cover({ kind: 'unknown', code })
}

/** A card, or a household found without one. A second one never takes the counter silently. */
export function householdCame(household: CounterHousehold, identity: Cart['identity']) {
  const state = now()
  const same = state.household?.id === household.id
  if (same) {
    counterSounds.right()
    const upgraded = identity.by === 'card' && state.identity.by === 'no_card'
    put({ ...(upgraded ? withCard(state) : {}), cover: { kind: 'none' } })
    if (upgraded) void keep()
    return
  }
  if (state.household !== undefined && state.lines.length > 0) {
    counterSounds.wrong()
    return cover({ kind: 'second', next: household, identity })
  }
  if (household.blocked === null) counterSounds.right()
  else counterSounds.wrong()
  put({ ...withHousehold(state, household, identity), cover: { kind: 'none' } })
  void keep()
}

const asksWeight = (item: CounterItem, pack: string, times: string | undefined): boolean =>
  isWeighed(item) && pack === '' && times === undefined

export function goodsCame(item: CounterItem, quantity: number, pack: string, times: string | undefined) {
  if (asksWeight(item, pack, times)) {
    counterSounds.right()
    return cover({ kind: 'weigh', item })
  }
  const count = scannedQuantity(item, quantity, pack, times)
  if (count === undefined)
    return sayWrong(`${item.name}没有“${times} ${item.unit}”这个数，请重新打数字和 *。`)
  addGoods(item, count)
}

export function addGoods(item: CounterItem, quantity: number) {
  const problem = cannotAdd(item, quantity)
  if (problem !== undefined) return sayWrong(problem)
  put(withGoods(now(), item, quantity))
  void keepAloud()
  if (now().message === PLEASE_CARD) counterSounds.say('scan-card')
}

/** The line is on the screen already; whether it may go out is heard a moment later. */
async function keepAloud(): Promise<void> {
  await keep()
  const { quote, household } = now()
  if (!isQuoted(now())) return
  if (household !== undefined && quote?.said.obstacle) counterSounds.wrong()
  else counterSounds.right()
}

function cannotAdd(item: CounterItem, quantity: number): string | undefined {
  const { lines } = now()
  const known = lines.find((line) => line.item.id === item.id)
  if (item.kind === 'recyclable') return `${item.name}是回收物，只能交来，不能兑走。`
  if (item.price === null) return `${item.name}还没有定分值，不能兑换。请报账员先定价。`
  if (quantity <= 0) return `${item.name}的数量不能是 0，请重新打数字和 *。`
  if ((known?.quantity ?? 0) + quantity > MOST_ON_A_LINE) {
    return `${item.name}的数量太大了，一单最多 ${withUnit(MOST_ON_A_LINE, item)}，请看清再输。`
  }
  if (!known && lines.length >= MOST_LINES) {
    return `一单最多 ${MOST_LINES} 样，请先确认这一单，再另开一单。`
  }
  return undefined
}

export function changeQuantity(item: string, quantity: number): void {
  put({ ...withQuantity(now(), item, quantity), cover: { kind: 'none' } })
  void keepAloud()
}

export function removeLine(): void {
  const { selected } = now()
  if (selected === undefined) return
  put(withoutLine(now(), selected))
  void keep()
}

export function choose(collector: Cart['collector']): void {
  if (now().household === undefined) return
  put({ ...withCollector(now(), collector), cover: { kind: 'none' } })
  void keep()
}

export const select = (item: string): void => put({ selected: item })

/** The reader could make nothing of it: an input method, half a scan, a code of something else. */
export function unreadable(sentence: string): void {
  say({ tone: 'wrong', sentence }, 'scan-again')
}
