import { Check } from 'lucide-react'
import { useRef } from 'react'
import type { AuditResult, AuditState } from '#main/api/audit.ts'
import { Asked, shop, useAct, useAsk, useMay } from '#renderer/api/client.ts'
import { printPaper } from '#renderer/print/paper.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { fullMoment } from './texts.ts'
import './safekeeping.css'

/** Findings drawn one by one; more than these help nobody. */
const MOST_SHOWN = 100

/** 监督 → 账本体检: the whole book proved from its first document, beside the counter's work. */
export function BookCheckPanel() {
  const state = useAsk(shop.audit.state, {})
  return <Asked question={state}>{(known) => <KnownCheck state={known} />}</Asked>
}

function KnownCheck({ state }: { state: AuditState }) {
  const may = useMay('supervise')
  const start = useAct(shop.audit.start)
  const { running, last, trouble } = state
  const busy = running !== null || start.busy
  return (
    <Card title="账本体检">
      <div className="check-page">
        <div className="settings-row">
          <ActionButton
            label={busy ? '正在体检' : '现在体检'}
            strong
            disabled={!may || busy}
            onPress={() => void start.act({})}
          />
          {!may && <span className="settings-soft">报账员、村务监督委员会和管理员能做体检。</span>}
        </div>
        {running !== null && <Progress {...running} />}
        {(trouble ?? start.problem) !== undefined && (trouble ?? start.problem) !== null && (
          <Message tone="wrong" sentence={trouble ?? start.problem ?? ''} />
        )}
        {last === null ? (
          running === null && (
            <EmptyState
              title="还没有体检过"
              hint="从第一张单起重新算一遍，看每张单、每一笔、每个余额有没有被动过。兑换台照常用，不用等。"
            />
          )
        ) : (
          <Result result={last} />
        )}
      </div>
    </Card>
  )
}

function Progress({ done, all }: { done: number; all: number }) {
  const percent = all === 0 ? 0 : Math.round((done * 100) / all)
  return (
    <div>
      <p>{all === 0 ? '正在看文件是不是完好' : `看了 ${done} 张单，一共 ${all} 张`}</p>
      <div
        className="check-progress"
        role="progressbar"
        aria-label="体检到哪里了"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div style={{ width: `${percent}%` }} />
      </div>
    </div>
  )
}

function Result({ result }: { result: AuditResult }) {
  const sheet = useRef<HTMLPreElement>(null)
  const { sound, counts, first, last } = result
  return (
    <>
      <Message
        tone={sound ? 'right' : 'wrong'}
        testId="check-result"
        sentence={sound ? '账是好的。' : `发现 ${result.findingsTotal} 处不对，请找管软件的人看。`}
        more={`${fullMoment(result.at)} 体检`}
      />
      <dl className="safe-facts">
        <div>
          <dt>单据</dt>
          <dd>
            {counts.documents} 张，{counts.transfers} 笔，{counts.accounts} 个账户
          </dd>
        </div>
        {first && (
          <div>
            <dt>第一张</dt>
            <dd>
              {first.serial}，{first.businessDate}
            </dd>
          </div>
        )}
        {last && (
          <div>
            <dt>最后一张</dt>
            <dd>
              {last.serial}，{last.businessDate}，核对码 <strong>{last.checkCode}</strong>
            </dd>
          </div>
        )}
        {counts.restores > 0 && (
          <div>
            <dt>恢复过</dt>
            <dd>{counts.restores} 次，都有恢复单或接管单</dd>
          </div>
        )}
        {counts.blankedTexts > 0 && (
          <div>
            <dt>抹去文字</dt>
            <dd>{counts.blankedTexts} 条，不影响体检</dd>
          </div>
        )}
      </dl>
      {sound ? (
        <ul className="check-proved">
          {result.proved.map((line) => (
            <li key={line}>
              <Check size={20} strokeWidth={3} aria-hidden="true" />
              {line}
            </li>
          ))}
        </ul>
      ) : (
        <ol className="check-findings">
          {result.findings.slice(0, MOST_SHOWN).map((one) => (
            <li key={`${one.code}${one.row}${one.document}${one.sentence}`}>
              {one.sentence}
              {one.row !== null && <code>{one.row}</code>}
            </li>
          ))}
        </ol>
      )}
      <div className="check-limits">
        <strong>文件自己证明不了的</strong>
        {result.limits.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div className="settings-row">
        <ActionButton
          label="打印这一页"
          onPress={() => {
            if (sheet.current) void printPaper(sheet.current, { title: '账本体检', size: 'A4' })
          }}
        />
      </div>
      <div hidden>
        <pre ref={sheet} className="check-sheet">
          {result.page}
        </pre>
      </div>
    </>
  )
}
