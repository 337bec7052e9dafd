import { Button } from 'antd'
import { Coins, HandCoins, Store } from 'lucide-react'
import { useState } from 'react'
import { CHANNEL_NAMES, type FundRow, type SupplierRow } from '#main/api/stock.ts'
import { shop, tableState, useAsk, useMay } from '#renderer/api/client.ts'
import { formatYuan } from '#renderer/ui/amounts.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { FundingForm } from './funding-form.tsx'
import { PayForm } from './pay-form.tsx'
import { StockNav } from './stock-nav.tsx'
import './stock.css'

type Open = { readonly kind: 'pay'; readonly supplier: SupplierRow } | { readonly kind: 'fund' }

/** 付款和资金: whom the shop owes, and what it has to pay with. */
export function MoneyPage() {
  const may = useMay('keep_stock')
  const suppliers = useAsk(shop.stock.suppliers, {})
  const funds = useAsk(shop.stock.funds, {})
  const [open, setOpen] = useState<Open>()
  const [said, setSaid] = useState<string>()
  const owed = (suppliers.data ?? []).reduce((sum, row) => sum + row.owedFen, 0)
  const held = (funds.data ?? []).reduce((sum, row) => sum + row.balanceFen, 0)
  const done = (sentence: string) => {
    setOpen(undefined)
    setSaid(sentence)
  }
  return (
    <Page title="库存" note={<StockNav />}>
      <div className="office-column">
        {said !== undefined && <Message tone="right" sentence={said} />}
        <div className="office-two">
          <section className="money-part">
            <header className="money-head">
              <h2>应付未付 {formatYuan(owed)} 元</h2>
            </header>
            <DataTable<SupplierRow>
              rows={suppliers.data ?? []}
              rowKey={({ id }) => id}
              unit="家"
              state={tableState(suppliers)}
              searchText={({ name }) => name}
              searchHint="供货方"
              empty={{
                icon: Store,
                title: '还没有供货方',
                hint: '入库时选“采购”写上供货方，欠多少、付过多少就都在这里。',
              }}
              columns={[
                { key: 'name', title: '供货方', width: 170, render: ({ name }) => <strong>{name}</strong> },
                {
                  key: 'owed',
                  title: '还欠（元）',
                  width: 120,
                  align: 'right',
                  render: ({ owedFen }) => (
                    <span className={owedFen > 0 ? 'office-warn' : ''}>{formatYuan(owedFen)}</span>
                  ),
                  compare: (a, b) => a.owedFen - b.owedFen,
                },
                {
                  key: 'paid',
                  title: '付过（元）',
                  width: 120,
                  align: 'right',
                  render: ({ paidFen }) => formatYuan(paidFen),
                },
                {
                  key: 'pay',
                  title: '',
                  width: 100,
                  render: (supplier) =>
                    may &&
                    supplier.owedFen > 0 && (
                      <Button
                        icon={<HandCoins size={18} aria-hidden="true" />}
                        onClick={() => setOpen({ kind: 'pay', supplier })}
                      >
                        付款
                      </Button>
                    ),
                },
              ]}
            />
          </section>
          <section className="money-part">
            <header className="money-head">
              <h2>手里的资金 {formatYuan(held)} 元</h2>
              {may && (
                <Button type="primary" onClick={() => setOpen({ kind: 'fund' })}>
                  记到账
                </Button>
              )}
            </header>
            <DataTable<FundRow>
              rows={funds.data ?? []}
              rowKey={({ id }) => id}
              unit="笔"
              state={tableState(funds)}
              empty={{
                icon: Coins,
                title: '还没有资金',
                hint: '财政、帮扶、集体经济、捐助、乡镇自筹、市场化运营，哪笔钱到了就记哪笔，付款从这里出。',
              }}
              columns={[
                { key: 'name', title: '资金', width: 170, render: ({ name }) => <strong>{name}</strong> },
                {
                  key: 'channel',
                  title: '渠道',
                  width: 110,
                  render: ({ channel }) => CHANNEL_NAMES[channel],
                },
                {
                  key: 'balance',
                  title: '还有（元）',
                  width: 120,
                  align: 'right',
                  render: ({ balanceFen }) => <strong>{formatYuan(balanceFen)}</strong>,
                  compare: (a, b) => a.balanceFen - b.balanceFen,
                },
                {
                  key: 'received',
                  title: '到过（元）',
                  width: 120,
                  align: 'right',
                  render: ({ receivedFen }) => formatYuan(receivedFen),
                },
              ]}
            />
          </section>
        </div>
      </div>
      {open?.kind === 'pay' && (
        <PayForm
          supplier={open.supplier}
          funds={funds.data ?? []}
          onClose={() => setOpen(undefined)}
          onDone={done}
        />
      )}
      {open?.kind === 'fund' && (
        <FundingForm funds={funds.data ?? []} onClose={() => setOpen(undefined)} onDone={done} />
      )}
    </Page>
  )
}
