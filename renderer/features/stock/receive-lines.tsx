import { Trash2 } from 'lucide-react'
import { quantityText } from '#main/api/stock.ts'
import { formatYuan } from '#renderer/ui/amounts.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { EmptyState } from '#renderer/ui/states.tsx'
import { ItemPicture } from '../catalogue/item-picture.tsx'
import { type LineDraft, type LineProblem, type ReadLine, readLine } from './receive-state.ts'

export interface ReceiveLinesProps {
  readonly lines: readonly LineDraft[]
  readonly today: string
  /** The line to show as wrong, where confirming was tried. */
  readonly wrong: { readonly key: string; readonly field: LineProblem['field'] } | undefined
  readonly onLine: (line: LineDraft) => void
  readonly onRemove: (key: string) => void
}

/** The goods of one delivery: how many, how they were packed, what they cost in all, until when they are good. */
export function ReceiveLines({ lines, today, wrong, onLine, onRemove }: ReceiveLinesProps) {
  if (lines.length === 0) {
    return (
      <EmptyState
        title="扫一样，加一样"
        hint="拿起枪扫箱子或瓶子上的条码；没有条码的，在上面打名称、拼音首字母或短号，回车加进来。"
      />
    )
  }
  return (
    <table className="office-plain">
      <thead>
        <tr>
          <th>物品</th>
          <th>数量</th>
          <th>每箱几个（散的空着）</th>
          <th>一共多少钱（元）</th>
          <th>生产日期</th>
          <th>到期日</th>
          <th aria-label="去掉" />
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <Line
            key={line.key}
            line={line}
            number={index + 1}
            today={today}
            wrong={wrong?.key === line.key ? wrong.field : undefined}
            onLine={onLine}
            onRemove={() => onRemove(line.key)}
          />
        ))}
      </tbody>
    </table>
  )
}

interface LineProps {
  readonly line: LineDraft
  readonly number: number
  readonly today: string
  readonly wrong: LineProblem['field'] | undefined
  readonly onLine: (line: LineDraft) => void
  readonly onRemove: () => void
}

function Line({ line, number, today, wrong, onLine, onRemove }: LineProps) {
  const read = readLine(line, today)
  const { item } = line
  const field = (
    name: LineProblem['field'],
    label: string,
    placeholder: string,
    numeric = true,
    className = '',
  ) => (
    <input
      className={classes('ui-input', className, wrong === name && 'receive-bad')}
      aria-label={`第 ${number} 行${label}`}
      aria-invalid={wrong === name}
      data-line-field={name === 'count' ? line.key : undefined}
      inputMode={numeric ? 'decimal' : undefined}
      autoComplete="off"
      maxLength={14}
      placeholder={placeholder}
      value={line[name]}
      onChange={(event) => onLine({ ...line, [name]: event.target.value })}
    />
  )
  return (
    <tr>
      <td>
        <span className="office-name">
          <ItemPicture picture={item.picture} name={item.name} />
          <span className="office-name-words">
            <strong>{item.name}</strong>
            <span className="office-soft">{item.spec}</span>
          </span>
        </span>
      </td>
      <td>
        {field('count', '数量', line.packSize === '' ? item.unit : line.packName)}
        <span className="receive-sum">{sumText(line, read)}</span>
      </td>
      <td>
        <span className="receive-pack">
          {field('packSize', '每箱几个', '散的')}
          {line.packSize !== '' && (
            <input
              className="ui-input"
              aria-label={`第 ${number} 行包装叫什么`}
              autoComplete="off"
              maxLength={4}
              value={line.packName}
              onChange={(event) => onLine({ ...line, packName: event.target.value })}
            />
          )}
        </span>
      </td>
      <td>
        {field('total', '金额', '50.00')}
        <span className="receive-sum">{eachText(line, read)}</span>
      </td>
      <td>
        {field('producedOn', '生产日期', '0517', false)}
        <span className="receive-sum">{read.producedOn ?? ''}</span>
      </td>
      <td>
        {field('expiresOn', '到期日', '+12m、0517', false)}
        <span className="receive-sum">
          {read.expiresOn ? `到 ${read.expiresOn}` : read.expiresOn === null ? '不过期' : ''}
        </span>
      </td>
      <td>
        <button
          type="button"
          className="office-icon-button"
          aria-label={`去掉第 ${number} 行${item.name}`}
          onClick={onRemove}
        >
          <Trash2 size={20} aria-hidden="true" />
        </button>
      </td>
    </tr>
  )
}

const sumText = (line: LineDraft, { quantity }: ReadLine): string => {
  if (quantity === undefined || quantity === 0) return ''
  const said = quantityText(quantity, line.item)
  return line.packSize === '' ? said : `一共 ${said}`
}

/** "一瓶 2.08": to see that the total was meant for the whole line. */
function eachText(line: LineDraft, { quantity, totalFen }: ReadLine): string {
  if (!quantity || !totalFen) return ''
  const each = Math.round((totalFen * line.item.basePerUnit) / quantity)
  return `合一${line.item.unit} ${formatYuan(each)}`
}
