import { useState } from 'react'
import type { CounterItem, SlipView as SlipAnswer } from '#main/api/redemption.ts'
import { type AnswerOf, shop, useAct, useAsk, useDocumentIds } from '#renderer/api/client.ts'
import { useScans } from '#renderer/input/use-scans.ts'
import { CorrectionChoose } from './correction-choose.tsx'
import { CorrectionFind } from './correction-find.tsx'
import { ExchangeForm, MoveForm, ReturnForm, ReverseForm } from './correction-forms.tsx'
import type { Condition, CorrectionKind, ReturnLineView, SlipView } from './correction-view.ts'
import { baseOf, foundOf, useHouseholdSearch } from './counter-covers.tsx'
import { goodsTile, pictureOf, unitsOf } from './counter-views.ts'
import { HouseholdSearch } from './household-search.tsx'
import { PickGoods } from './pick-goods.tsx'
import { uncover, useCounter } from './use-counter.ts'

const REASONS = [
  { id: '开错单', label: '开错单' },
  { id: '拿错了货', label: '拿错了货' },
  { id: '货有问题', label: '货有问题' },
  { id: '记错了户', label: '记错了户' },
]

/** F8 开错单、退换货: find the slip, choose how to put it right, see what it will do, confirm. */
export function CorrectCover() {
  const household = useCounter((state) => state.household)
  const [query, setQuery] = useState('')
  const [slip, setSlip] = useState<SlipAnswer>()
  const [kind, setKind] = useState<CorrectionKind>()
  const recent = useAsk(shop.corrections.recent, { household: household?.id ?? null })
  const byCode = useAsk(shop.corrections.find, { code: query.trim() }, { enabled: query.trim().length >= 5 })
  if (slip === undefined) {
    const question = query.trim().length >= 5 ? byCode : recent
    return (
      <CorrectionFind
        query={query}
        found={foundOf({ data: question.data, error: question.error as never }, (row) => ({
          id: row.document,
          serial: row.serial,
          household: `${row.headName}家`,
          when: `${row.businessDate} ${row.time}`,
          count: `共 ${row.lines.length} 样`,
          total: row.total,
          mark: row.lines.every((line) => line.quantityLeft === 0) ? '已退清' : undefined,
        }))}
        onQuery={setQuery}
        onPick={(id) => setSlip(question.data?.find((row) => row.document === id))}
        onRetry={() => void question.refetch()}
        onClose={uncover}
      />
    )
  }
  const settled = slip.lines.every((line) => line.quantityLeft === 0)
  if (kind === undefined) {
    const gone = settled ? '这张单已经全部退过或改过了' : undefined
    return (
      <CorrectionChoose
        slip={slipView(slip)}
        blocked={{
          ...(gone ? { move: gone, return: gone, exchange: gone, reverse: gone } : {}),
        }}
        onChoose={setKind}
        onClose={() => setSlip(undefined)}
      />
    )
  }
  return kind === 'move' ? (
    <MoveCover slip={slip} onClose={() => setKind(undefined)} />
  ) : (
    <GiveBackCover slip={slip} kind={kind} onClose={() => setKind(undefined)} />
  )
}

const slipView = (slip: SlipAnswer): SlipView => ({
  id: slip.document,
  serial: slip.serial,
  household: `${slip.headName}家`,
  number: slip.number,
  group: slip.groupName,
  when: `${slip.businessDate} ${slip.time}`,
  collector: slip.collector,
  count: `共 ${slip.lines.length} 样`,
  total: slip.total,
  lines: slip.lines.map((line) => ({
    id: String(line.line),
    name: line.name,
    spec: line.spec,
    picture: pictureOf(line),
    quantity: `${unitsOf(line.quantity, line)} ${line.unit}`,
    points: line.points,
  })),
  since: slip.corrections.map(({ title, serial }) => `${title} ${serial}`),
})

const finish = (posted: AnswerOf<typeof shop.corrections.reverse>): void => {
  useCounter.setState({
    cover: { kind: 'none' },
    message: { tone: 'right', sentence: `${posted.serial} 记好了，请在单子上签字` },
  })
}

