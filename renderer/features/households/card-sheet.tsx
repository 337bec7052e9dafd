import type { PrintableCard } from '#main/api/households.ts'
import { useSession } from '#renderer/api/client.ts'
import { barsOf } from '#renderer/print/barcode-bars.ts'
import { PaperDialog } from '#renderer/print/paper-dialog.tsx'
import '#renderer/print/paper.css'
import { cardText } from './household-words.ts'
import './card-sheet.css'

/** Two columns of five bank-card-sized cards on an A4 sheet. */
const PER_SHEET = 10

export interface CardSheetsProps {
  readonly cards: readonly PrintableCard[]
  readonly onClose: () => void
}

/** 积分卡 to be printed and cut: the village, the number, whose it is, the bars. No telephone, no points. */
export function CardSheets({ cards, onClose }: CardSheetsProps) {
  const { village, shop } = useSession()
  const sheets = Array.from({ length: Math.ceil(cards.length / PER_SHEET) }, (_, index) =>
    cards.slice(index * PER_SHEET, (index + 1) * PER_SHEET),
  )
  return (
    <PaperDialog
      heading={`打印积分卡（${cards.length} 张，A4 纸 ${sheets.length} 页）`}
      job={{ title: '积分卡', size: 'A4', marginMm: 0 }}
      onClose={onClose}
      note={
        <p className="households-soft">
          用厚一点的纸打，沿虚线剪开。打印时选“实际大小”，不要缩放，扫码枪才读得准。
        </p>
      }
    >
      {sheets.map((sheet) => (
        <section key={sheet[0]?.code} className="paper-a4 card-sheet">
          {sheet.map((card) => (
            <OneCard key={card.code} card={card} village={village} shop={shop} />
          ))}
        </section>
      ))}
    </PaperDialog>
  )
}

function OneCard({ card, village, shop }: { card: PrintableCard; village: string; shop: string }) {
  const { modules, bars } = barsOf(card.code)
  return (
    <article className="point-card">
      <header className="point-card-head">
        <strong>{village}</strong>
        <span>{shop} · 积分卡</span>
      </header>
      <p className="point-card-who">
        <span className="point-card-number">{card.number}</span>
        <span className="point-card-name">{card.headName}</span>
        <span>{card.groupName}</span>
      </p>
      <svg className="point-card-bars" viewBox={`0 0 ${modules} 40`} preserveAspectRatio="none" role="img">
        <title>{`条码 ${card.code}`}</title>
        <path d={bars.map(({ x, width }) => `M${x} 0h${width}v40h-${width}z`).join('')} />
      </svg>
      <p className="point-card-code">{cardText(card.code)}</p>
      <p className="point-card-lost">卡丢了马上到超市说一声，挂失补卡，积分不少。</p>
    </article>
  )
}
