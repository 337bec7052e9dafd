import { Button } from 'antd'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { ITEM_KIND_NAMES, type ItemDetail } from '#main/api/catalogue.ts'
import { quantityText } from '#main/api/stock.ts'
import { Asked, shop, useAsk, useMay } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { LotTable } from '../stock/lot-table.tsx'
import { StockNav } from '../stock/stock-nav.tsx'
import { ItemForm } from './item-form.tsx'
import { ItemPicture } from './item-picture.tsx'
import './catalogue.css'

/** One item: what it is, what it costs in points and since when, and its lots. */
export function ItemPage() {
  const { item: id = '' } = useParams()
  const detail = useAsk(shop.catalogue.detail, { item: id })
  const may = useMay('keep_stock')
  const [editing, setEditing] = useState(false)
  return (
    <Page
      title="库存"
      note={<StockNav />}
      actions={
        may && (
          <Button
            type="primary"
            disabled={detail.data === undefined}
            icon={<Pencil size={18} aria-hidden="true" />}
            onClick={() => setEditing(true)}
          >
            改物品
          </Button>
        )
      }
    >
      <Asked question={detail}>
        {(item) => (
          <>
            <div className="item-page">
              <Card>
                <Facts item={item} />
              </Card>
              <LotTable item={item.id} />
            </div>
            {editing && (
              <ItemForm item={item} onClose={() => setEditing(false)} onDone={() => setEditing(false)} />
            )}
          </>
        )}
      </Asked>
    </Page>
  )
}

function Facts({ item }: { item: ItemDetail }) {
  const history = useAsk(shop.schemes.priceHistory, { item: item.id })
  return (
    <div className="office-form">
      <div className="item-page-head">
        <ItemPicture picture={item.picture} name={item.name} size="large" />
        <div>
          <h2>{item.name}</h2>
          <p className="office-soft">{item.spec}</p>
          <p>
            {ITEM_KIND_NAMES[item.kind]}，按{item.unit}
            {item.basePerUnit > 1 && `（最小一${item.baseName}）`}
          </p>
          {!item.active && <Pill tone="amber">停用</Pill>}
        </div>
      </div>
      <dl className="office-facts">
        {item.shortNumber !== null && (
          <div>
            <dt>短号</dt>
            <dd>{item.shortNumber}</dd>
          </div>
        )}
        {item.limitPerMonth !== null && (
          <div>
            <dt>每户每月最多</dt>
            <dd>{quantityText(item.limitPerMonth, item)}</dd>
          </div>
        )}
        {item.minimumStock > 0 && (
          <div>
            <dt>少于多少提醒</dt>
            <dd>{quantityText(item.minimumStock, item)}</dd>
          </div>
        )}
        {item.shelfLifeDays !== null && (
          <div>
            <dt>保质期</dt>
            <dd>{item.shelfLifeDays} 天</dd>
          </div>
        )}
      </dl>
      {item.barcodes.length > 0 && (
        <section>
          <h3 className="office-soft">条码</h3>
          <ul className="item-codes">
            {item.barcodes.map(({ code, quantity, pack }) => (
              <li key={code}>
                {code}
                {quantity !== item.basePerUnit && `（一${pack || '扫'} ${quantityText(quantity, item)}）`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {item.components.length > 0 && (
        <section>
          <h3 className="office-soft">一份里有</h3>
          <ul>
            {item.components.map((part) => (
              <li key={part.item}>
                {part.name} {quantityText(part.quantity, part)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3 className="office-soft">分值</h3>
        {history.data?.length === 0 && <p>还没有定过分值，兑换台上兑不了。</p>}
        <ul>
          {history.data?.map((row) => (
            <li key={`${row.fromDate} ${row.serial}`}>
              {row.fromDate}起 {row.price === null ? '不兑换' : `${formatPoints(row.price)} 分`}
              <span className="office-soft">
                （{row.approver}，{row.serial}）
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
