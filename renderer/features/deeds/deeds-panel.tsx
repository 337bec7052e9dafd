import { HandHeart } from 'lucide-react'
import { useNavigate } from 'react-router'
import type { DeedLineView } from '#main/api/deeds.ts'
import { shop, tableState, useAsk } from '#renderer/api/client.ts'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { lineColumns } from './line-columns.tsx'
import './deeds.css'

const NONE: ReadonlySet<string> = new Set()

/** In a household's file: what it and its people did, and how far each has come. */
export function DeedsPanel({ household }: { household: string }) {
  const navigate = useNavigate()
  const list = useAsk(shop.deeds.ofHousehold, { household })
  return (
    <DataTable<DeedLineView>
      rows={list.data ?? []}
      columns={COLUMNS}
      rowKey={({ deed }) => deed}
      unit="条"
      state={tableState(list)}
      searchText={({ clauseNumber, clauseText, className, serial, name }) =>
        [clauseNumber, clauseText, className, serial, name].join(' ')
      }
      searchHint="细则、单号"
      onOpen={({ deed }) => void navigate(`/points/deeds/${deed}`)}
      empty={{
        icon: HandHeart,
        title: '还没有记过事迹',
        hint: '到“积分”里的“记事迹”记一件，这里就有了。',
      }}
    />
  )
}

/** One's own file need not say whose it is. */
const COLUMNS = lineColumns({ chosen: NONE, tickable: false, onChoose: () => undefined }).filter(
  ({ key }) => key !== 'who',
)
