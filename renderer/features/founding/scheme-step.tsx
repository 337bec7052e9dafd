import { type ReactNode, useState } from 'react'
import type { SchemeView } from '#main/api/schemes.ts'
import {
  Asked,
  newId,
  shop,
  useAct,
  useAsk,
  useDocumentIds,
  useMay,
  useSession,
} from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { SchemeFields } from './scheme-fields.tsx'
import { schemeFormOf, settingsOf, usualScheme } from './scheme-form.ts'

export interface SchemeStepProps {
  readonly onDone: () => void
  /** Places the form, and the button with what it says. */
  readonly children: (form: ReactNode, foot: ReactNode) => ReactNode
}

/** The scheme in the books, or the usual one to begin with. */
export function SchemeStep({ onDone, children }: SchemeStepProps) {
  const current = useAsk(shop.schemes.current, {})
  const scheme = current.data
  if (scheme === undefined) return children(<Asked question={current}>{() => null}</Asked>, null)
  return (
    <Decide key={scheme?.versions.length ?? 0} scheme={scheme} onDone={onDone}>
      {children}
    </Decide>
  )
}

interface DecideProps extends SchemeStepProps {
  readonly scheme: SchemeView | null
}

function Decide({ scheme, onDone, children }: DecideProps) {
  const { today } = useSession()
  const may = useMay('administer')
  const latest = scheme?.versions.at(-1)
  const [form, setForm] = useState(() =>
    scheme !== null && latest !== undefined
      ? schemeFormOf({ name: scheme.name, settings: latest.settings }, today)
      : usualScheme(today),
  )
  const [id] = useState(() => scheme?.id ?? newId())
  const decide = useAct(shop.schemes.decide)
  const documents = useDocumentIds()
  const settings = settingsOf(form)
  const ready = may && settings !== undefined && form.approver.trim() !== '' && !decide.busy
  const submit = async () => {
    if (settings === undefined) return
    const { name, fromDate, approver } = form
    // what this form does not ask stays as it was decided
    const wanted = { scheme: id, name, fromDate, approver, settings: { ...latest?.settings, ...settings } }
    const result = await decide.act({ document: documents.for(wanted), ...wanted })
    if (!result.ok) return
    documents.recorded()
    onDone()
  }
  return children(
    <SchemeFields form={form} today={today} onForm={setForm} />,
    <>
      {decide.problem !== undefined && <Message tone="wrong" sentence={decide.problem} />}
      {!may && <Message tone="plain" sentence="只有管理员能定积分方案。" />}
      <ActionButton
        label={decide.busy ? '正在记下' : scheme === null ? '就这么定' : '从这天起改成这样'}
        strong
        disabled={!ready}
        onPress={() => void submit()}
      />
    </>,
  )
}
