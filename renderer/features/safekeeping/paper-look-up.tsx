import { useState } from 'react'
import type { PaperDocument } from '#main/api/audit.ts'
import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message, type Tone } from '#renderer/ui/message.tsx'
import { fullMoment } from './texts.ts'
import './safekeeping.css'

const EXAMPLE = 'DH26-00453'

/** A slip on paper held against the book. */
export function PaperLookUp() {
  const [text, setText] = useState('')
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState<{ text: string; code: string | null }>()
  const look = () => {
    if (text.trim() !== '') setAsked({ text: text.trim(), code: code.trim() || null })
  }
  return (
    <Card title="纸上的单子，账里有没有">
      <form
        className="check-page"
        onSubmit={(event) => {
          event.preventDefault()
          look()
        }}
      >
        <div className="check-look">
          <FormField label="单号" hint={`比如 ${EXAMPLE}；也可以扫小票上的码，或只写核对码`}>
            {(ids) => <TextInput {...ids} value={text} onChange={setText} maxLength={40} />}
          </FormField>
          <FormField label="纸上的核对码" hint="八位数字">
            {(ids) => <TextInput {...ids} numeric value={code} onChange={setCode} maxLength={12} />}
          </FormField>
          {/* lets Enter in either field send the form; the button keeps the focus where it is */}
          <button type="submit" hidden tabIndex={-1} />
          <ActionButton label="对一对" disabled={text.trim() === ''} onPress={look} />
        </div>
        {asked !== undefined && <Answer asked={asked} />}
      </form>
    </Card>
  )
}

function Answer({ asked }: { asked: { text: string; code: string | null } }) {
  const found = useAsk(shop.audit.lookUp, asked)
  return (
    <Asked question={found}>
      {(documents) =>
        documents.length === 0 ? (
          <Message tone="wrong" sentence={`账里没有 ${asked.text} 这张单。请看看有没有抄错。`} />
        ) : (
          documents.map((one) => <Message key={one.serial} {...verdictOn(one)} testId="paper-verdict" />)
        )
      }
    </Asked>
  )
}

function verdictOn(one: PaperDocument): { tone: Tone; sentence: string; more: string } {
  const more = `${one.title}，${fullMoment(one.enteredAt)} 记账，核对码 ${one.checkCode}`
  if (!one.unchanged) return { tone: 'wrong', sentence: `${one.serial} 在账里被改过，不是原来的样子。`, more }
  if (one.matches === false) {
    return { tone: 'wrong', sentence: `${one.serial} 账里有，核对码和纸上的不同。`, more }
  }
  if (one.matches === true) return { tone: 'right', sentence: `${one.serial} 和账里一样，没有改过。`, more }
  return { tone: 'right', sentence: `${one.serial} 账里有，没有改过。请把核对码和纸上的对一对。`, more }
}
