import { type AnswerOf, Asked, shop, useAsk } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import '#renderer/print/paper.css'
import { dayText } from './day-text.ts'
import './day-register.css'

type Register = AnswerOf<typeof shop.printing.dayRegister>

/** A4 兑换登记表: thermal paper fades, so the day goes into the file on a sheet, with signatures. */
export function DayRegister({ day, onClose }: { day: string; onClose: () => void }) {
  const register = useAsk(shop.printing.dayRegister, { day })
  if (register.data === undefined || register.data.rows.length === 0) {
    return (
      <Dialog title="兑换登记表" onClose={onClose}>
        <Asked question={register}>
          {() => (
            <EmptyState title={`${dayText(day)}没有兑换`} hint="有兑换的日子，这里就有一张表可以打印存档。" />
          )}
        </Asked>
      </Dialog>
    )
  }
  return (
    <PaperDialog
      heading="兑换登记表"
      job={{ title: `兑换登记表 ${day}`, size: 'A4', landscape: true }}
      onClose={onClose}
    >
      <RegisterSheet register={register.data} />
    </PaperDialog>
  )
}

function RegisterSheet({ register }: { register: Register }) {
  return (
    <section className="paper-a4 paper-a4-wide register">
      <h1>
        {register.village}
        {register.shop}兑换登记表
      </h1>
      <p className="register-head">
        <span>{dayText(register.day)}</span>
        <span>
          共 {register.rows.length} 张单，{formatPoints(register.total)} 分
        </span>
      </p>
      <table>
        <thead>
          <tr>
            <th>单号</th>
            <th>时间</th>
            <th>户号</th>
            <th>户主</th>
            <th>物品</th>
            <th>积分</th>
            <th>领取人</th>
            <th>开单</th>
            <th>发货</th>
            <th className="register-sign">签字或手印</th>
          </tr>
        </thead>
        <tbody>
          {register.rows.map((row) => (
            <tr key={row.serial}>
              <td className="register-tight">
                {row.serial}
                {row.title !== '兑换单' && <span className="register-title">{row.title}</span>}
              </td>
              <td className="register-tight">{row.time}</td>
              <td className="register-tight">{row.number}</td>
              <td>
                {row.headName}
                <span className="register-title">{row.groupName}</span>
              </td>
              <td>{row.goods}</td>
              <td className="paper-number">{formatPoints(row.points)}</td>
              <td>{row.collector}</td>
              <td>{row.writer}</td>
              <td>{row.issuer}</td>
              <td />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={5}>合计</td>
            <td className="paper-number">{formatPoints(register.total)}</td>
            <td colSpan={4} />
          </tr>
        </tfoot>
      </table>
      <p className="register-foot">
        <span>制表人：</span>
        <span>发货人：</span>
        <span>村务监督委员会：</span>
        <span>日期：</span>
      </p>
    </section>
  )
}
