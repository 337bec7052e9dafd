import { Button } from 'antd'
import { Barcode, Plus, Trash2 } from 'lucide-react'
import { newId } from '#renderer/api/client.ts'
import type { BarcodeRow } from './item-form-state.ts'

export interface BarcodeRowsProps {
  readonly rows: readonly BarcodeRow[]
  readonly unit: string
  readonly onRows: (rows: readonly BarcodeRow[]) => void
}

/** Every code on the goods: one on the bottle, one on the box that stands for twenty-four. */
export function BarcodeRows({ rows, unit, onRows }: BarcodeRowsProps) {
  const set = (key: string, part: Partial<BarcodeRow>) =>
    onRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  return (
    <fieldset className="ui-group">
      <legend className="ui-field-label">条码（拿起枪扫进来，没有就空着，会给一个短号）</legend>
      {rows.length > 0 && (
        <table className="office-plain">
          <thead>
            <tr>
              <th>条码</th>
              <th>扫一下代表几{unit || '个'}</th>
              <th>叫什么（箱、提）</th>
              <th aria-label="去掉" />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.key}>
                <td>
                  <input
                    className="ui-input"
                    aria-label={`第 ${index + 1} 个条码`}
                    inputMode="numeric"
                    autoComplete="off"
                    maxLength={20}
                    value={row.code}
                    onChange={(event) => set(row.key, { code: event.target.value })}
                  />
                </td>
                <td>
                  <input
                    className="ui-input"
                    aria-label={`第 ${index + 1} 个条码代表几${unit || '个'}`}
                    inputMode="decimal"
                    autoComplete="off"
                    maxLength={8}
                    value={row.count}
                    onChange={(event) => set(row.key, { count: event.target.value })}
                  />
                </td>
                <td>
                  <input
                    className="ui-input"
                    aria-label={`第 ${index + 1} 个条码是什么包装`}
                    autoComplete="off"
                    maxLength={10}
                    value={row.pack}
                    placeholder={row.count === '1' ? '单个不用写' : '箱'}
                    onChange={(event) => set(row.key, { pack: event.target.value })}
                  />
                </td>
                <td>
                  <button
                    type="button"
                    className="office-icon-button"
                    aria-label={`去掉条码 ${row.code}`}
                    onClick={() => onRows(rows.filter((other) => other.key !== row.key))}
                  >
                    <Trash2 size={20} aria-hidden="true" />
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button
        icon={
          rows.length === 0 ? <Barcode size={18} aria-hidden="true" /> : <Plus size={18} aria-hidden="true" />
        }
        onClick={() => onRows([...rows, { key: newId(), code: '', count: '1', pack: '' }])}
      >
        {rows.length === 0 ? '手工写条码' : '再加一个条码'}
      </Button>
    </fieldset>
  )
}
