import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Choice } from '#renderer/ui/buttons.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { parseYuan, yuanText } from '#renderer/ui/money-field.ts'
import type { Course } from './course.ts'
import '#renderer/ui/office.css'

type Reward = Course['reward']

export interface RewardFieldsProps {
  readonly reward: Reward
  readonly onReward: (reward: Reward) => void
}

/** What points bring beside goods: prizes for the first ranks, or money at the year's end. */
export function RewardFields({ reward, onReward }: RewardFieldsProps) {
  const { mode, prizes } = reward
  const ranked = mode === 'rank' && prizes.length > 0
  const put = (next: Reward['prizes']) => onReward({ ...reward, mode: 'rank', prizes: next })
  return (
    <>
      <GroupField label="还有别的奖励吗？">
        <Choice
          label="没有"
          chosen={mode !== 'cash' && !ranked}
          onChoose={() => onReward({ ...reward, mode: 'spend', prizes: [] })}
        />
        <Choice
          label="按名次发奖品"
          chosen={ranked}
          onChoose={() => {
            if (!ranked) put([{ from: 1, to: 3, prize: '' }])
          }}
        />
        <Choice
          label="年底折成钱"
          chosen={mode === 'cash'}
          onChoose={() => onReward({ ...reward, mode: 'cash', prizes: [] })}
        />
      </GroupField>
      {mode === 'cash' && <WorthField reward={reward} onReward={onReward} />}
      {ranked && <PrizeRows prizes={prizes} onPrizes={put} />}
    </>
  )
}

function WorthField({ reward, onReward }: RewardFieldsProps) {
  const [yuan, setYuan] = useState(reward.fenPerPoint === 0 ? '' : yuanText(reward.fenPerPoint))
  return (
    <div className="scheme-pair">
      <FormField
        label="一分折几元？"
        problem={parseYuan(yuan) ? undefined : '写成数字，像 0.5，要大于零。'}
        required
      >
        {(ids) => (
          <TextInput
            {...ids}
            numeric
            value={yuan}
            onChange={(text) => {
              setYuan(text)
              onReward({ ...reward, fenPerPoint: parseYuan(text) ?? 0 })
            }}
          />
        )}
      </FormField>
    </div>
  )
}

interface PrizeRowsProps {
  readonly prizes: Reward['prizes']
  readonly onPrizes: (prizes: Reward['prizes']) => void
}

const numberOf = (text: string): number => Number(text.normalize('NFKC').replace(/\D/g, ''))

function PrizeRows({ prizes, onPrizes }: PrizeRowsProps) {
  const change = (at: number, part: Partial<Reward['prizes'][number]>) =>
    onPrizes(prizes.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const next = (prizes.at(-1)?.to ?? 0) + 1
  const field = (label: string, value: string, onChange: (text: string) => void) => (
    <input
      className="ui-input"
      aria-label={label}
      value={value}
      maxLength={40}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  )
  return (
    <div className="scheme-prizes">
      {prizes.map(({ from, to, prize }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a prize is its place in the list
        <div key={at} className="scheme-prize">
          第
          {field(`第 ${at + 1} 档从第几名`, from === 0 ? '' : String(from), (text) =>
            change(at, { from: numberOf(text) }),
          )}
          到第
          {field(`第 ${at + 1} 档到第几名`, to === 0 ? '' : String(to), (text) =>
            change(at, { to: numberOf(text) }),
          )}
          名，发
          {field(`第 ${at + 1} 档发什么`, prize, (text) => change(at, { prize: text }))}
          <button
            type="button"
            className="office-icon-button"
            aria-label={`去掉第 ${at + 1} 档`}
            onClick={() => onPrizes(prizes.filter((_prize, index) => index !== at))}
          >
            <Trash2 size={20} aria-hidden="true" />
          </button>
        </div>
      ))}
      <button
        type="button"
        className="scheme-more"
        onClick={() => onPrizes([...prizes, { from: next, to: next, prize: '' }])}
      >
        <Plus size={18} aria-hidden="true" />
        再加一档
      </button>
    </div>
  )
}
