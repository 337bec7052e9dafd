import { useState } from 'react'
import { useParams } from 'react-router'
import type { CatalogueItem } from '#main/api/catalogue.ts'
import type { CountLine } from '#main/api/counting.ts'
import { quantityText } from '#main/api/stock.ts'
import { Asked, act, shop, useAct, useAsk } from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { ItemFinder } from '../catalogue/item-finder.tsx'
import { parseQuantity, quantityHint } from '../catalogue/quantity-field.ts'
import { StockNav } from '../stock/stock-nav.tsx'
import { CountPaper } from './count-paper.tsx'
import { Differences } from './differences.tsx'
import '../stock/stock.css'
import './counting.css'

interface Entered {
  readonly item: string
  readonly quantity: number
  readonly add: boolean
}
interface Question extends Entered {
  readonly asked: (typeof ASKED)[keyof typeof ASKED]
  readonly sentence: string
}

/** Refusals that a person may overrule: what was counted before is replaced. */
const ASKED = {
  count_other: { title: '别人点过了', yes: '换成我点的' },
  count_moving: { title: '点的时候又有进出', yes: '从这一个起，从头点' },
} as const
const isAsked = (code: string): code is keyof typeof ASKED => Object.hasOwn(ASKED, code)

/** One count: scan after scan while it is counted, then what differs and why. */
export function CountPage() {
  const { count = '' } = useParams()
  const [differences, setDifferences] = useState(false)
  const [paper, setPaper] = useState(false)
  const sheet = useAsk(shop.counting.sheet, { count, differences }, { keep: true })
  const drop = useAct(shop.counting.drop)
  const [said, setSaid] = useState<string>()
  const [question, setQuestion] = useState<Question>()
  const [last, setLast] = useState<readonly string[]>([])
  const [besides, setBesides] = useState<readonly CatalogueItem[]>([])

  const enter = async (entered: Entered, replace = false) => {
    setLast((now) => [entered.item, ...now.filter((item) => item !== entered.item)])
    const answer = await act(shop.counting.enter, { count, ...entered, replace })
    setQuestion(undefined)
    if (answer.ok) return setSaid(undefined)
    const { code, sentence } = answer.refusal
    if (isAsked(code)) setQuestion({ ...entered, asked: ASKED[code], sentence })
    else setSaid(sentence)
  }

  return (
    <Page title="库存" note={<StockNav />}>
      <Asked question={sheet}>
        {({ brief, lines }) => {
          const open = brief.state === 'open'
          const over = open
            ? undefined
            : brief.serial === null
              ? '这次盘点作废了。'
              : `已经记成 ${brief.serial}。`
          return (
            <div className="office-column">
              <Card className="count-head">
                <p className="count-words">
                  {brief.openedOn} {brief.whole ? '全店盘点' : '盘点几样货'} · 盘点人 {brief.counter} · 监盘人{' '}
                  {brief.supervisor}
                  {open && ` · 点了 ${brief.counted} 样，还有 ${brief.uncounted} 样`}
                </p>
                {open && !differences && (
                  <ItemFinder
                    label="扫条码，扫一下加一个，先打 12* 就加十二个；或查名称、短号再填数"
                    takes={({ kind, name }) => (kind === 'goods' ? undefined : `${name}不占库存，不用点。`)}
                    onTrouble={setSaid}
                    onFound={({ item, quantity, times }) => {
                      // weighed goods, and what was found by hand, ask how much
                      if (quantity > 0 && item.basePerUnit === 1) {
                        const pieces = parseQuantity(times ?? '1', { basePerUnit: quantity })
                        if (pieces === undefined) return setSaid(`${times}* 不是整数，请重新打。`)
                        return void enter({ item: item.id, quantity: pieces, add: true })
                      }
                      setBesides([...besides.filter(({ id }) => id !== item.id), item])
                      setLast((now) => [item.id, ...now.filter((one) => one !== item.id)])
                      setTimeout(() => field(item.id)?.focus(), 100)
                    }}
                  />
                )}
              </Card>
              {differences || !open ? (
                <Differences count={count} brief={brief} lines={lines} />
              ) : (
                <Card className="count-lines">
                  <Lines
                    lines={ordered(withBesides(lines, besides), last)}
                    onEnter={(entered) => void enter(entered)}
                    onSaid={setSaid}
                  />
                </Card>
              )}
              <footer className="office-foot">
                {over !== undefined && <Message tone="right" sentence={over} />}
                {said !== undefined && <Message tone="wrong" sentence={said} />}
                <ActionButton label="打印盘点表" onPress={() => setPaper(true)} />
                {open && !differences && (
                  <ActionButton label="作废" disabled={drop.busy} onPress={() => void drop.act({ count })} />
                )}
                {open && (
                  <ActionButton
                    label={differences ? '接着点' : '看出入'}
                    strong={!differences}
                    onPress={() => setDifferences(!differences)}
                  />
                )}
              </footer>
              {paper && <CountPaper brief={brief} lines={lines} onClose={() => setPaper(false)} />}
            </div>
          )
        }}
      </Asked>
      {question && (
        <Dialog
          title={question.asked.title}
          size="narrow"
          onClose={() => setQuestion(undefined)}
          footer={
            <ActionButton label={question.asked.yes} strong onPress={() => void enter(question, true)} />
          }
        >
          <p>{question.sentence}</p>
        </Dialog>
      )}
    </Page>
  )
}

