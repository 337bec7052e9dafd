import { Trash2 } from 'lucide-react'
import { type LossReason, type LotRow, quantityText } from '#main/api/stock.ts'
import { classes } from '#renderer/ui/classes.ts'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import type { IssueLineDraft } from './issue-state.ts'

export interface IssueLinesProps {
  readonly lines: readonly IssueLineDraft[]
  /** Everything that is on the shelf. */
  readonly lots: readonly LotRow[]
  readonly reason: LossReason | null
  /** The line to show as wrong, where confirming was tried. */
  readonly wrong: string | undefined
  readonly onLine: (line: IssueLineDraft) => void
  readonly onRemove: (key: string) => void
}

/** The goods that go: how many, and out of which lot. */
export function IssueLines({ lines, lots, reason, wrong, onLine, onRemove }: IssueLinesProps) {
  if (lines.length === 0) {
    return (
      <EmptyState
        title="扫一样，加一样"
        hint="拿起枪扫条码；没有条码的，在上面打名称、拼音首字母或短号，回车加进来。"
      />
    )
  }
  return (
    <table className="office-plain issue-lines">
      <thead>
        <tr>
          <th>物品</th>
          <th>数量</th>
          <th>哪一批</th>
          <th>货架上还剩</th>
          <th aria-label="去掉" />
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <Line
            key={line.key}
            line={line}
            number={index + 1}
            lots={byDay(lots.filter(({ item }) => item === line.goods.id))}
            reason={reason}
            wrong={wrong === line.key}
            onLine={onLine}
            onRemove={() => onRemove(line.key)}
          />
        ))}
      </tbody>
    </table>
  )
}

interface LineProps extends Pick<IssueLinesProps, 'lots' | 'reason' | 'onLine'> {
  readonly line: IssueLineDraft
  readonly number: number
  readonly wrong: boolean
  readonly onRemove: () => void
}

function Line({ line, number, lots, reason, wrong, onLine, onRemove }: LineProps) {
  const { goods } = line
  const chosen = lots.find(({ lot }) => lot === line.lot)
  const open = chosen
    ? [chosen]
    : lots.filter(({ state }) => (state === 'expired') === (reason === 'expired'))
  const left = open.reduce((sum, lot) => sum + lot.left, 0)
  return (
    <tr>
      <td>
        <span className="office-name-words">
          <strong>{goods.name}</strong>
          <span className="office-soft">{goods.spec}</span>
        </span>
      </td>
      <td>
        <span className="receive-pack">
          <input
            className={classes('ui-input', wrong && 'receive-bad')}
            aria-label={`第 ${number} 行数量`}
            aria-invalid={wrong}
            data-line-field={line.key}
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
            value={line.count}
            onChange={(event) => onLine({ ...line, count: event.target.value })}
          />
          {goods.unit}
        </span>
      </td>
      <td>
        <SelectInput
          label={`第 ${number} 行哪一批`}
          value={line.lot}
          options={[
            { value: '', label: reason === 'expired' ? '过期的，先到期的先出' : '先到期的先出' },
            ...lots.map((lot) => ({ value: lot.lot, label: lotText(lot) })),
          ]}
          onChange={(lot) => onLine({ ...line, lot })}
        />
      </td>
      <td className={left === 0 ? 'office-warn' : ''}>
        {left === 0 ? (reason === 'expired' ? '没有过期的' : '没有了') : quantityText(left, goods)}
      </td>
      <td>
        <button
          type="button"
          className="office-icon-button"
          aria-label={`去掉第 ${number} 行${goods.name}`}
          onClick={onRemove}
        >
          <Trash2 size={20} aria-hidden="true" />
        </button>
      </td>
    </tr>
  )
}

const byDay = (lots: readonly LotRow[]) =>
  lots.toSorted((a, b) => (a.expiresOn ?? '9999').localeCompare(b.expiresOn ?? '9999'))

const lotText = (lot: LotRow): string =>
  [
    lot.expiresOn === null
      ? '不过期'
      : lot.state === 'expired'
        ? `${lot.expiresOn} 已过期`
        : `${lot.expiresOn} 到期`,
    `剩 ${quantityText(lot.left, lot)}`,
    lot.serial,
  ].join(' · ')
