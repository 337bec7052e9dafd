import { Trash2 } from 'lucide-react'
import { ItemFinder } from './item-finder.tsx'
import type { ComponentRow } from './item-form-state.ts'

export interface ComponentRowsProps {
  readonly rows: readonly ComponentRow[]
  readonly onRows: (rows: readonly ComponentRow[]) => void
  readonly onProblem: (sentence: string | undefined) => void
}

/** What one bundle is made of. */
export function ComponentRows({ rows, onRows, onProblem }: ComponentRowsProps) {
  const set = (item: string, count: string) =>
    onRows(rows.map((row) => (row.item === item ? { ...row, count } : row)))
  return (
    <fieldset className="ui-group">
      <legend className="ui-field-label">一份礼包里有什么</legend>
      {rows.length > 0 && (
        <table className="office-plain">
          <tbody>
            {rows.map((row) => (
              <tr key={row.item}>
                <td>{row.name}</td>
                <td>
                  <input
                    className="ui-input"
                    aria-label={`${row.name}放多少`}
                    inputMode="decimal"
                    autoComplete="off"
                    maxLength={8}
                    value={row.count}
                    onChange={(event) => set(row.item, event.target.value)}
                  />
                </td>
                <td>{row.unit}</td>
                <td>
                  <button
                    type="button"
                    className="office-icon-button"
                    aria-label={`礼包里去掉${row.name}`}
                    onClick={() => onRows(rows.filter((other) => other.item !== row.item))}
                  >
                    <Trash2 size={20} aria-hidden="true" />
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ItemFinder
        label="扫条码，或查名称、拼音、短号，加一样"
        takes={(item) =>
          rows.some((row) => row.item === item.id)
            ? `${item.name}已经在礼包里了，改它的数量就行。`
            : item.kind === 'goods' || item.kind === 'service'
              ? undefined
              : `${item.name}不能放进礼包。`
        }
        onTrouble={onProblem}
        onFound={({ item }) => {
          onProblem(undefined)
          onRows([
            ...rows,
            {
              item: item.id,
              name: item.spec === '' ? item.name : `${item.name} ${item.spec}`,
              unit: item.unit,
              basePerUnit: item.basePerUnit,
              baseName: item.baseName,
              count: '1',
            },
          ])
        }}
      />
    </fieldset>
  )
}
