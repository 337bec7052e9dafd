import { useState } from 'react'
import {
  type AnswerOf,
  Asked,
  shop,
  useAct,
  useAsk,
  useDocumentIds,
  useMay,
  useSession,
} from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { formatPoints, formatYuan } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { dayText } from '../slips/day-text.ts'
import { PayoutPaper } from './payout-paper.tsx'
import '#renderer/print/paper.css'
import '../stock/stock.css'

type View = AnswerOf<typeof shop.points.document>

/** One document with its households, as it lies on paper; to print it, or to take it back. */
export function PointsDocumentDialog({ document, onClose }: { document: string; onClose: () => void }) {
  const view = useAsk(shop.points.document, { document })
  const may = useMay('keep_points')
  const [reversing, setReversing] = useState(false)
  if (view.data === undefined) {
    return (
      <Dialog title="单据" onClose={onClose}>
        <Asked question={view}>{() => null}</Asked>
      </Dialog>
    )
  }
  if (reversing) return <ReverseForm view={view.data} onClose={() => setReversing(false)} />
  const { title, serial, reversible, payout } = view.data
  return (
    <PaperDialog
      heading={`${title} ${serial}`}
      job={{ title: `${title} ${serial}`, size: 'A4' }}
      onClose={onClose}
      note={payout !== null && <p className="office-soft">这张写全名，领款签字、存档用，不要贴出去。</p>}
      actions={may && reversible && <ActionButton label="冲销" onPress={() => setReversing(true)} />}
    >
      {payout === null ? <Paper view={view.data} /> : <PayoutPaper view={view.data} payout={payout} />}
    </PaperDialog>
  )
}

function Paper({ view }: { view: View }) {
  const { village, shop: shopName } = useSession()
  return (
    <section className="paper-a4">
      <h1>
        {village}
        {shopName}
        {view.title}
      </h1>
      <p className="paper-two">
        <span>单号：{view.serial}</span>
        <span>日期：{dayText(view.businessDate)}</span>
        {view.effectiveDate !== view.businessDate && <span>哪天的事：{dayText(view.effectiveDate)}</span>}
        <span>核对码：{view.checkCode}</span>
      </p>
      {view.reason !== '' && <p>原因：{view.reason}</p>}
      {view.reversed !== null && <p>这张单已经用 {view.reversed} 冲销。</p>}
      <table>
        <thead>
          <tr>
            <th>户号</th>
            <th>户主</th>
            <th>组别</th>
            <th>积分</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr key={row.household}>
              <td>{row.number}</td>
              <td>{row.headName ?? '户主待定'}</td>
              <td>{row.groupName}</td>
              <td className="paper-number">{formatPoints(row.points)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={3}>合计 {view.rows.length} 户</td>
            <td className="paper-number">{formatPoints(view.total)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="paper-sign">
        <span>经办：{view.recordedBy}</span>
        <span>村负责人：</span>
        <span>村务监督委员会：</span>
      </p>
    </section>
  )
}

const takenBack = ({ rows, total, payout }: View): string =>
  payout === null
    ? `${rows.length} 户一共 ${formatPoints(total)} 分都收回来。原来的单留着，另记一张冲销单。`
    : `${rows.length} 户的 ${formatPoints(-total)} 分都还回去，${formatYuan(payout.totalFen)} 元回到“${payout.fund}”。发出去的钱要先收回来。`

function ReverseForm({ view, onClose }: { view: View; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [evenBelow, setEvenBelow] = useState(false)
  const [used, setUsed] = useState(false)
  const reverse = useAct(shop.points.reverse)
  const documents = useDocumentIds()
  const ready = reason.trim() !== '' && !reverse.busy && (!used || evenBelow)
  const submit = async () => {
    if (!ready) return
    const form = { of: view.document, reason: reason.trim(), evenBelow }
    const result = await reverse.act({ document: documents.for(form), ...form })
    if (result.ok) onClose()
    else if (result.refusal.code === 'points_used' && result.refusal.facts.mayOwe === true) setUsed(true)
  }
  return (
    <FormDialog
      title={`冲销 ${view.serial}`}
      size="narrow"
      note={takenBack(view)}
      action={reverse.busy ? '正在冲销' : '冲销'}
      disabled={!ready}
      problem={reverse.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormField label="为什么冲销" required>
        {(ids) => <TextInput {...ids} first value={reason} onChange={setReason} maxLength={60} />}
      </FormField>
      {used && (
        <label className="office-check">
          <input
            type="checkbox"
            checked={evenBelow}
            onChange={(event) => setEvenBelow(event.target.checked)}
          />
          知道了，欠分也要冲销
        </label>
      )}
    </FormDialog>
  )
}
