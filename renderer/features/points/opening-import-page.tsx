import { useState } from 'react'
import { useNavigate } from 'react-router'
import { OPENING_FIELD_NAMES, type OpeningPreview } from '#main/api/points.ts'
import { shop, useAct, useDocumentIds, useSession } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { ListChoice } from '../imports/list-choice.tsx'
import { ListImport, type SeenList } from '../imports/list-import.tsx'
import { PointsNav } from './points-nav.tsx'

type Row = OpeningPreview['rows'][number]

/** 期初导入: what every household had before the books began, from the village's own list. */
export function OpeningImportPage() {
  return (
    <Page title="积分" note={<PointsNav />}>
      <ListImport<OpeningPreview>
        preview={shop.points.previewOpening}
        fields={OPENING_FIELD_NAMES}
        start={(onFile) => (
          <ListChoice
            title="选期初积分表"
            advice="Excel 表格（.xlsx）或 .csv 都行，要有“户号”和“积分”两列，写了户主姓名的会帮着核对有没有写错行。先给您看，点了“确认导入”才算数。"
            template={shop.points.openingTemplate}
            onFile={onFile}
          />
        )}
        rows={(preview) => (
          <DataTable<Row>
            rows={preview.rows}
            rowKey={({ row }) => String(row)}
            unit="户"
            searchText={({ number, headName }) => `${number} ${headName}`}
            searchHint="户号、户主"
            empty={{ title: '没有能导入的', hint: '看看右边写的原因，在上面指出每一列是什么。' }}
            columns={[
              { key: 'row', title: '行', width: 70, align: 'right', render: ({ row }) => row },
              { key: 'number', title: '户号', width: 100, render: ({ number }) => number },
              { key: 'head', title: '户主', width: 180, render: ({ headName }) => headName },
              {
                key: 'points',
                title: '期初积分',
                width: 120,
                align: 'right',
                render: ({ points }) => formatPoints(points),
                compare: (a, b) => a.points - b.points,
              },
            ]}
          />
        )}
        foot={(seen) => <Confirm seen={seen} />}
      />
    </Page>
  )
}

function Confirm({ seen }: { seen: SeenList<OpeningPreview> }) {
  const { today } = useSession()
  const navigate = useNavigate()
  const { rows, total, unmentioned, seen: mark, obstacle } = seen.preview
  const [reason, setReason] = useState('')
  const confirm = useAct(shop.points.confirmOpening)
  const documents = useDocumentIds()
  const submit = async () => {
    const form = {
      file: seen.file,
      choice: seen.choice,
      effectiveDate: today,
      reason: reason.trim(),
      seen: mark,
    }
    const result = await confirm.act({ document: documents.for(form), ...form })
    if (result.ok) void navigate('/points')
  }
  return (
    <>
      {confirm.problem !== undefined && <Message tone="wrong" sentence={confirm.problem} />}
      <div className="list-foot">
        <p className="office-will">
          {rows.length} 户，一共 {formatPoints(total)} 分。
          {unmentioned > 0 && `村里还有 ${unmentioned} 户表里没有，先不动。`}
        </p>
        <FormField label="说明">
          {(ids) => (
            <TextInput
              {...ids}
              value={reason}
              placeholder="原来的手工台账"
              onChange={setReason}
              maxLength={60}
            />
          )}
        </FormField>
        <ActionButton
          label={confirm.busy ? '正在导入' : '确认导入'}
          strong
          disabled={confirm.busy || obstacle !== null || rows.length === 0}
          onPress={() => void submit()}
        />
      </div>
    </>
  )
}
