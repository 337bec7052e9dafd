import { ClipboardList } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { BoardColumn, DeedBoard, DeedLineView } from '#main/api/deeds.ts'
import { ROLE_NAMES } from '#main/api/session.ts'
import { Asked, shop, tableState, useAct, useAsk, useDocumentIds, useMay } from '#renderer/api/client.ts'
import { useKeys } from '#renderer/input/use-scans.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { PointsNav } from '../points/points-nav.tsx'
import { BoardColumns } from './board-columns.tsx'
import { lineColumns } from './line-columns.tsx'
import { RejectDialog } from './reject-dialog.tsx'
import { SittingDialog } from './sitting-dialog.tsx'
import { SittingPaper } from './sitting-paper.tsx'
import { SittingsDialog } from './sittings-dialog.tsx'
import '../stock/stock.css'
import './deeds.css'

const MOST_LINES = 2000
const ENDS = [
  { key: 'posted', label: '已入账' },
  { key: 'rejected', label: '未通过' },
  { key: 'withdrawn', label: '已撤回' },
] as const

/** 办理: the steps as a board with counts, and the lines that wait at the one that is looked at. */
export function BoardPage() {
  const [scheme, setScheme] = useState<string | null>(null)
  const board = useAsk(shop.deeds.board, { scheme }, { keep: true })
  return (
    <Page title="积分" note={<PointsNav />}>
      <Asked question={board}>{(data) => <Board board={data} onScheme={setScheme} />}</Asked>
    </Page>
  )
}

type Open =
  | { readonly kind: 'reject' | 'sitting' }
  | { readonly kind: 'record'; readonly document: string }
  | { readonly kind: 'records' }

