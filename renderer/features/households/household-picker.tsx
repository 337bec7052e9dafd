import { useDeferredValue, useState } from 'react'
import type { SearchHit } from '#main/api/households.ts'
import { shop, useAsk } from '#renderer/api/client.ts'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { namesakesText } from './household-words.ts'
import { StatusPill } from './status-pill.tsx'

export interface HouseholdPickerProps {
  readonly label: string
  /** Not to be picked: itself, and those picked already. */
  readonly except: readonly string[]
  readonly onPick: (hit: SearchHit) => void
}

const SHOWN = 6

/** Finds another household by whatever is remembered of it. */
export function HouseholdPicker({ label, except, onPick }: HouseholdPickerProps) {
  const [words, setWords] = useState('')
  const text = useDeferredValue(words.trim())
  const found = useAsk(
    shop.households.search,
    { text, groupName: null, status: null, offset: 0, limit: SHOWN + except.length },
    { enabled: text !== '', keep: true },
  )
  const hits =
    text === '' ? [] : (found.data?.hits ?? []).filter(({ id }) => !except.includes(id)).slice(0, SHOWN)
  return (
    <div className="households-picker">
      <FormField label={label} hint="户号、姓名、拼音首字母、小名、电话尾号都能找。">
        {(ids) => <TextInput {...ids} first value={words} onChange={setWords} maxLength={30} />}
      </FormField>
      {text !== '' && found.data !== undefined && hits.length === 0 && (
        <p className="households-soft">没找到“{text}”，换个写法试试。</p>
      )}
      <ul>
        {hits.map((hit) => (
          <li key={hit.id}>
            <button
              type="button"
              className="households-hit"
              onClick={() => {
                onPick(hit)
                setWords('')
              }}
            >
              <span className="households-hit-number">{hit.number}</span>
              <strong>{hit.headName ?? '户主待定'}</strong>
              <span className="households-soft">
                {[hit.groupName, hit.matchedText].filter(Boolean).join(' · ')}
              </span>
              {hit.sameNames.length > 0 && (
                <span className="households-apart">还有同名：{namesakesText(hit.sameNames)}</span>
              )}
              {hit.status !== 'active' && <StatusPill status={hit.status} />}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
