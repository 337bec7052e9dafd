import { useState } from 'react'
import type { CounterHousehold, Overview } from '#main/api/redemption.ts'
import { act, shop, useAsk, useMay } from '#renderer/api/client.ts'
import { CounterMenu } from '../session/counter-menu.tsx'
import { SlipDialog } from '../slips/slip-dialog.tsx'
import { CorrectCover } from './correct-cover.tsx'
import { isOpen } from './counter-state.ts'
import { goodsTile, heldViews, leftOf, pictureOf, unitsOf } from './counter-views.ts'
import { FoundCover } from './found-cover.tsx'
import { HeldCarts } from './held-carts.tsx'
import { HouseholdSearch } from './household-search.tsx'
import { KeySheet } from './key-sheet.tsx'
import { PickGoods } from './pick-goods.tsx'
import { ProxyForm, type ProxyValue } from './proxy-form.tsx'
import { QuantityDialog } from './quantity-dialog.tsx'
import { NoCardCheck, SecondCard, UnknownCode } from './questions.tsx'
import { StatementCover } from './statement-cover.tsx'
import {
  addGoods,
  changeQuantity,
  choose,
  cover,
  drop,
  goodsCame,
  hold,
  householdCame,
  recall,
  uncover,
  useCounter,
} from './use-counter.ts'
import type { Found, HouseholdHit } from './view.ts'

const WAYS = [
  { id: 'known', label: '本人，认识' },
  { id: 'id_card', label: '看过身份证' },
  { id: 'phone', label: '报得出电话后四位' },
  { id: 'neighbour', label: '同组的人作证' },
]
const RELATIONS = [
  { id: '邻居', label: '邻居' },
  { id: '亲戚', label: '亲戚' },
  { id: '网格员', label: '网格员' },
  { id: '村干部', label: '村干部' },
]

/** Whatever covers the counter: at most one thing, and Esc always leads back. */
export function CounterCovers({ overview }: { overview: Overview | undefined }) {
  const shown = useCounter((state) => state.cover)
  const open = useCounter(isOpen)
  const mayRegister = useMay('keep_stock')
  switch (shown.kind) {
    case 'none':
      return null
    case 'keys':
      return <KeySheet onClose={uncover} />
    case 'find':
      return <FindCover />
    case 'goods':
      return <GoodsCover />
    case 'held':
      return <HeldCover overview={overview} />
    case 'quantity':
    case 'weigh':
      return <QuantityCover key={shown.item.id} />
    case 'proxy':
      return <ProxyCover />
    case 'found':
      return <FoundCover />
    case 'statement':
      return <StatementCover />
    case 'correct':
      return <CorrectCover />
    case 'menu':
      return <CounterMenu {...(open ? { note: '这单还没确认，先替您留着' } : {})} onClose={uncover} />
    case 'slip':
      return (
        <SlipDialog
          document={shown.document}
          {...(shown.sentence === undefined ? {} : { sentence: shown.sentence })}
          onClose={uncover}
        />
      )
    case 'unknown':
      return (
        <UnknownCode
          code={shown.code}
          answers={mayRegister ? [{ id: 'register', label: '去登记这样货' }] : []}
          onAnswer={() => {
            uncover()
            location.hash = '#/stock/goods'
          }}
          onClose={uncover}
        />
      )
    case 'no_card':
      return (
        <NoCardCheck
          household={`${shown.household.headName ?? '户主待定'}家（${shown.household.number} 户，${shown.household.groupName}）`}
          ways={WAYS}
          onWay={(id) => {
            const check = WAYS.find((way) => way.id === id)?.label ?? ''
            householdCame(shown.household, { by: 'no_card', check })
          }}
          onClose={uncover}
        />
      )
    case 'second':
      return <SecondCover next={shown.next} />
  }
}

function SecondCover({ next }: { next: CounterHousehold }) {
  const current = useCounter((state) => state.household)
  const shown = useCounter((state) => state.cover)
  const identity = shown.kind === 'second' ? shown.identity : { by: 'card' as const }
  return (
    <SecondCard
      openHousehold={`${current?.headName ?? ''}家`}
      nextHousehold={next.headName === null ? undefined : `${next.headName}家`}
      onHold={() => void hold(() => householdCame(next, identity))}
      onBack={uncover}
    />
  )
}

/** A question with the states a list shows. */
export function foundOf<Row, Hit>(
  question: { data: readonly Row[] | undefined; error: { sentence: string } | null; isFetching?: boolean },
  hit: (row: Row) => Hit,
): Found<Hit> {
  if (question.data) return { kind: 'found', hits: question.data.map(hit) }
  if (question.error) return { kind: 'failed', sentence: question.error.sentence }
  return { kind: 'searching' }
}

/** F2, also used to find the right household of a slip. */
export function useHouseholdSearch(text: string) {
  const question = useAsk(
    shop.households.search,
    { text, groupName: null, status: null, withoutCard: false, offset: 0, limit: 20 },
    { enabled: text.trim() !== '', keep: true },
  )
  const found: Found<HouseholdHit> =
    text.trim() === ''
      ? { kind: 'waiting' }
      : foundOf({ data: question.data?.hits, error: question.error as never }, (row) => ({
          id: row.id,
          number: row.number,
          group: row.groupName,
          name: row.headName ?? '户主待定',
          people: `${row.population} 口人`,
          foundBy: row.matchedText === '' ? undefined : row.matchedText,
          tellApart: row.sameNames.length > 0 ? `${row.groupName}的` : undefined,
          spendable: row.spendable ?? 0,
          blocked:
            row.status === 'head_pending' ? '户主待定' : row.status === 'closed' ? '已销户' : undefined,
        }))
  return { found, retry: () => void question.refetch() }
}

