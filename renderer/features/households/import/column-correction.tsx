import type { ColumnChoice, ImportPreview } from '#main/api/register.ts'
import { SelectInput } from '#renderer/ui/select-input.tsx'

export interface ColumnCorrectionProps {
  readonly preview: ImportPreview
  readonly choice: ColumnChoice
  readonly busy: boolean
  readonly onChoice: (choice: ColumnChoice) => void
}

const MOST_HEADER_ROWS = 20

/** Which sheet is meant and where its heading stands, to be corrected by hand. */
export function ColumnCorrection({ preview, choice, busy, onChoice }: ColumnCorrectionProps) {
  const rows = preview.rows.slice(0, MOST_HEADER_ROWS)
  return (
    <span className="import-correct">
      {preview.sheets.length > 1 && (
        <SelectInput
          label="哪一张表"
          disabled={busy}
          value={preview.sheet}
          options={preview.sheets.map((name) => ({ value: name, label: name }))}
          onChange={(sheet) => onChoice({ sheet })}
        />
      )}
      <SelectInput
        label="表头在第几行"
        disabled={busy}
        value={String(preview.headerRow)}
        options={[
          { value: '0', label: '没有表头' },
          ...rows.map(({ row }) => ({ value: String(row), label: `表头在第 ${row} 行` })),
          ...(preview.headerRow > 0 && !rows.some(({ row }) => row === preview.headerRow)
            ? [{ value: String(preview.headerRow), label: `表头在第 ${preview.headerRow} 行` }]
            : []),
        ]}
        onChange={(row) => {
          const { fields: _fields, ...rest } = choice
          onChoice({ ...rest, headerRow: Number(row) })
        }}
      />
    </span>
  )
}
