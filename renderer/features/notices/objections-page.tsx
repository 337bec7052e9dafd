import { Button } from 'antd'
import { MessageCircleQuestion } from 'lucide-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Objection } from '#main/api/notices.ts'
import { Asked, shop, useAsk, useMay } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { AnswerForm } from './answer-form.tsx'
import { AnswerPaper } from './answer-paper.tsx'
import { DeedSummary } from './deed-summary.tsx'
import { shortDay } from './notice-words.ts'
import { NoticesNav } from './notices-nav.tsx'
import '#renderer/ui/office.css'
import './notices.css'

const NEWEST = 500

/** 异议: what waits for an answer, and what has been answered. */
export function ObjectionsPage() {
  const [open, setOpen] = useState(true)
  const list = useAsk(shop.notices.objections, { open, limit: NEWEST })
  const navigate = useNavigate()
  return (
    <Page
      title="公示"
      note={<NoticesNav />}
      actions={
        <Button type="primary" onClick={() => void navigate('/notices/object')}>
          有人提异议
        </Button>
      }
    >
      <div className="objections">
        <div className="ui-choices">
          <Choice label="等答复的" chosen={open} onChoose={() => setOpen(true)} />
          <Choice label="答复过的" chosen={!open} onChoose={() => setOpen(false)} />
        </div>
        <Asked question={list}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState
                icon={MessageCircleQuestion}
                title={open ? '没有等答复的异议' : '还没有答复过异议'}
                hint="有人对哪一条分有意见，不管贴没贴、过没过期，都可以在这里记下。"
              />
            ) : (
              rows.map((one) => <Row key={one.objection} objection={one} />)
            )
          }
        </Asked>
      </div>
    </Page>
  )
}

function Row({ objection }: { objection: Objection }) {
  const may = useMay('publish')
  const [act, setAct] = useState<'answer' | 'paper'>()
  const { by, madeOn, reason, late, serial, notice, answer, deed } = objection
  return (
    <article className="objection">
      <div className="objection-head">
        <strong>{by}</strong>
        <span className="office-soft">
          {shortDay(madeOn)} · {serial}
        </span>
        {late && <Pill>过期后提的</Pill>}
        {notice !== null && (
          <Link to={`/notices/of/${notice.id}`} className="office-soft">
            {notice.title}
            {notice.position > 0 ? `第 ${notice.position} 行` : ''}
          </Link>
        )}
      </div>
      <DeedSummary deed={deed} />
      <p className="objection-reason">{reason}</p>
      {answer !== null && (
        <p className="objection-answer">
          <Pill tone={answer.outcome === 'upheld' ? 'green' : 'plain'}>
            {answer.outcome === 'upheld' ? '成立' : '不成立'}
          </Pill>{' '}
          {answer.text}
          {answer.returned !== 0 && `（${formatPoints(Math.abs(answer.returned))} 分已经改回来）`}
          <span className="office-soft">
            {' '}
            {answer.by}，{shortDay(answer.day)}，{answer.serial}
          </span>
        </p>
      )}
      <div className="objection-acts">
        {answer === null ? (
          may ? (
            <ActionButton label="答复" strong onPress={() => setAct('answer')} />
          ) : (
            <Pill tone="amber">等答复</Pill>
          )
        ) : (
          <Button onClick={() => setAct('paper')}>打印答复</Button>
        )}
      </div>
      {act === 'answer' && <AnswerForm objection={objection} onClose={() => setAct(undefined)} />}
      {act === 'paper' && answer !== null && (
        <AnswerPaper objection={objection} answer={answer} onClose={() => setAct(undefined)} />
      )}
    </article>
  )
}
