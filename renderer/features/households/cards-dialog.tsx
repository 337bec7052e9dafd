import { useState } from 'react'
import type { PrintableCard } from '#main/api/households.ts'
import { Asked, act, ask, shop, useAsk, useDocumentIds } from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FormField } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { CardSheets } from './card-sheet.tsx'

export interface CardsDialogProps {
  readonly groups: readonly { readonly name: string; readonly households: number }[]
  readonly group: string | null
  readonly onClose: () => void
}

const MOST = 1000

/** 积分卡 for a whole group or the whole village: those without one get one, and all can be printed. */
export function CardsDialog({ groups, group, onClose }: CardsDialogProps) {
  const [chosen, setChosen] = useState(group)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [cards, setCards] = useState<readonly PrintableCard[]>()
  const documents = useDocumentIds()
  const where = { text: '', groupName: chosen, offset: 0, limit: MOST }
  const without = useAsk(shop.households.search, { ...where, status: null, withoutCard: true })
  const active = useAsk(shop.households.search, { ...where, status: 'active', withoutCard: false })
  const place = chosen === null ? '全村' : chosen || '没写组别的'
  const missing = without.data?.hits.map(({ id }) => id) ?? []
  const having = active.data?.hits.filter(({ hasCard }) => hasCard).map(({ id }) => id) ?? []

  const issue = async () => {
    if (busy || missing.length === 0) return
    setBusy(true)
    const form = { households: missing }
    const result = await act(shop.households.issueCards, { document: documents.for(form), ...form })
    setBusy(false)
    setProblem(result.ok ? undefined : result.refusal.sentence)
    if (!result.ok) return
    documents.recorded()
    setCards(result.value.cards)
  }
  const reprint = async () => {
    if (busy || having.length === 0) return
    setBusy(true)
    setProblem(undefined)
    try {
      setCards(await ask(shop.households.printableCards, { households: having }))
    } catch {
      setProblem('卡没取出来，请再试一次。')
    }
    setBusy(false)
  }

  if (cards !== undefined) return <CardSheets cards={cards} onClose={onClose} />
  return (
    <Dialog
      title="积分卡"
      onClose={onClose}
      keys={{ enter: () => void issue() }}
      footer={
        <>
          <ActionButton
            label={`重打在用的 ${having.length} 张`}
            disabled={busy || having.length === 0}
            onPress={() => void reprint()}
          />
          <ActionButton
            label={busy ? '正在发卡' : `发 ${missing.length} 张卡并打印`}
            keyHint="Enter"
            strong
            disabled={busy || missing.length === 0}
            onPress={() => void issue()}
          />
        </>
      }
    >
      <div className="households-form">
        <FormField label="给谁发">
          {(ids) => (
            <SelectInput
              {...ids}
              first
              value={chosen ?? '*'}
              onChange={(value) => setChosen(value === '*' ? null : value)}
              options={[
                { value: '*', label: '全村' },
                ...groups.map(({ name, households }) => ({
                  value: name,
                  label: `${name || '没写组别'}（${households} 户）`,
                })),
              ]}
            />
          )}
        </FormField>
        <Asked question={without} loading={{ title: '正在数' }}>
          {({ total }) => (
            <p className="households-say">
              {total === 0
                ? `${place}每户都有卡了。卡坏了、丢了，到那一户的档案里换。`
                : `${place}有 ${total} 户还没有卡${total > MOST ? `，先发前 ${MOST} 户` : ''}。发卡记一张发卡单，一户一张，马上能用。`}
            </p>
          )}
        </Asked>
        {problem !== undefined && <Message tone="wrong" sentence={problem} />}
      </div>
    </Dialog>
  )
}
