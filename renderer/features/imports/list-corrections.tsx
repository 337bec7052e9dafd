import type { ListChoice, ListHead } from '#main/api/imports.ts'
import { FormField } from '#renderer/ui/form-field.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import './imports.css'

export interface ListCorrectionsProps {
  readonly head: ListHead
  /** Every field a column may hold, with its name. */
  readonly fields: Readonly<Record<string, string>>
  readonly choice: ListChoice
  readonly busy: boolean
  readonly onChoice: (choice: ListChoice) => void
}

const HEADER_ROWS = 12

/** Which sheet is meant, where its heading stands and what each column holds, corrected by hand. */
export function ListCorrections({ head, fields, choice, busy, onChoice }: ListCorrectionsProps) {
  const rows = Math.max(HEADER_ROWS, head.headerRow)
  return (
    <div className="list-head">
      {head.sheets.length > 1 && (
        <FormField label="哪一张表">
          {(ids) => (
            <SelectInput
              {...ids}
              disabled={busy}
              value={head.sheet}
              options={head.sheets.map((name) => ({ value: name, label: name }))}
              onChange={(sheet) => onChoice({ sheet })}
            />
          )}
        </FormField>
      )}
      <FormField label="表头">
        {(ids) => (
          <SelectInput
            {...ids}
            disabled={busy}
            value={String(head.headerRow)}
            options={Array.from({ length: rows + 1 }, (_, row) => ({
              value: String(row),
              label: row === 0 ? '没有表头' : `在第 ${row} 行`,
            }))}
            onChange={(row) => {
              const { fields: _fields, ...rest } = choice
              onChoice({ ...rest, headerRow: Number(row) })
            }}
          />
        )}
      </FormField>
      {head.columns.map((column) => (
        <FormField key={column.index} label={`${column.letter} 列${column.title && `「${column.title}」`}`}>
          {(ids) => (
            <SelectInput
              {...ids}
              disabled={busy}
              value={column.field ?? ''}
              options={[
                { value: '', label: '不读' },
                ...Object.entries(fields).map(([value, label]) => ({ value, label })),
              ]}
              onChange={(field) =>
                onChoice({
                  ...choice,
                  headerRow: head.headerRow,
                  fields: { ...choice.fields, [column.index]: field === '' ? null : field },
                })
              }
            />
          )}
        </FormField>
      ))}
    </div>
  )
}
