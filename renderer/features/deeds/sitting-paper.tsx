import type { Sitting } from '#main/api/deeds.ts'
import { Asked, shop, useAsk, useSession } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { dayText } from '../slips/day-text.ts'
import { figureOf, quantityOf, whoseName } from './deed-words.ts'
import '#renderer/print/paper.css'
import '../stock/stock.css'
import './deeds.css'

/** 评议记录: what was decided, on A4, with a line to sign for everybody who was there. */
export function SittingPaper({ document, onClose }: { document: string; onClose: () => void }) {
  const sitting = useAsk(shop.deeds.sitting, { document })
  return (
    <PaperDialog
      heading="评议记录"
      job={{ title: `评议记录 ${sitting.data?.serial ?? ''}`, size: 'A4' }}
      onClose={onClose}
    >
      <Asked question={sitting}>{(record) => <Paper record={record} />}</Asked>
    </PaperDialog>
  )
}

function Paper({ record }: { record: Sitting }) {
  const { village } = useSession()
  const passed = record.lines.filter((line) => line.passed).length
  return (
    <section className="paper-a4 deed-paper">
      <h1>
        {village}
        {record.step}记录
      </h1>
      <p className="paper-two">
        <span>单号：{record.serial}</span>
        <span>
          {dayText(record.day)} {record.time}
        </span>
        {record.place !== '' && <span>地点：{record.place}</span>}
        <span>{record.schemeName}</span>
      </p>
      {record.present.length > 0 && (
        <p>
          到场 {record.present.length} 人：{record.present.join('、')}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th>序</th>
            <th>户号</th>
            <th>姓名</th>
            <th>做了什么</th>
            <th>哪天</th>
            <th>分</th>
            <th>结果</th>
          </tr>
        </thead>
        <tbody>
          {record.lines.map((line, index) => (
            <tr key={line.deed}>
              <td>{index + 1}</td>
              <td>{line.number}</td>
              <td>{whoseName(line)}</td>
              <td>
                {line.clauseNumber} {line.clauseText}
                {quantityOf(line) !== '' && `（${quantityOf(line)}）`}
              </td>
              <td>{dayText(line.happenedOn).slice(5)}</td>
              <td className="paper-number">{figureOf(line)}</td>
              <td>{line.passed ? '通过' : `不通过：${line.reason}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        一共 {record.lines.length} 条，通过 {passed} 条，不通过 {record.lines.length - passed} 条。
      </p>
      {record.note !== '' && <p>说明：{record.note}</p>}
      <div className="deed-signs">
        {(record.present.length > 0 ? record.present : [record.recordedBy]).map((name) => (
          <p key={name}>
            <span>{name}</span>
            <i>签字：</i>
          </p>
        ))}
      </div>
      <p className="paper-two">
        <span>记录人：{record.recordedBy}</span>
        <span>核对码：{record.checkCode}</span>
      </p>
    </section>
  )
}
