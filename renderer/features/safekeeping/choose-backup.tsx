import { useState } from 'react'
import type { Candidate } from '#main/api/safekeeping.ts'
import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import type {} from '../../../preload/bridge.ts'
import { fullMoment, sizeText } from './texts.ts'

export interface ChooseBackupProps {
  readonly chosen: string
  readonly onChoose: (path: string) => void
}

/** What usual places hold, newest first; or any other file. */
export function ChooseBackup({ chosen, onChoose }: ChooseBackupProps) {
  const candidates = useAsk(shop.safekeeping.candidates, { folder: null })
  const [elsewhere, setElsewhere] = useState(false)
  const pick = async () => {
    const picked = await window.counterBridge?.pickFile({
      title: '选一份备份',
      kinds: [{ label: '账本', extensions: ['db'] }],
    })
    if (picked?.outcome === 'picked') onChoose(picked.path)
    else if (picked === undefined || picked.outcome === 'unsupported') setElsewhere(true)
  }
  return (
    <div className="safe-form">
      <Asked question={candidates}>
        {(found) =>
          found.length === 0 ? (
            <EmptyState
              title="没找到备份"
              hint="把存备份的U盘插上，再看一次；或者写明文件在哪里。"
              actions={[{ label: '再看一次', onPress: () => void candidates.refetch() }]}
            />
          ) : (
            <ul className="safe-files">
              {found.map((file) => (
                <li key={file.path}>
                  <BackupFile
                    file={file}
                    chosen={file.path === chosen}
                    onChoose={() => onChoose(file.path)}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      {elsewhere ? (
        <FormField label="文件在哪里" hint="写全，比如 E:\积分超市备份\兴隆沟村_2026-11-24_0942.db">
          {(ids) => <TextInput {...ids} first value={chosen} onChange={onChoose} maxLength={1000} />}
        </FormField>
      ) : (
        <div className="safe-row">
          <ActionButton label="别的文件" onPress={() => void pick()} />
          <ActionButton label="再看一次" onPress={() => void candidates.refetch()} />
        </div>
      )}
    </div>
  )
}

function BackupFile({ file, chosen, onChoose }: { file: Candidate; chosen: boolean; onChoose: () => void }) {
  return (
    <button
      type="button"
      className={classes('safe-file', chosen && 'safe-file-chosen')}
      aria-pressed={chosen}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className="safe-file-name">{file.name}</span>
      <span className="safe-file-facts">
        {file.place} · {fullMoment(file.modifiedAt)} · {sizeText(file.sizeBytes)}
      </span>
      {file.verified === true && <Pill tone="green">做的时候体检过</Pill>}
      {file.verified === false && <Pill tone="amber">做的时候体检有不对</Pill>}
    </button>
  )
}