function FindCover() {
  const [text, setText] = useState('')
  const { found, retry } = useHouseholdSearch(text)
  const pick = async (household: string) => {
    const answer = await act(shop.redemption.household, { household })
    if (answer.ok) cover({ kind: 'no_card', household: answer.value })
    else
      useCounter.setState({
        message: { tone: 'wrong', sentence: answer.refusal.sentence },
        cover: { kind: 'none' },
      })
  }
  return (
    <HouseholdSearch
      query={text}
      found={found}
      onQuery={setText}
      onPick={(id) => void pick(id)}
      onRetry={retry}
      onClose={uncover}
    />
  )
}

function GoodsCover() {
  const [text, setText] = useState('')
  const question = useAsk(shop.redemption.items, { text }, { keep: true })
  return (
    <PickGoods
      query={text}
      found={foundOf({ data: question.data, error: question.error as never }, goodsTile)}
      onQuery={setText}
      onPick={(id) => {
        const item = question.data?.find((candidate) => candidate.id === id)
        if (item) goodsCame(item, item.basePerUnit === 1 ? 1 : item.basePerUnit, undefined)
      }}
      onRetry={() => void question.refetch()}
      onClose={uncover}
    />
  )
}

function HeldCover({ overview }: { overview: Overview | undefined }) {
  const dropping = useCounter((state) => state.droppingCart)
  const carts = heldViews(overview)
  return (
    <HeldCarts
      carts={carts}
      dropping={carts.find(({ id }) => id === dropping)}
      onRecall={(id) => void recall(id)}
      onAskDrop={(id) => useCounter.setState({ droppingCart: id })}
      onDrop={(id) => void drop(id)}
      onKeep={() => useCounter.setState({ droppingCart: undefined })}
      onClose={uncover}
    />
  )
}

/** "2.5" 斤 → 25 两; undefined where it is no such number. */
export function baseOf(text: string, basePerUnit: number): number | undefined {
  const typed = text.normalize('NFKC').trim()
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(typed)) return undefined
  const base = Number(typed) * basePerUnit
  return Math.abs(base - Math.round(base)) < 1e-6 ? Math.round(base) : undefined
}

function QuantityCover() {
  const shown = useCounter((state) => state.cover)
  const lines = useCounter((state) => state.lines)
  const item = shown.kind === 'quantity' || shown.kind === 'weigh' ? shown.item : undefined
  const line = lines.find((candidate) => candidate.item.id === item?.id)
  const [text, setText] = useState(shown.kind === 'quantity' && line ? unitsOf(line.quantity, line.item) : '')
  if (item === undefined) return null
  const base = baseOf(text, item.basePerUnit)
  const problem =
    text === ''
      ? undefined
      : base === undefined || base <= 0
        ? item.basePerUnit === 1
          ? '请输入整数，比如 3'
          : `请输入重量，最小到 1 ${item.baseName}，比如 2.5`
        : item.left !== null && base > item.left
          ? `只剩 ${unitsOf(item.left, item)} ${item.unit}`
          : undefined
  return (
    <QuantityDialog
      goods={{
        name: item.name,
        spec: item.spec,
        picture: pictureOf(item),
        unit: item.unit,
        left: leftOf(item),
        limit: item.limitPerMonth === null ? undefined : `每户每月限 ${unitsOf(item.limitPerMonth, item)}`,
        weighed: item.basePerUnit !== 1,
      }}
      quantity={text}
      points={base === undefined ? undefined : Math.round(((item.price ?? 0) * base) / item.basePerUnit)}
      problem={problem}
      onQuantity={setText}
      onConfirm={() => {
        if (base === undefined) return
        if (shown.kind === 'weigh') addGoods(item, base)
        else changeQuantity(item.id, base)
      }}
      onClose={uncover}
    />
  )
}

function ProxyCover() {
  const household = useCounter((state) => state.household)
  const [value, setValue] = useState<ProxyValue>({
    name: '',
    relation: undefined,
    phoneLastFour: '',
    reason: '',
  })
  const [tried, setTried] = useState(false)
  if (household === undefined) return null
  const problems = {
    ...(value.name.trim() === '' ? { name: '请写代领人的姓名' } : {}),
    ...(value.relation === undefined ? { relation: '请选和这一户的关系' } : {}),
  }
  return (
    <ProxyForm
      household={`${household.headName ?? '户主待定'}家`}
      value={value}
      relations={RELATIONS}
      standing={household.proxies.map(({ id, name, relation }) => ({ id, name, relation }))}
      problems={tried ? problems : {}}
      onChange={setValue}
      onStanding={(proxy) => choose({ kind: 'standing_proxy', proxy })}
      onConfirm={() => {
        setTried(true)
        if (Object.keys(problems).length > 0) return
        const seen = [value.phoneLastFour && `手机尾号 ${value.phoneLastFour}`, value.reason].filter(Boolean)
        choose({
          kind: 'proxy',
          name: value.name.trim(),
          relation: value.relation ?? '',
          identity: seen.join('，') || '本人在场，认识',
        })
      }}
      onClose={uncover}
    />
  )
}
