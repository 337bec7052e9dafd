import { Button } from 'antd'
import { BookCheck, BookOpen, Printer } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { ClosingPeriod, ClosingRow, ClosingPage as Page_ } from '#main/api/closing.ts'
import { Asked, shop, useAsk, useMay } from '#renderer/api/client.ts'
import { formatYuan, groupedPoints } from '#renderer/ui/amounts.tsx'
import { Choice } from '#renderer/ui/buttons.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { AccountCard } from './account-card.tsx'
import { CloseForm } from './close-form.tsx'
import { ClosingPaper } from './closing-paper.tsx'
import { countStanding, endsOf, sheetName, spanName } from './closing-words.ts'
import { GoodsTable } from './goods-table.tsx'
import { PapersDialog, type PapersOf } from './papers-dialog.tsx'
import { ReopenForm } from './reopen-form.tsx'

type Open = 'close' | 'reopen' | 'print' | { readonly papers: PapersOf }

/** A month's page: three books, what must be settled first, the goods one by one, and two names. */
export function ClosingPage({ period, choice }: { period: ClosingPeriod; choice: ReactNode }) {
  const { span, through, state } = period
  const page = useAsk(shop.closing.page, { span, through })
  const [open, setOpen] = useState<Open>()
  const [said, setSaid] = useState<string>()
  const may = useMay('close')
  const done = (sentence: string) => {
    setOpen(undefined)
    setSaid(sentence)
  }
  return (
    <Page
      title={sheetName(period)}
      actions={
        <>
          <span className="closing-month">{choice}</span>
          <Button
            icon={<Printer size={18} aria-hidden="true" />}
            disabled={page.data === undefined}
            onClick={() => setOpen('print')}
          >
            打印
          </Button>
          {may && span === 'month' && state !== 'closed' && (
            <Button
              type="primary"
              icon={<BookCheck size={18} aria-hidden="true" />}
              disabled={page.data === undefined || page.data.obstacles.length > 0 || state === 'running'}
              onClick={() => setOpen('close')}
            >
              两人签字并结账
            </Button>
          )}
          {may && page.data?.closed?.reopenable === true && (
            <Button icon={<BookOpen size={18} aria-hidden="true" />} onClick={() => setOpen('reopen')}>
              反结账
            </Button>
          )}
        </>
      }
    >
      <Asked question={page}>
        {(shown) => (
          <div className="closing">
            <p className="closing-head">
              <span>编制单位：{shown.village + shown.shop}</span>
              <span>{spanName(period.from, through)}</span>
              <span>单位：分／元</span>
            </p>
            {said !== undefined && <Message tone="right" sentence={said} />}
            <Standing page={shown} period={period} />
            <Books page={shown} period={period} onOpen={(papers) => setOpen({ papers })} />
            <GoodsTable
              goods={shown.figures.goods}
              period={period}
              onOpen={(papers) => setOpen({ papers })}
            />
            {open === 'close' && (
              <CloseForm page={shown} period={period} onClose={() => setOpen(undefined)} onDone={done} />
            )}
            {open === 'reopen' && shown.closed && (
              <ReopenForm page={shown} period={period} onClose={() => setOpen(undefined)} onDone={done} />
            )}
            {open === 'print' && (
              <ClosingPaper page={shown} period={period} onClose={() => setOpen(undefined)} />
            )}
            {typeof open === 'object' && <PapersDialog of={open.papers} onClose={() => setOpen(undefined)} />}
          </div>
        )}
      </Asked>
    </Page>
  )
}

/** Closed by whom, or what still stands in the way. */
function Standing({ page: { closed, obstacles, figures }, period }: { page: Page_; period: ClosingPeriod }) {
  if (closed) {
    const again = closed.number > 1 ? `（第 ${closed.number} 次结账）` : ''
    return (
      <Message
        tone="right"
        sentence={`${closed.serial} 已结账${again}：制表人${closed.by}，复核人${closed.witness}，核对码 ${closed.checkCode}。`}
      />
    )
  }
  if (period.state === 'running') {
    const when = period.span === 'month' ? '下个月一号起就能结。' : '每个月照样按月结账。'
    return <Message tone="plain" sentence={`${period.name}还没过完，数字会变；${when}`} />
  }
  if (period.state === 'closed') {
    return <Message tone="right" sentence={`${period.name}的每个月都结了账，数字不会再变。`} />
  }
  if (period.span !== 'month') {
    return <Message tone="ask" sentence={`${period.name}里还有月份没结账，数字还会变。`} />
  }
  const counted = countStanding(period.span, figures.goods.items)
  const reminder = {
    code: 'count',
    sentence: '还有货没盘点。结账前请先点一遍，账实才对得上。',
    path: '/stock/counts',
  }
  return [...obstacles, ...(counted.tone === 'amber' ? [reminder] : [])].map(({ code, sentence, path }) => (
    <p key={code} className="closing-obstacle">
      <Message tone="ask" sentence={sentence} />
      <Link to={path}>去办</Link>
    </p>
  ))
}

interface BooksProps {
  readonly page: Page_
  readonly period: ClosingPeriod
  readonly onOpen: (papers: PapersOf) => void
}

function Books({ page: { figures }, period, onOpen }: BooksProps) {
  const { points, goods, money, slips } = figures
  const { span } = period
  const [scheme, setScheme] = useState(points[0]?.scheme)
  const shown = points.find((one) => one.scheme === scheme) ?? points[0]
  const papers = (book: PapersOf['book'], unit: string) => (row: ClosingRow) =>
    onOpen({ period, book, unit, row })
  return (
    <>
      {points.length > 1 && (
        <div className="closing-schemes">
          {points.map((one) => (
            <Choice
              key={one.scheme}
              label={one.name}
              chosen={one.scheme === shown?.scheme}
              onChoose={() => setScheme(one.scheme)}
            />
          ))}
        </div>
      )}
      <div className="closing-books">
        {shown && (
          <AccountCard
            title={points.length > 1 ? `积分 · ${shown.name}` : '积分'}
            {...endsOf(span, '结余')}
            format={groupedPoints}
            onOpen={papers('points', shown.scheme)}
            {...shown}
          />
        )}
        <AccountCard
          title="物资（按成本）"
          {...endsOf(span, '结存')}
          standing={countStanding(span, goods.items)}
          format={formatYuan}
          onOpen={papers('goods', '')}
          {...goods}
        />
        <AccountCard
          title="资金"
          {...endsOf(span, '结余')}
          format={formatYuan}
          beside={[{ title: '应付未付（另有）', said: formatYuan(money.owed) }]}
          onOpen={papers('money', '')}
          {...money}
        />
      </div>
      <p className="closing-slips">
        {slips === null
          ? `${period.name}没有兑换单。`
          : `兑换单 ${slips.first} 至 ${slips.last}，号码连续，共 ${slips.count} 张，其中冲销 ${slips.reversed} 张。`}
        点任何数字，看每一张单。
      </p>
    </>
  )
}
