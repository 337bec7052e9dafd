import { useKeys } from '#renderer/input/use-scans.ts'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { GroupField } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import './overlays.css'
import type { ChoiceView } from './view.ts'

export interface ShiftStartProps {
  readonly people: readonly ChoiceView[]
  readonly writerId: string | undefined
  readonly issuerId: string | undefined
  readonly problem: string | undefined
  readonly busy: boolean
  readonly onWriter: (id: string) => void
  readonly onIssuer: (id: string) => void
  readonly onStart: () => void
}

/** 开班, once a day: who writes and who hands out, for every slip of the shift. */
export function ShiftStart(props: ShiftStartProps) {
  const { people, writerId, issuerId, problem, busy, onWriter, onIssuer, onStart } = props
  const ready = writerId !== undefined && issuerId !== undefined && !busy
  useKeys({
    enter: () => {
      if (ready) onStart()
    },
    digit: (digit) => {
      const person = people[Number(digit) - 1]
      if (person) onIssuer(person.id)
    },
  })
  return (
    <Page title="兑换台">
      <Card className="counter-shift" title="开班">
        <div className="counter-form">
          <p className="counter-say">定好谁开单、谁发货，这一班的每张小票都印这两个名字。</p>
          <GroupField label="开单人">
            {people.map(({ id, label }) => (
              <Choice key={id} label={label} chosen={id === writerId} onChoose={() => onWriter(id)} />
            ))}
          </GroupField>
          <GroupField label="发货人">
            {people.map(({ id, label }, index) => (
              <Choice
                key={id}
                label={label}
                {...(index < 9 ? { cap: String(index + 1) } : {})}
                chosen={id === issuerId}
                onChoose={() => onIssuer(id)}
              />
            ))}
          </GroupField>
          {problem !== undefined && <Message tone="wrong" sentence={problem} />}
          {problem === undefined && writerId !== undefined && writerId === issuerId && (
            <Message tone="ask" sentence="只有一个人：小票先记“待复核”，收班前要再有一人签字。" />
          )}
          <div className="counter-start">
            <ActionButton
              label={busy ? '正在开班' : '开班，开始兑换'}
              keyHint="Enter"
              strong
              disabled={!ready}
              onPress={onStart}
            />
          </div>
        </div>
      </Card>
    </Page>
  )
}
