import { Megaphone } from 'lucide-react'
import { useNavigate } from 'react-router'
import type { NoticeHead } from '#main/api/notices.ts'
import { shop, tableState, useAsk } from '#renderer/api/client.ts'
import { type DataColumn, DataTable } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { spanText } from './notice-words.ts'
import { NoticesNav } from './notices-nav.tsx'

const NEWEST = 1000

/** 往期: every sheet that has come off the wall, to be read and printed again. */
export function PastPage() {
  const list = useAsk(shop.notices.past, { limit: NEWEST })
  const navigate = useNavigate()
  return (
    <Page title="公示" note={<NoticesNav />}>
      <DataTable<NoticeHead>
        rows={list.data ?? []}
        columns={COLUMNS}
        rowKey={({ notice }) => notice}
        unit="张"
        state={tableState(list)}
        searchText={({ title, serial, scheme }) => [title, serial, scheme.name].join(' ')}
        searchHint="标题、单号"
        onOpen={({ notice }) => void navigate(`/notices/of/${notice}`)}
        empty={{
          icon: Megaphone,
          title: '还没有期满的公示',
          hint: '从墙上取下来的都在这里，随时能再看、再打印。',
        }}
      />
    </Page>
  )
}

const COLUMNS: readonly DataColumn<NoticeHead>[] = [
  {
    key: 'span',
    title: '公示时间',
    width: 200,
    render: spanText,
    compare: (a, b) => a.until.localeCompare(b.until),
  },
  { key: 'title', title: '标题', width: 220, render: ({ title }) => <strong>{title}</strong> },
  { key: 'scheme', title: '积分方案', width: 140, render: ({ scheme }) => scheme.name },
  { key: 'lines', title: '行数', width: 80, align: 'right', render: ({ lines }) => lines },
  {
    key: 'became',
    title: '办到哪了',
    width: 270,
    render: ({ posted, rejected, disputed, postable }) => (
      <span className="office-name-words">
        {posted > 0 && <Pill tone="green">{posted} 条已入账</Pill>}
        {postable > 0 && <Pill tone="vermilion">{postable} 条可以入账</Pill>}
        {disputed > 0 && <Pill tone="amber">{disputed} 条有异议</Pill>}
        {rejected > 0 && <Pill>{rejected} 条不记了</Pill>}
      </span>
    ),
  },
  { key: 'serial', title: '单号', width: 130, render: ({ serial }) => serial },
  { key: 'by', title: '经办', width: 100, render: ({ publishedBy }) => publishedBy },
]
