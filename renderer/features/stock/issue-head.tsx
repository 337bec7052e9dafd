import { Button } from 'antd'
import { useState } from 'react'
import {
  type IssuePurpose,
  LOSS_REASON_NAMES,
  lossReasons,
  PURPOSE_NAMES,
  purposes,
} from '#main/api/stock.ts'
import { Choice } from '#renderer/ui/buttons.tsx'
import { DayField } from '#renderer/ui/day-field.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { PhotoStrip } from '../deeds/photo-strip.tsx'
import type { IssueDraft } from './issue-state.ts'
import { PrizeHouseholds } from './prize-households.tsx'

export interface IssueHeadProps {
  readonly draft: IssueDraft
  readonly today: string
  readonly onDraft: (part: Partial<IssueDraft>) => void
  readonly onProblem: (sentence: string | undefined) => void
}

const WORDS: Readonly<Record<IssuePurpose, readonly [label: string, example: string]>> = {
  write_off: ['怎么坏的', '货架倒了，摔碎了'],
  transfer: ['调到哪个店', '镇上的积分超市'],
  prize: ['什么奖，发给谁', '三季度评比前三名'],
  own_use: ['用在哪儿', '村口扫雪时大家喝的'],
}

/** Why goods leave the shelf, and what is shown of it. */
export function IssueHead({ draft, today, onDraft, onProblem }: IssueHeadProps) {
  const { purpose, reason } = draft
  const writeOff = purpose === 'write_off'
  const year = Number(today.slice(0, 4))
  const [dated, setDated] = useState(draft.businessDate !== today)
  const [wordsLabel, example] = WORDS[purpose]
  return (
    <div className="office-form">
      <div className="receive-head-top">
        <GroupField label="货到哪去">
          {purposes.map((one) => (
            <Choice
              key={one}
              label={PURPOSE_NAMES[one]}
              chosen={purpose === one}
              onChoose={() => onDraft({ purpose: one })}
            />
          ))}
        </GroupField>
        {dated ? (
          <FormField label="记到哪天">
            {(ids) => (
              <DayField
                {...ids}
                value={draft.businessDate}
                years={[year - 1, year]}
                onChange={(businessDate) => onDraft({ businessDate })}
              />
            )}
          </FormField>
        ) : (
          <Button onClick={() => setDated(true)}>记到别的日子</Button>
        )}
      </div>
      <div className="issue-why">
        {writeOff && (
          <GroupField label="为什么报损">
            {lossReasons.map((one) => (
              <Choice
                key={one}
                label={LOSS_REASON_NAMES[one]}
                chosen={reason === one}
                onChoose={() => onDraft({ reason: one })}
              />
            ))}
          </GroupField>
        )}
        {(!writeOff || reason === 'other') && (
          <FormField label={wordsLabel} required>
            {(ids) => (
              <TextInput
                {...ids}
                value={draft.words}
                placeholder={example}
                onChange={(words) => onDraft({ words })}
                maxLength={60}
              />
            )}
          </FormField>
        )}
        {purpose === 'prize' && (
          <PrizeHouseholds
            households={draft.households}
            onHouseholds={(households) => onDraft({ households })}
          />
        )}
        {writeOff && (
          <div>
            <p className="ui-field-label">照片</p>
            <PhotoStrip
              photos={draft.photos}
              onPhotos={(photos) => onDraft({ photos })}
              onProblem={onProblem}
            />
          </div>
        )}
      </div>
    </div>
  )
}
