import { Points } from '#renderer/ui/amounts.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { EmptyState, ErrorState, LoadingState } from '#renderer/ui/states.tsx'
import { Picture } from './picture.tsx'
import { SearchField } from './search-field.tsx'
import { useListChoice } from './use-list-choice.ts'
import type { Found, GoodsTileView } from './view.ts'

export interface PickGoodsProps {
  readonly title?: string
  readonly query: string
  /** With an empty query: the goods without a barcode first. */
  readonly found: Found<GoodsTileView>
  readonly onQuery: (query: string) => void
  /** Weighed goods go on to their weight. */
  readonly onPick: (itemId: string) => void
  readonly onRetry: () => void
  readonly onClose: () => void
}

const COLUMNS = 4

/** F5: by short number, pinyin or picture. */
export function PickGoods(props: PickGoodsProps) {
  const { title = '选货', query, found, onQuery, onPick, onRetry, onClose } = props
  const tiles = found.kind === 'found' ? found.hits : []
  const pick = (tile: GoodsTileView | undefined) => {
    if (found.kind === 'found' && found.older === true) return
    if (tile && tile.blocked === undefined) onPick(tile.id)
  }
  const choice = useListChoice(
    tiles.map(({ id }) => id),
    (index) => pick(tiles[index]),
    { columns: COLUMNS },
  )
  return (
    <Dialog title={title} size="wide" onClose={onClose} keys={{ ...choice.keys, f5: onClose }}>
      <div className="counter-finder">
        <SearchField label="短号、名称或拼音首字母" value={query} onChange={onQuery} />
        {found.kind === 'waiting' || found.kind === 'searching' ? (
          <LoadingState title="正在找货" />
        ) : found.kind === 'failed' ? (
          <ErrorState
            title={found.sentence}
            hint="货单没读出来，有条码的照样能扫。"
            actions={[{ label: '再找一次', onPress: onRetry }]}
          />
        ) : tiles.length === 0 ? (
          <EmptyState
            title={query === '' ? '还没有不带条码的货' : `没找到“${query}”`}
            hint={
              query === ''
                ? '在库存里给散装、手工的货编个短号，就会出现在这里。'
                : '换个写法试试：只打一个字，或者看看短号表。'
            }
          />
        ) : (
          <ul className="counter-tiles">
            {tiles.map((tile, index) => (
              <li
                key={tile.id}
                ref={index === choice.at ? (choice.marked as React.Ref<HTMLLIElement>) : null}
              >
                <Tile tile={tile} marked={index === choice.at} onPick={() => pick(tile)} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}

function Tile({ tile, marked, onPick }: { tile: GoodsTileView; marked: boolean; onPick: () => void }) {
  return (
    <button
      type="button"
      className={classes('counter-tile', marked && 'counter-hit-marked')}
      aria-current={marked}
      disabled={tile.blocked !== undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <span className="counter-tile-top">
        <Picture picture={tile.picture} />
        {tile.shortNumber !== undefined && <span className="counter-tile-number">{tile.shortNumber}</span>}
      </span>
      <span className="counter-tile-name">{tile.name}</span>
      <span className="counter-line-facts">
        {tile.spec === '' ? '' : `${tile.spec} · `}
        {tile.blocked ?? tile.left}
      </span>
      <strong className="counter-tile-points">
        <Points value={tile.points} />
        <small className="counter-tile-unit">
          一{tile.unit}
          {tile.weighed && '，要过秤'}
        </small>
      </strong>
    </button>
  )
}
