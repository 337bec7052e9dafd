import { useState } from 'react'
import type { TemplateHead } from '#main/api/rules.ts'
import { useKeys } from '#renderer/input/use-scans.ts'
import { classes } from '#renderer/ui/classes.ts'
import { sizeOf } from './places.ts'
import './schemes.css'

export interface PlaceChoiceProps {
  readonly places: readonly TemplateHead[]
  /** Chosen before, and about to be changed. */
  readonly before: TemplateHead | null | undefined
  /** Null: by the village's own lights. */
  readonly onChoose: (place: TemplateHead | null) => void
}

/** As the page has them. */
const PER_ROW = 2

/** 照着哪个村来？ Places whose ways are known, two lines each; arrow keys and Enter. */
export function PlaceChoice({ places, before, onChoose }: PlaceChoiceProps) {
  const all: readonly (TemplateHead | null)[] = [null, ...places]
  const [at, setAt] = useState(() => Math.max(0, all.indexOf(before ?? null)))
  const move = (step: number) => setAt((now) => Math.min(all.length - 1, Math.max(0, now + step)))
  useKeys({
    up: () => move(-PER_ROW),
    down: () => move(PER_ROW),
    left: () => move(-1),
    right: () => move(1),
    enter: () => onChoose(all[at] ?? null),
  })
  return (
    <section className="scheme-places" aria-label="照着哪个村来？">
      <h2 className="scheme-question">照着哪个村来？</h2>
      <ul>
        {all.map((place, index) => (
          <li key={place?.key ?? ''}>
            <button
              type="button"
              className={classes('scheme-place', index === at && 'scheme-place-at')}
              ref={
                index === at && at > 0 ? (button) => button?.scrollIntoView({ block: 'nearest' }) : undefined
              }
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(place)}
            >
              <strong>{place?.place ?? '自己定'}</strong>
              <span className="scheme-place-size">{place === null ? '' : sizeOf(place)}</span>
              <span className="scheme-place-about">
                {place?.about ?? '不照谁的，一样一样问，照村里商量好的填；条文以后再写。'}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
