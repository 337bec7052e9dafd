import { useState } from 'react'
import type { Drive } from '#main/api/safekeeping.ts'
import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import type {} from '../../../preload/bridge.ts'
import { sizeText } from './texts.ts'

export interface FolderChoiceProps {
  readonly folder: string
  readonly onFolder: (folder: string) => void
}

/** On a stick, backups lie in a folder of their own. */
const ON_A_STICK = '积分超市备份'

export const stickFolder = ({ path }: Pick<Drive, 'path'>): string =>
  `${path.replace(/[\\/]$/, '')}${path.includes('\\') ? '\\' : '/'}${ON_A_STICK}`

/** What is plugged in, or any folder. */
export function FolderChoice({ folder, onFolder }: FolderChoiceProps) {
  const drives = useAsk(shop.safekeeping.drives, {}, { everyMs: 3000 })
  const [typing, setTyping] = useState(false)
  const pick = async () => {
    const picked = await window.counterBridge?.pickFolder({ title: '备份放到哪个文件夹' })
    if (picked?.outcome === 'picked') onFolder(picked.path)
    else if (picked === undefined || picked.outcome === 'unsupported') setTyping(true)
  }
  return (
    <>
      <Asked question={drives}>
        {(found) =>
          found.length === 0 ? (
            <p className="settings-soft">没看到U盘。插上以后会自己出现在这里。</p>
          ) : (
            <GroupField label="插着的盘">
              {found.map((drive) => (
                <Choice
                  key={drive.path}
                  wide
                  label={
                    drive.writable
                      ? `${drive.label}（还有 ${sizeText(drive.freeBytes)}）`
                      : `${drive.label}（有写保护，不能用）`
                  }
                  disabled={!drive.writable}
                  chosen={folder === stickFolder(drive)}
                  onChoose={() => onFolder(stickFolder(drive))}
                />
              ))}
            </GroupField>
          )
        }
      </Asked>
      {typing ? (
        <FormField label="文件夹" hint="写全，比如 D:\备份">
          {(ids) => <TextInput {...ids} first value={folder} onChange={onFolder} maxLength={1000} />}
        </FormField>
      ) : (
        <div className="settings-row">
          <ActionButton label="别的文件夹" onPress={() => void pick()} />
        </div>
      )}
    </>
  )
}
