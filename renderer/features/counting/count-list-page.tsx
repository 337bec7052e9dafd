import { Button } from 'antd'
import { ClipboardList } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { CountBrief } from '#main/api/counting.ts'
import { newId, shop, tableState, useAct, useAsk, useMay, useSession } from '#renderer/api/client.ts'
import { Choice } from '#renderer/ui/buttons.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, GroupField } from '#renderer/ui/form-field.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { ItemFinder } from '../catalogue/item-finder.tsx'
import { StockNav } from '../stock/stock-nav.tsx'
import { CountPrompt } from './count-prompt.tsx'
import '../stock/stock.css'

/** 盘点: those that are open on top, those that are over below. */
export function CountListPage() {
  const may = useMay('keep_stock')
  const navigate = useNavigate()
  const counts = useAsk(shop.counting.counts, {})
  const [starting, setStarting] = useState(false)
  return (
    <Page
      title="库存"
      note={<StockNav />}
      actions={
        may && (
          <Button type="primary" onClick={() => setStarting(true)}>
            开始盘点
          </Button>
        )
      }
    >
      <div className="office-column">
        <CountPrompt />
        <DataTable<CountBrief>
          rows={counts.data ?? []}
          columns={COLUMNS}
          rowKey={({ id }) => id}
          unit="次"
          state={tableState(counts)}
          {...(may ? { onOpen: ({ id }: CountBrief) => void navigate(`/stock/counts/${id}`) } : {})}
          empty={{
            icon: ClipboardList,
            title: '还没有盘点过',
            hint: '按“开始盘点”，拿扫码枪一样一样点；监盘人看过出入、输了密码，才记进账里。',
          }}
        />
      </div>
      {starting && <StartForm onClose={() => setStarting(false)} />}
    </Page>
  )
}

const COLUMNS: readonly DataColumn<CountBrief>[] = [
  { key: 'day', title: '哪天', width: 180, render: (count) => `${count.openedOn} ${count.openedAt}` },
  { key: 'what', title: '点什么', width: 120, render: ({ whole }) => (whole ? '全店' : '几样货') },
  { key: 'counter', title: '盘点人', width: 120, render: ({ counter }) => counter },
  { key: 'supervisor', title: '监盘人', width: 120, render: ({ supervisor }) => supervisor },
  {
    key: 'state',
    title: '到哪一步',
    width: 240,
    render: ({ state, uncounted, serial }) =>
      state === 'open' ? (
        <Pill tone="amber">{uncounted > 0 ? `还有 ${uncounted} 样没点` : '点完了，等监盘人批'}</Pill>
      ) : (
        (serial ?? '作废了')
      ),
  },
]

function StartForm({ onClose }: { onClose: () => void }) {
  const { person } = useSession()
  const navigate = useNavigate()
  const people = useAsk(shop.session.people, {})
  const open = useAct(shop.counting.open)
  const due = useAsk(shop.counting.due, {})
  const moved = due.data?.movedToday ?? []
  const [counter, setCounter] = useState(person.id)
  const [supervisor, setSupervisor] = useState('')
  const [blind, setBlind] = useState(true)
  const [goods, setGoods] = useState<readonly { id: string; name: string }[]>()
  const [trouble, setTrouble] = useState<string>()
  const options = (people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const ready = supervisor !== '' && !open.busy
  const submit = async () => {
    if (!ready) return
    const items = goods?.map(({ id }) => id) ?? null
    const answer = await open.act({ id: newId(), counter, supervisor, blind, items })
    if (answer.ok) void navigate(`/stock/counts/${answer.value.id}`)
  }
  return (
    <FormDialog
      title="开始盘点"
      size="middle"
      note="点的时候照常兑换：账按点那一样的时候算。监盘人批了才进账。"
      action="开始"
      disabled={!ready}
      problem={trouble ?? open.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormField label="盘点人" required>
        {(ids) => <SelectInput {...ids} value={counter} options={options} onChange={setCounter} />}
      </FormField>
      <FormField label="监盘人" required>
        {(ids) => (
          <SelectInput
            {...ids}
            value={supervisor}
            options={[
              { value: '', label: '请选另一个人' },
              ...options.filter(({ value }) => value !== counter),
            ]}
            onChange={setSupervisor}
          />
        )}
      </FormField>
      <GroupField label="点什么">
        <Choice label="全店" chosen={goods === undefined} onChoose={() => setGoods(undefined)} />
        {moved.length > 0 && (
          <Choice
            label={`今天动过的 ${moved.length} 样`}
            chosen={goods === moved}
            onChoose={() => setGoods(moved)}
          />
        )}
        <Choice
          label="只点几样"
          chosen={goods !== undefined && goods !== moved}
          onChoose={() => setGoods(goods ?? [])}
        />
      </GroupField>
      {goods !== undefined && (
        <>
          <p>{goods.length === 0 ? '还没有选。' : goods.map(({ name }) => name).join('、')}</p>
          <ItemFinder
            label="扫条码，或查名称、拼音、短号，加一样"
            takes={({ kind, name }) => (kind === 'goods' ? undefined : `${name}不占库存，不用点。`)}
            onTrouble={setTrouble}
            onFound={({ item }) => {
              setTrouble(undefined)
              setGoods([...goods.filter(({ id }) => id !== item.id), item])
            }}
          />
        </>
      )}
      <GroupField label="点的时候账面数">
        <Choice label="不给看" chosen={blind} onChoose={() => setBlind(true)} />
        <Choice label="给看" chosen={!blind} onChoose={() => setBlind(false)} />
      </GroupField>
    </FormDialog>
  )
}
