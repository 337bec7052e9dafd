import type { PriceList } from '#main/api/schemes.ts'
import { useSession } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { dayText } from '../slips/day-text.ts'
import '#renderer/print/paper.css'
import '../stock/stock.css'

/** A4 《积分兑换目录》 for the wall: what is offered, for how many points, since when and by whose decision. */
export function PriceSheet({ list, onClose }: { list: PriceList; onClose: () => void }) {
  const { village, shop: shopName } = useSession()
  const rows = list.rows
    .filter((row) => row.active && row.price !== null)
    .sort((one, other) => (one.price ?? 0) - (other.price ?? 0) || one.pinyin.localeCompare(other.pinyin))
  return (
    <PaperDialog
      heading="积分兑换目录"
      job={{ title: `积分兑换目录 ${list.day}`, size: 'A4' }}
      onClose={onClose}
    >
      <section className="paper-a4 price-sheet">
        <h1>
          {village}
          {shopName}积分兑换目录
        </h1>
        <p className="paper-two">
          <span>{dayText(list.day)}起用</span>
          {list.decided && (
            <span>
              {list.decided.approver}定（{list.decided.serial}，{dayText(list.decided.businessDate)}）
            </span>
          )}
          <span>共 {rows.length} 样</span>
        </p>
        <table>
          <thead>
            <tr>
              <th>序</th>
              <th>物品</th>
              <th>规格</th>
              <th>单位</th>
              <th>分值</th>
              <th>短号</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.item}>
                <td>{index + 1}</td>
                <td>{row.name}</td>
                <td>{row.spec}</td>
                <td>{row.unit}</td>
                <td className="price-sheet-points">{formatPoints(row.price ?? 0)} 分</td>
                <td className="paper-number">{row.shortNumber ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="paper-sign">
          <span>村负责人：</span>
          <span>村务监督委员会：</span>
          <span>日期：</span>
        </p>
      </section>
    </PaperDialog>
  )
}
