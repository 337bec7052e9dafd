import { useNavigate } from 'react-router'
import type { Cart, CounterHousehold, Overview } from '#main/api/redemption.ts'
import { useMay } from '#renderer/api/client.ts'
import { nameOf } from './counter-state.ts'
import { put, uncover, useCounter } from './counter-store.ts'
import { heldViews } from './counter-views.ts'
import { HeldCarts } from './held-carts.tsx'
import { PrintQuestion, SecondCard, UnknownCode } from './questions.tsx'
import { answerPrinted, drop, hold, recall } from './slip-deeds.ts'

/** Never switch silently. */
export function SecondCover(next: {
  readonly household: CounterHousehold
  readonly identity: Cart['identity']
}) {
  const current = useCounter((state) => state.household)
  return (
    <SecondCard
      openHousehold={current === undefined ? '前面' : nameOf(current)}
      nextHousehold={next.household.headName === null ? undefined : nameOf(next.household)}
      onHold={() => void hold(next)}
      onBack={uncover}
    />
  )
}

/** 「这是什么？」, for those who may answer. */
export function UnknownCover({ code }: { code: string }) {
  const navigate = useNavigate()
  const may = useMay('keep_stock')
  return (
    <UnknownCode
      code={code}
      answers={may ? [{ id: 'register', label: '去登记这样货，这一单先留着' }] : []}
      onAnswer={() => {
        uncover()
        void navigate(`/stock/items?code=${code}`)
      }}
      onClose={uncover}
    />
  )
}

export function HeldCover({ overview }: { overview: Overview | undefined }) {
  const dropping = useCounter((state) => state.droppingCart)
  const onCounter = useCounter((state) => state.cartId)
  const carts = heldViews(overview, onCounter)
  return (
    <HeldCarts
      carts={carts}
      dropping={carts.find(({ id }) => id === dropping)}
      onRecall={(id) => void recall(id)}
      onAskDrop={(id) => put({ droppingCart: id })}
      onDrop={(id) => void drop(id)}
      onKeep={() => put({ droppingCart: undefined })}
      onClose={uncover}
    />
  )
}

/** 「小票打出来了吗？」 */
export function PrintedCover(slip: {
  readonly document: string
  readonly serial: string
  readonly household: string
}) {
  const answer = (printed: boolean) => void answerPrinted(slip.document, slip.serial, printed)
  return (
    <PrintQuestion
      serial={slip.serial}
      household={slip.household}
      onPrinted={() => answer(true)}
      onReprint={() => answer(false)}
      onClose={uncover}
    />
  )
}
