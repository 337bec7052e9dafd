import { Button } from 'antd'
import { ArrowLeft } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router'
import type { NoticeBoard, NoticesOverview } from '#main/api/notices.ts'
import {
  Asked,
  shop,
  tableState,
  useAct,
  useAsk,
  useDocumentIds,
  useMay,
  useSession,
} from '#renderer/api/client.ts'
import { useKeys } from '#renderer/input/use-scans.ts'
import { Desk } from '#renderer/print/paper-dialog.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { BoardPaper } from './board-paper.tsx'
import { ComposeFields } from './compose-fields.tsx'
import { beginDraft, type ComposedKind, formOf, isComposed, KIND_WORDS } from './compose-form.ts'
import { DeedChoice } from './deed-choice.tsx'
import '#renderer/ui/office.css'
import './notices.css'

/** A notice before it hangs: what is chosen on the right, the sheet itself on the left. */
export function ComposePage() {
  const { kind } = useParams()
  const [query] = useSearchParams()
  const may = useMay('publish')
  const navigate = useNavigate()
  const overview = useAsk(shop.notices.overview, {})
  if (!isComposed(kind)) return <Navigate to="/notices" replace />
  return (
    <Page
      title={KIND_WORDS[kind].page}
      note={KIND_WORDS[kind].hint}
      actions={
        <Button icon={<ArrowLeft size={18} aria-hidden="true" />} onClick={() => void navigate('/notices')}>
          公示栏
        </Button>
      }
    >
      {may ? (
        <Asked question={overview}>
          {(shown) => {
            const scheme = shown.schemes.find(({ id }) => id === query.get('scheme')) ?? shown.schemes[0]
            return scheme === undefined ? (
              <EmptyState title="还没有积分方案" hint="先到“设置”里定一个积分方案，才有积分可公示。" />
            ) : (
              <Composer key={kind} kind={kind} scheme={scheme.id} overview={shown} />
            )
          }}
        </Asked>
      ) : (
        <EmptyState title="公示由村两委来贴" hint="请村两委、报账员或管理员登录来办。" />
      )}
    </Page>
  )
}

interface ComposerProps {
  readonly kind: ComposedKind
  readonly scheme: string
  readonly overview: NoticesOverview
}

function Composer({ kind, scheme, overview }: ComposerProps) {
  const { today } = useSession()
  const navigate = useNavigate()
  const asked = overview.ready.find((one) => one.scheme.id === scheme)?.days ?? null
  const [draft, setDraft] = useState(() => beginDraft(kind, scheme, kind === 'deeds' ? asked : null, today))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const waiting = useAsk(shop.notices.ready, { scheme: draft.scheme }, { enabled: kind === 'deeds' })
  const hanging = (waiting.data ?? [])
    .filter(({ deed, disputed }) => !disputed && !left.has(deed))
    .map(({ deed }) => deed)
  const form = formOf(kind, draft, hanging)
  const shown = useDeferredValue(form)
  const complete = shown.title !== '' && shown.place !== ''
  const preview = useAsk(shop.notices.preview, shown, {
    enabled: complete && (kind !== 'deeds' || waiting.data !== undefined),
    keep: true,
  })
  // while something is wrong the sheet stays as it last was, and cannot be hung up
  const [board, setBoard] = useState<NoticeBoard>()
  if (preview.data !== undefined && preview.data !== board) setBoard(preview.data)
  const publish = useAct(shop.notices.publish)
  const documents = useDocumentIds()
  const problem = publish.problem ?? (complete ? preview.error?.sentence : '请把标题和提异议的地方写上。')
  const submit = async () => {
    if (publish.busy || problem !== undefined) return
    const result = await publish.act({ document: documents.for(form), ...form })
    if (!result.ok) return
    documents.recorded()
    void navigate(`/notices/of/${result.value.id}`)
  }
  useKeys({ f12: () => void submit() })

  return (
    <div className="notice-two">
      <section
        className={classes('notice-paper', problem !== undefined && 'notice-paper-stale')}
        aria-label="贴出来的样子"
      >
        {board !== undefined ? (
          <Desk>
            <BoardPaper board={board} />
          </Desk>
        ) : problem === undefined ? (
          <Asked question={preview}>{() => null}</Asked>
        ) : (
          <EmptyState title="样子还出不来" hint="照右边的提示改好，就能看到贴出来的样子。" />
        )}
      </section>
      <div className="notice-side">
        <div className="notice-side-scroll">
          <Card>
            <div className="office-form">
              <ComposeFields
                kind={kind}
                draft={draft}
                schemes={overview.schemes}
                onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
              />
            </div>
          </Card>
          {kind === 'deeds' && (
            <DeedChoice
              deeds={waiting.data ?? []}
              state={tableState(waiting)}
              left={left}
              onLeave={setLeft}
            />
          )}
        </div>
        <footer className="notice-foot">
          {problem !== undefined && <Message tone="wrong" sentence={problem} />}
          <p className="office-will">
            {kind === 'deeds' ? `${hanging.length} 条，挂 ${form.days} 天` : `挂 ${form.days} 天`}
          </p>
          <ActionButton
            label={publish.busy ? '正在记' : '就这样贴出去'}
            keyHint="F12"
            strong
            disabled={publish.busy || problem !== undefined || preview.data === undefined}
            onPress={() => void submit()}
          />
        </footer>
      </div>
    </div>
  )
}