const field = (item: string) => document.querySelector<HTMLInputElement>(`[data-count-field="${item}"]`)

/** Found by hand and not on the list: shown, and asked how much, before anything of it is kept. */
function withBesides(lines: readonly CountLine[], besides: readonly CatalogueItem[]): CountLine[] {
  const added = besides.filter(({ id }) => !lines.some(({ item }) => item === id))
  return [
    ...lines,
    ...added.map(({ id, name, spec, unit, basePerUnit, baseName }) => ({
      ...{ item: id, name, spec, unit, basePerUnit, baseName },
      ...{
        quantity: null,
        book: null,
        differenceFen: null,
        reasons: [],
        countedBy: '',
        countedAt: '',
        before: 0,
      },
    })),
  ]
}

/** What was counted last on top, then what is not counted yet, in the order of the shelf list. */
function ordered(lines: readonly CountLine[], last: readonly string[]): CountLine[] {
  const place = ({ item, quantity }: CountLine) => {
    const at = last.indexOf(item)
    return at >= 0 ? at - 100_000 : quantity === null ? 0 : 1
  }
  return lines.toSorted((a, b) => place(a) - place(b))
}

interface LinesProps {
  readonly lines: readonly CountLine[]
  readonly onEnter: (entered: Entered) => void
  readonly onSaid: (sentence: string) => void
}

function Lines({ lines, onEnter, onSaid }: LinesProps) {
  return (
    <table className="office-plain">
      <thead>
        <tr>
          <th>物品</th>
          <th>点到</th>
          <th>改成</th>
          <th>谁点的</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.item}>
            <td>
              <strong>{line.name}</strong> <span className="office-soft">{line.spec}</span>
            </td>
            <td className="count-number">
              {line.quantity === null ? '还没点' : quantityText(line.quantity, line)}
              {line.book !== null && (
                <span className="office-soft">（账面 {quantityText(line.book, line)}）</span>
              )}
            </td>
            <td>
              <input
                className="ui-input count-field"
                data-count-field={line.item}
                aria-label={`${line.name}一共几${line.unit}`}
                inputMode="decimal"
                autoComplete="off"
                maxLength={9}
                placeholder={line.unit}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return
                  event.preventDefault()
                  event.stopPropagation()
                  const quantity = parseQuantity(event.currentTarget.value, line)
                  if (quantity === undefined) return onSaid(`${line.name}：${quantityHint(line)}`)
                  onEnter({ item: line.item, quantity, add: false })
                  event.currentTarget.value = ''
                  event.currentTarget.blur()
                }}
              />
            </td>
            <td>
              {line.countedBy} {line.countedAt} {line.before > 0 && `重点过 ${line.before} 次`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
