import { Button } from 'antd'
import { Plus } from 'lucide-react'
import { PERSON_STATUS_NAMES, type PersonStatus } from '#main/api/households.ts'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { emptyRow, type PersonRow } from './person-rows.ts'

export interface PersonTableProps {
  readonly rows: readonly PersonRow[]
  readonly onRows: (rows: readonly PersonRow[]) => void
  /** The first row is the head of a new household. */
  readonly headFirst?: boolean
  /** One person and no more. */
  readonly single?: boolean
}

const STATUSES = (Object.keys(PERSON_STATUS_NAMES) as PersonStatus[]).map((value) => ({
  value,
  label: PERSON_STATUS_NAMES[value],
}))

type TextField = 'name' | 'relation' | 'birthYear' | 'nickname' | 'oldName' | 'phones'

const FIELDS: readonly { readonly field: TextField; readonly label: string; readonly max: number }[] = [
  { field: 'name', label: '姓名', max: 20 },
  { field: 'relation', label: '与户主关系', max: 20 },
  { field: 'birthYear', label: '出生年份', max: 4 },
  { field: 'phones', label: '电话', max: 30 },
  { field: 'nickname', label: '小名', max: 20 },
  { field: 'oldName', label: '曾用名', max: 20 },
]

/** The people of a household, one row each, filled in like the village's own sheet. */
export function PersonTable({ rows, onRows, headFirst = false, single = false }: PersonTableProps) {
  const change = (key: string, part: Partial<PersonRow>) =>
    onRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const isHead = (row: PersonRow, index: number) => (headFirst ? index === 0 : row.isHead)
  return (
    <div className="households-people">
      <table>
        <thead>
          <tr>
            {FIELDS.map(({ field, label }) => (
              <th key={field} className={`households-people-${field}`}>
                {label}
              </th>
            ))}
            <th className="households-people-status">状况</th>
            <th className="households-people-party">党员</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.key}>
              {FIELDS.map(({ field, label, max }) => (
                <td key={field}>
                  {field === 'relation' && isHead(row, index) ? (
                    <span className="households-people-head">户主</span>
                  ) : (
                    <input
                      className="ui-input"
                      aria-label={`第 ${index + 1} 行 ${label}`}
                      autoComplete="off"
                      spellCheck={false}
                      maxLength={max}
                      data-first={(!single && index === 0 && field === 'name') || undefined}
                      placeholder={field === 'phones' ? row.tails : ''}
                      value={row[field]}
                      onChange={(event) => change(row.key, { [field]: event.target.value })}
                    />
                  )}
                </td>
              ))}
              <td>
                <SelectInput
                  label={`第 ${index + 1} 行 状况`}
                  value={row.status}
                  options={row.id === null ? STATUSES.filter(({ value }) => value !== 'left') : STATUSES}
                  onChange={(status) => change(row.key, { status })}
                />
              </td>
              <td className="households-people-party">
                <input
                  type="checkbox"
                  aria-label={`第 ${index + 1} 行 党员`}
                  checked={row.partyMember}
                  onChange={(event) => change(row.key, { partyMember: event.target.checked })}
                />
                {row.partyMember && row.partyClass !== '' && <span>{row.partyClass} 类</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!single && (
        <Button icon={<Plus size={18} aria-hidden="true" />} onClick={() => onRows([...rows, emptyRow()])}>
          加一个人
        </Button>
      )}
    </div>
  )
}
