import { useDeferredValue, useState } from 'react'
import type { PersonOfVillage } from '#main/api/teams.ts'
import { shop, useAsk } from '#renderer/api/client.ts'
import { InputLayer } from '#renderer/input/scan-provider.tsx'
import { useKeys } from '#renderer/input/use-scans.ts'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'

export interface PersonPickerProps {
  readonly label: string
  /** Picked already. */
  readonly except: readonly string[]
  readonly onPick: (person: PersonOfVillage) => void
}

const SHOWN = 5

/** A layer of its own: while a name is being written, Enter picks, and does not send the form around it. */
export function PersonPicker(props: PersonPickerProps) {
  return (
    <InputLayer>
      <Finder {...props} />
    </InputLayer>
  )
}

/** Finds people of the village by a part of the name, its pinyin or the number of the house. */
function Finder({ label, except, onPick }: PersonPickerProps) {
  const [words, setWords] = useState('')
  const text = useDeferredValue(words.trim())
  const found = useAsk(shop.teams.people, { text }, { enabled: text !== '', keep: true })
  const people =
    text === '' ? [] : (found.data ?? []).filter(({ person }) => !except.includes(person)).slice(0, SHOWN)
  const pick = (person: PersonOfVillage) => {
    onPick(person)
    setWords('')
  }
  useKeys({
    enter: () => {
      const [first] = people
      if (words.trim() === '') return false
      if (first) pick(first)
    },
  })
  return (
    <div className="households-picker">
      <FormField label={label} hint="写名字里的字、拼音，或者户号；回车加第一个。">
        {(ids) => <TextInput {...ids} value={words} onChange={setWords} maxLength={20} />}
      </FormField>
      {text !== '' && found.data !== undefined && people.length === 0 && (
        <p className="households-soft">没找到“{text}”，或者已经在名单里。</p>
      )}
      <ul>
        {people.map((one) => (
          <li key={one.person}>
            <button type="button" className="households-hit" onClick={() => pick(one)}>
              <span className="households-hit-number">{one.number}</span>
              <strong>{one.name}</strong>
              <span className="households-soft">{one.groupName}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
