import { useState } from 'react'
import { useNavigate } from 'react-router'
import { shop, useAct, useSession } from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { CountPrompt } from '../counting/count-prompt.tsx'
import { useSignOut } from './sign-in-deed.ts'
import './session.css'

/** 交班: ends the shift, and says how many slips still wait for a second person. */
export function ShiftEnd({ onClose }: { onClose: () => void }) {
  const { shift } = useSession()
  const [was] = useState(shift)
  const [waiting, setWaiting] = useState<number>()
  const close = useAct(shop.session.closeShift)
  const signOut = useSignOut()
  const navigate = useNavigate()
  const submit = async () => {
    if (close.busy) return
    const result = await close.act({})
    if (result.ok) setWaiting(result.value.uncountersigned)
  }
  const register = () => {
    onClose()
    void navigate('/day')
  }
  const review = () => {
    onClose()
    void navigate('/review')
  }
  if (waiting === undefined) {
    return (
      <Dialog
        title="交班"
        size="narrow"
        closeLabel="先不交"
        onClose={onClose}
        keys={{ enter: () => void submit() }}
        footer={
          <ActionButton
            label={close.busy ? '正在交班' : '交班'}
            keyHint="Enter"
            strong
            disabled={close.busy}
            onPress={() => void submit()}
          />
        }
      >
        <p className="session-say">
          这一班开单的是{was?.writer.name}，发货的是{was?.issuer.name}。交班以后要接着兑换，得重新开班。
        </p>
        {close.problem !== undefined && <Message tone="wrong" sentence={close.problem} />}
      </Dialog>
    )
  }
  return (
    <Dialog
      title="交好班了"
      size="narrow"
      onClose={onClose}
      keys={{ enter: waiting > 0 ? review : onClose }}
      footer={
        <>
          <ActionButton label="换人登录" onPress={() => void signOut()} />
          <ActionButton label="打印兑换登记表" onPress={register} />
          {waiting > 0 ? (
            <ActionButton label="现在复核" keyHint="Enter" strong onPress={review} />
          ) : (
            <ActionButton label="好了" keyHint="Enter" strong onPress={onClose} />
          )}
        </>
      }
    >
      {waiting > 0 ? (
        <Message tone="ask" sentence={`还有 ${waiting} 张单等人复核。请另一个人今天看过，输密码签上名。`} />
      ) : (
        <Message tone="right" sentence="今天的单都有两个人的名字，没有等复核的。" />
      )}
      <CountPrompt onGo={onClose} />
    </Dialog>
  )
}
