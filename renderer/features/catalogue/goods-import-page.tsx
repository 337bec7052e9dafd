import { useState } from 'react'
import { useNavigate } from 'react-router'
import { GOODS_FIELD_NAMES, type GoodsPreview, ITEM_KIND_NAMES } from '#main/api/catalogue.ts'
import { shop, useAct, useAsk, useDocumentIds, useSession } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { ListChoice } from '../imports/list-choice.tsx'
import { ListImport, type SeenList } from '../imports/list-import.tsx'
import { StockNav } from '../stock/stock-nav.tsx'
import { GoodsImports } from './goods-imports.tsx'

type Row = GoodsPreview['items'][number]

/** 导入物品: the village's own list of goods. */
export function GoodsImportPage() {
  return (
    <Page title="库存" note={<StockNav />}>
      <ListImport<GoodsPreview>
        preview={shop.catalogue.previewImport}
        fields={GOODS_FIELD_NAMES}
        start={(onFile) => (
          <div className="office-column">
            <ListChoice
              title="选物品表"
              advice="Excel 表格（.xlsx）或 .csv 都行，要有“名称”这一列，最好还有条码、规格、单位、分值。没有条码的会给短号；礼包写成“肥皂2块+毛巾1条”就认得。先给您看，点了“确认导入”才算数。"
              template={shop.catalogue.importTemplate}
              onFile={onFile}
            />
            <GoodsImports />
          </div>
        )}
        rows={(preview) => <Items preview={preview} />}
        foot={(seen) => <Confirm seen={seen} />}
      />
    </Page>
  )
}

function Items({ preview }: { preview: GoodsPreview }) {
  return (
    <DataTable<Row>
      rows={preview.items}
      rowKey={({ row }) => String(row)}
      unit="样"
      searchText={({ name, spec, barcodes }) => [name, spec, ...barcodes].join(' ')}
      searchHint="名称、条码"
      empty={{ title: '没有能导入的', hint: '看看右边写的原因，在上面指出每一列是什么。' }}
      columns={[
        { key: 'row', title: '行', width: 60, align: 'right', render: ({ row }) => row },
        {
          key: 'name',
          title: '名称',
          width: 230,
          render: ({ name, spec, components, existing, incomplete }) => (
            <span className="office-name-words">
              <strong>{name}</strong>
              <span className="office-soft">{components || spec}</span>
              {existing && <Pill>已经有了</Pill>}
              {incomplete && <Pill tone="amber">先停用，补齐再用</Pill>}
            </span>
          ),
        },
        { key: 'kind', title: '类别', width: 80, render: ({ kind }) => ITEM_KIND_NAMES[kind] },
        {
          key: 'unit',
          title: '单位',
          width: 90,
          render: ({ unit, basePerUnit, baseName }) => (basePerUnit > 1 ? `${unit}，按${baseName}` : unit),
        },
        {
          key: 'barcode',
          title: '条码',
          width: 150,
          render: ({ barcodes, existing }) =>
            barcodes.length > 0 ? (
              barcodes.join(' ')
            ) : existing ? (
              ''
            ) : (
              <span className="office-soft">给短号</span>
            ),
        },
        {
          key: 'points',
          title: '分值',
          width: 70,
          align: 'right',
          render: ({ points }) => (points === null ? '' : formatPoints(points)),
        },
      ]}
    />
  )
}

function Confirm({ seen }: { seen: SeenList<GoodsPreview> }) {
  const navigate = useNavigate()
  const { today } = useSession()
  const { counts, seen: mark, obstacle } = seen.preview
  const scheme = useAsk(shop.schemes.current, {})
  const [approver, setApprover] = useState('')
  const confirm = useAct(shop.catalogue.confirmImport)
  const documents = useDocumentIds()
  const priced = counts.priced > 0 && scheme.data != null
  const submit = async () => {
    const form = {
      file: seen.file,
      choice: seen.choice,
      prices: priced && approver.trim() !== '' ? { fromDate: today, approver: approver.trim() } : null,
      seen: mark,
    }
    const result = await confirm.act({ document: documents.for(form), ...form })
    if (result.ok) void navigate('/stock/items')
  }
  return (
    <>
      {confirm.problem !== undefined && <Message tone="wrong" sentence={confirm.problem} />}
      <div className="list-foot">
        <p className="office-will">
          新登记 {counts.added} 样{counts.existing > 0 && `，${counts.existing} 样已经有了不动`}
          {counts.skipped > 0 && `，${counts.skipped} 行不导入`}。
          {counts.priced > 0 &&
            (priced
              ? `表里有 ${counts.priced} 样写了分值，写上谁定的就一起记；空着只登记物品。`
              : '表里的分值先不记：还没有定积分方案。')}
        </p>
        {priced && (
          <FormField label="分值谁定的">
            {(ids) => (
              <TextInput
                {...ids}
                value={approver}
                placeholder="村两委"
                onChange={setApprover}
                maxLength={40}
              />
            )}
          </FormField>
        )}
        <ActionButton
          label={confirm.busy ? '正在导入' : '确认导入'}
          strong
          disabled={confirm.busy || obstacle !== null || counts.added === 0}
          onPress={() => void submit()}
        />
      </div>
    </>
  )
}
