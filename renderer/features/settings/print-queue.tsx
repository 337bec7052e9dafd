import { Button } from 'antd'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { shop, tableState, useAct, useAsk, useMay } from '#renderer/api/client.ts'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { SlipDialog } from '../slips/slip-dialog.tsx'
import { JobState, jobStateText, type PrintJobRow } from './job-state.tsx'
import { momentText } from './moment-text.ts'
import './settings.css'

/** What went to the slip printer, and how it ended. Only a person can say what came out when it does not. */
export function PrintQueue() {
  const jobs = useAsk(shop.printing.jobs, {})
  const may = useMay('serve')
  const settle = useAct(shop.printing.settle)
  const reprint = useAct(shop.printing.reprint)
  const [shown, setShown] = useState<string>()
  return (
    <>
      <DataTable<PrintJobRow>
        rows={jobs.data ?? []}
        rowKey={({ id }) => id}
        unit="张"
        state={tableState(jobs)}
        empty={{
          icon: Printer,
          title: '还没有打过小票',
          hint: '兑换台确认一单，小票就会到这里排队。打不出来也不耽误记账。',
        }}
        searchText={(row) => `${row.title} ${row.serial ?? ''} ${jobStateText(row.state)}`}
        searchHint="单号"
        onOpen={({ document }) => {
          if (document !== null) setShown(document)
        }}
        columns={[
          {
            key: 'at',
            title: '时间',
            width: 150,
            render: (row) => momentText(row.queuedAt),
            compare: (a, b) => a.queuedAt.localeCompare(b.queuedAt),
          },
          { key: 'title', title: '小票', width: 150, render: (row) => row.serial ?? row.title },
          { key: 'state', title: '结果', width: 150, render: (row) => <JobState state={row.state} /> },
          { key: 'reason', title: '说明', width: 260, render: (row) => row.reason ?? '' },
          {
            key: 'do',
            title: '',
            width: 240,
            align: 'right',
            render: (row) => (
              // A press on a button is not a press on the row.
              // biome-ignore lint/a11y/noStaticElementInteractions: it only stops what the buttons let through
              <span
                className="settings-cell"
                onClick={(event) => event.stopPropagation()}
                onKeyDown={(event) => event.stopPropagation()}
              >
                {may && row.state === 'unknown' && (
                  <>
                    <Button onClick={() => void settle.act({ job: row.id, printed: true })}>打出来了</Button>
                    <Button onClick={() => void settle.act({ job: row.id, printed: false })}>没打出来</Button>
                  </>
                )}
                {may && row.document !== null && row.state === 'failed' && (
                  <Button onClick={() => void reprint.act({ document: row.document ?? '' })}>补打</Button>
                )}
              </span>
            ),
          },
        ]}
      />
      {shown !== undefined && <SlipDialog document={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}
