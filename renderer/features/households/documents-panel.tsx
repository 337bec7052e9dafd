import { useState } from 'react'
import type { HouseholdDocument } from '#main/api/households.ts'
import { shop, tableState, useAsk } from '#renderer/api/client.ts'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { JoiningPaperDialog } from './joining-paper.tsx'
import { hasJoiningPaper, hasSlip } from './slip-kinds.ts'

export interface DocumentsPanelProps {
  readonly household: string
  /** Only what went over the counter. */
  readonly slipsOnly: boolean
  readonly onOpen: (document: string) => void
}

/** 单据: everything that was ever written down about a household, the newest first. */
export function DocumentsPanel({ household, slipsOnly, onOpen }: DocumentsPanelProps) {
  const [paper, setPaper] = useState<string>()
  const documents = useAsk(shop.households.documents, { household })
  const all = documents.data ?? []
  const rows = slipsOnly ? all.filter(({ kind }) => hasSlip(kind)) : all
  if (paper !== undefined) {
    return <JoiningPaperDialog document={paper} onClose={() => setPaper(undefined)} />
  }
  return (
    <DataTable<HouseholdDocument>
      rows={rows}
      rowKey={({ document }) => document}
      unit="张"
      state={tableState(documents)}
      columns={COLUMNS}
      searchText={({ serial, title, recordedBy, notes, checkCode }) =>
        [serial, title, recordedBy, checkCode, ...notes.map(({ text }) => text)].join(' ')
      }
      searchHint="单号、核对码、原因"
      onOpen={({ document, kind }) => {
        if (hasSlip(kind)) onOpen(document)
        if (hasJoiningPaper(kind)) setPaper(document)
      }}
      empty={
        slipsOnly
          ? { title: '还没有兑换过', hint: '在兑换台办过的每一单，都会留在这里，可以补打。' }
          : { title: '还没有单据', hint: '登记、变更、发卡、兑换，都会各记一张单。' }
      }
    />
  )
}

const COLUMNS: readonly DataColumn<HouseholdDocument>[] = [
  { key: 'day', title: '日期', width: 125, render: ({ businessDate }) => businessDate },
  { key: 'title', title: '单子', width: 120, render: ({ title }) => title },
  { key: 'serial', title: '单号', width: 140, render: ({ serial }) => serial },
  {
    key: 'notes',
    title: '说明',
    width: 195,
    render: ({ notes }) => (
      <span className="households-soft">
        {notes.map(({ label, text }) => `${label}：${text}`).join('；')}
      </span>
    ),
  },
  { key: 'by', title: '经办', width: 100, render: ({ recordedBy }) => recordedBy },
  { key: 'check', title: '核对码', width: 115, render: ({ checkCode }) => checkCode },
]
