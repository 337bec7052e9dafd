import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ClauseChange, RulesNow, RulesVersion } from '#main/api/rules.ts'
import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { classes } from '#renderer/ui/classes.ts'
import { Pill } from '#renderer/ui/marks.tsx'
import { SelectInput } from '#renderer/ui/select-input.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { dayText } from '../slips/day-text.ts'
import { CHANGE_MARKS } from './clause-list.tsx'
import { RulesFrame } from './rules-frame.tsx'
import { useRuledScheme } from './use-scheme.ts'

/** 各版对照: every version that ever was, and what changed between any two. */
export function VersionsPage() {
  const navigate = useNavigate()
  const { at } = useRuledScheme()
  return (
    <RulesFrame actions={<Button onClick={() => void navigate(at())}>回到细则</Button>}>
      {(now) =>
        now.versions.length === 0 ? (
          <EmptyState
            title="还没有定过细则"
            hint="定了第一版，以后每改一次就多一版，改了什么都看得到。"
            actions={[{ label: '回到细则', onPress: () => void navigate(at()) }]}
          />
        ) : (
          <Versions now={now} />
        )
      }
    </RulesFrame>
  )
}

function Versions({ now }: { now: RulesNow }) {
  const [newest, second] = now.versions
  const [after, setAfter] = useState(newest?.rules ?? '')
  const [before, setBefore] = useState((second ?? newest)?.rules ?? '')
  const options = now.versions.map(({ rules, version, fromDate }) => ({
    value: rules,
    label: `第 ${version} 版（${dayText(fromDate)}起）`,
  }))
  const previous = ({ version }: RulesVersion) => now.versions.find((one) => one.version === version - 1)
  return (
    <div className="rules-versions">
      <ol className="rules-version-list" aria-label="各版">
        {now.versions.map((one) => (
          <Version
            key={one.rules}
            version={one}
            current={one.rules === now.inForce}
            shown={one.rules === after}
            onCompare={() => {
              setAfter(one.rules)
              setBefore((previous(one) ?? one).rules)
            }}
          />
        ))}
      </ol>
      <section className="rules-compared" aria-label="改了什么">
        <div className="rules-compare-head">
          <span>从</span>
          <SelectInput label="从哪一版" value={before} options={options} onChange={setBefore} />
          <span>到</span>
          <SelectInput label="到哪一版" value={after} options={options} onChange={setAfter} />
        </div>
        <Compared before={before} after={after} />
      </section>
    </div>
  )
}

function Version(props: { version: RulesVersion; current: boolean; shown: boolean; onCompare: () => void }) {
  const { version, current, shown, onCompare } = props
  const navigate = useNavigate()
  const { scheme } = useRuledScheme()
  const look = () => {
    const search = new URLSearchParams({ rules: version.rules, ...(scheme === null ? {} : { scheme }) })
    void navigate(`/points/rules?${search}`)
  }
  return (
    <li className={classes('rules-version', shown && 'rules-version-shown')}>
      <p className="rules-version-name">
        第 {version.version} 版 {current && <Pill tone="green">正在用</Pill>}
      </p>
      <p>
        {dayText(version.fromDate)}起，{version.clauses} 条
      </p>
      <p className="office-soft">
        {version.approver}定<span className="rules-serial">（{version.serial}）</span>
        {version.template !== '' && `，照${version.template}的样板`}
      </p>
      <p className="rules-version-acts">
        <Button onClick={look}>看这一版</Button>
        {version.version > 1 && <Button onClick={onCompare}>和上一版比</Button>}
      </p>
    </li>
  )
}

function Compared({ before, after }: { before: string; after: string }) {
  const compared = useAsk(shop.rules.compare, { before, after }, { enabled: before !== after })
  if (before === after) {
    return <EmptyState title="选的是同一版" hint="在上面选两个不同的版，就看得到改了什么。" />
  }
  return (
    <Asked question={compared}>
      {({ lines }) =>
        lines.length === 0 ? (
          <EmptyState title="条文一个字也没改" hint="只是挪了挪地方，或者改了细则的名称。" />
        ) : (
          <>
            <p className="rules-sum">{changesInShort(lines)}</p>
            <Changes lines={lines} />
          </>
        )
      }
    </Asked>
  )
}

/** 「新增 1 条，改了 2 条。」 */
export function changesInShort(lines: readonly ClauseChange[]): string {
  const count = (change: ClauseChange['change']) => lines.filter((line) => line.change === change).length
  const parts = [
    ...(count('added') > 0 ? [`新增 ${count('added')} 条`] : []),
    ...(count('changed') > 0 ? [`改了 ${count('changed')} 条`] : []),
    ...(count('removed') > 0 ? [`去掉 ${count('removed')} 条`] : []),
  ]
  return parts.length === 0 ? '一条也没改。' : `${parts.join('，')}。`
}

/** Each change with its fields, what it was struck through. */
export function Changes({ lines }: { lines: readonly ClauseChange[] }) {
  return (
    <ul className="rules-changes">
      {lines.map((line) => (
        <li key={line.clause} className="rules-change">
          <span className="rules-number">{line.number}</span>
          <div>
            <p className="rules-text">
              {line.change === 'removed' ? <del>{line.text}</del> : line.text} {CHANGE_MARKS[line.change]}
            </p>
            {line.fields.length === 0 ? (
              <p className="office-soft">{line.sentence}</p>
            ) : (
              <dl className="rules-fields">
                {line.fields.map(({ field, before, after }) => (
                  <div key={field}>
                    <dt>{field}</dt>
                    <dd>
                      <del>{before}</del> <span aria-hidden="true">→</span> <ins>{after}</ins>
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
