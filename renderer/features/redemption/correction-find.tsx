import { Points } from '#renderer/ui/amounts.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { EmptyState, ErrorState, LoadingState } from '#renderer/ui/states.tsx'
import type { SlipHit } from './correction-view.ts'
import { SearchField } from './search-field.tsx'
import { useListChoice } from './use-list-choice.ts'
import type { Found } from './view.ts'

export interface CorrectionFindProps {
  readonly query: string
  /** Whose slips come up while nothing is typed; undefined: the whole shop's latest. */
  readonly whose?: string | undefined
  /** With an empty query: today's slips, the latest first. */
  readonly found: Found<SlipHit>
  readonly onQuery: (query: string) => void
  readonly onPick: (slipId: string) => void
  readonly onRetry: () => void
  readonly onClose: () => void
}

/** F8, first step: which slip? A scan of its barcode answers at once. */
export function CorrectionFind(props: CorrectionFindProps) {
  const { query, whose, found, onQuery, onPick, onRetry, onClose } = props
  const slips = found.kind === 'found' ? found.hits : []
  const choice = useListChoice(
    slips.map(({ id }) => id),
    (index) => {
      const slip = slips[index]
      if (slip && !(found.kind === 'found' && found.older === true)) onPick(slip.id)
    },
  )
  return (
    <Dialog
      title="开错单、退换货：是哪一单？"
      size="wide"
      onClose={onClose}
      keys={{ ...choice.keys, f8: onClose }}
    >
      <div className="counter-finder">
        <SearchField
          label="扫小票上的条码，或者打单号、核对码、户号、姓名"
          value={query}
          onChange={onQuery}
        />
        {found.kind === 'waiting' || found.kind === 'searching' ? (
          <LoadingState title="正在找单" />
        ) : found.kind === 'failed' ? (
          <ErrorState
            title={found.sentence}
            hint="单子没读出来，账上的不会少。"
            actions={[{ label: '再找一次', onPress: onRetry }]}
          />
        ) : slips.length === 0 ? (
          <EmptyState
            title={query === '' ? `${whose ?? '店里'}还没有开过单` : `没找到“${query}”`}
            hint="以前的单也能退：打单号、核对码，或者打户主的名字。"
          />
        ) : (
          <ul className="counter-list">
            {slips.map((slip, index) => (
              <li
                key={slip.id}
                ref={index === choice.at ? (choice.marked as React.Ref<HTMLLIElement>) : null}
              >
                <button
                  type="button"
                  className={classes('counter-hit', index === choice.at && 'counter-hit-marked')}
                  aria-current={index === choice.at}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => onPick(slip.id)}
                >
                  <span className="counter-hit-what">
                    <span className="counter-hit-name">{slip.household}</span>
                    <span className="counter-hit-facts">
                      {slip.serial} · {slip.when}
                    </span>
                  </span>
                  {slip.mark !== undefined && <Pill tone="amber">{slip.mark}</Pill>}
                  <span className="counter-hit-points">{slip.count}</span>
                  <strong className="counter-hit-total">
                    <Points value={slip.total} />
                  </strong>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}
