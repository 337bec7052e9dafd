import { Button } from 'antd'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { StaffMember } from '#main/api/session.ts'
import { newId, shop, tableState, useAsk, useMay, useSession } from '#renderer/api/client.ts'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { rolesText } from '../session/roles-text.ts'
import { NewRecoveryCode } from './new-recovery-code.tsx'
import { OwnPin } from './own-pin.tsx'
import { PersonDialog } from './person-dialog.tsx'

type Open =
  | { readonly kind: 'person'; readonly person: StaffMember; readonly isNew: boolean }
  | { readonly kind: 'pin' }
  | { readonly kind: 'recovery' }

/** Who works here, what each may do, and their PINs. */
export function PeoplePanel() {
  const people = useAsk(shop.staff.list, {})
  const may = useMay('administer')
  const { person: me } = useSession()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const add = () =>
    setOpen({
      kind: 'person',
      isNew: true,
      person: { id: newId(), name: '', roles: ['clerk'], active: true, hasPin: false },
    })
  return (
    <>
      <DataTable<StaffMember>
        rows={people.data ?? []}
        rowKey={({ id }) => id}
        unit="人"
        state={tableState(people)}
        empty={{ title: '还没有人', hint: '先加一位管理员。' }}
        {...(may
          ? { onOpen: (person: StaffMember) => setOpen({ kind: 'person', person, isNew: false }) }
          : {})}
        tools={
          <>
            <Button onClick={() => setOpen({ kind: 'pin' })}>改我的密码</Button>
            {may && <Button onClick={() => setOpen({ kind: 'recovery' })}>换恢复码</Button>}
            {may && (
              <Button type="primary" icon={<UserPlus size={18} aria-hidden="true" />} onClick={add}>
                加一个人
              </Button>
            )}
          </>
        }
        columns={[
          {
            key: 'name',
            title: '名字',
            width: 200,
            render: ({ id, name }) => (id === me.id ? `${name}（我）` : name),
            compare: (a, b) => a.name.localeCompare(b.name, 'zh-CN'),
          },
          { key: 'roles', title: '管什么', width: 320, render: ({ roles }) => rolesText(roles) },
          {
            key: 'pin',
            title: '密码',
            width: 140,
            render: ({ hasPin }) =>
              hasPin ? <Pill tone="green">已设</Pill> : <Pill tone="vermilion">还没设</Pill>,
          },
          {
            key: 'active',
            title: '状态',
            width: 140,
            render: ({ active }) => (active ? <Pill tone="green">在用</Pill> : <Pill>停用</Pill>),
            filter: { values: ['在用', '停用'], of: ({ active }) => (active ? '在用' : '停用') },
          },
        ]}
      />
      {open?.kind === 'person' && <PersonDialog person={open.person} isNew={open.isNew} onClose={close} />}
      {open?.kind === 'pin' && <OwnPin onClose={close} />}
      {open?.kind === 'recovery' && <NewRecoveryCode name={me.name} onClose={close} />}
    </>
  )
}
