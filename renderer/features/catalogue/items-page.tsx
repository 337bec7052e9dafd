import { Button } from 'antd'
import { FileUp, Hash, Package, Plus } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { type CatalogueItem, ITEM_KIND_NAMES } from '#main/api/catalogue.ts'
import { quantityText } from '#main/api/stock.ts'
import { act, shop, tableState, useAsk, useMay } from '#renderer/api/client.ts'
import { useScans } from '#renderer/input/use-scans.ts'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { StockNav } from '../stock/stock-nav.tsx'
import { CodeSheet } from './code-sheet.tsx'
import { ItemForm } from './item-form.tsx'
import { ItemPicture } from './item-picture.tsx'

type Open = { readonly kind: 'register'; readonly code?: string } | { readonly kind: 'codes' }

/** Everything the shop may hand out or take back. A scan opens its item, or offers to register it. */
export function ItemsPage() {
  const navigate = useNavigate()
  const may = useMay('keep_stock')
  const list = useAsk(shop.catalogue.list, {})
  // a code that the counter did not know comes along
  const code = useSearchParams()[0].get('code')
  const [open, setOpen] = useState<Open | undefined>(
    code === null || !may ? undefined : { kind: 'register', code },
  )
  const [said, setSaid] = useState<string>()
  useScans({
    onScan: ({ code }) => {
      void act(shop.catalogue.byCode, { code }).then((answer) => {
        if (answer.ok) void navigate(`/stock/items/${answer.value.item.id}`)
        else if (answer.refusal.code === 'code_unknown' && may) setOpen({ kind: 'register', code })
        else setSaid(answer.refusal.sentence)
      })
    },
    onTrouble: ({ sentence }) => setSaid(sentence),
  })
  return (
    <Page
      title="库存"
      note={<StockNav />}
      actions={
        may && (
          <>
            <Button icon={<Hash size={18} aria-hidden="true" />} onClick={() => setOpen({ kind: 'codes' })}>
              短号表
            </Button>
            <Button
              icon={<FileUp size={18} aria-hidden="true" />}
              onClick={() => void navigate('/stock/items/import')}
            >
              导入
            </Button>
            <Button
              type="primary"
              icon={<Plus size={18} aria-hidden="true" />}
              onClick={() => setOpen({ kind: 'register' })}
            >
              登记物品
            </Button>
          </>
        )
      }
    >
      <div className="office-column">
        {said !== undefined && <Message tone="wrong" sentence={said} />}
        <DataTable<CatalogueItem>
          rows={list.data ?? []}
          columns={COLUMNS}
          rowKey={({ id }) => id}
          unit="样"
          state={tableState(list)}
          searchText={({ name, spec, pinyin, initials, shortNumber, barcodes }) =>
            [name, spec, pinyin, initials, shortNumber ?? '', ...barcodes.map(({ code }) => code)].join(' ')
          }
          searchHint="名称、拼音、短号、条码"
          onOpen={({ id }) => void navigate(`/stock/items/${id}`)}
          empty={{
            icon: Package,
            title: '还没有物品',
            hint: '有现成的物品表就导进来；也可以拿起枪，扫一样登记一样。',
            actions: may
              ? [
                  { label: '导入物品表', onPress: () => void navigate('/stock/items/import') },
                  { label: '登记第一样', onPress: () => setOpen({ kind: 'register' }) },
                ]
              : [],
          }}
        />
      </div>
      {open?.kind === 'register' && (
        <ItemForm
          {...(open.code === undefined ? {} : { code: open.code })}
          onClose={() => setOpen(undefined)}
          onDone={(item) => {
            setOpen(undefined)
            void navigate(`/stock/items/${item}`)
          }}
        />
      )}
      {open?.kind === 'codes' && <CodeSheet onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

const COLUMNS: readonly DataColumn<CatalogueItem>[] = [
  {
    key: 'name',
    title: '名称',
    width: 330,
    render: ({ picture, name, spec, active }) => (
      <span className="office-name">
        <ItemPicture picture={picture} name={name} />
        <span className="office-name-words">
          <strong>{name}</strong>
          <span className="office-soft">{spec}</span>
          {!active && <Pill tone="amber">停用</Pill>}
        </span>
      </span>
    ),
    compare: (a, b) => a.pinyin.localeCompare(b.pinyin),
  },
  {
    key: 'kind',
    title: '类别',
    width: 100,
    render: ({ kind }) => ITEM_KIND_NAMES[kind],
    filter: { values: Object.values(ITEM_KIND_NAMES), of: ({ kind }) => ITEM_KIND_NAMES[kind] },
  },
  {
    key: 'unit',
    title: '单位',
    width: 110,
    render: ({ unit, basePerUnit, baseName }) => (basePerUnit > 1 ? `${unit}（按${baseName}）` : unit),
  },
  {
    key: 'short',
    title: '短号',
    width: 90,
    align: 'right',
    render: ({ shortNumber }) => shortNumber ?? '',
    compare: (a, b) => Number(a.shortNumber ?? 99_999) - Number(b.shortNumber ?? 99_999),
  },
  {
    key: 'barcode',
    title: '条码',
    width: 200,
    render: ({ barcodes }) =>
      barcodes.length > 1 ? `${barcodes[0]?.code}（共 ${barcodes.length} 个）` : (barcodes[0]?.code ?? ''),
  },
  {
    key: 'limit',
    title: '每户每月最多',
    width: 130,
    align: 'right',
    render: (item) => (item.limitPerMonth === null ? '' : quantityText(item.limitPerMonth, item)),
  },
]
