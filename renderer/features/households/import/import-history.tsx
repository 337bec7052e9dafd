import { Button } from 'antd'
import { useState } from 'react'
import type { ImportRecord } from '#main/api/register.ts'
import { shop, tableState, useAct, useAsk, useDocumentIds, useMay } from '#renderer/api/client.ts'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { FormDialog } from '../form-dialog.tsx'

/** Imports so far; each can be taken back until something has happened to one of its households. */
export function ImportHistory() {
  const list = useAsk(shop.register.list, {})
  const may = useMay('register')
  const [open, setOpen] = useState<ImportRecord>()
  return (
    <>
      <DataTable<ImportRecord>
        rows={list.data ?? []}
        rowKey={({ document }) => document}
        unit="次"
        state={tableState(list)}
        empty={{ title: '还没有导入过', hint: '导入以后，这里留着每一次的记录，办错了可以撤销。' }}
        columns={[
          { key: 'serial', title: '导入单', width: 130, render: ({ serial }) => serial },
          {
            key: 'day',
            title: '时间',
            width: 160,
            render: ({ businessDate, time }) => `${businessDate} ${time}`,
          },
          { key: 'file', title: '文件', width: 220, render: ({ fileName }) => fileName },
          {
            key: 'households',
            title: '户数',
            width: 80,
            align: 'right',
            render: ({ households }) => households,
          },
          { key: 'by', title: '经办', width: 100, render: ({ recordedBy }) => recordedBy },
          {
            key: 'reverse',
            title: '撤销',
            width: 260,
            render: (record) => <Reverse record={record} may={may} onOpen={() => setOpen(record)} />,
          },
        ]}
      />
      {open && <ReverseForm record={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Reverse({ record, may, onOpen }: { record: ImportRecord; may: boolean; onOpen: () => void }) {
  if (record.reversed !== null) return <Pill>已撤销（{record.reversed}）</Pill>
  if (record.heldBy !== null) return <span className="households-soft">{record.heldBy}，不能撤了</span>
  return may ? <Button onClick={onOpen}>撤销导入</Button> : null
}

export interface ReverseFormProps {
  readonly record: { readonly document: string; readonly serial: string; readonly households: number }
  readonly onClose: () => void
  readonly onDone?: (sentence: string) => void
}

/** 撤销导入: what it brought goes, what it changed is as it was. */
export function ReverseForm({ record, onClose, onDone }: ReverseFormProps) {
  const [reason, setReason] = useState('')
  const save = useAct(shop.register.reverse)
  const documents = useDocumentIds()
  const ready = reason.trim() !== '' && !save.busy
  const submit = async () => {
    if (!ready) return
    const form = { import: record.document, reason: reason.trim() }
    const result = await save.act({ document: documents.for(form), ...form })
    if (!result.ok) return
    onClose()
    onDone?.(`撤销了 ${record.serial}：去掉 ${result.value.removed} 户，恢复 ${result.value.restored} 户。`)
  }
  return (
    <FormDialog
      title={`撤销导入 · ${record.serial}`}
      size="narrow"
      note={`这一次带进来的 ${record.households} 户，新加的去掉，改过的恢复成原来的样子。单子都留着。`}
      action={save.busy ? '正在撤销' : '撤销导入'}
      disabled={!ready}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormField label="为什么撤销" required>
        {(ids) => <TextInput {...ids} first value={reason} onChange={setReason} maxLength={100} />}
      </FormField>
      {save.problem !== undefined && <Message tone="wrong" sentence={save.problem} />}
    </FormDialog>
  )
}
