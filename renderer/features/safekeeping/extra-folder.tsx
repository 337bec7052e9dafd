import { useState } from 'react'
import { shop, useAct } from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { FolderChoice } from './folder-choice.tsx'

/** A second place for every backup made by itself: a disk that breaks takes only one of them along. */
export function ExtraFolder({ saved }: { saved: string | null }) {
  const [folder, setFolder] = useState(saved ?? '')
  const [choosing, setChoosing] = useState(false)
  const save = useAct(shop.safekeeping.saveFolder)
  const keep = async (next: string | null) => {
    const result = await save.act({ folder: next })
    if (result.ok) setChoosing(false)
  }
  return (
    <Card title="另外再放一份">
      <div className="settings-form">
        <p className="settings-say">
          {saved === null ? (
            '硬盘会坏。插一个U盘长期放着，每次自动备份也往上面放一份。'
          ) : (
            <>
              自动备份也放一份到 <span className="safe-path">{saved}</span>。没插的时候就跳过。
            </>
          )}
        </p>
        {choosing && <FolderChoice folder={folder} onFolder={setFolder} />}
        {save.problem !== undefined && <Message tone="wrong" sentence={save.problem} />}
        <div className="settings-row">
          {choosing ? (
            <>
              <ActionButton label="不改了" onPress={() => setChoosing(false)} />
              <ActionButton
                label="就放这里"
                strong
                disabled={folder.trim() === '' || save.busy}
                onPress={() => void keep(folder.trim())}
              />
            </>
          ) : (
            <>
              <ActionButton
                label={saved === null ? '选一个地方' : '换个地方'}
                onPress={() => setChoosing(true)}
              />
              {saved !== null && (
                <ActionButton label="不再另放" disabled={save.busy} onPress={() => void keep(null)} />
              )}
            </>
          )}
        </div>
      </div>
    </Card>
  )
}