function Board({ board, onScheme }: { board: DeedBoard; onScheme: (scheme: string) => void }) {
  const navigate = useNavigate()
  const [query, setQuery] = useSearchParams()
  const first =
    board.columns.find(({ mine, count }) => mine && count > 0) ??
    board.columns.find(({ count }) => count > 0) ??
    board.columns[0]
  const key = query.get('at') ?? first?.key ?? 'ready'
  const column = board.columns.find((one) => one.key === key)
  const lines = useAsk(shop.deeds.lines, { scheme: board.scheme.id, key, limit: MOST_LINES })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<Open>()
  const [said, setSaid] = useState<{ tone: 'right' | 'wrong'; sentence: string }>()
  const publish = useMay('publish')
  const rows = lines.data ?? []
  const picked = rows.filter(({ deed }) => chosen.has(deed))
  const acts = useBoardActs(picked, (tone, sentence) => {
    if (tone === 'right') setChosen(new Set())
    setSaid({ tone, sentence })
  })
  const look = (next: string) => {
    setQuery({ at: next })
    setChosen(new Set())
    setSaid(undefined)
  }
  const tickable = column?.mine === true || (key === 'ready' && publish)
  const choose = (deeds: readonly string[], tick: boolean) =>
    setChosen((now) => {
      const next = new Set(now)
      for (const deed of deeds) {
        if (tick) next.add(deed)
        else next.delete(deed)
      }
      return next
    })
  const columns = lineColumns({ chosen, tickable, onChoose: (deed, tick) => choose([deed], tick) })
  return (
    <div className="office-column">
      <div className="deed-board-head">
        {board.schemes.length > 1 && (
          <SelectInput
            label="哪种积分"
            value={board.scheme.id}
            onChange={onScheme}
            options={board.schemes.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <BoardColumns columns={board.columns} chosen={key} onChoose={look} />
      </div>
      <DataTable<DeedLineView>
        rows={rows}
        columns={columns}
        rowKey={({ deed }) => deed}
        unit="条"
        state={tableState(lines)}
        searchText={({ number, name, groupName, clauseText, clauseNumber, serial }) =>
          [number, name, groupName, clauseText, clauseNumber, serial].join(' ')
        }
        searchHint="户号、姓名、细则、单号"
        onOpen={({ deed }) => void navigate(`/points/deeds/${deed}`)}
        tools={
          <span className="deed-ends">
            {ENDS.map(({ key: end, label }) => (
              <Choice
                key={end}
                label={`${label} ${board.done[end]}`}
                chosen={key === end}
                onChoose={() => look(end)}
              />
            ))}
            <Choice label="评议记录" chosen={false} onChoose={() => setOpen({ kind: 'records' })} />
          </span>
        }
        empty={{
          icon: ClipboardList,
          title: column ? `“${column.name}”这一步现在没有要办的` : '这里还没有',
          hint: '到“记事迹”里记一件，它就会一步一步走到入账。',
        }}
      />
      <BoardFoot
        column={column}
        rows={rows}
        picked={picked}
        busy={acts.busy}
        said={said}
        onAll={(tick) =>
          choose(
            rows.filter(({ disputed }) => !disputed).map(({ deed }) => deed),
            tick,
          )
        }
        onPass={() => void acts.pass()}
        onReject={() => setOpen({ kind: 'reject' })}
        onSitting={() => setOpen({ kind: 'sitting' })}
        onPost={() => void acts.post()}
      />
      {open?.kind === 'reject' && (
        <RejectDialog
          lines={picked}
          onClose={() => setOpen(undefined)}
          onDone={(sentence) => {
            setOpen(undefined)
            setChosen(new Set())
            setSaid({ tone: 'right', sentence })
          }}
        />
      )}
      {open?.kind === 'sitting' && column && (
        <SittingDialog
          step={column.name}
          lines={picked}
          onClose={() => setOpen(undefined)}
          onDone={(document) => {
            setChosen(new Set())
            setSaid({ tone: 'right', sentence: '评议记好了。请打印出来，到场的人签字。' })
            setOpen({ kind: 'record', document })
          }}
        />
      )}
      {open?.kind === 'record' && (
        <SittingPaper document={open.document} onClose={() => setOpen(undefined)} />
      )}
      {open?.kind === 'records' && (
        <SittingsDialog
          scheme={board.scheme.id}
          onOpen={(document) => setOpen({ kind: 'record', document })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}

/** What a press does to the lines that are ticked. */
function useBoardActs(
  picked: readonly DeedLineView[],
  say: (tone: 'right' | 'wrong', sentence: string) => void,
) {
  const decide = useAct(shop.deeds.decide)
  const posting = useAct(shop.deeds.post)
  const documents = useDocumentIds()
  return {
    busy: decide.busy || posting.busy,
    async pass() {
      if (decide.busy || picked.length === 0) return
      const form = {
        lines: picked.map(({ deed, step }) => ({ deed, step, pass: true, reason: '' })),
        sitting: null,
      }
      const answer = await decide.act({ document: documents.for(form), ...form })
      if (!answer.ok) return say('wrong', answer.refusal.sentence)
      documents.recorded()
      say('right', `${answer.value.serial} 记好了：${answer.value.passed} 条通过，到了下一步。`)
    },
    async post() {
      if (posting.busy || picked.length === 0) return
      const form = { deeds: picked.map(({ deed }) => deed) }
      const answer = await posting.act({ document: documents.for(form), ...form })
      if (!answer.ok) return say('wrong', answer.refusal.sentence)
      documents.recorded()
      const { serial, posted, total } = answer.value
      say('right', `${serial} 入账了：${posted} 条，一共 ${formatPoints(total)} 分。`)
    },
  }
}

interface BoardFootProps {
  readonly column: BoardColumn | undefined
  readonly rows: readonly DeedLineView[]
  readonly picked: readonly DeedLineView[]
  readonly busy: boolean
  readonly said: { readonly tone: 'right' | 'wrong'; readonly sentence: string } | undefined
  readonly onAll: (tick: boolean) => void
  readonly onPass: () => void
  readonly onReject: () => void
  readonly onSitting: () => void
  readonly onPost: () => void
}

function BoardFoot(props: BoardFootProps) {
  const { column, rows, picked, busy, said } = props
  const navigate = useNavigate()
  const publish = useMay('publish')
  const none = picked.length === 0
  const deciding = column?.mine === true
  const posting = column?.key === 'ready' && publish
  useKeys(deciding && !none ? { f12: props.onPass } : posting && !none ? { f12: props.onPost } : {})
  if (column === undefined) return said ? <Message tone={said.tone} sentence={said.sentence} /> : null
  const all = rows.length > 0 && picked.length === rows.filter(({ disputed }) => !disputed).length
  return (
    <>
      {said && <Message tone={said.tone} sentence={said.sentence} />}
      <footer className="office-foot deed-foot">
        {(deciding || posting) && (
          <span className="receive-total">
            勾了 <strong>{picked.length}</strong> 条
          </span>
        )}
        {(deciding || posting) && (
          <Choice
            label={all ? '都不勾' : '全勾上'}
            chosen={false}
            disabled={rows.length === 0}
            onChoose={() => props.onAll(!all)}
          />
        )}
        <p className="office-will">{footWords(column, deciding, publish)}</p>
        {deciding && (
          <>
            <ActionButton label="不通过" disabled={none || busy} onPress={props.onReject} />
            <ActionButton label="开会评议" disabled={none || busy} onPress={props.onSitting} />
            <ActionButton label="通过" keyHint="F12" strong disabled={none || busy} onPress={props.onPass} />
          </>
        )}
        {column.kind === 'publish' && publish && (
          <ActionButton label="去公示" strong onPress={() => void navigate('/notices')} />
        )}
        {posting && (
          <ActionButton label="入账" keyHint="F12" strong disabled={none || busy} onPress={props.onPost} />
        )}
      </footer>
    </>
  )
}

function footWords(column: BoardColumn, deciding: boolean, publish: boolean): string {
  if (deciding) return '逐条看过再勾；不通过的要写明为什么。'
  switch (column.kind) {
    case 'check':
      return column.role === null ? '' : `这一步由${ROLE_NAMES[column.role]}办。`
    case 'publish':
      return publish ? `到“公示”里一起贴出来，公示 ${column.days} 天。` : '由村两委贴出来公示。'
    case 'post':
      if (column.key === 'on_notice') return '公示满了，没有异议的到“公示”里入账。'
      return publish ? '步骤都走完了，入账以后当场能兑。' : '由村两委或报账员入账。'
  }
}
