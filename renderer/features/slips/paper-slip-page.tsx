import { Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { SearchHit } from '#main/api/households.ts'
import { shop, useAct, useAsk, useDocumentIds, useSession } from '#renderer/api/client.ts'
import { useKeys } from '#renderer/input/use-scans.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { DayField } from '#renderer/ui/day-field.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { ItemFinder } from '../catalogue/item-finder.tsx'
import { HouseholdPicker } from '../households/household-picker.tsx'
import '../stock/stock.css'
import { type PaperForm, type PaperLine, paperOrder, paperProblem } from './paper-slip-form.ts'

const OUTSIDER = { value: '', label: '外人代领' }
const NOBODY = { value: '', label: '请选' }

/** 手工单补录: slips written by hand while the counter could not write, one after the other. */
export function PaperSlipPage({ nav }: { nav: ReactNode }) {
  const { today } = useSession()
  const empty: PaperForm = {
    number: '',
    day: today,
    total: '',
    writer: '',
    issuer: '',
    person: undefined,
    proxyName: '',
    proxyRelation: '',
    lines: [],
  }
  const [form, setForm] = useState(empty)
  const [household, setHousehold] = useState<SearchHit>()
  const [said, setSaid] = useState<{ tone: 'right' | 'wrong'; sentence: string }>()
  const people = useAsk(shop.session.people, {})
  const file = useAsk(
    shop.households.file,
    { household: household?.id ?? '' },
    { enabled: household !== undefined },
  )
  const enter = useAct(shop.redemption.enterPaper)
  const documents = useDocumentIds()
  const set = (part: Partial<PaperForm>) => setForm((now) => ({ ...now, ...part }))
  const trouble = (sentence: string | undefined) =>
    setSaid(sentence === undefined ? undefined : wrong(sentence))
  const members = (household === undefined ? [] : (file.data?.members ?? [])).filter(
    ({ status }) => status === 'living' || status === 'away',
  )
  const person = form.person ?? members.find(({ isHead }) => isHead)?.id ?? ''
  const staff = (people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const year = Number(today.slice(0, 4))

  const submit = async () => {
    const whole = { ...form, person }
    const problem = paperProblem(whole, household?.id)
    if (problem !== undefined || household === undefined) return trouble(problem)
    if (enter.busy) return
    const order = paperOrder(whole, household.id)
    const result = await enter.act({ document: documents.for(order), ...order })
    if (!result.ok) return trouble(result.refusal.sentence)
    documents.recorded()
    const { serial, total, headName, spendableAfter } = result.value
    // the next paper is most likely of the same day and the same hands
    setForm((now) => ({ ...empty, day: now.day, writer: now.writer, issuer: now.issuer }))
    setHousehold(undefined)
    setSaid({
      tone: 'right',
      sentence: `手工单 ${order.number} 录成了 ${serial}：${headName}家 ${formatPoints(total)} 分，还可兑 ${formatPoints(spendableAfter)} 分。`,
    })
  }
  useKeys({ f12: () => void submit() })

  return (
    <Page title="积分" note={nav}>
      <div className="office-column">
        <div className="office-scroll">
          <Card title="纸上写的">
            <div className="office-form-row">
              <FormField label="手工单号" required>
                {(ids) => (
                  <TextInput
                    {...ids}
                    first
                    value={form.number}
                    onChange={(number) => set({ number })}
                    maxLength={20}
                  />
                )}
              </FormField>
              <FormField label="哪天换的" required>
                {(ids) => (
                  <DayField
                    {...ids}
                    value={form.day}
                    years={[year - 1, year]}
                    onChange={(day) => set({ day })}
                  />
                )}
              </FormField>
              <FormField label="一共多少分" required hint="照纸上写，用来核对">
                {(ids) => (
                  <TextInput
                    {...ids}
                    numeric
                    value={form.total}
                    onChange={(total) => set({ total })}
                    maxLength={10}
                  />
                )}
              </FormField>
              <FormField label="开单人" required>
                {(ids) => (
                  <SelectInput
                    {...ids}
                    value={form.writer}
                    options={[NOBODY, ...staff]}
                    onChange={(writer) => set({ writer })}
                  />
                )}
              </FormField>
              <FormField label="发货人" required>
                {(ids) => (
                  <SelectInput
                    {...ids}
                    value={form.issuer}
                    options={[NOBODY, ...staff]}
                    onChange={(issuer) => set({ issuer })}
                  />
                )}
              </FormField>
            </div>
          </Card>
          <Card title={household ? `${household.number} 号 ${household.headName ?? '户主待定'}家` : '哪一户'}>
            {household === undefined ? (
              <HouseholdPicker
                label="找这一户"
                except={[]}
                onPick={(hit) => {
                  setHousehold(hit)
                  set({ person: undefined })
                }}
              />
            ) : (
              <div className="office-form-row">
                <FormField label="领取人" required>
                  {(ids) => (
                    <SelectInput
                      {...ids}
                      value={person}
                      options={[...members.map(({ id, name }) => ({ value: id, label: name })), OUTSIDER]}
                      onChange={(chosen) => set({ person: chosen })}
                    />
                  )}
                </FormField>
                {person === '' && (
                  <>
                    <FormField label="代领人" required>
                      {(ids) => (
                        <TextInput
                          {...ids}
                          value={form.proxyName}
                          onChange={(proxyName) => set({ proxyName })}
                          maxLength={20}
                        />
                      )}
                    </FormField>
                    <FormField label="是什么人" required hint="邻居、亲戚">
                      {(ids) => (
                        <TextInput
                          {...ids}
                          value={form.proxyRelation}
                          onChange={(proxyRelation) => set({ proxyRelation })}
                          maxLength={20}
                        />
                      )}
                    </FormField>
                  </>
                )}
                <ActionButton label="换一户" onPress={() => setHousehold(undefined)} />
              </div>
            )}
          </Card>
          <Card title="换了什么">
            <Lines lines={form.lines} onLines={(lines) => set({ lines })} onTrouble={trouble} />
          </Card>
        </div>
        <footer className="office-foot">
          {said ? (
            <Message tone={said.tone} sentence={said.sentence} />
          ) : (
            <p className="office-will">
              货已经拿走了，分不够、超了限额也照实录；分欠着，涨回来以前不能再换。
            </p>
          )}
          <ActionButton
            label={enter.busy ? '正在录' : '补录'}
            keyHint="F12"
            strong
            disabled={enter.busy}
            onPress={() => void submit()}
          />
        </footer>
      </div>
    </Page>
  )
}

const wrong = (sentence: string) => ({ tone: 'wrong' as const, sentence })

interface LinesProps {
  readonly lines: readonly PaperLine[]
  readonly onLines: (lines: readonly PaperLine[]) => void
  readonly onTrouble: (sentence: string | undefined) => void
}

function Lines({ lines, onLines, onTrouble }: LinesProps) {
  return (
    <>
      {lines.length > 0 && (
        <table className="office-plain">
          <tbody>
            {lines.map(({ item, count }) => (
              <tr key={item.id}>
                <td>{item.spec === '' ? item.name : `${item.name} ${item.spec}`}</td>
                <td>
                  <input
                    className="ui-input"
                    aria-label={`${item.name}换了多少`}
                    inputMode="decimal"
                    autoComplete="off"
                    maxLength={8}
                    value={count}
                    onChange={(event) =>
                      onLines(
                        lines.map((line) =>
                          line.item.id === item.id ? { item, count: event.target.value } : line,
                        ),
                      )
                    }
                  />
                </td>
                <td>{item.unit}</td>
                <td>
                  <button
                    type="button"
                    className="office-icon-button"
                    aria-label={`去掉${item.name}`}
                    onClick={() => onLines(lines.filter((line) => line.item.id !== item.id))}
                  >
                    <Trash2 size={20} aria-hidden="true" />
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ItemFinder
        label="扫条码，或查名称、拼音、短号，加一样"
        takes={(item) =>
          lines.some((line) => line.item.id === item.id)
            ? `${item.name}已经在单上了，改它的数量就行。`
            : item.kind === 'recyclable'
              ? `${item.name}是回收物，只能交来，不能兑走。`
              : undefined
        }
        onTrouble={onTrouble}
        onFound={({ item }) => {
          onTrouble(undefined)
          onLines([...lines, { item, count: '1' }])
        }}
      />
    </>
  )
}
