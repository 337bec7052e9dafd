import { Button } from 'antd'
import { Megaphone } from 'lucide-react'
import { Link, useNavigate } from 'react-router'
import type { NoticeHead, NoticesOverview } from '#main/api/notices.ts'
import { Asked, shop, useAsk, useMay } from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { spanText } from './notice-words.ts'
import { NoticesNav } from './notices-nav.tsx'
import '#renderer/ui/office.css'
import './notices.css'

/** 公示栏: what hangs now, what is due, what can be hung up. */
export function WallPage() {
  const overview = useAsk(shop.notices.overview, {})
  const navigate = useNavigate()
  return (
    <Page
      title="公示"
      note={<NoticesNav />}
      actions={<Button onClick={() => void navigate('/notices/object')}>有人提异议</Button>}
    >
      <Asked question={overview}>{(shown) => <Wall overview={shown} />}</Asked>
    </Page>
  )
}

function Wall({ overview }: { overview: NoticesOverview }) {
  const { hanging, ended } = overview
  return (
    <div className="wall">
      <section className="wall-board" aria-label="墙上">
        {ended.length > 0 && (
          <>
            <h2 className="wall-title">期满，等着办</h2>
            <div className="wall-sheets">
              {ended.map((head) => (
                <Sheet key={head.notice} head={head} />
              ))}
            </div>
          </>
        )}
        <h2 className="wall-title">现在挂着的</h2>
        {hanging.length === 0 ? (
          <EmptyState
            icon={Megaphone}
            title="墙上现在没有公示"
            hint="右边选一样，看好样子就能打印出来贴上去。"
          />
        ) : (
          <div className="wall-sheets">
            {hanging.map((head) => (
              <Sheet key={head.notice} head={head} />
            ))}
          </div>
        )}
      </section>
      <Next overview={overview} />
    </div>
  )
}

/** A notice as a small sheet of paper on the wall. */
function Sheet({ head }: { head: NoticeHead }) {
  const { notice, title, scheme, lines, daysLeft, disputed, postable, posted, rejected } = head
  return (
    <Link to={`/notices/of/${notice}`} className="wall-sheet">
      <span className="wall-sheet-title">{title}</span>
      <span className="wall-sheet-about">
        {scheme.name} · {lines} 行
      </span>
      <span className="wall-sheet-about">{spanText(head)}</span>
      {daysLeft > 0 ? (
        <span className="wall-sheet-days">
          还挂 <strong>{daysLeft}</strong> 天
        </span>
      ) : (
        <span className="wall-sheet-days">
          {postable > 0 ? (
            <>
              <strong>{postable}</strong> 条可以入账
            </>
          ) : (
            '等答复异议'
          )}
        </span>
      )}
      <span className="wall-sheet-marks">
        {disputed > 0 && <Pill tone="amber">{disputed} 条有异议</Pill>}
        {posted > 0 && <Pill tone="green">{posted} 条已入账</Pill>}
        {rejected > 0 && <Pill>{rejected} 条不记了</Pill>}
      </span>
    </Link>
  )
}

/** What can be hung up, and what waits for an answer. */
function Next({ overview }: { overview: NoticesOverview }) {
  const { ready, openObjections, schemes, cycleEnds } = overview
  const navigate = useNavigate()
  const may = useMay('publish')
  return (
    <aside className="wall-next">
      {openObjections > 0 && (
        <Card title={`${openObjections} 份异议等答复`}>
          <p className="office-soft">有异议的那一条先停着，答复以后才接着办。</p>
          <div className="wall-acts">
            <ActionButton label="去答复" strong={may} onPress={() => void navigate('/notices/objections')} />
          </div>
        </Card>
      )}
      <Card title="可以公示的">
        {ready.length === 0 && <p className="office-soft">现在没有等公示的事迹。评议通过的会到这里来。</p>}
        {ready.map(({ scheme, waiting, disputed, days }) => (
          <div key={scheme.id} className="wall-ready">
            <p>
              <strong>{scheme.name}</strong>
              <span className="office-soft">
                公示 {days} 天{disputed > 0 ? `，${disputed} 条有异议` : ''}
              </span>
            </p>
            <span className="wall-ready-count">{waiting} 条</span>
            {may && (
              <ActionButton
                label="做公示"
                strong
                onPress={() => void navigate(`/notices/new/deeds?scheme=${scheme.id}`)}
              />
            )}
          </div>
        ))}
      </Card>
      {may && schemes.length > 0 && (
        <Card title="给大家看看">
          <div className="wall-acts">
            <ActionButton label="积分排名" onPress={() => void navigate('/notices/new/ranking')} />
            <ActionButton label="各户收支" onPress={() => void navigate('/notices/new/period')} />
            {cycleEnds.map(({ scheme, name, cycle }) => (
              <ActionButton
                key={scheme}
                label={`${cycle}${name}清零`}
                onPress={() => void navigate(`/notices/new/cycle_end?scheme=${scheme}`)}
              />
            ))}
          </div>
        </Card>
      )}
      {!may && <p className="office-soft">贴公示、入账、答复异议，由村两委或报账员来办。</p>}
    </aside>
  )
}
