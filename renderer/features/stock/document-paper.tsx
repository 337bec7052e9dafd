import {
  CHANNEL_NAMES,
  LOSS_REASON_NAMES,
  PURPOSE_NAMES,
  quantityText,
  SOURCE_NAMES,
  type StockDocumentView,
} from '#main/api/stock.ts'
import { useSession } from '#renderer/api/client.ts'
import { formatYuan } from '#renderer/ui/amounts.tsx'
import { dayText } from '../slips/day-text.ts'
import '#renderer/print/paper.css'
import './stock.css'

/** 入库单, 付款单, 到账单, 报损单, 出库单 on A4, with places to sign; a donation says that it is no tax receipt. */
export function DocumentPaper({ view }: { view: StockDocumentView }) {
  const { village, shop: shopName } = useSession()
  const facts: [label: string, value: string][] = [
    ['单号', view.serial],
    ['日期', dayText(view.businessDate)],
    ['来源', view.source === null ? '' : SOURCE_NAMES[view.source]],
    ['供货方', view.supplier],
    ['捐赠人', view.donor],
    ['资金', view.fund],
    ['渠道', view.channel === null ? '' : CHANNEL_NAMES[view.channel]],
    ['票据号', view.paperNumber],
    ['收款人', view.payee],
    ['用途', view.purpose === null || view.purpose === 'write_off' ? '' : PURPOSE_NAMES[view.purpose]],
    ['报损原因', view.reason === null ? '' : LOSS_REASON_NAMES[view.reason]],
    ['照片', view.photos.length === 0 ? '' : `${view.photos.length} 张`],
    ['冲销的单', view.takesBack ?? ''],
    ['核对码', view.checkCode],
  ]
  const goods = GOODS.includes(view.kind)
  return (
    <section className="paper-a4">
      <h1>
        {village}
        {shopName}
        {view.source === 'donation' ? '接受捐赠凭单' : view.title}
      </h1>
      <p className="paper-two">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <span key={label}>
              {label}：{value}
            </span>
          ))}
      </p>
      {view.reversed !== null && <p>这张单已经用 {view.reversed} 冲销。</p>}
      {goods ? <Lines view={view} /> : <p className="office-big">金额：{formatYuan(view.amountFen)} 元</p>}
      {view.households !== '' && <p>发给：{view.households}</p>}
      {view.note !== '' && (
        <p>
          {view.purpose === null || view.reason !== null ? '备注' : '说明'}：{view.note}
        </p>
      )}
      {view.source === 'donation' && <p>本单不作税前扣除凭据。</p>}
      <p className="paper-sign">
        {signers(view).map(([label, name]) => (
          <span key={label}>
            {label}：{name}
          </span>
        ))}
      </p>
    </section>
  )
}

const GOODS: readonly StockDocumentView['kind'][] = [
  'stock_in',
  'found_at_counter',
  'written_off',
  'goods_issued',
  'counted',
]

function Lines({ view }: { view: StockDocumentView }) {
  const issued = view.kind === 'written_off' || view.kind === 'goods_issued' || view.kind === 'counted'
  return (
    <table>
      <thead>
        <tr>
          <th>行</th>
          <th>物品</th>
          <th>规格</th>
          <th>数量</th>
          <th>金额（元）</th>
          <th>{issued ? '哪一批' : '生产日期'}</th>
          <th>到期日</th>
        </tr>
      </thead>
      <tbody>
        {view.lines.map((line) => (
          <tr key={line.line}>
            <td>{line.line}</td>
            <td>{line.name}</td>
            <td>{line.spec}</td>
            <td>
              {quantityText(line.quantity, line)}
              {line.pack !== '' && `（${line.pack}）`}
            </td>
            <td className="paper-number">{formatYuan(line.totalFen)}</td>
            <td>{issued ? line.lotSerial : (line.producedOn ?? '')}</td>
            <td>{line.expiresOn ?? ''}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={4}>
            合计 {view.lines.length} {issued ? '批' : '样'}
          </td>
          <td className="paper-number">{formatYuan(view.amountFen)}</td>
          <td colSpan={2} />
        </tr>
      </tfoot>
    </table>
  )
}

const signers = (view: StockDocumentView): [label: string, name: string][] => {
  switch (view.kind) {
    case 'stock_in':
      return view.source === 'opening'
        ? [
            ['盘点人', view.deliveredBy],
            ['监盘人', view.checkedBy],
            ['经办', view.recordedBy],
          ]
        : [
            ['送货人', view.deliveredBy],
            ['验收人', view.checkedBy],
            ['经办', view.recordedBy],
          ]
    case 'payment':
      return [
        ['收款人签字', view.payee],
        ['经办', view.recordedBy],
        ['村负责人', ''],
      ]
    case 'funding':
      return [
        ['交款方', view.deliveredBy],
        ['经办', view.recordedBy],
      ]
    case 'written_off':
      return [
        ['报损人', view.recordedBy],
        ['一起看的', view.witness],
        ['村负责人', ''],
      ]
    case 'goods_issued':
      return [
        ['经办', view.recordedBy],
        [view.purpose === 'own_use' ? '领用人' : '接收人', ''],
        ['村负责人', ''],
      ]
    case 'counted':
      return [
        ['盘点人', view.recordedBy],
        ['监盘人', view.witness],
        ['村负责人', ''],
      ]
    case 'found_at_counter':
    case 'entry_reversed':
      return [
        ['经办', view.recordedBy],
        ['复核', ''],
      ]
  }
}
