import { useState } from 'react'
import type { PrinterSettings } from '#main/api/printing.ts'
import { Asked, shop, useAct, useAsk, useMay } from '#renderer/api/client.ts'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { formOf, hostProblem, portProblem, settingsOf } from './printer-form.ts'
import { PrinterTest } from './printer-test.tsx'
import './settings.css'

const PAPERS = [
  { columns: 48, label: '80 毫米，一行 48 列' },
  { columns: 42, label: '80 毫米，一行 42 列' },
  { columns: 32, label: '58 毫米，一行 32 列' },
] as const
const CUTTERS = [
  { cutter: 'partial', label: '有切刀，留一点连着' },
  { cutter: 'full', label: '有切刀，全切断' },
  { cutter: 'none', label: '没有切刀，手撕' },
] as const

/** Where the slip printer is and what paper it has; then a test slip with three questions. */
export function PrinterPanel() {
  const settings = useAsk(shop.printing.settings, {})
  return (
    <Asked question={settings}>
      {(saved) => (
        <div className="settings-form">
          <PrinterFormPart key={JSON.stringify(saved)} saved={saved} />
          {saved.address !== '' && <PrinterTest />}
        </div>
      )}
    </Asked>
  )
}

function PrinterFormPart({ saved }: { saved: PrinterSettings }) {
  const may = useMay('administer')
  const [form, setForm] = useState(() => formOf(saved))
  const save = useAct(shop.printing.saveSettings)
  const host = hostProblem(form.host)
  const port = portProblem(form.port)
  const changed = JSON.stringify(settingsOf(form)) !== JSON.stringify(saved)
  const ready = may && changed && host === undefined && port === undefined && !save.busy
  return (
    <>
      <div className="settings-address">
        <FormField
          label="打印机的地址"
          hint="关机，按住走纸键再开机，打印机会打出一张纸，上面的 192.168 开头的就是。没有打印机就空着，小票在屏幕上看。"
          problem={host}
        >
          {(ids) => (
            <TextInput
              {...ids}
              value={form.host}
              onChange={(value) => setForm({ ...form, host: value })}
              placeholder="192.168.1.87"
            />
          )}
        </FormField>
        <FormField label="端口" problem={port}>
          {(ids) => (
            <TextInput
              {...ids}
              numeric
              value={form.port}
              onChange={(value) => setForm({ ...form, port: value })}
            />
          )}
        </FormField>
      </div>
      <GroupField label="纸">
        {PAPERS.map(({ columns, label }) => (
          <Choice
            key={columns}
            label={label}
            chosen={form.columns === columns}
            onChoose={() => setForm({ ...form, columns })}
          />
        ))}
      </GroupField>
      <GroupField label="切纸">
        {CUTTERS.map(({ cutter, label }) => (
          <Choice
            key={cutter}
            label={label}
            chosen={form.cutter === cutter}
            onChoose={() => setForm({ ...form, cutter })}
          />
        ))}
      </GroupField>
      <GroupField label="接了钱箱吗">
        <Choice label="没有" chosen={!form.drawer} onChoose={() => setForm({ ...form, drawer: false })} />
        <Choice
          label="接了，打小票时弹开"
          chosen={form.drawer}
          onChoose={() => setForm({ ...form, drawer: true })}
        />
      </GroupField>
      {save.problem !== undefined && <Message tone="wrong" sentence={save.problem} />}
      {!may && <p className="settings-soft">只有管理员能改打印机。</p>}
      <div className="settings-row">
        <ActionButton
          label={save.busy ? '正在保存' : '保存'}
          strong
          disabled={!ready}
          onPress={() => void save.act(settingsOf(form))}
        />
      </div>
    </>
  )
}
