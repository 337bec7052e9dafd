import { Button } from 'antd'
import { ArrowLeft, Search } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { NoticeDeed } from '#main/api/notices.ts'
import { shop, tableState, useAsk } from '#renderer/api/client.ts'
import { Card } from '#renderer/ui/card.tsx'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { HouseholdPicker } from '../households/household-picker.tsx'
import { pointsText, shortDay, stateOf } from './notice-words.ts'
import { ObjectForm } from './object-form.tsx'
import '../households/households.css'
import '#renderer/ui/office.css'
import './notices.css'

/** Somebody comes with an objection: which household, which line, and why. Also after everything was posted. */
export function ObjectPage() {
  const [query, setQuery] = useSearchParams()
  const navigate = useNavigate()
  const household = query.get('household') ?? ''
  const file = useAsk(shop.households.file, { household }, { enabled: household !== '' })
  const head = file.data?.household
  return (
    <Page
      title="有人提异议"
      note={
        head === undefined
          ? '先找是对哪一户的分有意见。'
          : `对 ${head.number} 号${head.headName ?? '户主待定'}家的哪一条？`
      }
      actions={
        <>
          {household !== '' && (
            <Button icon={<Search size={18} aria-hidden="true" />} onClick={() => setQuery({})}>
              换一户
            </Button>
          )}
          <Button icon={<ArrowLeft size={18} aria-hidden="true" />} onClick={() => void navigate(-1)}>
            返回
          </Button>
        </>
      }
    >
      {household === '' ? (
        <Card className="object-pick">
          <HouseholdPicker label="哪一户" except={[]} onPick={({ id }) => setQuery({ household: id })} />
        </Card>
      ) : (
        <Deeds key={household} household={household} />
      )}
    </Page>
  )
}

function Deeds({ household }: { household: string }) {
  const list = useAsk(shop.notices.deedsOf, { household })
  const [objecting, setObjecting] = useState<NoticeDeed>()
  const [recorded, setRecorded] = useState<string>()
  return (
    <div className="office-column">
      {recorded !== undefined && (
        <Message tone="right" sentence={`${recorded} 记下了。这一条先停住，村里会书面答复。`} />
      )}
      <DataTable<NoticeDeed>
        rows={list.data ?? []}
        columns={COLUMNS}
        rowKey={({ deed }) => deed}
        unit="条"
        state={tableState(list)}
        searchText={({ clauseText, className }) => [clauseText, className].join(' ')}
        searchHint="事由、类别"
        onOpen={(deed) => {
          setRecorded(undefined)
          setObjecting(deed)
        }}
        empty={{
          title: '这一户还没有记过事迹',
          hint: '期初、入账单里的分有疑问，到“积分”的“单据”里找那一张。',
        }}
      />
      {objecting && (
        <ObjectForm
          deed={objecting}
          notice={null}
          onDone={setRecorded}
          onClose={() => setObjecting(undefined)}
        />
      )}
    </div>
  )
}

const COLUMNS: readonly DataColumn<NoticeDeed>[] = [
  {
    key: 'day',
    title: '日期',
    width: 110,
    render: ({ happenedOn }) => shortDay(happenedOn),
    compare: (a, b) => a.happenedOn.localeCompare(b.happenedOn),
  },
  { key: 'who', title: '谁', width: 130, render: ({ name }) => <strong>{name}</strong> },
  { key: 'what', title: '事由', width: 380, render: ({ clauseText }) => clauseText },
  { key: 'class', title: '类别', width: 130, render: ({ className }) => className },
  { key: 'points', title: '积分', width: 100, align: 'right', render: pointsText },
  {
    key: 'state',
    title: '办到哪了',
    width: 160,
    render: (deed) => {
      const { tone, text } = stateOf(deed)
      return <Pill tone={tone}>{text}</Pill>
    },
  },
]
