import { useRef, useState } from 'react'
import type { CountBrief, CountLine, CountPart } from '#main/api/counting.ts'
import { quantityText } from '#main/api/stock.ts'
import { act, shop } from '#renderer/api/client.ts'
import { formatYuan } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { ApproveForm } from './approve-form.tsx'
import { ReasonCell, type SaidPart, saidText } from './reason-cell.tsx'

interface Props {
  readonly count: string
  readonly brief: CountBrief
  readonly lines: readonly CountLine[]
}

const differenceOf = ({ quantity, book }: CountLine) =>
  quantity === null || book === null ? 0 : quantity - book

/** 账面, 实盘, 盘盈, 盘亏 and why, kept as it is typed; the supervisor agrees with a PIN. */
export function Differences({ count, brief, lines }: Props) {
  const [said, setSaid] = useState<Readonly<Record<string, readonly SaidPart[]>>>({})
  const [trouble, setTrouble] = useState<string>()
  const [asking, setAsking] = useState(false)
  const saved = useRef<Promise<unknown>>(Promise.resolve())
  const rows = lines.filter((line) => differenceOf(line) !== 0)
  const open = brief.state === 'open'
  const partsOf = (line: CountLine): readonly SaidPart[] => said[line.item] ?? line.reasons
  const explain = (item: string, parts: readonly SaidPart[]) => {
    setSaid((now) => ({ ...now, [item]: parts }))
    const kept = parts.flatMap(({ householdName: _, reason, ...part }): CountPart[] =>
      reason === '' ? [] : [{ ...part, reason }],
    )
    saved.current = saved.current.then(async () => {
      const answer = await act(shop.counting.explain, { count, item, parts: kept })
      setTrouble(answer.ok ? undefined : answer.refusal.sentence)
    })
  }
  const fen = (sign: 1 | -1) =>
    rows.reduce((sum, { differenceFen }) => sum + Math.max(0, (differenceFen ?? 0) * sign), 0)
  const sumText = (sign: 1 | -1) => {
    const some = rows.filter((line) => differenceOf(line) * sign > 0)
    const pieces = some.reduce((sum, line) => sum + Math.abs(differenceOf(line)) / line.basePerUnit, 0)
    return `${some.length} 种 ${Number(pieces.toFixed(2))} 件 ${formatYuan(fen(sign))} 元`
  }
  return (
    <Card className="count-lines">
      <p className="count-words">
        盘盈 {sumText(1)} · 盘亏 {sumText(-1)}
      </p>
      {rows.length === 0 ? (
        <p className="count-words">点过的都对得上。</p>
      ) : (
        <table className="office-plain">
          <thead>
            <tr>
              <th>物品</th>
              <th className="office-number">账面</th>
              <th className="office-number">实盘</th>
              <th className="office-number">盘盈</th>
              <th className="office-number">盘亏</th>
              <th className="office-number">元</th>
              <th>原因</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((line) => {
              const difference = differenceOf(line)
              return (
                <tr key={line.item}>
                  <td>
                    <strong>{line.name}</strong> <span className="office-soft">{line.spec}</span>
                  </td>
                  <td className="office-number">{quantityText(line.book ?? 0, line)}</td>
                  <td className="office-number">{quantityText(line.quantity ?? 0, line)}</td>
                  <td className="office-number">{difference > 0 && quantityText(difference, line)}</td>
                  <td className="office-number">{difference < 0 && quantityText(-difference, line)}</td>
                  <td className="office-number">{formatYuan(line.differenceFen ?? 0)}</td>
                  <td>
                    {open ? (
                      <ReasonCell
                        line={line}
                        difference={difference}
                        parts={partsOf(line)}
                        onParts={(parts) => explain(line.item, parts)}
                      />
                    ) : (
                      saidText(line)
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {trouble !== undefined && <Message tone="wrong" sentence={trouble} />}
      {open && (
        <div className="count-approve">
          <ActionButton
            label="监盘人批准"
            strong
            onPress={() => void saved.current.then(() => setAsking(true))}
          />
        </div>
      )}
      {asking && (
        <ApproveForm
          count={count}
          brief={brief}
          shown={{ gainFen: fen(1), lossFen: fen(-1) }}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  )
}
