import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Channel, StockIn } from '#main/api/stock.ts'
import { newId, shop, useAct, useAsk, useDocumentIds, useMay, useSession } from '#renderer/api/client.ts'
import { useKeys } from '#renderer/input/use-scans.ts'
import { formatYuan } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { type FoundItem, ItemFinder } from '../catalogue/item-finder.tsx'
import { ItemForm } from '../catalogue/item-form.tsx'
import { ReceiveHead } from './receive-head.tsx'
import { ReceiveLines } from './receive-lines.tsx'
import { addFound, type LineProblem, type ReceiveDraft, readLine, sentLine } from './receive-state.ts'
import { StockNav } from './stock-nav.tsx'
import './stock.css'

const KEPT = 'receive-draft'

const emptyDraft = (today: string): ReceiveDraft => ({
  source: 'purchase',
  supplier: '',
  donor: '',
  channel: '',
  paperNumber: '',
  deliveredBy: '',
  checkedBy: '',
  note: '',
  businessDate: today,
  lines: [],
})

/** What was being typed when the page was left or the window reloaded: nothing typed is lost. */
function keptDraft(today: string): ReceiveDraft {
  const kept = sessionStorage.getItem(KEPT)
  const draft = kept === null ? {} : (JSON.parse(kept) as Partial<ReceiveDraft>)
  // A form left over night is booked to the new day, unless somebody says otherwise again.
  return { ...emptyDraft(today), ...draft, businessDate: today }
}

/** 入库: by scanner and keyboard; each line becomes a lot with its own cost and day. */
export function ReceivePage() {
  const { today } = useSession()
  const may = useMay('keep_stock')
  const navigate = useNavigate()
  const [draft, setDraft] = useState(() => keptDraft(today))
  const [supplierId] = useState(newId)
  const [said, setSaid] = useState<{ tone: 'right' | 'wrong'; sentence: string }>()
  const [wrong, setWrong] = useState<{ key: string; field: LineProblem['field'] }>()
  const [unknown, setUnknown] = useState<string>()
  const suppliers = useAsk(shop.stock.suppliers, {})
  const receive = useAct(shop.stock.receive)
  const documents = useDocumentIds()
  useEffect(() => sessionStorage.setItem(KEPT, JSON.stringify(draft)), [draft])

  const set = (part: Partial<ReceiveDraft>) => {
    setDraft((now) => ({ ...now, ...part }))
    setSaid(undefined)
    setWrong(undefined)
  }
  const add = (found: FoundItem) => {
    const key = newId()
    const lines = addFound(draft.lines, found, key)
    set({ lines })
    const line = lines.find((one) => one.key === key)
    // By hand the next thing to say is how many; after a scan the next scan may follow.
    if (line && found.quantity === 0) setTimeout(() => focusCount(key), 0)
  }
  const read = draft.lines.map((line) => readLine(line, today))
  const total = read.reduce((sum, line) => sum + (line.totalFen ?? 0), 0)

  const submit = async () => {
    if (receive.busy || draft.lines.length === 0) return
    const at = read.findIndex((line) => line.problem !== undefined)
    const problem = read[at]?.problem
    if (problem) {
      setWrong({ key: draft.lines[at]?.key ?? '', field: problem.field })
      return setSaid({ tone: 'wrong', sentence: problem.sentence })
    }
    const form = formOf(draft, today, (name) => ({
      id: suppliers.data?.find((one) => one.name === name)?.id ?? supplierId,
      name,
    }))
    const lines = draft.lines.map((line, index) => sentLine(line, read[index]!))
    const result = await receive.act({ document: documents.for([form, lines]), ...form, lines })
    if (!result.ok) return setSaid({ tone: 'wrong', sentence: result.refusal.sentence })
    documents.recorded()
    setDraft(emptyDraft(today))
    setSaid({
      tone: 'right',
      sentence: `${result.value.serial} 记好了，值 ${formatYuan(result.value.totalFen)} 元。`,
    })
  }
  // Enter in a line: back to the finder, for the next thing.
  useKeys({ f12: () => void submit(), enter: focusFinder })

  if (!may) {
    return (
      <Page title="库存" note={<StockNav />}>
        <EmptyState title="入库由报账员记" hint="货到了请报账员或管理员登录来记，验收人写上您的名字。" />
      </Page>
    )
  }
  return (
    <Page title="库存" note={<StockNav />}>
      <div className="office-column">
        <Card className="receive-head">
          <ReceiveHead draft={draft} today={today} suppliers={suppliers.data ?? []} onDraft={set} />
        </Card>
        <Card className="receive-lines">
          <ItemFinder
            label="扫条码，或打名称、拼音首字母、短号，回车加一样"
            first
            takes={({ kind, name }) => (kind === 'goods' ? undefined : `${name}不占库存，不用入库。`)}
            onFound={add}
            onTrouble={(sentence, code) => {
              setSaid({ tone: 'wrong', sentence })
              if (code !== undefined) setUnknown(code)
            }}
          />
          <div className="receive-scroll">
            <ReceiveLines
              lines={draft.lines}
              today={today}
              wrong={wrong}
              onLine={(line) => set({ lines: draft.lines.map((one) => (one.key === line.key ? line : one)) })}
              onRemove={(key) => set({ lines: draft.lines.filter((line) => line.key !== key) })}
            />
          </div>
        </Card>
        <footer className="office-foot">
          <span className="receive-total">
            {draft.lines.length} 样，一共 <strong>{formatYuan(total)}</strong> 元
          </span>
          {said && <Message tone={said.tone} sentence={said.sentence} />}
          {said?.tone === 'right' && (
            <ActionButton label="看单据" onPress={() => void navigate('/stock/documents')} />
          )}
          <ActionButton
            label={receive.busy ? '正在记' : '入库'}
            keyHint="F12"
            strong
            disabled={receive.busy || draft.lines.length === 0}
            onPress={() => void submit()}
          />
        </footer>
      </div>
      {unknown !== undefined && (
        <ItemForm
          code={unknown}
          onClose={() => setUnknown(undefined)}
          onDone={() => {
            setUnknown(undefined)
            setSaid({ tone: 'right', sentence: '登记好了，再扫一次就加进来。' })
          }}
        />
      )}
    </Page>
  )
}

function formOf(
  draft: ReceiveDraft,
  today: string,
  supplierOf: (name: string) => { id: string; name: string },
): Omit<StockIn, 'document' | 'lines'> {
  const bought = draft.source === 'purchase' || draft.source === 'delivery'
  const name = draft.supplier.trim()
  return {
    source: draft.source,
    channel: draft.channel === '' ? null : (draft.channel as Channel),
    supplier: bought && name !== '' ? supplierOf(name) : null,
    donor: draft.source === 'donation' ? draft.donor.trim() : '',
    paperNumber: draft.paperNumber.trim(),
    deliveredBy: draft.deliveredBy.trim(),
    checkedBy: draft.checkedBy.trim(),
    note: draft.note.trim(),
    businessDate: draft.businessDate === today ? null : draft.businessDate,
  }
}

const focusCount = (key: string) =>
  document.querySelector<HTMLInputElement>(`[data-line-field="${key}"]`)?.focus()

const focusFinder = () => document.querySelector<HTMLInputElement>('.item-finder input')?.focus()
