import type { CountBrief, CountLine } from '#main/api/counting.ts'
import { quantityText } from '#main/api/stock.ts'
import { useSession } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { formatYuan } from '#renderer/ui/amounts.tsx'
import { saidText } from './reason-cell.tsx'

interface Props {
  readonly brief: CountBrief
  readonly lines: readonly CountLine[]
  readonly onClose: () => void
}

/** 盘点表 on A4; what is not to be seen or not counted yet stays empty, to be written in by hand. */
export function CountPaper({ brief, lines, onClose }: Props) {
  const { village, shop } = useSession()
  return (
    <PaperDialog heading="盘点表" job={{ title: `盘点表 ${brief.openedOn}`, size: 'A4' }} onClose={onClose}>
      <section className="paper-a4">
        <h1>
          {village}
          {shop}盘点表
        </h1>
        <p className="paper-two">
          <span>日期：{brief.openedOn}</span>
          <span>单号：{brief.serial ?? '还没批'}</span>
        </p>
        <table>
          <thead>
            <tr>
              {['物品', '规格', '账面', '实盘', '盘盈', '盘亏', '金额（元）', '原因'].map((title) => (
                <th key={title}>{title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => {
              const known = line.quantity !== null && line.book !== null
              const difference = known ? (line.quantity ?? 0) - (line.book ?? 0) : 0
              return (
                <tr key={line.item}>
                  <td>{line.name}</td>
                  <td>{line.spec}</td>
                  <td>{line.book !== null && quantityText(line.book, line)}</td>
                  <td>{line.quantity !== null && quantityText(line.quantity, line)}</td>
                  <td>{difference > 0 && quantityText(difference, line)}</td>
                  <td>{difference < 0 && quantityText(-difference, line)}</td>
                  <td className="paper-number">{difference !== 0 && formatYuan(line.differenceFen ?? 0)}</td>
                  <td>{saidText(line)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
        <p className="paper-sign">
          <span>盘点人：{brief.counter}</span>
          <span>监盘人：{brief.supervisor}</span>
          <span>村负责人：</span>
        </p>
      </section>
    </PaperDialog>
  )
}