interface Draft {
  readonly quantity: string
  readonly condition: Condition
}

/** 退货, 换货 and 冲销: goods come back, some or all, and others may go out for them. */
function GiveBackCover({
  slip,
  kind,
  onClose,
}: {
  slip: SlipAnswer
  kind: 'return' | 'exchange' | 'reverse'
  onClose: () => void
}) {
  const whole = kind === 'reverse'
  const exchange = useAct(shop.corrections.exchange)
  const [taken, setTaken] = useState<readonly { item: CounterItem; quantity: number }[]>([])
  const [picking, setPicking] = useState(false)
  const take = (item: CounterItem) => {
    setTaken((before) => [...before, { item, quantity: item.basePerUnit }])
    setPicking(false)
  }
  const scan = useAct(shop.redemption.scan)
  useScans({
    onScan: ({ code }) => {
      if (kind !== 'exchange') return false
      void scan.act({ code }).then((answer) => {
        if (answer.ok && answer.value.kind === 'item') take(answer.value.item)
      })
      return true
    },
  })
  const [reason, setReason] = useState<string>()
  const documents = useDocumentIds()
  const giveBack = useAct(shop.corrections.giveBack)
  const open = slip.lines.filter((line) => line.quantityLeft > 0)
  const [drafts, setDrafts] = useState<Record<string, Draft>>(() =>
    Object.fromEntries(
      open.map((line) => [
        String(line.line),
        { quantity: whole ? unitsOf(line.quantityLeft, line) : '', condition: 'good' as const },
      ]),
    ),
  )
  const lines: ReturnLineView[] = open.map((line) => {
    const draft = drafts[String(line.line)] ?? { quantity: '', condition: 'good' }
    const base = draft.quantity === '' ? 0 : baseOf(draft.quantity, line.basePerUnit)
    return {
      id: String(line.line),
      name: line.name,
      spec: line.spec,
      picture: pictureOf(line),
      unit: line.unit,
      returnable: unitsOf(line.quantityLeft, line),
      quantity: draft.quantity,
      condition: draft.condition,
      problem:
        base === undefined || base > line.quantityLeft
          ? `最多能退 ${unitsOf(line.quantityLeft, line)} ${line.unit}`
          : undefined,
    }
  })
  const asked = open.flatMap((line) => {
    const draft = drafts[String(line.line)]
    const quantity = draft && draft.quantity !== '' ? baseOf(draft.quantity, line.basePerUnit) : undefined
    return quantity && draft
      ? [
          {
            line: line.line,
            quantity,
            condition: draft.condition === 'good' ? ('shelf' as const) : ('loss' as const),
          },
        ]
      : []
  })
  const ready =
    asked.length > 0 &&
    reason !== undefined &&
    lines.every((line) => line.problem === undefined) &&
    (kind !== 'exchange' || taken.length > 0)
  const confirm = async () => {
    if (!ready || reason === undefined) return
    const contents = { slip: slip.document, reason, lines: asked }
    const newLines = taken.map(({ item, quantity }) => ({ item: item.id, quantity }))
    const answer =
      kind === 'exchange'
        ? await exchange.act({ document: documents.for({ ...contents, newLines }), ...contents, newLines })
        : await giveBack.act({ document: documents.for(contents), ...contents })
    if (!answer.ok) return
    documents.recorded()
    finish(answer.value)
  }
  const change = (id: string, part: Partial<Draft>) =>
    setDrafts((before) => ({ ...before, [id]: { quantity: '', condition: 'good', ...before[id], ...part } }))
  const props = {
    slip: slipView(slip),
    lines,
    onQuantity: (id: string, quantity: string) => change(id, { quantity }),
    onCondition: (id: string, condition: Condition) => change(id, { condition }),
    outcome: {
      sentence: `退回的积分记回${slip.headName}家，完好的放回货架，坏的记报损。${kind === 'exchange' ? '换出的货另扣积分。' : ''}`,
      ready,
      problem: giveBack.problem ?? exchange.problem ?? undefined,
    },
    why: { reasons: REASONS, reason, onReason: setReason },
    busy: giveBack.busy || exchange.busy,
    onConfirm: () => void confirm(),
    onClose,
  }
  if (picking) {
    return <ExchangeGoods onTake={take} onClose={() => setPicking(false)} />
  }
  if (kind !== 'exchange') return whole ? <ReverseForm {...props} /> : <ReturnForm {...props} />
  return (
    <ExchangeForm
      {...props}
      taken={taken.map(({ item, quantity }, index) => ({
        id: String(index),
        name: item.name,
        spec: item.spec,
        picture: pictureOf(item),
        quantity: `${unitsOf(quantity, item)} ${item.unit}`,
        points: item.price ?? 0,
      }))}
      onPickGoods={() => setPicking(true)}
      onRemove={(id) => setTaken((before) => before.filter((_, index) => String(index) !== id))}
    />
  )
}

