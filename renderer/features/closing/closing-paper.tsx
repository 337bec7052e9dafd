import type { ReactNode } from 'react'
import type { ClosingFigures, ClosingPage, ClosingPeriod, ClosingRow, Moved } from '#main/api/closing.ts'
import { quantityText } from '#main/api/stock.ts'
import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { formatYuan, groupedPoints } from '#renderer/ui/amounts.tsx'
import { endsOf, sheetName, spanName } from './closing-words.ts'
import { columnsOf } from './goods-columns.ts'
import { VoucherSheets } from './voucher-sheets.tsx'

interface ClosingPaperProps {
  readonly page: ClosingPage
  readonly period: ClosingPeriod
  readonly onClose: () => void
}

/** For the town's office: the sheet, its annexes of goods, and two copies of what is handed over with it. */
export function ClosingPaper({ page, period, onClose }: ClosingPaperProps) {
  const { span, through } = period
  const vouchers = useAsk(shop.closing.vouchers, { span, through })
  const title = `${period.name}积分超市结账表`
  return (
    <PaperDialog heading={title} job={{ title, size: 'A4', landscape: true }} onClose={onClose}>
      <Asked question={vouchers}>
        {(list) => (
          <>
            <Summary
              page={page}
              period={period}
              annexed={list.reduce((sum, { count, photos }) => sum + count + photos, 0)}
            />
            <Items page={page} period={period} />
            <Sources page={page} period={period} />
            <VoucherSheets page={page} period={period} vouchers={list} />
          </>
        )}
      </Asked>
    </PaperDialog>
  )
}

interface SheetProps {
  readonly page: ClosingPage
  readonly period: ClosingPeriod
  readonly title: string
  readonly unit: string
  readonly children: ReactNode
}

/** The head that every sheet of a closing carries. */
function Sheet({ page: { village, shop: name, closed }, period, title, unit, children }: SheetProps) {
  return (
    <section className="paper-a4 paper-a4-wide closing-paper">
      <h1>{title}</h1>
      {period.state !== 'closed' && <p className="closing-unclosed">还没结账，数字还会变</p>}
      <p className="paper-two">
        <span>编制单位：{village + name}</span>
        <span>期间：{spanName(period.from, period.through)}</span>
        <span>单位：{unit}</span>
        {closed !== null && (
          <span>
            {closed.serial}
            {closed.number > 1 && `（第 ${closed.number} 次）`} 核对码 {closed.checkCode}
          </span>
        )}
      </p>
      {children}
    </section>
  )
}

function Summary({ page, period, annexed }: Omit<ClosingPaperProps, 'onClose'> & { annexed: number }) {
  const { figures, closed } = page
  const { points, goods, money, slips } = figures
  const { span } = period
  return (
    <Sheet page={page} period={period} title={`${sheetName(period)}表`} unit="分／元">
      {points.map((one) => (
        <Account
          key={one.scheme}
          title={points.length > 1 ? `一、积分（${one.name}，分）` : '一、积分（分）'}
          {...endsOf(span, '结余')}
          format={groupedPoints}
          {...one}
        />
      ))}
      <Account title="二、物资（按成本，元）" {...endsOf(span, '结存')} format={formatYuan} {...goods} />
      <Account title="三、资金（元）" {...endsOf(span, '结余')} format={formatYuan} {...money} />
      <p>
        应付未付 {formatYuan(money.owed)} 元。
        {slips !== null &&
          `兑换单 ${slips.first} 至 ${slips.last}，号码连续，共 ${slips.count} 张，其中冲销 ${slips.reversed} 张。`}
        附件 {annexed} 张。
      </p>
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
    </Sheet>
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

type Part = Omit<ClosingPaperProps, 'onClose'>

/** 附：物资收发存表 */
function Items({ page, period }: Part) {
  const { goods } = page.figures
  return (
    <Sheet page={page} period={period} title={`附一：${period.name}物资收发存表`} unit="数量／元">
      <Moves
        period={period}
        goods={goods}
        name="物品"
        rows={goods.items.map((item) => ({
          key: item.item,
          name: `${item.name} ${item.spec}`,
          row: item,
          count: item.count && {
            book: quantityText(item.count.book, item),
            counted: quantityText(item.count.counted, item),
          },
          say: ({ quantity, valueFen }) => (
            <>
              {quantityText(quantity, item)}
              <br />
              <small>{formatYuan(valueFen)}</small>
            </>
          ),
        }))}
      />
    </Sheet>
  )
}

/** 附：按资金来源 */
function Sources({ page, period }: Part) {
  const { goods } = page.figures
  return (
    <Sheet page={page} period={period} title={`附二：${period.name}物资按资金来源`} unit="元">
      <Moves
        period={period}
        goods={goods}
        name="资金来源"
        rows={goods.sources.map((source) => ({
          key: source.source,
          name: source.title,
          row: source,
          say: ({ valueFen }) => formatYuan(valueFen),
        }))}
      />
    </Sheet>
  )
}

interface MovesProps {
  readonly period: ClosingPeriod
  readonly goods: ClosingFigures['goods']
  readonly name: string
  readonly rows: readonly {
    readonly key: string
    readonly name: string
    readonly row: ClosingFigures['goods']['items'][number] | ClosingFigures['goods']['sources'][number]
    readonly say: (moved: Moved) => ReactNode
    /** What the last count found, in words. */
    readonly count?: { readonly book: string; readonly counted: string } | undefined
  }[]
}

/** 上月结存, what came and went, 本月结存; the values add up at the foot. */
function Moves({ period, goods, name, rows }: MovesProps) {
  const keys = columnsOf(goods.items)
  const ends = endsOf(period.span, '结存')
  const shown = (moved: Moved | undefined, say: (moved: Moved) => ReactNode) =>
    moved === undefined || (moved.quantity === 0 && moved.valueFen === 0) ? '' : say(moved)
  const counted = rows.some(({ count }) => count !== undefined)
  const total = (key: string) => goods.rows.find((row) => row.key === key)?.amount ?? 0
  return (
    <table>
      <thead>
        <tr>
          <th>{name}</th>
          <th>{ends.first}</th>
          {keys.map(({ key, title }) => (
            <th key={key}>{title}</th>
          ))}
          <th>{ends.last}</th>
          {counted && <th>盘点时账面</th>}
          {counted && <th>实盘</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key: row, name: what, row: one, say, count }) => (
          <tr key={row}>
            <td>{what}</td>
            <td className="paper-number">{shown(one.opening, say)}</td>
            {keys.map(({ key }) => (
              <td key={key} className="paper-number">
                {shown(one.moved[key], say)}
              </td>
            ))}
            <td className="paper-number">{shown(one.closing, say)}</td>
            {counted && <td className="paper-number">{count?.book}</td>}
            {counted && <td className="paper-number">{count?.counted}</td>}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>合计（元）</td>
          <td className="paper-number">{formatYuan(goods.opening)}</td>
          {keys.map(({ key }) => (
            <td key={key} className="paper-number">
              {formatYuan(total(key))}
            </td>
          ))}
          <td className="paper-number">{formatYuan(goods.closing)}</td>
          {counted && <td colSpan={2} />}
        </tr>
      </tfoot>
    </table>
  )
}
