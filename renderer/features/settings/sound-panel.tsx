import { Switch } from 'antd'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { counterSounds, saveSoundSettings, useSoundSettings } from './sound-settings.ts'
import './settings.css'

export function SoundPanel() {
  const settings = useSoundSettings()
  return (
    <Card title="声音">
      <div className="settings-form">
        <div className="settings-switch">
          <div>
            <strong>对错提示音</strong>
            <p>扫对了一声，不对另一声。关掉以后要看屏幕。</p>
          </div>
          <Switch
            aria-label="对错提示音"
            checked={settings.sound}
            onChange={(sound) => saveSoundSettings({ ...settings, sound })}
          />
        </div>
        <div className="settings-switch">
          <div>
            <strong>说话</strong>
            <p>只说“请扫积分卡”“请签字，下一位”这样的话。谁家多少分、扣了多少，从不念出来。</p>
          </div>
          <Switch
            aria-label="说话"
            checked={settings.speech}
            onChange={(speech) => saveSoundSettings({ ...settings, speech })}
          />
        </div>
        <div className="settings-row">
          <ActionButton
            label="听一下对的"
            onPress={() => {
              counterSounds.right()
              counterSounds.say('sign-next')
            }}
          />
          <ActionButton label="听一下不对的" onPress={() => counterSounds.wrong()} />
        </div>
      </div>
    </Card>
  )
}
