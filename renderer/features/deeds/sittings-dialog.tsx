import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { dayText } from '../slips/day-text.ts'

export interface SittingsDialogProps {
  readonly scheme: string
  readonly onOpen: (document: string) => void
  readonly onClose: () => void
}

/** What was decided so far, the newest first, each to be opened and printed again. */
export function SittingsDialog({ scheme, onOpen, onClose }: SittingsDialogProps) {
  const sittings = useAsk(shop.deeds.sittings, { scheme, limit: 200 })
  return (
    <Dialog title="评议记录" size="wide" onClose={onClose}>
      <Asked question={sittings}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              title="还没有评议记录"
              hint="到某一步勾上几条，按“通过”或“开会评议”，就会记在这里。"
            />
          ) : (
            <ul className="deed-sittings">
              {rows.map((row) => (
                <li key={row.document}>
                  <button type="button" className="deed-sitting" onClick={() => onOpen(row.document)}>
                    <strong>{dayText(row.day)}</strong>
                    <span>{row.step}</span>
                    <span>
                      通过 {row.passed} 条{row.rejected > 0 && `，不通过 ${row.rejected} 条`}
                    </span>
                    <span className="office-soft">
                      {row.present.length > 0 ? `到场 ${row.present.length} 人` : row.recordedBy} ·{' '}
                      {row.serial}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Dialog>
  )
}
