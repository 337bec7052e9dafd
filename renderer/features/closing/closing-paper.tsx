import type { ClosingPage, ClosingRow } from '#main/api/closing.ts'
import { quantityText } from '#main/api/stock.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { formatYuan, groupedPoints } from '#renderer/ui/amounts.tsx'
import { monthName, spanName } from './closing-words.ts'

/** The sheet for the town's office, with its item annex. */
export function ClosingPaper({ page, onClose }: { page: ClosingPage; onClose: () => void }) {
  const title = `${monthName(page.figures.through)}积分超市月末结账表`
  return (
    <PaperDialog heading={title} job={{ title, size: 'A4' }} onClose={onClose}>
      <Summary title={title} page={page} />
      <Annex page={page} />
    </PaperDialog>
  )
}

function Summary({ title, page: { village, shop, figures, closed } }: { title: string; page: ClosingPage }) {
  const { from, through, points, goods, money, slips } = figures
  return (
    <section className="paper-a4 closing-paper">
      <h1>{title}</h1>
      <p className="paper-two">
        <span>编制单位：{village + shop}</span>
        <span>期间：{spanName(from, through)}</span>
        <span>单位：分／元</span>
      </p>
      {points.map((one) => (
        <Account
          key={one.scheme}
          title={points.length > 1 ? `一、积分（${one.name}）` : '一、积分（分）'}
          first="上月结余"
          last="本月结余"
          format={groupedPoints}
          {...one}
        />
      ))}
      <Account
        title="二、物资（按成本，元）"
        first="上月结存"
        last="本月结存"
        format={formatYuan}
        {...goods}
      />
      <Account title="三、资金（元）" first="上月结余" last="本月结余" format={formatYuan} {...money} />
      <p>
        应付未付 {formatYuan(money.owed)} 元。
        {slips !== null &&
          `兑换单 ${slips.first} 至 ${slips.last}，共 ${slips.count} 张，其中冲销 ${slips.reversed} 张。`}
        附件　　　张。
      </p>
      {closed !== null && (
        <p className="paper-two">
          <span>
            {closed.serial}
            {closed.number > 1 && `（第 ${closed.number} 次）`}
          </span>
          <span>核对码：{closed.checkCode}</span>
        </p>
      )}
      <p className="paper-sign">
        <span>制表人：{closed?.by}</span>
        <span>经手人：</span>
        <span>证明人：{closed?.witness}</span>
      </p>
      <p className="paper-sign">
        <span>村务监督委员会：</span>
        <span>村负责人：</span>
        <span>镇接收人：</span>
      </p>
    </section>
  )
}

interface AccountProps {
  readonly title: string
  readonly first: string
  readonly last: string
  readonly opening: number
  readonly rows: readonly ClosingRow[]
  readonly closing: number
  readonly format: (amount: number) => string
}

/** Across, as the town's form has it: one column a figure. */
function Account({ title, first, last, opening, rows, closing, format }: AccountProps) {
  return (
    <>
      <h2>{title}</h2>
      <table>
        <thead>
          <tr>
            <th>{first}</th>
            {rows.map(({ key, title: what }) => (
              <th key={key}>{what}</th>
            ))}
            <th>{last}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td className="paper-number">{format(opening)}</td>
            {rows.map(({ key, amount }) => (
              <td key={key} className="paper-number">
                {format(amount)}
              </td>
            ))}
            <td className="paper-number">{format(closing)}</td>
          </tr>
        </tbody>
      </table>
    </>
  )
}

/** 附：物资收发存表 */
function Annex({ page: { village, figures } }: { page: ClosingPage }) {
  return (
    <section className="paper-a4 closing-paper">
      <h1>附：{monthName(figures.through)}物资收发存表</h1>
      <p className="paper-two">
        <span>编制单位：{village}</span>
        <span>期间：{spanName(figures.from, figures.through)}</span>
      </p>
      <table>
        <thead>
          <tr>
            <th>物品</th>
            <th>上月结存</th>
            <th>收进</th>
            <th>发出</th>
            <th>盘盈盘亏</th>
            <th>本月结存</th>
            <th>成本（元）</th>
          </tr>
        </thead>
        <tbody>
          {figures.goods.items.map((item) => (
            <tr key={item.item}>
              <td>
                {item.name} {item.spec}
              </td>
              {(['opening', 'in', 'out', 'counted', 'closing'] as const).map((key) => (
                <td key={key} className="paper-number">
                  {item[key] === 0 ? '' : quantityText(item[key], item)}
                </td>
              ))}
              <td className="paper-number">{formatYuan(item.closingFen)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={6}>合计</td>
            <td className="paper-number">{formatYuan(figures.goods.closing)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
