import { useNavigate } from 'react-router'
import type { CardStatus, HouseholdFile } from '#main/api/households.ts'
import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { formatPoints, Points } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { namesakesText, peopleText, placeText } from './household-words.ts'
import { StatusPill } from './status-pill.tsx'
import './households.css'

export interface ScannedCardProps {
  readonly code: string
  /** Where a shift is open, and the person serves. */
  readonly onServe: (() => void) | undefined
  readonly onClose: () => void
}

/** A card scanned away from the counter: whose it is and what it may spend, over whatever is being done. */
export function ScannedCard({ code, onServe, onClose }: ScannedCardProps) {
  const navigate = useNavigate()
  const found = useAsk(shop.households.search, {
    text: code,
    groupName: null,
    status: null,
    offset: 0,
    limit: 1,
  })
  const household = found.data?.hits[0]?.id
  const file = useAsk(
    shop.households.file,
    { household: household ?? '' },
    { enabled: household !== undefined },
  )
  const leave = (go: () => void) => () => {
    if (household === undefined) return
    onClose()
    go()
  }
  const open = leave(() => void navigate(`/households/${household}`))
  const serve = onServe && leave(onServe)
  return (
    <Dialog
      title="扫到一张积分卡"
      size="narrow"
      onClose={onClose}
      keys={{ enter: serve ?? open, digit: (digit) => serve && digit === '2' && open() }}
      footer={
        household !== undefined && (
          <>
            <ActionButton label="看档案" keyHint={serve ? '2' : 'Enter'} strong={!serve} onPress={open} />
            {serve && <ActionButton label="去兑换" keyHint="Enter" strong onPress={serve} />}
          </>
        )
      }
    >
      <Asked question={found} loading={{ title: '正在找这一户' }}>
        {() =>
          household === undefined ? (
            <Message
              tone="wrong"
              sentence="这张卡不是本村的，或者还没有登记。请再扫一次，或者到“农户”里按姓名找。"
            />
          ) : (
            <Asked question={file} loading={{ title: '正在找这一户' }}>
              {(known) => <Whose file={known} code={code} />}
            </Asked>
          )
        }
      </Asked>
    </Dialog>
  )
}

const CARD_SAYS: Readonly<Partial<Record<CardStatus, string>>> = {
  lost: '这张卡已经挂失，不能用。',
  replaced: '这张旧卡已经换过，请用新卡。',
  void: '这张卡已经作废，不能用。',
}

function Whose({
  file: { household, cards, balances, sameNames },
  code,
}: {
  file: HouseholdFile
  code: string
}) {
  const total = balances.reduce((sum, { balance }) => sum + balance, 0)
  const trouble = CARD_SAYS[cards.find((card) => card.code === code)?.status ?? 'active']
  return (
    <div className="households-form">
      <p className="household-points" data-testid="scanned-household">
        {household.headName ?? '户主待定'}家
      </p>
      <p className="households-say">
        {household.number} 号 · {placeText(household.groupName, household.grid)} ·{' '}
        {peopleText(household.population)} <StatusPill status={household.status} />
      </p>
      <p className="households-say">
        可兑 <Points value={household.spendable ?? 0} />
        {total !== household.spendable && `，总积分 ${formatPoints(total)}`}
      </p>
      {trouble !== undefined && <Message tone="wrong" sentence={trouble} />}
      {household.successor !== null && (
        <Message
          tone="ask"
          sentence={`这一户已经并到 ${household.successor.number} 号，人和积分都在那边。`}
        />
      )}
      {sameNames.length > 0 && (
        <Message tone="ask" sentence={`村里还有同名的户主：${namesakesText(sameNames)}。`} />
      )}
    </div>
  )
}
