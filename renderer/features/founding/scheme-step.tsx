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
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { courseOf } from '../schemes/course.ts'
import { CourseFields } from '../schemes/course-fields.tsx'
import { SchemeFields } from './scheme-fields.tsx'
import { schemeFormOf, settingsOf, usualScheme } from './scheme-form.ts'

export interface SchemeStepProps {
  readonly onDone: () => void
  /** Another scheme than the counter's; null = one more. */
  readonly of?: SchemeView | null
  /** Asks everything that a scheme says, and not only how points are spent. */
  readonly whole?: boolean
  /** Places the form, and the button with what it says. */
  readonly children: (form: ReactNode, foot: ReactNode) => ReactNode
}

/** The scheme in the books, or the usual one to begin with. */
export function SchemeStep({ onDone, of, whole = false, children }: SchemeStepProps) {
  const current = useAsk(shop.schemes.current, {})
  const scheme = of === undefined ? current.data : of
  if (scheme === undefined) return children(<Asked question={current}>{() => null}</Asked>, null)
  return (
    <Decide
      key={`${scheme?.id} ${scheme?.versions.length ?? 0}`}
      scheme={scheme}
      whole={whole}
      onDone={onDone}
    >
      {children}
    </Decide>
  )
}

interface DecideProps extends SchemeStepProps {
  readonly scheme: SchemeView | null
}

function Decide({ scheme, whole = false, onDone, children }: DecideProps) {
  const { today } = useSession()
  const may = useMay('administer')
  const latest = scheme?.versions.at(-1)
  const [form, setForm] = useState(() =>
    scheme !== null && latest !== undefined
      ? schemeFormOf({ name: scheme.name, settings: latest.settings }, today)
      : usualScheme(today),
  )
  const [course, setCourse] = useState(() => courseOf(latest?.settings))
  const [id] = useState(() => scheme?.id ?? newId())
  const decide = useAct(shop.schemes.decide)
  const documents = useDocumentIds()
  const settings = settingsOf(form)
  const ready = may && settings !== undefined && form.approver.trim() !== '' && !decide.busy
  const submit = async () => {
    if (settings === undefined) return
    const { name, fromDate, approver } = form
    // what this form does not ask stays as it was decided
    const wanted = {
      scheme: id,
      name,
      fromDate,
      approver,
      settings: { ...latest?.settings, ...course, ...settings },
    }
    const result = await decide.act({ document: documents.for(wanted), ...wanted })
    if (!result.ok) return
    documents.recorded()
    onDone()
  }
  return children(
    <>
      {whole && (
        <FormField label="方案叫什么" required>
          {(ids) => (
            <TextInput
              {...ids}
              value={form.name}
              onChange={(name) => setForm({ ...form, name })}
              maxLength={20}
            />
          )}
        </FormField>
      )}
      <SchemeFields form={form} today={today} onForm={setForm} />
      {whole && <CourseFields course={course} onCourse={setCourse} />}
    </>,
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
