import { Button } from 'antd'
import { Plus, Trash2 } from 'lucide-react'
import type { RulesNow } from '#main/api/rules.ts'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import type { AlsoFields } from './clause-fields.ts'

/** 同时记: what the same deed brings in another scheme; nothing where there is only one. */
export function AlsoRows({
  now,
  also,
  onAlso,
}: {
  now: RulesNow
  also: readonly AlsoFields[]
  onAlso: (also: readonly AlsoFields[]) => void
}) {
  const others = now.schemes.filter(({ id }) => id !== now.scheme.id)
  if (others.length === 0) return null
  const put = (scheme: string, change: Partial<AlsoFields>) =>
    onAlso(also.map((one) => (one.scheme === scheme ? { ...one, ...change } : one)))
  const free = others.find(({ id }) => !also.some(({ scheme }) => scheme === id))
  return (
    <fieldset className="ui-group">
      <legend className="ui-field-label">同时记到别的积分里</legend>
      {also.map((one) => (
        <div key={one.scheme} className="rules-cap">
          <SelectInput
            label="同时记到哪个积分"
            value={one.scheme}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(scheme) => put(one.scheme, { scheme })}
          />
          <input
            className="ui-input"
            aria-label="同时记几分"
            inputMode="decimal"
            maxLength={9}
            placeholder="待定"
            value={one.minimum}
            onChange={(event) => put(one.scheme, { minimum: event.target.value })}
          />
          <span>到</span>
          <input
            className="ui-input"
            aria-label="同时记最多几分"
            inputMode="decimal"
            maxLength={9}
            value={one.maximum}
            onChange={(event) => put(one.scheme, { maximum: event.target.value })}
          />
          <span>分</span>
          <button
            type="button"
            className="office-icon-button"
            aria-label="不同时记了"
            onClick={() => onAlso(also.filter(({ scheme }) => scheme !== one.scheme))}
          >
            <Trash2 size={20} aria-hidden="true" />
          </button>
        </div>
      ))}
      {free && (
        <Button
          icon={<Plus size={16} aria-hidden="true" />}
          onClick={() => onAlso([...also, { scheme: free.id, minimum: '', maximum: '' }])}
        >
          同时记到{free.name}
        </Button>
      )}
    </fieldset>
  )
}
