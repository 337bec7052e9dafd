import { Button } from 'antd'
import { useState } from 'react'
import type { GoodsImport } from '#main/api/catalogue.ts'
import { shop, tableState, useAct, useAsk, useDocumentIds, useMay } from '#renderer/api/client.ts'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Pill } from '#renderer/ui/marks.tsx'

/** Imports of goods so far; each may be taken back until something refers to one of its rows. */
export function GoodsImports() {
  const list = useAsk(shop.catalogue.imports, {})
  const may = useMay('keep_stock')
  const [open, setOpen] = useState<GoodsImport>()
  return (
    <>
      <DataTable<GoodsImport>
        rows={list.data ?? []}
        rowKey={({ document }) => document}
        unit="次"
        state={tableState(list)}
        empty={{ title: '还没有导入过', hint: '导入以后，这里留着每一次的记录，导错了可以撤销。' }}
        columns={[
          { key: 'serial', title: '导入单', width: 130, render: ({ serial }) => serial },
          {
            key: 'day',
            title: '时间',
            width: 160,
            render: ({ businessDate, time }) => `${businessDate} ${time}`,
          },
          { key: 'file', title: '文件', width: 220, render: ({ fileName }) => fileName },
          { key: 'items', title: '样数', width: 80, align: 'right', render: ({ items }) => items },
          { key: 'by', title: '经办', width: 100, render: ({ recordedBy }) => recordedBy },
          {
            key: 'reverse',
            title: '撤销',
            width: 260,
            render: (record) => {
              if (record.reversed !== null) return <Pill>已撤销（{record.reversed}）</Pill>
              if (record.heldBy !== null)
                return <span className="office-soft">{record.heldBy}，不能撤了</span>
              return may && <Button onClick={() => setOpen(record)}>撤销导入</Button>
            },
          },
        ]}
      />
      {open && <Reverse record={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Reverse({ record, onClose }: { record: GoodsImport; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const reverse = useAct(shop.catalogue.reverseImport)
  const documents = useDocumentIds()
  const ready = reason.trim() !== '' && !reverse.busy
  const submit = async () => {
    if (!ready) return
    const form = { import: record.document, reason: reason.trim() }
    const result = await reverse.act({ document: documents.for(form), ...form })
    if (result.ok) onClose()
  }
  return (
    <FormDialog
      title={`撤销导入 · ${record.serial}`}
      size="narrow"
      note={`这一次带进来的 ${record.items} 样都去掉，单子留着。`}
      action={reverse.busy ? '正在撤销' : '撤销导入'}
      disabled={!ready}
      problem={reverse.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormField label="为什么撤销" required>
        {(ids) => <TextInput {...ids} first value={reason} onChange={setReason} maxLength={60} />}
      </FormField>
    </FormDialog>
  )
}
