import { Button } from 'antd'
import { ArrowLeft, Printer } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { NoticeDeed, NoticeView, Objection } from '#main/api/notices.ts'
import { Asked, shop, useAct, useAsk, useDocumentIds, useMay } from '#renderer/api/client.ts'
import { useKeys } from '#renderer/input/use-scans.ts'
import { Desk } from '#renderer/print/paper-dialog.tsx'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { AnswerForm } from './answer-form.tsx'
import { BoardPaper } from './board-paper.tsx'
import { pointsText, shortDay, spanText, stateOf, whoText } from './notice-words.ts'
import { ObjectForm } from './object-form.tsx'
import { PrintBoard } from './print-board.tsx'
import '#renderer/ui/office.css'
import './notices.css'

/** One notice: the sheet as it hangs, and beside it what became of every line. */
export function NoticePage() {
  const { notice = '' } = useParams()
  const view = useAsk(shop.notices.view, { notice })
  const navigate = useNavigate()
  const [printing, setPrinting] = useState(false)
  const head = view.data?.head
  return (
    <Page
      title={head?.title ?? '公示'}
      note={view.data && <Standing view={view.data} />}
      actions={
        <>
          <Button icon={<ArrowLeft size={18} aria-hidden="true" />} onClick={() => void navigate('/notices')}>
            公示栏
          </Button>
          <Button
            type="primary"
            icon={<Printer size={18} aria-hidden="true" />}
            disabled={head === undefined}
            onClick={() => setPrinting(true)}
          >
            打印
          </Button>
        </>
      }
    >
      <Asked question={view}>{(shown) => <Opened view={shown} />}</Asked>
      {printing && view.data && (
        <PrintBoard notice={notice} board={view.data.board} onClose={() => setPrinting(false)} />
      )}
    </Page>
  )
}

function Standing({ view: { head } }: { view: NoticeView }) {
  return (
    <span className="notice-counts">
      {head.serial} · {spanText(head)}
      {head.daysLeft > 0 ? <Pill tone="vermilion">还挂 {head.daysLeft} 天</Pill> : <Pill>已经期满</Pill>}
    </span>
  )
}

function Opened({ view }: { view: NoticeView }) {
  const [objecting, setObjecting] = useState<NoticeDeed>()
  const [answering, setAnswering] = useState<Objection>()
  const { head, board, lines, objections, blocked } = view
  const shown = lines.flatMap(({ position, deed }) => (deed === null ? [] : [{ position, deed }]))
  return (
    <div className="notice-two">
      <section className="notice-paper" aria-label="贴出来的样子">
        <Desk>
          <BoardPaper board={board} />
        </Desk>
      </section>
      <div className="notice-side">
        {head.kind === 'deeds' && <Posting view={view} />}
        <div className="notice-side-scroll">
          {objections.length > 0 && (
            <Card title="异议">
              {objections.map((one) => (
                <div key={one.objection} className="notice-line">
                  <span className="notice-line-number">{one.notice?.position || ''}</span>
                  <span className="notice-line-words">
                    <strong>{one.by}</strong>
                    <span title={one.reason}>{one.reason}</span>
                  </span>
                  {one.late && <Pill>过期后提的</Pill>}
                  <Answered objection={one} onAnswer={() => setAnswering(one)} />
                </div>
              ))}
            </Card>
          )}
          {blocked.map(({ position, sentence }) => (
            <Message key={position} tone="ask" sentence={`第 ${position} 行：${sentence}`} />
          ))}
          {shown.length > 0 ? (
            <Card title="每一行办到哪了">
              {shown.map(({ position, deed }) => (
                <Line key={position} position={position} deed={deed} onObject={() => setObjecting(deed)} />
              ))}
            </Card>
          ) : (
            <Card title="有人提异议">
              <p>这张只列总数。要提异议，先找到那一户，再挑是哪一条。</p>
              <ToObject />
            </Card>
          )}
        </div>
      </div>
      {objecting && <ObjectForm deed={objecting} notice={head} onClose={() => setObjecting(undefined)} />}
      {answering && <AnswerForm objection={answering} onClose={() => setAnswering(undefined)} />}
    </div>
  )
}

function ToObject() {
  const navigate = useNavigate()
  return (
    <div className="wall-acts">
      <ActionButton label="找那一户" onPress={() => void navigate('/notices/object')} />
    </div>
  )
}

function Answered({ objection, onAnswer }: { objection: Objection; onAnswer: () => void }) {
  const may = useMay('publish')
  if (objection.answer !== null) {
    const upheld = objection.answer.outcome === 'upheld'
    return <Pill tone={upheld ? 'green' : 'plain'}>{upheld ? '成立' : '不成立'}</Pill>
  }
  return may ? <Button onClick={onAnswer}>答复</Button> : <Pill tone="amber">等答复</Pill>
}

interface LineProps {
  readonly position: number
  readonly deed: NoticeDeed
  readonly onObject: () => void
}

function Line({ position, deed, onObject }: LineProps) {
  const { tone, text } = stateOf(deed)
  const over = deed.reversed || deed.state === 'rejected' || deed.state === 'withdrawn'
  return (
    <div className="notice-line">
      <span className="notice-line-number">{position}</span>
      <span className="notice-line-words">
        <strong>
          {whoText(deed)} {pointsText(deed)}
        </strong>
        <span title={deed.clauseText}>
          {shortDay(deed.happenedOn)} {deed.clauseText}
        </span>
      </span>
      <Pill tone={tone}>{text}</Pill>
      <Button disabled={over} aria-label={`对第 ${position} 行提异议`} onClick={onObject}>
        提异议
      </Button>
    </div>
  )
}

/** When the days are over, one press posts what nobody objected to. */
function Posting({ view: { head } }: { view: NoticeView }) {
  const may = useMay('publish')
  const post = useAct(shop.notices.post)
  const documents = useDocumentIds()
  const [said, setSaid] = useState<string>()
  const ready = may && head.postable > 0 && !post.busy
  const submit = async () => {
    if (!ready) return
    const form = { notice: head.notice }
    const result = await post.act({ document: documents.for(form), ...form })
    if (!result.ok) return
    documents.recorded()
    const { serial, posted, further, total, left } = result.value
    setSaid(
      [
        posted > 0 ? `${serial} 记好了：${posted} 条入账，一共 ${formatPoints(total)} 分` : serial,
        further > 0 ? `${further} 条转到下一步` : '',
        left > 0 ? `还有 ${left} 条先停着` : '',
      ]
        .filter((part) => part !== '')
        .join('，')
        .concat('。'),
    )
  }
  useKeys({ f12: () => void submit() })
  const hint =
    head.daysLeft > 0
      ? `${head.lines} 条，公示满了（${shortDay(head.until)}以后）才能入账。`
      : head.postable > 0
        ? `没有异议的 ${head.postable} 条可以入账，每一条记在它发生的那天。`
        : head.disputed > 0
          ? '剩下的都有异议，答复以后才能接着办。'
          : '这张公示上的都办完了。'
  return (
    <Card>
      <div className="notice-foot">
        {post.problem !== undefined && <Message tone="wrong" sentence={post.problem} />}
        {said !== undefined && <Message tone="right" sentence={said} />}
        <p className="office-will">{hint}</p>
        {may && head.postable > 0 && (
          <ActionButton
            label={post.busy ? '正在入账' : `${head.postable} 条入账`}
            keyHint="F12"
            strong
            disabled={!ready}
            onPress={() => void submit()}
          />
        )}
      </div>
    </Card>
  )
}