/** The goods that go out instead, chosen from the list; one unit at a time, more of it is chosen again. */
function ExchangeGoods({ onTake, onClose }: { onTake: (item: CounterItem) => void; onClose: () => void }) {
  const [text, setText] = useState('')
  const goods = useAsk(shop.redemption.items, { text }, { keep: true })
  return (
    <PickGoods
      title="换哪样货？"
      query={text}
      found={foundOf({ data: goods.data, error: goods.error as never }, goodsTile)}
      onQuery={setText}
      onPick={(id) => {
        const item = goods.data?.find((row) => row.id === id)
        if (item) onTake(item)
      }}
      onRetry={() => void goods.refetch()}
      onClose={onClose}
    />
  )
}

/** 更正: it was another household; the goods stay where they are. */
function MoveCover({ slip, onClose }: { slip: SlipAnswer; onClose: () => void }) {
  const [reason, setReason] = useState<string>('记错了户')
  const [text, setText] = useState('')
  const [to, setTo] = useState<string>()
  const documents = useDocumentIds()
  const move = useAct(shop.corrections.moveToHousehold)
  const from = useAsk(
    shop.redemption.household,
    { household: slip.household ?? '' },
    { enabled: slip.household !== null },
  )
  const target = useAsk(shop.redemption.household, { household: to ?? '' }, { enabled: to !== undefined })
  const { found, retry } = useHouseholdSearch(text)
  const [finding, setFinding] = useState(true)
  if (finding) {
    return (
      <HouseholdSearch
        title="应该记到哪一户？"
        query={text}
        found={found}
        onQuery={setText}
        onPick={(id) => {
          setTo(id)
          setFinding(false)
        }}
        onRetry={retry}
        onClose={onClose}
      />
    )
  }
  const left = slip.lines.reduce((sum, line) => sum + line.pointsLeft, 0)
  const side = (data: AnswerOf<typeof shop.redemption.household> | undefined, change: number) =>
    data && {
      household: `${data.headName ?? '户主待定'}家`,
      number: data.number,
      group: data.groupName,
      before: data.spendable,
      after: data.spendable + change,
    }
  const fromSide = side(from.data, left)
  if (fromSide === undefined) return null
  const confirm = async () => {
    if (to === undefined) return
    const contents = { slip: slip.document, reason, household: to }
    const answer = await move.act({ document: documents.for(contents), ...contents })
    if (!answer.ok) return
    documents.recorded()
    finish(answer.value)
  }
  return (
    <MoveForm
      slip={slipView(slip)}
      from={fromSide}
      to={side(target.data, -left)}
      outcome={{
        sentence: '积分改记到对的户，货留在原处，两户都要签字。',
        ready: target.data !== undefined,
        problem: move.problem ?? undefined,
      }}
      why={{ reasons: REASONS, reason, onReason: setReason }}
      busy={move.busy}
      onConfirm={() => void confirm()}
      onFindHousehold={() => setFinding(true)}
      onClose={onClose}
    />
  )
}
