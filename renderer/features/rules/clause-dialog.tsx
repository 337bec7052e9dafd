import { useState } from 'react'
import type { ClauseForm, RulesNow } from '#main/api/rules.ts'
import { shop, useAsk } from '#renderer/api/client.ts'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { AlsoRows } from './also-rows.tsx'
import { CapRows } from './cap-rows.tsx'
import { type ClauseFields, fieldsOf, newFields, readFields } from './clause-fields.ts'
import { ClauseList } from './clause-list.tsx'
import { ENTRIES, EVIDENCES, KINDS, PARTY_CLASSES, PERS, SCOPES } from './clause-options.ts'

export interface ClauseDialogProps {
  readonly now: RulesNow
  /** null: a new one. */
  readonly clause: ClauseForm | null
  readonly className: string
  readonly classNames: readonly string[]
  readonly newId: () => string
  readonly onClose: () => void
  readonly onRemove: (clause: string) => void
  readonly onDone: (clause: ClauseForm) => void
}

/** One clause, and how it will read while it is being written, with what a careful reader would say. */
export function ClauseDialog(props: ClauseDialogProps) {
  const { now, clause, className, classNames, newId, onClose, onRemove, onDone } = props
  const [id] = useState(() => clause?.clause ?? newId())
  const [fields, setFields] = useState<ClauseFields>(() => (clause ? fieldsOf(clause) : newFields(className)))
  const [tried, setTried] = useState(false)
  const set = (change: Partial<ClauseFields>) => setFields((before) => ({ ...before, ...change }))
  const read = readFields(fields, id)
  const typed = 'clause' in read ? read.clause : null
  const looked = useAsk(
    shop.rules.lookOver,
    { scheme: now.scheme.id, clauses: typed ? [typed] : [] },
    { keep: true, enabled: typed !== null },
  )
  const problem = 'problem' in read ? read.problem : (looked.data?.problem ?? null)
  const submit = () => {
    setTried(true)
    if (typed && looked.data?.problem === null && !looked.isPlaceholderData) onDone(typed)
  }
  const isVeto = fields.kind === 'veto'
  const preview = looked.data?.clauses ?? []
  return (
    <Dialog
      title={clause ? '改一条' : '加一条'}
      size="wide"
      onClose={onClose}
      keys={{ enter: submit }}
      footer={
        <>
          {clause && <ActionButton label="去掉这一条" onPress={() => onRemove(clause.clause)} />}
          <p className="office-will">
            {tried && problem !== null && (
              <Message tone="wrong" sentence={problem.replace(/第 1\.1 条/, '这一条')} />
            )}
          </p>
          <ActionButton label="好了" keyHint="Enter" strong onPress={submit} />
        </>
      }
    >
      <div className="rules-clause">
        <div className="office-form">
          <FormField label="做了什么" required>
            {(ids) => (
              <textarea
                {...ids}
                className="ui-input rules-wording"
                data-first
                rows={2}
                maxLength={200}
                placeholder="参加村里大扫除"
                value={fields.text}
                onChange={(event) => set({ text: event.target.value })}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
                  event.preventDefault()
                  submit()
                }}
              />
            )}
          </FormField>
          <div className="rules-row-two">
            <GroupField label="加减">
              {KINDS.map(({ value, label }) => (
                <Choice
                  key={value}
                  label={label}
                  chosen={fields.kind === value}
                  onChoose={() =>
                    set({ kind: value, ...(value === 'award' ? {} : { entry: 'organisation' }) })
                  }
                />
              ))}
            </GroupField>
            <FormField label="类别" required>
              {(ids) => (
                <>
                  <input
                    {...ids}
                    className="ui-input"
                    list="rules-class-names"
                    maxLength={20}
                    autoComplete="off"
                    placeholder="环境卫生"
                    value={fields.className}
                    onChange={(event) => set({ className: event.target.value })}
                  />
                  <datalist id="rules-class-names">
                    {classNames.map((name) => (
                      <option key={name} value={name} />
                    ))}
                  </datalist>
                </>
              )}
            </FormField>
          </div>
          {isVeto ? (
            <GroupField label="后果">
              <Choice
                label="积分清零"
                chosen={fields.veto === 'zero'}
                onChoose={() => set({ veto: 'zero' })}
              />
              <Choice
                label="几个周期不能兑换"
                chosen={fields.veto === 'freeze'}
                onChoose={() => set({ veto: 'freeze' })}
              />
              {fields.veto === 'freeze' && (
                <input
                  className="ui-input rules-short"
                  aria-label="几个周期不能兑换"
                  inputMode="numeric"
                  maxLength={2}
                  value={fields.cycles}
                  onChange={(event) => set({ cycles: event.target.value })}
                />
              )}
            </GroupField>
          ) : (
            <>
              <div className="rules-row-four">
                <FormField label={fields.kind === 'award' ? '加几分' : '减几分'}>
                  {(ids) => (
                    <TextInput
                      {...ids}
                      numeric
                      maxLength={9}
                      placeholder="待定"
                      value={fields.minimum}
                      onChange={(minimum) => set({ minimum })}
                    />
                  )}
                </FormField>
                <FormField label="最多到几分">
                  {(ids) => (
                    <TextInput
                      {...ids}
                      numeric
                      maxLength={9}
                      placeholder="不分多少就空着"
                      value={fields.maximum}
                      onChange={(maximum) => set({ maximum })}
                    />
                  )}
                </FormField>
                <FormField label="怎么算">
                  {(ids) => (
                    <SelectInput
                      {...ids}
                      value={fields.per}
                      options={PERS}
                      onChange={(per) => set({ per })}
                    />
                  )}
                </FormField>
                <FormField label="按什么算">
                  {(ids) => (
                    <TextInput
                      {...ids}
                      maxLength={6}
                      value={fields.unitName}
                      onChange={(unitName) => set({ unitName })}
                    />
                  )}
                </FormField>
              </div>
              <CapRows caps={fields.caps} onCaps={(caps) => set({ caps })} />
            </>
          )}
          <div className="rules-row-three">
            <FormField label="给谁">
              {(ids) => (
                <SelectInput
                  {...ids}
                  value={fields.scope}
                  options={SCOPES}
                  onChange={(scope) => set({ scope })}
                />
              )}
            </FormField>
            <FormField label="凭据">
              {(ids) => (
                <SelectInput
                  {...ids}
                  value={fields.evidence}
                  options={EVIDENCES}
                  onChange={(evidence) => set({ evidence })}
                />
              )}
            </FormField>
            <FormField label="谁来报">
              {(ids) => (
                <SelectInput
                  {...ids}
                  value={fields.entry}
                  options={ENTRIES}
                  onChange={(entry) => set({ entry })}
                />
              )}
            </FormField>
          </div>
          {fields.scope === 'party' && (
            <GroupField label="哪几类党员（不选就是全体）">
              {PARTY_CLASSES.map((one) => (
                <Choice
                  key={one}
                  label={`${one} 类`}
                  several
                  chosen={fields.partyClasses.includes(one)}
                  onChoose={() =>
                    set({
                      partyClasses: fields.partyClasses.includes(one)
                        ? fields.partyClasses.filter((other) => other !== one)
                        : [...fields.partyClasses, one],
                    })
                  }
                />
              ))}
            </GroupField>
          )}
          {!isVeto && <AlsoRows now={now} also={fields.also} onAlso={(also) => set({ also })} />}
        </div>
        <aside className="rules-preview" aria-label="村里人看到的">
          <p className="office-soft">村里人看到的</p>
          {'problem' in read ? (
            <Message tone="ask" sentence={read.problem} />
          ) : (
            <ClauseList clauses={preview} />
          )}
        </aside>
      </div>
    </Dialog>
  )
}
