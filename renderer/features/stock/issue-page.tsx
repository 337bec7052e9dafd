import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { newId, shop, useAct, useAsk, useDocumentIds, useMay, useSession } from '#renderer/api/client.ts'
import { useKeys } from '#renderer/input/use-scans.ts'
import { formatYuan } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { type FoundItem, ItemFinder } from '../catalogue/item-finder.tsx'
import type { Witness } from '../session/witness-fields.tsx'
import { DocumentDialog } from './document-dialog.tsx'
import { IssueHead } from './issue-head.tsx'
import { IssueLines } from './issue-lines.tsx'
import {
  emptyIssue,
  type IssueDraft,
  keepIssue,
  keptIssue,
  lineProblem,
  sentIssue,
  withGoods,
} from './issue-state.ts'
import { StockNav } from './stock-nav.tsx'
import { WitnessDialog } from './witness-dialog.tsx'
import './stock.css'

/** 报损和出库: goods that leave the shelf otherwise than by redemption, by scanner and keyboard. */
export function IssuePage() {
  const { today } = useSession()
  const may = useMay('keep_stock')
  const navigate = useNavigate()
  const [draft, setDraft] = useState(() => keptIssue(today))
  const [said, setSaid] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const [asking, setAsking] = useState(false)
  const [paper, setPaper] = useState<string>()
  const [recorded, setRecorded] = useState<{ document: string; sentence: string }>()
  const lots = useAsk(shop.stock.lots, { item: null, usedUp: false })
  const issue = useAct(shop.stock.issue)
  const documents = useDocumentIds()
  useEffect(() => keepIssue(draft), [draft])

  const writeOff = draft.purpose === 'write_off'
  const set = (part: Partial<IssueDraft>) => {
    setDraft((now) => ({ ...now, ...part }))
    setSaid(undefined)
    setWrong(undefined)
    setRecorded(undefined)
  }
  const add = ({ item, quantity }: FoundItem) => {
    const { id, name, spec, unit, basePerUnit, baseName } = item
    const key = newId()
    set({ lines: withGoods(draft.lines, { id, name, spec, unit, basePerUnit, baseName }, quantity, key) })
    if (quantity === 0) setTimeout(() => focusOn(`[data-line-field="${key}"]`), 0)
  }

  const send = async (witness: Witness | undefined) => {
    const form = sentIssue(draft, today)
    const answer = await issue.act({
      document: documents.for([form, witness?.witness]),
      ...form,
      witness: witness?.witness ?? null,
      witnessPin: witness?.witnessPin ?? '',
    })
    if (!answer.ok) {
      if (witness === undefined) setSaid(answer.refusal.sentence)
      return
    }
    documents.recorded()
    setAsking(false)
    setDraft({ ...emptyIssue(today), purpose: form.purpose })
    const { id, serial, totalFen } = answer.value
    setRecorded({ document: id, sentence: `${serial} 记好了，值 ${formatYuan(totalFen)} 元。` })
  }
  const submit = () => {
    if (issue.busy || asking || draft.lines.length === 0) return
    const bad = draft.lines.find((line) => lineProblem(line) !== undefined)
    setWrong(bad?.key)
    if (bad) return setSaid(lineProblem(bad))
    if (writeOff && draft.reason === null) return setSaid('请选为什么报损。')
    if (writeOff) return setAsking(true)
    void send(undefined)
  }
  // Enter in a line: back to the finder, for the next thing.
  useKeys({ f12: submit, enter: () => focusOn('.item-finder input') })

  if (!may) {
    return (
      <Page title="库存" note={<StockNav />}>
        <EmptyState title="报损和出库由报账员记" hint="货坏了、要拿去别处用，请报账员或管理员登录来记。" />
      </Page>
    )
  }
  return (
    <Page title="库存" note={<StockNav />}>
      <div className="office-column">
        <Card className="receive-head">
          <IssueHead draft={draft} today={today} onDraft={set} onProblem={setSaid} />
        </Card>
        <Card className="receive-lines">
          <ItemFinder
            label="扫条码，或打名称、拼音首字母、短号，回车加一样"
            first
            takes={({ kind, name }) => (kind === 'goods' ? undefined : `${name}不占库存，不用在这里记。`)}
            onFound={add}
            onTrouble={setSaid}
          />
          <div className="receive-scroll">
            <IssueLines
              lines={draft.lines}
              lots={lots.data ?? []}
              reason={writeOff ? draft.reason : null}
              wrong={wrong}
              onLine={(line) => set({ lines: draft.lines.map((one) => (one.key === line.key ? line : one)) })}
              onRemove={(key) => set({ lines: draft.lines.filter((line) => line.key !== key) })}
            />
          </div>
        </Card>
        <footer className="office-foot">
          <span className="receive-total">{draft.lines.length} 样</span>
          {said !== undefined && <Message tone="wrong" sentence={said} />}
          {recorded && (
            <>
              <Message tone="right" sentence={recorded.sentence} />
              <ActionButton label="打印签字" onPress={() => setPaper(recorded.document)} />
              <ActionButton label="看单据" onPress={() => void navigate('/stock/documents')} />
            </>
          )}
          <ActionButton
            label={issue.busy ? '正在记' : writeOff ? '报损' : '出库'}
            keyHint="F12"
            strong
            disabled={issue.busy || draft.lines.length === 0}
            onPress={submit}
          />
        </footer>
      </div>
      {asking && (
        <WitnessDialog
          busy={issue.busy}
          problem={issue.problem}
          onConfirm={send}
          onClose={() => {
            issue.forget()
            setAsking(false)
          }}
        />
      )}
      {paper !== undefined && <DocumentDialog document={paper} onClose={() => setPaper(undefined)} />}
    </Page>
  )
}

const focusOn = (selector: string) => document.querySelector<HTMLInputElement>(selector)?.focus()
