import { type ReactNode, useState } from 'react'
import type { RulesNow, TemplateHead } from '#main/api/rules.ts'
import type { SchemeView } from '#main/api/schemes.ts'
import { newId, shop, useAct, useAsk, useDocumentIds, useMay, useSession } from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { formOf } from '../rules/draft.ts'
import { CourseFields } from '../schemes/course-fields.tsx'
import { PlaceSummary } from '../schemes/place-summary.tsx'
import { SchemeFields } from './scheme-fields.tsx'
import { beginScheme, settingsOf } from './scheme-form.ts'

export interface DecideSchemeProps {
  /** Null: one more. */
  readonly scheme: SchemeView | null
  /** What the form is filled from, beside what was decided; null: nothing. */
  readonly place: TemplateHead | null
  /** The newest rules of the scheme. */
  readonly newest: RulesNow['versions'][number] | null
  readonly whole?: boolean
  readonly onAnother: () => void
  readonly onDone: (scheme: string) => void
  readonly children: (form: ReactNode, foot: ReactNode) => ReactNode
}

/** Everything that a scheme says, to be looked over and decided; where it follows a place, with its rules. */
export function DecideScheme(props: DecideSchemeProps) {
  const { scheme, place, newest, whole = false, onAnother, onDone, children } = props
  const { today, village } = useSession()
  const may = useMay('administer')
  const latest = scheme?.versions.at(-1)
  const [begun] = useState(() => beginScheme(scheme, place?.settings ?? {}, today))
  const [form, setForm] = useState(begun.form)
  const [course, setCourse] = useState(begun.course)
  const [withRules, setWithRules] = useState(place !== null && newest === null)
  const [ids] = useState(() => ({ scheme: scheme?.id ?? newId(), rules: newId() }))
  const template = useAsk(shop.rules.template, { key: place?.key ?? '' }, { enabled: place !== null })
  const decide = useAct(shop.schemes.decide)
  const begin = useAct(shop.rules.begin)
  const documents = useDocumentIds()
  const rulesDocuments = useDocumentIds()
  const settings = settingsOf(form)
  const busy = decide.busy || begin.busy
  const problem = decide.problem ?? begin.problem
  const ready =
    may &&
    settings !== undefined &&
    form.approver.trim() !== '' &&
    !busy &&
    (!withRules || template.data !== undefined)

  const submit = async () => {
    if (settings === undefined) return
    const { name, fromDate, approver } = form
    // what this form does not ask stays as it was decided
    const wanted = {
      scheme: ids.scheme,
      name,
      fromDate,
      approver,
      settings: { ...latest?.settings, ...course, ...settings },
    }
    const document = documents.for(wanted)
    const book = {
      rules: ids.rules,
      name: newest?.name ?? `${village}积分细则`,
      template: place?.place ?? '',
      basedOn: newest?.rules ?? null,
      clauses: template.data?.clauses.map(formOf) ?? [],
    }
    const result = withRules
      ? await begin.act({ document, ...wanted, rules: { document: rulesDocuments.for(book), ...book } })
      : await decide.act({ document, ...wanted })
    if (!result.ok) return
    documents.recorded()
    rulesDocuments.recorded()
    onDone(ids.scheme)
  }

  const all = whole || place !== null
  return children(
    <div className="scheme-form">
      {place === null ? (
        <button type="button" className="scheme-another" onClick={onAnother}>
          {scheme === null ? '还是照着别的村来' : '照着别的村改'}
        </button>
      ) : (
        <PlaceSummary
          place={place}
          ruled={newest !== null}
          withRules={withRules}
          onRules={setWithRules}
          onAnother={onAnother}
        />
      )}
      {all && (
        <FormField label="方案叫什么" required>
          {(fieldIds) => (
            <TextInput
              {...fieldIds}
              value={form.name}
              onChange={(name) => setForm({ ...form, name })}
              maxLength={20}
            />
          )}
        </FormField>
      )}
      <SchemeFields
        form={form}
        today={today}
        subject={course.subject}
        redeemable={course.redeemable}
        onForm={setForm}
      />
      {all && <CourseFields course={course} onCourse={setCourse} />}
    </div>,
    <>
      {problem !== undefined && <Message tone="wrong" sentence={problem} />}
      {!may && <Message tone="plain" sentence="只有管理员能定积分方案。" />}
      <ActionButton
        label={busy ? '正在记下' : scheme === null ? '就这么定' : '从这天起改成这样'}
        strong
        disabled={!ready}
        onPress={() => void submit()}
      />
    </>,
  )
}
