import { type ReactNode, useState } from 'react'
import { Asked, shop, useAct, useAsk, useMay, useSession } from '#renderer/api/client.ts'
import { Page } from '#renderer/ui/page.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { ShiftStart } from '../redemption/shift-start.tsx'
import { rolesText } from './roles-text.ts'
import { useSignOut } from './sign-in-deed.ts'

/** Whether the counter may serve now: a shift of today is open, and the person is one who serves. */
export function useServing(): boolean {
  const { shift, today } = useSession()
  return useMay('serve') && shift !== null && shift.businessDate === today
}

/** The counter's door: 开班 first, with the two names that every slip carries. */
export function ShiftDoor({ children }: { children: ReactNode }) {
  const serving = useServing()
  const may = useMay('serve')
  const signOut = useSignOut()
  if (serving) return children
  if (may) return <OpenShift />
  return (
    <Page title="兑换台">
      <EmptyState
        title="您的身份不管兑换"
        hint="要在兑换台接待，请换一位兑换员登录；看账、管货请从左边的菜单进。"
        actions={[{ label: '换人登录', onPress: () => void signOut() }]}
      />
    </Page>
  )
}

function OpenShift() {
  const { person } = useSession()
  const people = useAsk(shop.session.people, {})
  const open = useAct(shop.session.openShift)
  const [writer, setWriter] = useState<string>(person.id)
  const [issuer, setIssuer] = useState<string>()
  return (
    <Asked question={people}>
      {(everyone) => (
        <ShiftStart
          people={everyone.map(({ id, name, roles }) => ({ id, label: `${name}（${rolesText(roles)}）` }))}
          writerId={writer}
          issuerId={issuer}
          problem={open.problem}
          busy={open.busy}
          onWriter={setWriter}
          onIssuer={setIssuer}
          onStart={() => {
            if (issuer !== undefined) void open.act({ writer, issuer })
          }}
        />
      )}
    </Asked>
  )
}
