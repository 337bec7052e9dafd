import { Points } from '#renderer/ui/amounts.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { EmptyState, ErrorState, LoadingState } from '#renderer/ui/states.tsx'
import { SearchField } from './search-field.tsx'
import { useListChoice } from './use-list-choice.ts'
import type { Found, HouseholdHit } from './view.ts'

export interface HouseholdSearchProps {
  /** 「查户」, or what the household is for: 「改记到哪一户？」 */
  readonly title?: string
  readonly query: string
  readonly found: Found<HouseholdHit>
  readonly onQuery: (query: string) => void
  readonly onPick: (householdId: string) => void
  readonly onRetry: () => void
  readonly onClose: () => void
}

/** F2: by number, name, pinyin initials, nickname, old name or the phone's last four. */
export function HouseholdSearch(props: HouseholdSearchProps) {
  const { title = '查户', query, found, onQuery, onPick, onRetry, onClose } = props
  const hits = found.kind === 'found' ? found.hits : []
  const choice = useListChoice(
    hits.map(({ id }) => id),
    (index) => {
      const hit = hits[index]
      if (hit && !(found.kind === 'found' && found.older === true)) onPick(hit.id)
    },
  )
  return (
    <Dialog title={title} size="wide" onClose={onClose} keys={choice.keys}>
      <div className="counter-finder">
        <SearchField label="户号、姓名、拼音首字母、外号、手机后四位" value={query} onChange={onQuery} />
        {found.kind === 'waiting' && (
          <EmptyState title="想找哪一户？" hint="打几个字就行：0137、王桂花、wgh、桂花嫂、手机尾号 4321。" />
        )}
        {found.kind === 'searching' && <LoadingState title="正在找" />}
        {found.kind === 'failed' && (
          <ErrorState
            title={found.sentence}
            hint="名单没读出来，这一单不受影响。"
            actions={[{ label: '再找一次', onPress: onRetry }]}
          />
        )}
        {found.kind === 'found' && hits.length === 0 && (
          <EmptyState
            title={`没找到“${query}”`}
            hint="换个写法试试：只打姓、只打户号，或者问问是不是登记在家里别人名下。"
          />
        )}
        {hits.length > 0 && (
          <ul className="counter-list">
            {hits.map((hit, index) => (
              <li key={hit.id} ref={index === choice.at ? (choice.marked as React.Ref<HTMLLIElement>) : null}>
                <Hit hit={hit} marked={index === choice.at} onPick={onPick} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}

function Hit({ hit, marked, onPick }: { hit: HouseholdHit; marked: boolean; onPick: (id: string) => void }) {
  return (
    <button
      type="button"
      className={classes('counter-hit', marked && 'counter-hit-marked')}
      aria-current={marked}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onPick(hit.id)}
    >
      <span className="counter-hit-number">{hit.number}</span>
      <span className="counter-hit-what">
        <span className="counter-hit-name">{hit.name}</span>
        <span className="counter-hit-facts">
          {hit.group} · {hit.people}
          {hit.foundBy !== undefined && ` · ${hit.foundBy}`}
        </span>
        {hit.tellApart !== undefined && <b className="counter-hit-apart">{hit.tellApart}</b>}
      </span>
      {hit.blocked !== undefined && <Pill tone="amber">{hit.blocked}</Pill>}
      <span className="counter-hit-points">
        可兑{' '}
        <strong>
          <Points value={hit.spendable} />
        </strong>
      </span>
    </button>
  )
}
