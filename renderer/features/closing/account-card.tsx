import type { ClosingRow } from '#main/api/closing.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Pill } from '#renderer/ui/marks.tsx'

interface AccountCardProps {
  readonly title: string
  readonly first: string
  readonly opening: number
  readonly rows: readonly ClosingRow[]
  readonly last: string
  readonly closing: number
  readonly agrees: boolean
  /** What else is known of it, where the book agrees with itself. */
  readonly standing?: { readonly tone: 'green' | 'amber'; readonly said: string }
  readonly format: (amount: number) => string
  /** Figures beside the account: not part of its sum. */
  readonly beside?: readonly { readonly title: string; readonly said: string }[]
  /** Every figure opens its papers. */
  readonly onOpen: (row: ClosingRow) => void
}

/** One of the three books: what was there, what moved, what is there. */
export function AccountCard(props: AccountCardProps) {
  const { title, agrees, standing, first, opening, rows, last, closing, format, beside = [], onOpen } = props
  return (
    <Card
      className="closing-card"
      title={title}
      aside={
        agrees ? (
          <Pill tone={standing?.tone ?? 'green'}>{standing?.said ?? '账账相符'}</Pill>
        ) : (
          <Pill tone="vermilion">账账不符</Pill>
        )
      }
    >
      <dl className="closing-lines">
        <div>
          <dt>{first}</dt>
          <dd>
            <strong>{format(opening)}</strong>
          </dd>
        </div>
        {rows.map((row) => (
          <div key={row.key}>
            <dt>{row.title}</dt>
            <dd>
              {row.amount === 0 ? (
                format(0)
              ) : (
                <button type="button" className="closing-figure" onClick={() => onOpen(row)}>
                  {format(row.amount)}
                </button>
              )}
            </dd>
          </div>
        ))}
        {beside.map(({ title: what, said }) => (
          <div key={what} className="closing-beside">
            <dt>{what}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      <p className="closing-last">
        <span>{last}</span>
        <strong>{format(closing)}</strong>
      </p>
    </Card>
  )
}
