import type { ClosingPage, ClosingPeriod, ClosingVoucher } from '#main/api/closing.ts'
import { formatYuan, groupedPoints } from '#renderer/ui/amounts.tsx'
import { spanName } from './closing-words.ts'

interface VoucherSheetsProps {
  readonly page: ClosingPage
  readonly period: ClosingPeriod
  readonly vouchers: readonly ClosingVoucher[]
}

const COPIES = ['第一联 村留存', '第二联 镇留存']

/** 原始凭证移交清单, in two copies. */
export function VoucherSheets(props: VoucherSheetsProps) {
  return COPIES.map((copy) => <VoucherSheet key={copy} copy={copy} {...props} />)
}

function VoucherSheet({ page, period, vouchers, copy }: VoucherSheetsProps & { copy: string }) {
  const sum = (figure: (voucher: ClosingVoucher) => number) =>
    vouchers.reduce((total, voucher) => total + figure(voucher), 0)
  return (
    <section className="paper-a4 paper-a4-wide closing-paper">
      <h1>{period.name}原始凭证移交清单</h1>
      <p className="paper-two">
        <span>移交单位：{page.village + page.shop}</span>
        <span>期间：{spanName(period.from, period.through)}</span>
        <span>{copy}</span>
      </p>
      <table>
        <thead>
          <tr>
            <th>序号</th>
            <th>凭证种类</th>
            <th>起号</th>
            <th>止号</th>
            <th>张数</th>
            <th>其中冲销</th>
            <th>积分（分）</th>
            <th>物资（元）</th>
            <th>资金（元）</th>
            <th>附照片（张）</th>
            <th>备注</th>
          </tr>
        </thead>
        <tbody>
          {vouchers.map((voucher, index) => (
            <tr key={voucher.title}>
              <td className="paper-number">{index + 1}</td>
              <td>{voucher.title}</td>
              <td>{voucher.first}</td>
              <td>{voucher.last}</td>
              <td className="paper-number">{voucher.count}</td>
              <td className="paper-number">{voucher.reversed || ''}</td>
              <td className="paper-number">{voucher.points === 0 ? '' : groupedPoints(voucher.points)}</td>
              <td className="paper-number">{voucher.goodsFen === 0 ? '' : formatYuan(voucher.goodsFen)}</td>
              <td className="paper-number">{voucher.moneyFen === 0 ? '' : formatYuan(voucher.moneyFen)}</td>
              <td className="paper-number">{voucher.photos || ''}</td>
              <td />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={4}>合计</td>
            <td className="paper-number">{sum(({ count }) => count)}</td>
            <td className="paper-number">{sum(({ reversed }) => reversed)}</td>
            <td colSpan={3} />
            <td className="paper-number">{sum(({ photos }) => photos)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      <p className="paper-sign">
        <span>移交人：</span>
        <span>接收人：</span>
        <span>监交人：</span>
        <span>移交日期：</span>
      </p>
    </section>
  )
}
