import { type ReactNode, useState } from 'react'
import type { RulesNow, TemplateHead } from '#main/api/rules.ts'
import type { SchemeView } from '#main/api/schemes.ts'
import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { PlaceChoice } from '../schemes/place-choice.tsx'
import { DecideScheme } from './decide-scheme.tsx'

export interface SchemeStepProps {
  readonly onDone: (scheme: string) => void
  /** Another scheme than the counter's; null = one more. */
  readonly of?: SchemeView | null
  /** Asks everything that a scheme says, and not only how points are spent. */
  readonly whole?: boolean
  /** The place whose ways it is to follow, by its key. */
  readonly like?: string | undefined
  /** Places the form, and the button with what it says. */
  readonly children: (form: ReactNode, foot: ReactNode) => ReactNode
}

/** The scheme in the books to be changed, or a new one: after the ways of a place, or by one's own lights. */
export function SchemeStep({ of, like, children, ...step }: SchemeStepProps) {
  const current = useAsk(shop.schemes.current, {})
  const places = useAsk(shop.rules.templates, {})
  const scheme = of === undefined ? current.data : of
  const rules = useAsk(
    shop.rules.current,
    { scheme: scheme?.id ?? null, day: null },
    { enabled: scheme != null },
  )
  if (scheme === undefined) return children(<Asked question={current}>{() => null}</Asked>, null)
  if (scheme !== null && rules.data === undefined)
    return children(<Asked question={rules}>{() => null}</Asked>, null)
  if (places.data === undefined) return children(<Asked question={places}>{() => null}</Asked>, null)
  return (
    <Step
      key={`${scheme?.id} ${scheme?.versions.length ?? 0} ${like ?? ''}`}
      {...step}
      scheme={scheme}
      places={places.data}
      begin={places.data.find(({ key }) => key === like)}
      newest={scheme === null ? null : (rules.data?.versions[0] ?? null)}
    >
      {children}
    </Step>
  )
}

interface StepProps extends Omit<SchemeStepProps, 'of' | 'like'> {
  readonly scheme: SchemeView | null
  readonly places: readonly TemplateHead[]
  readonly begin: TemplateHead | undefined
  readonly newest: RulesNow['versions'][number] | null
}

function Step({ scheme, places, begin, children, ...decide }: StepProps) {
  // null: by one's own lights; undefined: not chosen yet
  const [place, setPlace] = useState<TemplateHead | null | undefined>(
    () => begin ?? (scheme === null ? undefined : null),
  )
  const [before, setBefore] = useState(place)
  if (place === undefined) {
    return children(<PlaceChoice places={places} before={before} onChoose={setPlace} />, null)
  }
  return (
    <DecideScheme
      key={place?.key ?? ''}
      {...decide}
      scheme={scheme}
      place={place}
      onAnother={() => {
        setBefore(place)
        setPlace(undefined)
      }}
    >
      {children}
    </DecideScheme>
  )
}
