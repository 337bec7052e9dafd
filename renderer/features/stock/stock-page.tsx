import { Button } from 'antd'
import { Boxes, PackagePlus } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { quantityText, type StockRow } from '#main/api/stock.ts'
import { act, shop, tableState, useAsk, useMay } from '#renderer/api/client.ts'
import { useScans } from '#renderer/input/use-scans.ts'
import { formatYuan } from '#renderer/ui/amounts.tsx'
import { Choice } from '#renderer/ui/buttons.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { ItemPicture } from '../catalogue/item-picture.tsx'
import { CountPrompt } from '../counting/count-prompt.tsx'
import { StockNav } from './stock-nav.tsx'
import './stock.css'

type View = 'all' | 'low' | 'near' | 'expired'

const VIEWS: readonly { view: View; label: string; of: (row: StockRow) => boolean }[] = [
  { view: 'all', label: '全部', of: (row) => row.active || (row.left ?? 0) > 0 || row.expired > 0 },
  { view: 'low', label: '快没了', of: (row) => row.low },
  { view: 'near', label: '临期', of: (row) => row.nearExpiry > 0 },
  { view: 'expired', label: '过期', of: (row) => row.expired > 0 },
]

/** 存货: what stands on the shelf, what it is worth, what runs out and what goes off. */
export function StockPage() {
  const navigate = useNavigate()
  const may = useMay('keep_stock')
  const [view, setView] = useState<View>('all')
  const [said, setSaid] = useState<string>()
  const list = useAsk(shop.stock.list, {})
  const rows = list.data ?? []
  const chosen = VIEWS.find((one) => one.view === view) ?? VIEWS[0]
  const value = rows.reduce((sum, row) => sum + row.valueFen, 0)
  useScans({
    onScan: ({ code }) => {
      void act(shop.catalogue.byCode, { code }).then((answer) => {
        if (answer.ok) void navigate(`/stock/items/${answer.value.item.id}`)
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
          <Button
            type="primary"
            icon={<PackagePlus size={18} aria-hidden="true" />}
            onClick={() => void navigate('/stock/receive')}
          >
            入库
          </Button>
        )
      }
    >
      <div className="office-column">
        {said !== undefined && <Message tone="wrong" sentence={said} />}
        <CountPrompt />
        <div className="stock-views">
          {VIEWS.map((one) => {
            const count = rows.filter(one.of).length
            return (
              <Choice
                key={one.view}
                label={`${one.label} ${count}`}
                chosen={view === one.view}
                disabled={one.view !== 'all' && count === 0}
                onChoose={() => setView(one.view)}
              />
            )
          })}
          <span className="stock-value">
            货架上一共值 <strong>{formatYuan(value)}</strong> 元
          </span>
        </div>
        <DataTable<StockRow>
          rows={rows.filter((row) => chosen?.of(row))}
          columns={COLUMNS}
          rowKey={({ item }) => item}
          unit="样"
          state={tableState(list)}
          searchText={({ name, spec, pinyin, initials, shortNumber, barcodes }) =>
            [name, spec, pinyin, initials, shortNumber ?? '', ...barcodes].join(' ')
          }
          searchHint="名称、拼音、短号、条码"
          onOpen={({ item }) => void navigate(`/stock/items/${item}`)}
          empty={{
            icon: Boxes,
            title: '还没有物品',
            hint: '先到“物品”里登记或导入，再到“入库”里记一笔，货就上架了。',
            actions: may ? [{ label: '去登记物品', onPress: () => void navigate('/stock/items') }] : [],
          }}
        />
      </div>
    </Page>
  )
}

const COLUMNS: readonly DataColumn<StockRow>[] = [
  {
    key: 'name',
    title: '名称',
    width: 320,
    render: (row) => (
      <span className="office-name">
        <ItemPicture picture={row.picture} name={row.name} />
        <span className="office-name-words">
          <strong>{row.name}</strong>
          <span className="office-soft">{row.spec}</span>
          {!row.active && <Pill tone="amber">停用</Pill>}
        </span>
      </span>
    ),
    compare: (a, b) => a.pinyin.localeCompare(b.pinyin),
  },
  {
    key: 'left',
    title: '能兑的',
    width: 140,
    align: 'right',
    render: (row) =>
      row.left === null ? (
        <span className="office-soft">不占库存</span>
      ) : (
        <strong className={row.low ? 'office-warn' : ''}>{quantityText(row.left, row)}</strong>
      ),
    compare: (a, b) => (a.left ?? Number.MAX_SAFE_INTEGER) - (b.left ?? Number.MAX_SAFE_INTEGER),
  },
  {
    key: 'minimum',
    title: '少于提醒',
    width: 110,
    align: 'right',
    render: (row) => (row.minimumStock === 0 ? '' : quantityText(row.minimumStock, row)),
  },
  {
    key: 'expires',
    title: '最先到期',
    width: 130,
    render: (row) => <span className={row.nearExpiry > 0 ? 'office-near' : ''}>{row.expiresOn ?? ''}</span>,
    compare: (a, b) => (a.expiresOn ?? '9999').localeCompare(b.expiresOn ?? '9999'),
  },
  {
    key: 'near',
    title: '临期',
    width: 110,
    align: 'right',
    render: (row) =>
      row.nearExpiry > 0 && <span className="office-near">{quantityText(row.nearExpiry, row)}</span>,
  },
  {
    key: 'expired',
    title: '过期',
    width: 110,
    align: 'right',
    render: (row) => row.expired > 0 && <span className="office-warn">{quantityText(row.expired, row)}</span>,
  },
  {
    key: 'value',
    title: '值（元）',
    width: 120,
    align: 'right',
    render: ({ valueFen }) => (valueFen === 0 ? '' : formatYuan(valueFen)),
    compare: (a, b) => a.valueFen - b.valueFen,
  },
]
