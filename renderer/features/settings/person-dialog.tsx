import { useState } from 'react'
import { ROLE_NAMES, roles as ROLES, type Role, type StaffMember } from '#main/api/session.ts'
import { shop, useAct, useDocumentIds } from '#renderer/api/client.ts'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { isPin, pinProblem } from './pin-problem.ts'
import './settings.css'

export interface PersonDialogProps {
  readonly person: StaffMember
  readonly isNew: boolean
  readonly onClose: () => void
}

/** A person's name, roles, PIN, and whether they still work here. Nobody is ever removed: slips carry names. */
export function PersonDialog({ person, isNew, onClose }: PersonDialogProps) {
  const [name, setName] = useState(person.name)
  const [roles, setRoles] = useState<readonly Role[]>(person.roles)
  const [active, setActive] = useState(person.active)
  const [pin, setPin] = useState('')
  const save = useAct(shop.staff.save)
  const documents = useDocumentIds()
  const needsPin = isNew || !person.hasPin
  const ready = name.trim() !== '' && roles.length > 0 && (pin === '' ? !needsPin : isPin(pin)) && !save.busy
  const submit = async () => {
    if (!ready) return
    const form = {
      id: person.id,
      name: name.trim(),
      roles: ROLES.filter((role) => roles.includes(role)),
      active,
      ...(pin === '' ? {} : { newPin: pin }),
    }
    const result = await save.act({ document: documents.for(form), ...form })
    if (result.ok) onClose()
  }
  return (
    <Dialog
      title={isNew ? '加一个人' : person.name}
      onClose={onClose}
      keys={{ enter: () => void submit() }}
      footer={
        <>
          {!active && person.active && (
            <p className="settings-soft settings-left">停用后不能登录，以前单上的名字不变。</p>
          )}
          <ActionButton
            label={save.busy ? '正在保存' : '保存'}
            keyHint="Enter"
            strong
            disabled={!ready}
            onPress={() => void submit()}
          />
        </>
      }
    >
      <div className="settings-form">
        <FormField label="名字" required>
          {(ids) => <TextInput {...ids} first value={name} onChange={setName} maxLength={20} />}
        </FormField>
        <GroupField label="管什么（可多选）" problem={roles.length === 0 ? '请选他管什么。' : undefined}>
          {ROLES.map((role) => (
            <Choice
              key={role}
              several
              label={ROLE_NAMES[role]}
              chosen={roles.includes(role)}
              onChoose={() =>
                setRoles(roles.includes(role) ? roles.filter((other) => other !== role) : [...roles, role])
              }
            />
          ))}
        </GroupField>
        <FormField
          label={needsPin ? '密码' : '换密码'}
          required={needsPin}
          hint={needsPin ? '4 到 8 位数字，告诉本人。' : '不换就空着。密码忘了或锁住了，在这里设一个新的。'}
          problem={pinProblem(pin)}
        >
          {(ids) => <TextInput {...ids} numeric value={pin} onChange={setPin} maxLength={8} />}
        </FormField>
        {!isNew && (
          <GroupField label="还在这里干吗">
            <Choice label="在用" chosen={active} onChoose={() => setActive(true)} />
            <Choice label="停用" chosen={!active} onChoose={() => setActive(false)} />
          </GroupField>
        )}
        {save.problem !== undefined && <Message tone="wrong" sentence={save.problem} />}
      </div>
    </Dialog>
  )
}
