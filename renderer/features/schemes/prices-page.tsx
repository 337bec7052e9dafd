import { Button } from 'antd'
import { Printer, Tags } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { PriceRow } from '#main/api/schemes.ts'
import { shop, tableState, useAsk, useMay } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { parsePoints } from '#renderer/ui/points-field.ts'
import { ItemPicture } from '../catalogue/item-picture.tsx'
import { StockNav } from '../stock/stock-nav.tsx'
import { DecidePrices } from './decide-prices.tsx'
import { PriceSheet } from './price-sheet.tsx'

/** What was typed over a price, by item; empty takes it off the list. */
export type Typed = Readonly<Record<string, string>>

/** 分值: every price on one list; changed ones are decided together, with a day and who approved them. */
export function PricesPage() {
  const navigate = useNavigate()
  const may = useMay('keep_points')
  const list = useAsk(shop.schemes.priceList, { day: null })
  const [typed, setTyped] = useState<Typed>({})
  const [open, setOpen] = useState<'decide' | 'sheet'>()
  const [said, setSaid] = useState<string>()
  const rows = list.data?.rows.filter((row) => row.active || row.price !== null) ?? []
  const changed = rows.filter((row) => isChanged(row, typed[row.item]))
  const wrong = changed.find((row) => readPrice(typed[row.item] ?? '') === undefined)
  const offered = rows.filter((row) => row.price !== null).length
  const columns = useMemo(
    () => columnsFor(typed, may, (item, text) => setTyped((now) => ({ ...now, [item]: text }))),
    [typed, may],
  )
  return (
    <Page
      title="库存"
      note={<StockNav />}
      actions={
        <Button
          icon={<Printer size={18} aria-hidden="true" />}
          disabled={offered === 0}
          onClick={() => setOpen('sheet')}
        >
          打印《积分兑换目录》
        </Button>
      }
    >
      <div className="office-column">
        {said !== undefined && <Message tone="right" sentence={said} />}
        {wrong && <Message tone="wrong" sentence={`${wrong.name}的分值写成 12 或 12.5；不兑换就空着。`} />}
        <DataTable<PriceRow>
          rows={rows}
          columns={columns}
          rowKey={({ item }) => item}
          unit="样"
          state={tableState(list)}
          searchText={({ name, spec, pinyin, initials, shortNumber }) =>
            [name, spec, pinyin, initials, shortNumber ?? ''].join(' ')
          }
          searchHint="名称、拼音、短号"
          tools={
            changed.length > 0 && (
              <>
                <Button onClick={() => setTyped({})}>不改了</Button>
                <Button type="primary" disabled={wrong !== undefined} onClick={() => setOpen('decide')}>
                  定 {changed.length} 样的分值
                </Button>
              </>
            )
          }
          empty={{
            icon: Tags,
            title: '还没有能定分值的东西',
            hint: '先到“物品”里登记，再回来写每样几分。',
            actions: [{ label: '去登记物品', onPress: () => void navigate('/stock/items') }],
          }}
        />
        {list.error?.code === 'no_scheme' && (
          <ActionButton label="去定积分方案" onPress={() => void navigate('/settings/scheme')} />
        )}
      </div>
      {open === 'decide' && (
        <DecidePrices
          changes={changed.map((row) => ({ row, price: readPrice(typed[row.item] ?? '') ?? null }))}
          onClose={() => setOpen(undefined)}
          onDone={(sentence) => {
            setOpen(undefined)
            setTyped({})
            setSaid(sentence)
          }}
        />
      )}
      {open === 'sheet' && list.data && <PriceSheet list={list.data} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

const shownPrice = (row: PriceRow): string => (row.price === null ? '' : formatPoints(row.price))

/** null takes it off the list; undefined is no price. */
const readPrice = (text: string): number | null | undefined => {
  if (text.trim() === '') return null
  const points = parsePoints(text)
  return points === undefined || points === 0 ? undefined : points
}

const isChanged = (row: PriceRow, text: string | undefined): boolean =>
  text !== undefined && text.trim() !== shownPrice(row)

function columnsFor(
  typed: Typed,
  may: boolean,
  onTyped: (item: string, text: string) => void,
): readonly DataColumn<PriceRow>[] {
  return [
    {
      key: 'name',
      title: '名称',
      width: 340,
      render: ({ picture, name, spec, kind, active }) => (
        <span className="office-name">
          <ItemPicture picture={picture} name={name} />
          <span className="office-name-words">
            <strong>{name}</strong>
            <span className="office-soft">{spec}</span>
            {kind === 'bundle' && <Pill>礼包</Pill>}
            {kind === 'service' && <Pill>服务</Pill>}
            {!active && <Pill tone="amber">停用</Pill>}
          </span>
        </span>
      ),
      compare: (a, b) => a.pinyin.localeCompare(b.pinyin),
    },
    { key: 'unit', title: '单位', width: 80, render: ({ unit }) => `一${unit}` },
    {
      key: 'price',
      title: '分值',
      width: 150,
      render: (row) =>
        may ? (
          <input
            className={classes('ui-input', isChanged(row, typed[row.item]) && 'price-changed')}
            aria-label={`${row.name}的分值${row.spec && `（${row.spec}）`}`}
            inputMode="decimal"
            autoComplete="off"
            maxLength={10}
            placeholder="不兑换"
            value={typed[row.item] ?? shownPrice(row)}
            onChange={(event) => onTyped(row.item, event.target.value)}
          />
        ) : (
          shownPrice(row) || <span className="office-soft">不兑换</span>
        ),
      compare: (a, b) => (a.price ?? -1) - (b.price ?? -1),
    },
    { key: 'since', title: '从哪天起', width: 130, render: ({ since }) => since ?? '' },
    {
      key: 'next',
      title: '以后要改',
      width: 230,
      render: ({ next }) =>
        next && (
          <span className="office-near">
            {next.fromDate}起 {next.price === null ? '不兑换' : `${formatPoints(next.price)} 分`}
          </span>
        ),
    },
  ]
}
