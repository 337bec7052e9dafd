import { useMemo } from 'react'
import { Asked, shop, useAsk, useSession } from '#renderer/api/client.ts'
import { barsOf } from '#renderer/print/barcode-bars.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { dayText } from '../slips/day-text.ts'
import '#renderer/print/paper.css'
import './catalogue.css'

/** A4 短号表: what has no barcode, with a code to scan in place of it, for the wall beside the counter. */
export function CodeSheet({ onClose }: { onClose: () => void }) {
  const { village, shop: shopName, today } = useSession()
  const list = useAsk(shop.catalogue.list, {})
  const prices = useAsk(shop.schemes.priceList, { day: null })
  const points = new Map(prices.data?.rows.map((row) => [row.item, row.price]))
  const items = (list.data ?? [])
    .filter((item) => item.active && item.shortNumber !== null && item.kind !== 'recyclable')
    .sort((one, other) => Number(one.shortNumber) - Number(other.shortNumber))
  if (items.length === 0) {
    return (
      <Dialog title="短号表" onClose={onClose}>
        <Asked question={list}>
          {() => (
            <EmptyState
              title="还没有带短号的物品"
              hint="登记没有条码的东西，会自动给一个短号，再来这里打印。"
            />
          )}
        </Asked>
      </Dialog>
    )
  }
  return (
    <PaperDialog heading="短号表" job={{ title: `短号表 ${today}`, size: 'A4' }} onClose={onClose}>
      <section className="paper-a4">
        <h1>
          {village}
          {shopName}短号表
        </h1>
        <p>贴在兑换台边。没有条码的东西，打短号按回车，或者扫这里的条码。{dayText(today)}</p>
        <div className="code-sheet-grid">
          {items.map((item) => (
            <div className="code-sheet-cell" key={item.id}>
              <span className="code-sheet-number">{item.shortNumber}</span>
              <span>
                <span className="code-sheet-name">{item.name}</span>
                <br />
                {[
                  item.spec,
                  points.get(item.id) ? `${formatPoints(points.get(item.id) ?? 0)} 分一${item.unit}` : '',
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
                <Bars digits={item.shelfCode ?? ''} />
              </span>
            </div>
          ))}
        </div>
      </section>
    </PaperDialog>
  )
}

function Bars({ digits }: { digits: string }) {
  const { modules, bars } = useMemo(() => barsOf(digits), [digits])
  return (
    <svg
      className="code-sheet-bars"
      viewBox={`0 0 ${modules} 10`}
      preserveAspectRatio="none"
      aria-hidden="true"
      style={{ maxWidth: `${modules * 0.4}mm` }}
    >
      {bars.map(({ x, width }) => (
        <rect key={x} x={x} y={0} width={width} height={10} />
      ))}
    </svg>
  )
}
