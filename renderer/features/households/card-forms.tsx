import { useState } from 'react'
import type { HouseholdFile, PrintableCard } from '#main/api/households.ts'
import { shop, useAct, useDocumentIds } from '#renderer/api/client.ts'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { CardSheets } from './card-sheet.tsx'
import { FormDialog } from './form-dialog.tsx'
import { cardText } from './household-words.ts'

export interface CardFormProps {
  readonly file: HouseholdFile
  readonly onClose: () => void
}

const whose = ({ household }: HouseholdFile) =>
  `${household.headName ?? '户主待定'}（${household.number} 号）`

/** 挂失: at once, by the volunteer. */
export function LoseCardForm({ file, code, onClose }: CardFormProps & { code: string }) {
  const [reason, setReason] = useState('')
  const save = useAct(shop.households.loseCard)
  const documents = useDocumentIds()
  const submit = async () => {
    if (save.busy) return
    const form = { household: file.household.id, code, reason: reason.trim() }
    const result = await save.act({ document: documents.for(form), ...form })
    if (result.ok) onClose()
  }
  return (
    <FormDialog
      title={`挂失 · ${whose(file)}`}
      size="narrow"
      note="挂失马上算数，捡到的人刷不了。积分不受影响，随后可以补卡。"
      action={save.busy ? '正在挂失' : '挂失'}
      disabled={save.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="households-say">卡号 {cardText(code)}</p>
      <FormField label="怎么丢的">
        {(ids) => <TextInput {...ids} first value={reason} onChange={setReason} maxLength={100} />}
      </FormField>
      {save.problem !== undefined && <Message tone="wrong" sentence={save.problem} />}
    </FormDialog>
  )
}

/** 换卡 and 补卡: the old code says from now on that there is a new one. */
export function ReplaceCardForm({ file, onClose }: CardFormProps) {
  const [reason, setReason] = useState('')
  const [card, setCard] = useState<PrintableCard>()
  const save = useAct(shop.households.replaceCard)
  const documents = useDocumentIds()
  const inUse = file.cards.some(({ status }) => status === 'active')
  const submit = async () => {
    if (save.busy) return
    const form = { household: file.household.id, reason: reason.trim() }
    const result = await save.act({ document: documents.for(form), ...form })
    if (result.ok) setCard(result.value.card)
  }
  if (card !== undefined) return <CardSheets cards={[card]} onClose={onClose} />
  return (
    <FormDialog
      title={`${inUse ? '换卡' : '补卡'} · ${whose(file)}`}
      size="narrow"
      note={
        inUse ? '旧卡从现在起不能用，刷它会说“换过新卡”。接着打印新卡。' : '给这一户补一张新卡，接着打印。'
      }
      action={save.busy ? '正在换卡' : '换新卡'}
      disabled={save.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormField label="为什么换">
        {(ids) => <TextInput {...ids} first value={reason} onChange={setReason} maxLength={100} />}
      </FormField>
      {save.problem !== undefined && <Message tone="wrong" sentence={save.problem} />}
    </FormDialog>
  )
}

/** 发卡 to one household. */
export function IssueCardForm({ file, onClose }: CardFormProps) {
  const [cards, setCards] = useState<readonly PrintableCard[]>()
  const save = useAct(shop.households.issueCards)
  const documents = useDocumentIds()
  const submit = async () => {
    if (save.busy) return
    const form = { households: [file.household.id] }
    const result = await save.act({ document: documents.for(form), ...form })
    if (result.ok) setCards(result.value.cards)
  }
  if (cards !== undefined) return <CardSheets cards={cards} onClose={onClose} />
  return (
    <FormDialog
      title={`发卡 · ${whose(file)}`}
      size="narrow"
      note="记一张发卡单，接着打印。"
      action={save.busy ? '正在发卡' : '发卡'}
      disabled={save.busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="households-say">给这一户发一张积分卡，一户一张，马上能用。</p>
      {save.problem !== undefined && <Message tone="wrong" sentence={save.problem} />}
    </FormDialog>
  )
}

/** The card in use, printed once more. */
export function ReprintCard({ file, onClose }: CardFormProps) {
  const { household, cards } = file
  const own = cards.filter(({ status, number }) => status === 'active' && number === household.number)
  return (
    <CardSheets
      cards={own.map(({ code, number }) => ({
        code,
        number,
        household: household.id,
        groupName: household.groupName,
        headName: household.headName ?? '',
      }))}
      onClose={onClose}
    />
  )
}
