import type { Cart, CounterHousehold, Overview } from '#main/api/redemption.ts'
import { act, ask, Refused, shop } from '#renderer/api/client.ts'
import { counterSounds } from '../settings/sound-settings.ts'
import { keep, requote } from './cart-keeping.ts'
import { cartOf, emptyCounter, isOpen, isQuoted, mayConfirm, nameOf, takenUp } from './counter-state.ts'
import { cover, inOrder, now, put, refused, say, sayWrong, uncover } from './counter-store.ts'
import { householdCame } from './scan-deeds.ts'

/** So long the program may take before the screen says that it is still waiting. */
const PATIENCE_MS = 2500

/** Enter: the slip goes into the books. Once only, however often it is sent. */
export function confirm(): Promise<void> {
  const { household, quote } = now()
  // what the person has seen when the key went down
  const shown = (quote?.said.household ?? household)?.spendable
  return inOrder(async () => {
    if (shown === undefined || now().household === undefined) return stuck()
    await keep()
    const state = now()
    if (!isQuoted(state) || !mayConfirm(state)) return stuck()
    put({ confirming: true })
    const late = setTimeout(
      () =>
        put({ message: { tone: 'ask', sentence: '还没记上，正在等程序回话，连上以后自动记，不会记两遍' } }),
      PATIENCE_MS,
    )
    try {
      // on a lost connection the same cart is sent again until the books have answered
      const done = await ask(shop.redemption.confirm, { cart: cartOf(state), spendableShown: shown })
      put({ ...emptyCounter({ done }), posted: { slip: done, at: Date.now() } })
      counterSounds.right()
      counterSounds.say('sign-next')
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      put({ confirming: false })
      refused(error)
      void requote()
    } finally {
      clearTimeout(late)
    }
  })
}

/** Enter where nothing may be confirmed: the sentence is on the screen, the sound says to look. */
export function stuck(): void {
  const { message } = now()
  if (message?.tone !== 'wrong') put({ message: undefined })
  counterSounds.wrong()
}

/** F3 with goods on the counter: puts them aside, and lets the next household in where it waits. */
export const hold = (next?: { household: CounterHousehold; identity: Cart['identity'] }): Promise<void> =>
  inOrder(async () => {
    await keep()
    const state = now()
    uncover()
    if (!isOpen(state) || !isQuoted(state)) return
    const held = await act(shop.redemption.hold, { cart: state.cartId })
    if (!held.ok) return refused(held.refusal)
    const whose = state.household ? nameOf(state.household) : '这一单'
    put(emptyCounter({ message: { tone: 'plain', sentence: `${whose}挂起来了，按 F3 取回` } }))
    counterSounds.say('held')
    if (next) householdCame(next.household, next.identity)
  })

/** Takes a held cart back. A household without goods makes way: there is nothing of it to lose. */
export const recall = (cartId: string): Promise<void> =>
  inOrder(async () => {
    const state = now()
    if (state.lines.length > 0) return uncover()
    if (isOpen(state)) await act(shop.redemption.drop, { cart: state.cartId })
    const kept = await act(shop.redemption.recall, { cart: cartId })
    if (!kept.ok) {
      uncover()
      return refused(kept.refusal)
    }
    const { revision, ...cart } = kept.value
    const said = await act(shop.redemption.keep, { cart, revision })
    uncover()
    if (!said.ok) return refused(said.refusal)
    put(takenUp(kept.value, said.value))
    counterSounds.right()
  })

export const drop = (cartId: string): Promise<void> =>
  inOrder(async () => {
    const dropped = await act(shop.redemption.drop, { cart: cartId })
    put({ droppingCart: undefined })
    if (!dropped.ok) refused(dropped.refusal)
  })

/**
 * Esc: one step back. A sentence first, then a household without goods; goods are only put aside by F3 or
 * removed line by line, never by one key.
 */
export function back() {
  const state = now()
  if (state.message?.tone === 'wrong' || (!isOpen(state) && state.message)) return put({ message: undefined })
  if (!isOpen(state)) return put({ done: undefined })
  if (state.lines.length > 0) {
    return put({ message: { tone: 'ask', sentence: '这单还有货：按 F3 挂起来，或者按 Del 一样一样删掉' } })
  }
  if (state.confirming) return
  void inOrder(async () => {
    const empty = now()
    if (empty.cartId !== state.cartId || empty.lines.length > 0) return
    put(emptyCounter())
    await act(shop.redemption.drop, { cart: state.cartId })
  })
}

/** F12: the last slip once more, or the answer to whether it came out. */
export async function reprint(last: Overview['lastSlip'], printerSet: boolean): Promise<void> {
  if (last === null) return say({ tone: 'ask', sentence: '今天还没有开过单，没有小票可补打' })
  const { document, serial, headName } = last
  if (last.printing === 'unknown') {
    return cover({ kind: 'printed', document, serial, household: `${headName}家` })
  }
  if (!printerSet) return cover({ kind: 'slip', document })
  if (last.printing === 'waiting' || last.printing === 'sending') {
    return say({ tone: 'plain', sentence: `${serial} 正在打，请等一下` })
  }
  await printAgain(document, serial)
}

export async function printAgain(document: string, serial: string): Promise<void> {
  const queued = await act(shop.printing.reprint, { document })
  if (!queued.ok) return refused(queued.refusal)
  const name = `${serial} 补打的小票`
  put({ paper: { job: queued.value.job, name } })
  say({ tone: 'plain', sentence: `${name}正在打，上面印着“补打”` })
}

/** How the paper that was asked for has ended, said where it was asked for. */
export function paperEnded(state: string, reason: string | null) {
  const { paper } = now()
  if (paper === undefined || state === 'waiting' || state === 'sending') return
  put({ paper: undefined })
  if (state === 'printed') return say({ tone: 'plain', sentence: `${paper.name}打好了` })
  if (state === 'unknown')
    return say({ tone: 'ask', sentence: `${paper.name}没确认是否打出，请看一眼出纸口` })
  sayWrong(reason ?? `${paper.name}没打出来`)
}

/** The clerk has looked whether the paper came out. */
export async function answerPrinted(document: string, serial: string, printed: boolean): Promise<void> {
  uncover()
  const jobs = await act(shop.printing.jobs, {})
  if (!jobs.ok) return refused(jobs.refusal)
  const job = jobs.value.find((row) => row.document === document && row.state === 'unknown')
  if (job) {
    const settled = await act(shop.printing.settle, { job: job.id, printed })
    if (!settled.ok) return refused(settled.refusal)
  }
  if (!printed) await printAgain(document, serial)
}

/** F7: printed for the villager to take along; shown where there is no printer. */
export async function statement(printerSet: boolean): Promise<void> {
  const { household } = now()
  if (household === undefined) return sayWrong('请先扫积分卡，或按 F2 查户，再按 F7。')
  const made = await act(shop.printing.statement, { household: household.id })
  if (!made.ok) return refused(made.refusal)
  const name = `${nameOf(household)}近三个月明细`
  if (!printerSet)
    return cover({ kind: 'statement', household: nameOf(household), layout: made.value.layout })
  put({ paper: { job: made.value.job, name } })
  say({ tone: 'plain', sentence: `${name}正在打` })
}
