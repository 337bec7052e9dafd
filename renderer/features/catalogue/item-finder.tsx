import { Search } from 'lucide-react'
import { useDeferredValue, useRef, useState } from 'react'
import type { CatalogueItem } from '#main/api/catalogue.ts'
import { act, shop, useAsk } from '#renderer/api/client.ts'
import { useScans } from '#renderer/input/use-scans.ts'
import { classes } from '#renderer/ui/classes.ts'
import { ItemPicture } from './item-picture.tsx'
import './catalogue.css'

/** An item found by hand or by a scan; a scan also says how many steps it stands for. */
export interface FoundItem {
  readonly item: CatalogueItem
  readonly quantity: number
  readonly pack: string
  /** "12" where `12*` was typed before the scan. */
  readonly times?: string | undefined
}

export interface ItemFinderProps {
  readonly label: string
  /** Which kinds may be taken; the others are shown and say why not. */
  readonly takes: (item: CatalogueItem) => string | undefined
  readonly onFound: (found: FoundItem) => void
  /** What may not be taken, or a scan that nothing answers to; the code comes along where nobody knows it. */
  readonly onTrouble: (sentence: string, code?: string) => void
  readonly first?: boolean
}

const SHOWN = 8

/** One line to find goods by name, pinyin or short number; a scan anywhere on the page does the same. */
export function ItemFinder({ label, takes, onFound, onTrouble, first = false }: ItemFinderProps) {
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const text = useDeferredValue(words.trim())
  const found = useAsk(shop.catalogue.search, { text, limit: SHOWN }, { enabled: text !== '', keep: true })
  // an emptied line has no list at once: the next key is already the page's
  const asked = text !== '' && words.trim() !== ''
  const hits = asked ? (found.data ?? []) : []

  const take = (hit: FoundItem) => {
    const why = takes(hit.item)
    if (why !== undefined) return onTrouble(why)
    setWords('')
    setAt(0)
    onFound(hit)
  }
  useScans({
    onScan: ({ code, times }) => {
      void act(shop.catalogue.byCode, { code }).then((answer) =>
        answer.ok
          ? take({ ...answer.value, times })
          : onTrouble(answer.refusal.sentence, answer.refusal.code === 'code_unknown' ? code : undefined),
      )
    },
    onTrouble: ({ sentence }) => onTrouble(sentence),
  })
  const onKey = (event: React.KeyboardEvent) => {
    if (hits.length === 0) return
    const chosen = hits[Math.min(at, hits.length - 1)]
    switch (event.key) {
      case 'ArrowDown':
        setAt(Math.min(at + 1, hits.length - 1))
        break
      case 'ArrowUp':
        setAt(Math.max(at - 1, 0))
        break
      case 'Enter':
        if (chosen) take({ item: chosen, quantity: 0, pack: '' })
        break
      case 'Escape':
        setWords('')
        break
      default:
        return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="item-finder">
      <div className="item-finder-field">
        <Search className="item-finder-icon" aria-hidden="true" />
        <input
          ref={input}
          className="ui-input"
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded={hits.length > 0}
          aria-controls="item-finder-list"
          placeholder={label}
          autoComplete="off"
          spellCheck={false}
          data-first={first || undefined}
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKey}
        />
      </div>
      {asked && (
        <div className="item-finder-list" id="item-finder-list">
          {hits.map((item, index) => (
            <button
              type="button"
              key={item.id}
              tabIndex={-1}
              className={classes('item-finder-hit', index === at && 'item-finder-marked')}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take({ item, quantity: 0, pack: '' })}
            >
              <ItemPicture picture={item.picture} name={item.name} />
              <span className="office-name-words">
                <strong>{item.name}</strong>
                <span className="office-soft">
                  {[item.spec, item.shortNumber === null ? '' : `短号 ${item.shortNumber}`]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
                {takes(item) !== undefined && <span className="office-near">{takes(item)}</span>}
              </span>
            </button>
          ))}
          {hits.length === 0 && found.data !== undefined && (
            <p className="item-finder-none">没找到“{text}”，换个写法，或者先到“物品”里登记。</p>
          )}
        </div>
      )}
    </div>
  )
}
