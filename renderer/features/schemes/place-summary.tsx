import { useEffect, useRef } from 'react'
import type { TemplateHead } from '#main/api/rules.ts'
import { Choice } from '#renderer/ui/buttons.tsx'
import { GroupField } from '#renderer/ui/form-field.tsx'
import { sizeOf } from './places.ts'
import './schemes.css'

export interface PlaceSummaryProps {
  readonly place: TemplateHead
  /** The scheme has rules already, which the place's would replace. */
  readonly ruled: boolean
  readonly withRules: boolean
  readonly onRules: (withRules: boolean) => void
  readonly onAnother: () => void
}

/** What the form below was filled from, in words, and what is left for the village to fill. */
export function PlaceSummary({ place, ruled, withRules, onRules, onAnother }: PlaceSummaryProps) {
  const top = useRef<HTMLElement>(null)
  // the choice may have been far down a long list
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'end' })
  }, [])
  return (
    <section ref={top} className="scheme-summary" aria-label={`照着${place.place}`}>
      <div className="scheme-summary-head">
        <h2 className="scheme-question">照着{place.place}</h2>
        <button type="button" className="scheme-another" onClick={onAnother}>
          换一个
        </button>
      </div>
      <p>{place.scheme.join('')}</p>
      {place.blanks.length > 0 && (
        <ul className="scheme-blanks">
          {place.blanks.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <GroupField label="做什么加几分、减几分">
        <Choice
          label={`${ruled ? '换成' : '用'}它的条文（${sizeOf(place)}）`}
          chosen={withRules}
          onChoose={() => onRules(true)}
        />
        <Choice
          label={ruled ? '现在的条文不动' : '条文以后再写'}
          chosen={!withRules}
          onChoose={() => onRules(false)}
        />
      </GroupField>
      <p className="scheme-soft">下面已经照它填好，哪样不合适就改哪样；点了最下面的按钮才算定。</p>
    </section>
  )
}
