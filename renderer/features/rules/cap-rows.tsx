import { Button } from 'antd'
import { Plus, Trash2 } from 'lucide-react'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import type { CapFields } from './clause-fields.ts'
import { PERIODS } from './clause-options.ts'

/** 上限: at most so many points or times in a period. */
export function CapRows({
  caps,
  onCaps,
}: {
  caps: readonly CapFields[]
  onCaps: (caps: readonly CapFields[]) => void
}) {
  const put = (key: number, change: Partial<CapFields>) =>
    onCaps(caps.map((cap) => (cap.key === key ? { ...cap, ...change } : cap)))
  const free = PERIODS.find(({ value }) => !caps.some(({ period }) => period === value))
  return (
    <fieldset className="ui-group">
      <legend className="ui-field-label">上限</legend>
      {caps.map((cap, index) => (
        <div key={cap.key} className="rules-cap">
          <SelectInput
            label={`第 ${index + 1} 个上限的期限`}
            value={cap.period}
            options={PERIODS}
            onChange={(period) => put(cap.key, { period })}
          />
          <span>最多</span>
          <input
            className="ui-input"
            aria-label={`第 ${index + 1} 个上限几分`}
            inputMode="decimal"
            maxLength={9}
            placeholder="60"
            value={cap.points}
            onChange={(event) => put(cap.key, { points: event.target.value })}
          />
          <span>分，</span>
          <input
            className="ui-input"
            aria-label={`第 ${index + 1} 个上限几次`}
            inputMode="numeric"
            maxLength={5}
            placeholder="不限"
            value={cap.times}
            onChange={(event) => put(cap.key, { times: event.target.value })}
          />
          <span>次</span>
          <button
            type="button"
            className="office-icon-button"
            aria-label={`去掉第 ${index + 1} 个上限`}
            onClick={() => onCaps(caps.filter(({ key }) => key !== cap.key))}
          >
            <Trash2 size={20} aria-hidden="true" />
          </button>
        </div>
      ))}
      {free && (
        <Button
          icon={<Plus size={16} aria-hidden="true" />}
          onClick={() =>
            onCaps([
              ...caps,
              {
                key: Math.max(0, ...caps.map(({ key }) => key + 1)),
                period: caps.length === 0 ? 'year' : free.value,
                points: '',
                times: '',
              },
            ])
          }
        >
          {caps.length === 0 ? '加一个上限' : '再加一个上限'}
        </Button>
      )}
    </fieldset>
  )
}
