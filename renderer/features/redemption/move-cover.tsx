import { useState } from 'react'
import type { CounterHousehold, SlipView } from '#main/api/redemption.ts'
import { act, shop, useAsk, useSession } from '#renderer/api/client.ts'
import { useScans } from '#renderer/input/use-scans.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { counterSounds } from '../settings/sound-settings.ts'
import { useCorrection, usePreview, useReason } from './correction-deed.ts'
import { MoveForm, type MoveSide } from './correction-forms.tsx'
import { nameOf } from './counter-state.ts'
import { useHouseholdSearch } from './household-finder.ts'
import { HouseholdSearch } from './household-search.tsx'
import { slipCard } from './slip-views.ts'

const REASONS = ['记错了户', '拿错了卡', '同名弄混了']

/** 更正: it was another household; the goods stay where they are, and both sign. */
export function MoveCover({ slip, onClose }: { slip: SlipView; onClose: () => void }) {
  const { today } = useSession()
  const [to, setTo] = useState<CounterHousehold>()
  const [finding, setFinding] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const { why, reason } = useReason(REASONS, REASONS[0])
  const correction = useCorrection(shop.corrections.moveToHousehold)
  const from = useAsk(
    shop.redemption.household,
    { household: slip.household ?? '' },
    { enabled: slip.household !== null },
  ).data
  const { preview, problem } = usePreview(to && { kind: 'move', slip: slip.document, household: to.id })
  const wrong = (sentence: string) => {
    counterSounds.wrong()
    setTrouble(sentence)
  }
  const chosen = (household: CounterHousehold) => {
    counterSounds.right()
    setTrouble(undefined)
    setFinding(false)
    setTo(household)
  }
  useScans({
    onScan: ({ code }) => {
      void act(shop.redemption.scan, { code }).then((answer) => {
        if (!answer.ok) return wrong(answer.refusal.sentence)
        if (answer.value.kind !== 'household') return wrong('这里只扫另一户的积分卡')
        chosen(answer.value.household)
      })
    },
    onTrouble: ({ sentence }) => wrong(sentence),
  })
  if (finding) {
    return (
      <FindOther
        onPick={async (household) => {
          const answer = await act(shop.redemption.household, { household })
          if (answer.ok) chosen(answer.value)
          else wrong(answer.refusal.sentence)
        }}
        onClose={() => setFinding(false)}
      />
    )
  }
  const back = slip.lines.reduce((sum, line) => sum + line.pointsLeft, 0)
  const short = preview?.to && preview.to.after < 0 ? -preview.to.after : 0
  const ready = to !== undefined && preview !== undefined && short === 0 && reason !== ''
  return (
    <MoveForm
      slip={{ ...slipCard(slip, today), total: back }}
      from={
        from
          ? sideOf(from, preview?.after ?? from.spendable + back)
          : {
              household: `${slip.headName}家`,
              number: slip.number,
              group: slip.groupName,
              before: 0,
              after: 0,
            }
      }
      to={to && sideOf(to, preview?.to?.after ?? to.spendable - back)}
      outcome={{
        sentence:
          to === undefined
            ? '货留在原处，积分改记到另一户。请扫另一户的卡。'
            : reason === ''
              ? '请写清为什么改。'
              : `${formatPoints(back)} 分退给${slip.headName}家，改扣${nameOf(to)}；货不动，两户都签字。`,
        ready,
        problem:
          trouble ??
          correction.problem ??
          problem ??
          (short > 0 && to
            ? `${nameOf(to)}积分不够：可兑 ${formatPoints(to.spendable)} 分，还差 ${formatPoints(short)} 分`
            : undefined),
      }}
      why={why}
      busy={correction.busy}
      onConfirm={() => {
        if (to && ready) void correction.post({ slip: slip.document, reason, household: to.id })
      }}
      onFindHousehold={() => setFinding(true)}
      onClose={onClose}
    />
  )
}

const sideOf = (household: CounterHousehold, after: number): MoveSide => ({
  household: nameOf(household),
  number: household.number,
  group: household.groupName,
  before: household.spendable,
  after,
})

function FindOther({ onPick, onClose }: { onPick: (household: string) => void; onClose: () => void }) {
  const [text, setText] = useState('')
  const { found, retry } = useHouseholdSearch(text)
  return (
    <HouseholdSearch
      title="应该记到哪一户？"
      query={text}
      found={found}
      onQuery={setText}
      onPick={onPick}
      onRetry={retry}
      onClose={onClose}
    />
  )
}
