import { Check, CircleHelp, Clock, FileText, LoaderCircle, TriangleAlert } from 'lucide-react'
import { Points } from '#renderer/ui/amounts.tsx'
import { Card } from '#renderer/ui/card.tsx'
import type { LastSlipView, PrintState } from './view.ts'

const PRINT = {
  waiting: { icon: Clock, says: '等着打印', tone: 'soft' },
  printing: { icon: LoaderCircle, says: '正在打印', tone: 'soft' },
  printed: { icon: Check, says: '小票已打印', tone: 'green' },
  failed: { icon: TriangleAlert, says: '小票没打出来', tone: 'vermilion' },
  unknown: { icon: CircleHelp, says: '没确认是否打出', tone: 'amber' },
  kept: { icon: FileText, says: '已存好', tone: 'soft' },
} as const satisfies Record<PrintState, unknown>

export function LastSlip({ slip, onReprint }: { slip: LastSlipView; onReprint: () => void }) {
  const { icon: Icon, says, tone } = PRINT[slip.print]
  return (
    <Card className="counter-last">
      <p className="counter-small">上一单 · {slip.household}</p>
      <p className="counter-pair">
        <span data-testid="slip-no">{slip.serial}</span>
        <strong>
          <Points value={slip.points} />
        </strong>
      </p>
      <p className={`counter-pair counter-${tone}`}>
        <span className="counter-print">
          <Icon size="1em" strokeWidth={2.4} aria-hidden="true" />
          {says}
        </span>
        <button
          type="button"
          className={`counter-reprint counter-${tone}`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={onReprint}
        >
          {slip.print === 'unknown' ? 'F12 打了吗？' : slip.print === 'kept' ? 'F12 看小票' : 'F12 补打'}
        </button>
      </p>
      {slip.trouble !== undefined && <p className="counter-trouble">{slip.trouble}</p>}
    </Card>
  )
}
