import { Checkbox } from 'antd'
import { ClipboardCheck } from 'lucide-react'
import { useState } from 'react'
import { Asked, shop, useAct, useAsk, useDocumentIds } from '#renderer/api/client.ts'
import { useSession } from '#renderer/api/session.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { whenText } from '../slips/day-text.ts'
import { SlipDialog } from '../slips/slip-dialog.tsx'
import { rolesText } from './roles-text.ts'
import './review.css'

interface WaitingSlip {
  readonly document: string
  readonly serial: string
  readonly headName: string
  readonly total: number
  readonly businessDate: string
  readonly time: string
}

/** 待复核: one person wrote and handed out alone; another looks at the slips and signs with a PIN. */
export function ReviewPage() {
  const waiting = useAsk(shop.redemption.awaitingReview, {})
  return (
    <Page title="待复核的单">
      <Asked question={waiting}>
        {(slips) =>
          slips.length === 0 ? (
            <EmptyState
              icon={ClipboardCheck}
              title="没有等复核的单"
              hint="一个人又开单又发货的时候，单子会到这里，等另一个人看过签名。"
            />
          ) : (
            <Countersign key={slips.map(({ document }) => document).join()} slips={slips} />
          )
        }
      </Asked>
    </Page>
  )
}

function Countersign({ slips }: { slips: readonly WaitingSlip[] }) {
  const { today } = useSession()
  const people = useAsk(shop.session.people, {})
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const [staff, setStaff] = useState<string>()
  const [pin, setPin] = useState('')
  const [shown, setShown] = useState<string>()
  const sign = useAct(shop.redemption.countersign)
  const documents = useDocumentIds()
  const chosen = slips.filter(({ document }) => !off.has(document)).map(({ document }) => document)
  const ready = staff !== undefined && pin !== '' && chosen.length > 0 && !sign.busy
  const submit = async () => {
    if (!ready) return
    const wanted = { slips: chosen, staff }
    const result = await sign.act({ document: documents.for(wanted), ...wanted, pin })
    setPin('')
    if (result.ok) documents.recorded()
  }
  const toggle = (document: string) => {
    const next = new Set(off)
    if (!next.delete(document)) next.add(document)
    setOff(next)
  }
  return (
    <div className="review">
      <Card title={`${slips.length} 张单`} className="review-list">
        {slips.map((slip) => (
          <div key={slip.document} className="review-slip">
            <Checkbox checked={!off.has(slip.document)} onChange={() => toggle(slip.document)}>
              <span className="review-serial">{slip.serial}</span>
            </Checkbox>
            <span>{whenText(slip.businessDate, slip.time, today)}</span>
            <span className="review-name">{slip.headName}家</span>
            <strong>{formatPoints(slip.total)} 分</strong>
            <button type="button" className="review-look" onClick={() => setShown(slip.document)}>
              看单子
            </button>
          </div>
        ))}
      </Card>
      <Card title="第二个人签名" className="review-sign">
        <form
          className="session-form"
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <Asked question={people}>
            {(everyone) => (
              <GroupField label="谁来复核（不能是开单的人自己）">
                {everyone.map(({ id, name, roles }) => (
                  <Choice
                    key={id}
                    label={`${name}（${rolesText(roles)}）`}
                    chosen={id === staff}
                    onChoose={() => setStaff(id)}
                  />
                ))}
              </GroupField>
            )}
          </Asked>
          <FormField label="复核人的密码">
            {(ids) => <TextInput {...ids} secret numeric value={pin} onChange={setPin} maxLength={8} />}
          </FormField>
          {sign.problem !== undefined && <Message tone="wrong" sentence={sign.problem} />}
          <ActionButton
            label={sign.busy ? '正在签' : `复核 ${chosen.length} 张`}
            keyHint="Enter"
            strong
            disabled={!ready}
            onPress={() => void submit()}
          />
        </form>
      </Card>
      {shown !== undefined && <SlipDialog document={shown} onClose={() => setShown(undefined)} />}
    </div>
  )
}
