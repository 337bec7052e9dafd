import { useEffect, useState } from 'react'
import type { CounterHousehold, SlipView } from '#main/api/redemption.ts'
import { act, shop, useAsk, useSession } from '#renderer/api/client.ts'
import { useScans } from '#renderer/input/use-scans.ts'
import { CorrectionChoose } from './correction-choose.tsx'
import { CorrectionFind } from './correction-find.tsx'
import type { CorrectionKind } from './correction-view.ts'
import { nameOf } from './counter-state.ts'
import { cover, refused, uncover, useCounter } from './counter-store.ts'
import { ExchangeCover } from './exchange-cover.tsx'
import { foundOf } from './found-of.ts'
import { MoveCover } from './move-cover.tsx'
import { ReturnCover } from './return-cover.tsx'
import { ReverseCover } from './reverse-cover.tsx'
import { slipSearch } from './slip-search.ts'
import { blockedWays, slipCard, slipHit } from './slip-views.ts'

interface Picked {
  readonly slip: SlipView
  /** Whether the digits on the paper are those of the book; undefined where no paper was read. */
  readonly unchanged: boolean | undefined
}

/** F8 开错单、退换货: find the slip, choose how to put it right, see what it will do, confirm. */
export function CorrectCover({ code }: { code: string }) {
  const [picked, setPicked] = useState<Picked>()
  const [kind, setKind] = useState<CorrectionKind>()
  const { today } = useSession()
  if (picked === undefined) return <FindSlip code={code} onPick={setPicked} />
  const { slip, unchanged } = picked
  const back = () => setKind(undefined)
  switch (kind) {
    case undefined:
      return (
        <CorrectionChoose
          slip={slipCard(slip, today)}
          unchanged={unchanged}
          blocked={blockedWays(slip)}
          onChoose={setKind}
          onShow={() => cover({ kind: 'slip', document: slip.document })}
          onClose={() => setPicked(undefined)}
        />
      )
    case 'move':
      return <MoveCover slip={slip} onClose={back} />
    case 'return':
      return <ReturnCover slip={slip} onClose={back} />
    case 'exchange':
      return <ExchangeCover slip={slip} onClose={back} />
    case 'reverse':
      return <ReverseCover slip={slip} onClose={back} />
  }
}

function FindSlip({ code, onPick }: { code: string; onPick: (picked: Picked) => void }) {
  const onCounter = useCounter((state) => state.household)
  const { today } = useSession()
  const [text, setText] = useState(/^\d{20}$/.test(code) ? '' : code)
  const [household, setHousehold] = useState<CounterHousehold | undefined>(onCounter)
  const slips = useAsk(slipSearch, { text: text.trim(), household: household?.id ?? null }, { keep: true })

  const scan = async (scanned: string) => {
    const answer = await act(shop.redemption.scan, { code: scanned })
    if (!answer.ok) return refused(answer.refusal)
    const found = answer.value
    if (found.kind === 'household') {
      setText('')
      return setHousehold(found.household)
    }
    if (found.kind !== 'slip') return
    const read = await act(shop.corrections.find, { code: scanned })
    if (!read.ok) return refused(read.refusal)
    const slip = read.value.find(({ document }) => document === found.document)
    if (slip) onPick({ slip, unchanged: found.unchanged })
  }
  useScans({ onScan: (scanned) => void scan(scanned.code) })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the slip that was scanned at the counter
  useEffect(() => {
    if (/^\d{20}$/.test(code)) void scan(code)
  }, [])

  const byCheckCode = /^\d{8}$/.test(text.normalize('NFKC').replace(/\s/g, ''))
  return (
    <CorrectionFind
      query={text}
      whose={household && nameOf(household)}
      found={foundOf(
        slips,
        (found) => found,
        (slip) => slipHit(slip, today),
      )}
      onQuery={setText}
      onPick={(id) => {
        const slip = slips.data?.find(({ document }) => document === id)
        if (slip) onPick({ slip, unchanged: byCheckCode || !slip.unchanged ? slip.unchanged : undefined })
      }}
      onRetry={() => void slips.refetch()}
      onClose={uncover}
    />
  )
}
