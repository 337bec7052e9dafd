import { type AnswerOf, type shop, useSession } from '#renderer/api/client.ts'
import { formatPoints, formatYuan } from '#renderer/ui/amounts.tsx'
import { dayText } from '../slips/day-text.ts'
import '#renderer/print/paper.css'

type View = AnswerOf<typeof shop.points.document>

/** 兑现签收表: a household, its points, the money, and room to sign for it. */
export function PayoutPaper({ view, payout }: { view: View; payout: NonNullable<View['payout']> }) {
  const { village } = useSession()
  return (
    <section className="paper-a4 payout-paper">
      <h1>
        {village}
        {payout.cycle}积分兑现签收表
      </h1>
      <p className="paper-two">
        <span>单号：{view.serial}</span>
        <span>日期：{dayText(view.businessDate)}</span>
        <span>核对码：{view.checkCode}</span>
      </p>
      <p className="paper-two">
        <span>资金：{payout.fund}</span>
        <span>每分：{formatYuan(payout.fenPerPoint)} 元</span>
        <span>依据：{view.reason}</span>
      </p>
      {view.reversed !== null && <p>这张单已经用 {view.reversed} 冲销，不要再照它发钱。</p>}
      <table>
        <thead>
          <tr>
            <th>户号</th>
            <th>户主</th>
            <th>组别</th>
            <th>积分</th>
            <th>金额（元）</th>
            <th>领款签字</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr key={`${row.number} ${row.headName}`}>
              <td>{row.number}</td>
              <td>{row.headName ?? '户主待定'}</td>
              <td>{row.groupName}</td>
              <td className="paper-number">{formatPoints(-row.points)}</td>
              <td className="paper-number">{formatYuan(row.fen)}</td>
              <td className="payout-sign" />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={3}>合计 {view.rows.length} 户</td>
            <td className="paper-number">{formatPoints(-view.total)}</td>
            <td className="paper-number">{formatYuan(payout.totalFen)}</td>
            <td />
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
