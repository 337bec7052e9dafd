import { useState } from 'react'
import { shop, useAct } from '#renderer/api/client.ts'
import { questions } from '#renderer/api/questions.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Message } from '#renderer/ui/message.tsx'

/** 「收起体验数据，开始用自己的」 with its own sentence. */
export function EndDemo() {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <ActionButton label="收起体验数据，开始用自己的" onPress={() => setAsking(true)} />
      {asking && <EndDemoDialog onClose={() => setAsking(false)} />}
    </>
  )
}

export function EndDemoDialog({ onClose }: { onClose: () => void }) {
  const end = useAct(shop.founding.endDemo)
  const submit = async () => {
    if (end.busy) return
    const result = await end.act({})
    if (!result.ok) return
    location.hash = ''
    questions.clear()
    location.reload()
  }
  return (
    <Dialog
      title="收起体验数据"
      size="narrow"
      closeLabel="再看看"
      onClose={onClose}
      footer={
        <>
          <ActionButton label="再看看" keyHint="Esc" onPress={onClose} />
          <ActionButton
            label={end.busy ? '正在收起' : '收起，用自己的'}
            strong
            disabled={end.busy}
            onPress={() => void submit()}
          />
        </>
      }
    >
      <p className="settings-say">
        体验村会整个收起来，试的时候记的单子、改的东西都不带走。收起后从建自己的店开始。
      </p>
      {end.problem !== undefined && <Message tone="wrong" sentence={end.problem} />}
    </Dialog>
  )
}
