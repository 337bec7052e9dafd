import { useState } from 'react'
import type { SafekeepingState } from '#main/api/safekeeping.ts'
import { Asked, shop, useAct, useAsk, useMay } from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { BackupList } from './backup-list.tsx'
import { BackupTo } from './backup-to.tsx'
import { ExtraFolder } from './extra-folder.tsx'
import { openRestore } from './restore-view.ts'
import { fullMoment } from './texts.ts'
import './safekeeping.css'

/** 设置 → 备份与恢复. */
export function BackupPanel() {
  const state = useAsk(shop.safekeeping.state, {})
  return <Asked question={state}>{(known) => <KnownBackups state={known} />}</Asked>
}

function KnownBackups({ state }: { state: SafekeepingState }) {
  const admin = useMay('administer')
  const backUp = useAct(shop.safekeeping.backUp)
  const [toStick, setToStick] = useState(false)
  const [made, setMade] = useState<string>()
  const busy = backUp.busy || state.running !== null
  const now = async () => {
    setMade(undefined)
    const result = await backUp.act({ folder: null })
    if (result.ok) setMade(result.value.path)
  }
  return (
    <div className="settings-form">
      <Card title="备份">
        <div className="settings-form">
          <StateNow state={state} />
          {state.trouble !== null && <Message tone="wrong" sentence={state.trouble} />}
          {backUp.problem !== undefined && <Message tone="wrong" sentence={backUp.problem} />}
          {made !== undefined && <Message tone="right" sentence={`备份好了，体检过了：${made}`} />}
          <div className="settings-row">
            <ActionButton
              label={busy ? '正在备份' : '立即备份'}
              strong
              disabled={busy}
              onPress={() => void now()}
            />
            {admin && <ActionButton label="备份到U盘" disabled={busy} onPress={() => setToStick(true)} />}
          </div>
          <p className="settings-soft">
            每天第一次打开、每次关掉程序，都会自动备一份到 <span className="safe-path">{state.folder}</span>
            ，打开、体检过才算数。最近三十天的和每月第一份都留着。
          </p>
        </div>
      </Card>
      {admin && <ExtraFolder key={state.extraFolder ?? ''} saved={state.extraFolder} />}
      {admin && (
        <Card title="恢复">
          <div className="settings-form">
            <p className="settings-say">
              电脑换了、账本坏了、记乱了，都能回到备份的那一刻。分三步：选一份，先在复制件上试一遍，看清楚了再恢复。
            </p>
            <div className="settings-row">
              <ActionButton label="从备份恢复" onPress={openRestore} />
            </div>
          </div>
        </Card>
      )}
      <Card title="已有的备份">
        <BackupList backups={state.backups} />
      </Card>
      {toStick && <BackupTo onClose={() => setToStick(false)} />}
    </div>
  )
}

function StateNow({ state: { last, documentsSince } }: { state: SafekeepingState }) {
  if (last === null) return <Message tone="ask" sentence="还没有备份。请按“立即备份”。" />
  const since = documentsSince === 0 ? '之后没有再记单。' : `之后又记了 ${documentsSince} 张单。`
  return (
    <Message
      tone="right"
      sentence={`最近一份：${fullMoment(last.madeAt)}，到第 ${last.sequence} 张单，核对码 ${last.checkCode}。`}
      more={since}
    />
  )
}
