import { useCallback, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { DeedCandidate, DeedClause, DeedForm } from '#main/api/deeds.ts'
import {
  ask,
  shop,
  tableState,
  useAct,
  useAsk,
  useDocumentIds,
  useMay,
  useSession,
} from '#renderer/api/client.ts'
import { InputLayer } from '#renderer/input/scan-provider.tsx'
import { useKeys, useScans } from '#renderer/input/use-scans.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { PointsNav } from '../points/points-nav.tsx'
import { CandidateTable } from './candidate-table.tsx'
import { COUNTED, calledOf } from './deed-words.ts'
import { type EventForm, EventPanel, emptyEvent } from './event-panel.tsx'
import { EVERYBODY, isIn, partsOf } from './part-of-village.ts'
import { readRow, rowPoints, rowProblem, shutText, type Ticked, type TickedRow } from './sheet-state.ts'
import { TickSheet } from './tick-sheet.tsx'
import '../stock/stock.css'
import './deeds.css'

type Said =
  | { readonly tone: 'right' | 'wrong'; readonly sentence: string; readonly code?: string }
  | undefined

/** A layer of its own: here a scanned card ticks its household, and does not open its file. */
export function RecordPage() {
  return (
    <InputLayer>
      <Record />
    </InputLayer>
  )
}

/** 记事迹: one event, one clause of the rules, everybody who did it ticked on one sheet. */
function Record() {
  const { today } = useSession()
  const navigate = useNavigate()
  const may = useMay('report')
  const [scheme, setScheme] = useState<string | null>(null)
  const [event, setEvent] = useState<EventForm>(() => emptyEvent(today))
  const [clauseId, setClauseId] = useState<string | null>(null)
  const [ticked, setTicked] = useState<Ticked>({})
  const [part, setPart] = useState(EVERYBODY)
  const [words, setWords] = useState('')
  const [said, setSaid] = useState<Said>()
  const [wrong, setWrong] = useState<string>()
  const [paper, setPaper] = useState(false)
  const form = useAsk(shop.deeds.form, { scheme, day: event.day }, { keep: true, enabled: may })
  const clause = form.data?.clauses.find((one) => one.clause === clauseId)
  const list = useAsk(
    shop.deeds.candidates,
    { scheme: form.data?.scheme.id ?? '', clause: clauseId, day: event.day },
    { enabled: form.data !== undefined && clause !== undefined, keep: true },
  )
  const record = useAct(shop.deeds.record)
  const documents = useDocumentIds()
  const candidates = useMemo(() => (clause ? (list.data ?? []) : []), [list.data, clause])
  const parts = useMemo(() => partsOf(candidates), [candidates])
  const rows = candidates.filter((row) => isIn(row, part))
  const chosen = candidates.filter((row) => ticked[row.who] !== undefined)
  const total = clause ? chosen.reduce((sum, row) => sum + rowPoints(ticked[row.who]!, clause), 0) : 0

  const onTick = useCallback(
    (row: DeedCandidate, tick: boolean) => {
      setSaid(undefined)
      setTicked((now) => {
        const { [row.who]: had, ...rest } = now
        return tick ? { ...rest, [row.who]: had ?? { each: event.each, quantity: '1' } } : rest
      })
    },
    [event.each],
  )
  const onRow = useCallback(
    (row: DeedCandidate, change: Partial<TickedRow>) =>
      setTicked((now) => ({
        ...now,
        [row.who]: { ...(now[row.who] ?? { each: '', quantity: '1' }), ...change },
      })),
    [],
  )
  const choose = (next: DeedClause | null) => {
    setClauseId(next?.clause ?? null)
    setTicked({})
    setSaid(undefined)
    setEvent((now) => ({
      ...now,
      each: next?.minimum == null ? '' : formatPoints(next.minimum),
      also: Object.fromEntries(
        (next?.terms.also ?? []).map((one) => [one.scheme, formatPoints(one.minimum ?? 0)]),
      ),
    }))
  }

  const submit = async (evenTwice = false) => {
    if (record.busy || !clause || !form.data || chosen.length === 0) return
    const bad = chosen.find((row) => rowProblem(ticked[row.who]!, clause, row) !== '')
    if (bad) {
      setWrong(bad.who)
      const problem = rowProblem(ticked[bad.who]!, clause, bad)
      return setSaid({ tone: 'wrong', sentence: `${calledOf(bad)}：${problem}。请改好再记。` })
    }
    const sheet = {
      scheme: form.data.scheme.id,
      clause: clause.clause,
      happenedOn: event.day,
      event: event.event.trim(),
      evidence: event.evidence.trim(),
      photos: [...event.photos],
      selfReported: event.selfReported,
      alsoEach: clause.terms.also.map((one) => ({
        scheme: one.scheme,
        each: Math.round(Number(event.also[one.scheme] ?? '0') * 100) || 0,
      })),
      rows: chosen.map((row) => ({
        who: row.who,
        ...(readRow(ticked[row.who]!, clause) ?? { each: 0, quantity: 1 }),
      })),
      evenTwice,
    }
    const answer = await record.act({ document: documents.for(sheet), ...sheet })
    if (!answer.ok) {
      const { code, sentence, facts } = answer.refusal
      setWrong(typeof facts.who === 'string' ? facts.who : undefined)
      return setSaid({ tone: 'wrong', sentence, code })
    }
    documents.recorded()
    const { serial, deeds, step, total: points } = answer.value
    setTicked({})
    setWrong(undefined)
    setWords('')
    setEvent((now) => ({ ...now, event: '', evidence: '', photos: [], selfReported: false }))
    const unit = COUNTED[form.data.scheme.subject]
    const goesOn = step === null ? `一共 ${formatPoints(points)} 分，已经入账` : `接着等“${step}”`
    setSaid({ tone: 'right', sentence: `${serial} 记好了：${deeds} ${unit}，${goesOn}。` })
  }
  const withoutRecorded = () => {
    setTicked((now) =>
      Object.fromEntries(
        Object.entries(now).filter(([who]) => candidates.find((row) => row.who === who)?.recorded == null),
      ),
    )
    setSaid(undefined)
  }
  const scanned = async (code: string) => {
    if (!clause) return setSaid({ tone: 'wrong', sentence: '请先选好依据哪一条细则，再扫卡。' })
    try {
      const found = await ask(shop.households.search, {
        text: code,
        groupName: null,
        status: null,
        offset: 0,
        limit: 1,
      })
      const household = found.hits[0]?.id
      const row = candidates.find((one) => one.who === household || one.household === household)
      if (!household || !row) return setSaid({ tone: 'wrong', sentence: '这张卡不是本村在册农户的卡。' })
      if (shutText(row) !== '') {
        return setSaid({ tone: 'wrong', sentence: `${calledOf(row)}：${shutText(row)}。` })
      }
      onTick(row, true)
      setSaid({ tone: 'right', sentence: `勾上了 ${calledOf(row)}。` })
    } catch {
      setSaid({ tone: 'wrong', sentence: '卡没查到，请再扫一次。' })
    }
  }
  useScans({ onScan: ({ code }) => void scanned(code) })
  useKeys({ f12: () => void submit() })

  if (!may) {
    return (
      <Page title="积分" note={<PointsNav />}>
        <EmptyState title="事迹由网格员、兑换员或村干部来记" hint="请能记的人登录来记。" />
      </Page>
    )
  }
  const tickAll = () => {
    for (const row of rows) if (shutText(row) === '' && row.recorded === null) onTick(row, true)
  }
  const clauses = form.data?.clauses ?? []
  const noFigures =
    clauses.length > 0 && clauses.every(({ kind, minimum }) => kind !== 'veto' && minimum === null)
  const unit = COUNTED[form.data?.scheme.subject ?? 'household']
  return (
    <Page title="积分" note={<PointsNav />}>
      <div className="deed-record">
        <EventPanel
          form={form}
          clause={clause}
          event={event}
          onScheme={(next) => {
            setScheme(next)
            choose(null)
          }}
          onClause={choose}
          onEvent={(change) => {
            setEvent((now) => ({ ...now, ...change }))
            setSaid(undefined)
          }}
          onProblem={(sentence) => setSaid(sentence === undefined ? undefined : { tone: 'wrong', sentence })}
        />
        <div className="office-column">
          {clause === undefined ? (
            <div className="ui-card deed-begin">
              {noFigures ? (
                <EmptyState
                  title="这些条文还没定分值"
                  hint="一件事加几分、减几分，村里先议定，到“细则”里写上，再来记。"
                  actions={[{ label: '去细则里定', onPress: () => void navigate('/points/rules') }]}
                />
              ) : (
                <EmptyState
                  title="先在左边选依据哪一条细则"
                  hint="再把做了这件事的农户一户一户勾上；也可以扫积分卡，扫一张勾一户。没带电脑去现场，就先打一张登记表，回来照着勾。"
                  actions={[{ label: '打印手工登记表', onPress: () => setPaper(true) }]}
                />
              )}
            </div>
          ) : (
            <CandidateTable
              clause={clause}
              rows={rows}
              ticked={ticked}
              state={tableState(list)}
              unit={unit}
              words={words}
              wrong={wrong}
              onWords={setWords}
              onTick={onTick}
              onRow={onRow}
              tools={
                <>
                  {parts.length > 1 && (
                    <SelectInput label="看哪一片" value={part} onChange={setPart} options={parts} />
                  )}
                  <Choice
                    label={part === EVERYBODY ? '全勾上' : '这一片全勾上'}
                    chosen={false}
                    disabled={rows.length === 0}
                    onChoose={tickAll}
                  />
                </>
              }
            />
          )}
          {said && (
            <Message
              tone={said.tone === 'wrong' && said.code === 'deed_twice' ? 'ask' : said.tone}
              sentence={said.sentence}
            />
          )}
          <footer className="office-foot">
            <span className="receive-total">
              {chosen.length} {unit}
              {clause?.kind === 'veto' ? null : (
                <>
                  ，一共 <strong>{formatPoints(total)}</strong> 分
                </>
              )}
            </span>
            {said ? <span className="office-will" /> : <p className="office-will">{willSay(form.data)}</p>}
            {said?.code === 'deed_twice' ? (
              <>
                <ActionButton label="去掉记过的" onPress={withoutRecorded} />
                <ActionButton label="又做了一回，照记" strong onPress={() => void submit(true)} />
              </>
            ) : (
              <>
                {said?.tone === 'right' && (
                  <ActionButton label="去办理" onPress={() => void navigate('/points/board')} />
                )}
                <ActionButton
                  label={record.busy ? '正在记' : '记下'}
                  keyHint="F12"
                  strong
                  disabled={record.busy || chosen.length === 0}
                  onPress={() => void submit()}
                />
              </>
            )}
          </footer>
        </div>
      </div>
      {paper && form.data && <TickSheet form={form.data} day={event.day} onClose={() => setPaper(false)} />}
    </Page>
  )
}

const willSay = (form: DeedForm | undefined): string => {
  const steps = form?.steps.map(({ name }) => name) ?? []
  if (steps.length > 0) return `记下以后：${steps.join('，')}，最后入账。`
  return form?.scheme.redeemable ? '记下就入账，当场能兑。' : '记下就入账。'
}
