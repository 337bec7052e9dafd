import type { JoiningPaper } from '#main/api/households.ts'
import { Asked, shop, useAsk, useSession } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { dayText } from '../slips/day-text.ts'
import '#renderer/print/paper.css'
import './joining-paper.css'

/** 并户单 or 分户单 as it lies on paper; printed for both sides to sign. */
export function JoiningPaperDialog({ document, onClose }: { document: string; onClose: () => void }) {
  const view = useAsk(shop.households.joiningPaper, { document })
  if (view.data === undefined) {
    return (
      <Dialog title="单据" onClose={onClose}>
        <Asked question={view}>{() => null}</Asked>
      </Dialog>
    )
  }
  const heading = `${view.data.title} ${view.data.serial}`
  return (
    <PaperDialog heading={heading} job={{ title: heading, size: 'A4' }} onClose={onClose}>
      <Paper view={view.data} />
    </PaperDialog>
  )
}

function Paper({ view }: { view: JoiningPaper }) {
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
        <span>核对码：{view.checkCode}</span>
        <span>经办：{view.recordedBy}</span>
      </p>
      {view.reason !== '' && <p>原因：{view.reason}</p>}
      <table>
        <thead>
          <tr>
            <th />
            <th>户号</th>
            <th>组别</th>
            <th>户主</th>
            <th>人口</th>
            <th>家里人</th>
          </tr>
        </thead>
        <tbody>
          {view.sides.map((side) => (
            <tr key={`${side.label} ${side.number}`}>
              <th>{side.label}</th>
              <td>{side.number}</td>
              <td>{side.groupName}</td>
              <td>{side.headName}</td>
              <td className="paper-number">{side.population}</td>
              <td>{side.members.join('、')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {view.moved.length === 0
          ? '积分没有动。'
          : view.moved
              .map(({ from, to, points }) => `积分 ${formatPoints(points)} 分从 ${from} 号到 ${to} 号。`)
              .join('')}
      </p>
      <p>以上各项双方都看过、同意。</p>
      <div className="joining-signs">
        {view.signatures.map((name) => (
          <div key={name} className="joining-sign">
            {name}（签字或手印）
          </div>
        ))}
        <div className="joining-sign">经办</div>
        <div className="joining-sign">村负责人</div>
      </div>
    </section>
  )
}
