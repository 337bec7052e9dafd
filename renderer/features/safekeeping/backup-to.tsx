import { useState } from 'react'
import { shop, useAct } from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { FolderChoice } from './folder-choice.tsx'

/** One copy to a stick or a folder, now. */
export function BackupTo({ onClose }: { onClose: () => void }) {
  const [folder, setFolder] = useState('')
  const backUp = useAct(shop.safekeeping.backUp)
  const [made, setMade] = useState<string>()
  const ready = folder.trim() !== '' && !backUp.busy
  const submit = async () => {
    if (!ready) return
    setMade(undefined)
    const result = await backUp.act({ folder: folder.trim() })
    if (result.ok) setMade(result.value.path)
  }
  return (
    <Dialog
      title="备份到U盘"
      onClose={onClose}
      keys={{ enter: () => void submit() }}
      footer={
        <ActionButton
          label={backUp.busy ? '正在备份' : '备份到这里'}
          keyHint="Enter"
          strong
          disabled={!ready}
          onPress={() => void submit()}
        />
      }
    >
      <div className="settings-form">
        <FolderChoice folder={folder} onFolder={setFolder} />
        {backUp.problem !== undefined && <Message tone="wrong" sentence={backUp.problem} />}
        {made !== undefined && (
          <Message tone="right" sentence={`备份好了，读回来体检过了，可以拔U盘了：${made}`} />
        )}
        <p className="settings-soft">备份里有农户的名字和电话，U盘请收好。密码不在里面。</p>
      </div>
    </Dialog>
  )
}
