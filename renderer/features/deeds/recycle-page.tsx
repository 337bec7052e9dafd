import { useState } from 'react'
import type { DeedClause } from '#main/api/deeds.ts'
import type { SearchHit } from '#main/api/households.ts'
import { Asked, ask, shop, useAct, useAsk, useDocumentIds, useMay } from '#renderer/api/client.ts'
import { InputLayer } from '#renderer/input/scan-provider.tsx'
import { useKeys, useScans } from '#renderer/input/use-scans.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { HouseholdPicker } from '../households/household-picker.tsx'
import { PointsNav } from '../points/points-nav.tsx'
import '../households/households.css'
import '../stock/stock.css'
import './deeds.css'

const NO_ITEM = ''

/** 回收: whose it is, what it is, how many; the points are there at once. */
export function RecyclePage() {
  const may = useMay('serve')
  return (
    <Page title="积分" note={<PointsNav />}>
      {may ? (
        <InputLayer>
          <Recycle />
        </InputLayer>
      ) : (
        <EmptyState title="收回收物由兑换员来记" hint="请兑换员或管理员登录来记。" />
      )}
    </Page>
  )
}

function Recycle() {
  const form = useAsk(shop.deeds.form, { scheme: null, day: null })
  return (
    <Asked question={form}>
      {({ scheme, clauses }) => {
        const counted = clauses.filter(({ handedIn, minimum }) => handedIn && minimum !== null)
        return counted.length === 0 ? (
          <EmptyState
            title="细则里还没有按个数、按斤两算的"
            hint="到“细则”里写一条，比如“交回农药瓶，每个 1 分”，这里就能收了。"
          />
        ) : (
          <HandIn scheme={scheme.id} clauses={counted} />
        )
      }}
    </Asked>
  )
}

function HandIn({ scheme, clauses }: { scheme: string; clauses: readonly DeedClause[] }) {
  const [who, setWho] = useState<SearchHit>()
  const [clause, setClause] = useState(clauses[0])
  const [count, setCount] = useState('')
  const [each, setEach] = useState<string>()
  const [item, setItem] = useState(NO_ITEM)
  const [said, setSaid] = useState<{ tone: 'right' | 'wrong'; sentence: string }>()
  const items = useAsk(shop.catalogue.list, {})
  const recycle = useAct(shop.deeds.recycle)
  const documents = useDocumentIds()
  const recyclables = (items.data ?? []).filter(({ kind, active }) => kind === 'recyclable' && active)
  const quantity = /^\d{1,5}$/.test(count.trim()) ? Number(count.trim()) : 0
  const points = Math.round(Number(each ?? formatPoints(clause?.minimum ?? 0)) * 100)
  const ready = who !== undefined && clause !== undefined && quantity > 0 && points > 0

  const submit = async () => {
    if (!ready || recycle.busy) return
    const hand = {
      scheme,
      clause: clause.clause,
      household: who.id,
      item: item === NO_ITEM ? null : item,
      each: points,
      quantity,
    }
    const answer = await recycle.act({ document: documents.for(hand), ...hand })
    if (!answer.ok) return setSaid({ tone: 'wrong', sentence: answer.refusal.sentence })
    documents.recorded()
    const { serial, total, balance } = answer.value
    setSaid({
      tone: 'right',
      sentence: `${serial} 记好了：${who.headName ?? ''}家 ${quantity} ${clause.unitName}，加 ${formatPoints(total)} 分，现在一共 ${formatPoints(balance)} 分。`,
    })
    setWho(undefined)
    setCount('')
  }
  const scanned = async (code: string) => {
    try {
      const found = await ask(shop.households.search, {
        text: code,
        groupName: null,
        status: null,
        offset: 0,
        limit: 1,
      })
      const hit = found.hits[0]
      if (!hit) return setSaid({ tone: 'wrong', sentence: '这张卡不是本村在册农户的卡。' })
      setWho(hit)
      setSaid(undefined)
    } catch {
      setSaid({ tone: 'wrong', sentence: '卡没查到，请再扫一次。' })
    }
  }
  useScans({ onScan: ({ code }) => void scanned(code) })
  useKeys({ f12: () => void submit() })

  return (
    <div className="office-column">
      <div className="deed-recycle">
        <Card title="谁交来的">
          {who ? (
            <div className="deed-recycle-who">
              <strong>{who.headName ?? '户主待定'}</strong>
              <span className="office-soft">
                {who.number} 号 · {who.groupName}
              </span>
              <button type="button" className="deed-other" onClick={() => setWho(undefined)}>
                换一户
              </button>
            </div>
          ) : (
            <>
              <p className="office-soft">扫积分卡，或者：</p>
              <HouseholdPicker label="查户" except={[]} onPick={setWho} />
            </>
          )}
        </Card>
        <Card title="交来什么">
          <div className="deed-recycle-clauses">
            {clauses.map((one) => (
              <Choice
                key={one.clause}
                label={`${one.text}　每${one.unitName} ${one.figure.replace('+', '')} 分`}
                chosen={one.clause === clause?.clause}
                wide
                onChoose={() => {
                  setClause(one)
                  setEach(undefined)
                }}
              />
            ))}
          </div>
          {recyclables.length > 0 && (
            <FormField label="放进回收处的是" hint="选了就记在回收处的账上，卖了、交了都有数">
              {(ids) => (
                <SelectInput
                  {...ids}
                  value={item}
                  onChange={setItem}
                  options={[
                    { value: NO_ITEM, label: '不记数量' },
                    ...recyclables.map((one) => ({ value: one.id, label: one.name })),
                  ]}
                />
              )}
            </FormField>
          )}
        </Card>
        <Card title="交了多少">
          <div className="office-form">
            <FormField label={`几${clause?.unitName ?? '个'}`}>
              {(ids) => (
                <span className="deed-recycle-count">
                  <TextInput {...ids} numeric value={count} onChange={setCount} maxLength={5} />
                </span>
              )}
            </FormField>
            {clause && clause.minimum !== clause.maximum && (
              <FormField
                label={`每${clause.unitName}几分`}
                hint={`细则里是 ${clause.figure.replace('+', '')} 分`}
              >
                {(ids) => (
                  <TextInput
                    {...ids}
                    numeric
                    value={each ?? formatPoints(clause.minimum ?? 0)}
                    onChange={setEach}
                    maxLength={8}
                  />
                )}
              </FormField>
            )}
            <p className="deed-recycle-total">
              加 <strong>{formatPoints(quantity * (Number.isFinite(points) ? points : 0))}</strong> 分
            </p>
            {clause && clause.remarks.length > 0 && (
              <p className="office-soft">{clause.remarks.join('；')}</p>
            )}
          </div>
        </Card>
      </div>
      {said && <Message tone={said.tone} sentence={said.sentence} />}
      <footer className="office-foot">
        <p className="office-will">当面点清再记；记下就入账，当场能兑。</p>
        <ActionButton
          label={recycle.busy ? '正在记' : '收下'}
          keyHint="F12"
          strong
          disabled={!ready || recycle.busy}
          onPress={() => void submit()}
        />
      </footer>
    </div>
  )
}
