import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { SchemeView } from '#main/api/schemes.ts'
import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { Choice } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { SchemeStep } from '../founding/scheme-step.tsx'
import { dayText } from '../slips/day-text.ts'
import './settings.css'

/** One more scheme, beside those that there are. */
const ANOTHER = ''

/** The schemes and their changes by day; a change holds from a day on, never before. */
export function SchemePanel() {
  const list = useAsk(shop.schemes.list, {})
  return <Asked question={list}>{(schemes) => <Schemes schemes={schemes} />}</Asked>
}

function Schemes({ schemes }: { schemes: readonly SchemeView[] }) {
  // the address says which scheme, and the place whose ways it is to follow
  const [search, setSearch] = useSearchParams()
  const chosen = search.get('scheme') ?? schemes[0]?.id ?? ANOTHER
  const [saved, setSaved] = useState(false)
  const navigate = useNavigate()
  const scheme = schemes.find(({ id }) => id === chosen) ?? null
  const choose = (id: string) => {
    setSearch({ scheme: id })
    setSaved(false)
  }
  return (
    <div className="settings-form">
      <div className="settings-row">
        {schemes.map(({ id, name }) => (
          <Choice key={id} label={name} chosen={chosen === id} onChoose={() => choose(id)} />
        ))}
        {schemes.length > 0 && (
          <Choice label="再加一个方案" chosen={chosen === ANOTHER} onChoose={() => choose(ANOTHER)} />
        )}
      </div>
      <Card title={scheme === null ? '新方案' : scheme.name}>
        <SchemeStep
          of={scheme}
          whole
          like={search.get('like') ?? undefined}
          onDone={(id) => {
            setSearch({ scheme: id })
            setSaved(true)
          }}
        >
          {(form, foot) => (
            <>
              {form}
              <div className="settings-row settings-foot">
                {saved && <Message tone="right" sentence="记好了，从定的那天起照这个办。" />}
                {foot}
              </div>
            </>
          )}
        </SchemeStep>
      </Card>
      <Card title="做什么加几分">
        <div className="settings-row">
          <p>加几分、减几分写在细则里：看现在用的，照别的村的样板改，或者导入自己的表格。</p>
          <Button
            onClick={() => void navigate(`/points/rules${scheme === null ? '' : `?scheme=${scheme.id}`}`)}
          >
            去看细则
          </Button>
        </div>
      </Card>
      {scheme !== null && (
        <Card title="定过的办法">
          <dl className="settings-facts">
            {scheme.versions.toReversed().map(({ version, fromDate, serial }) => (
              <div key={version}>
                <dt>第 {version} 版</dt>
                <dd>
                  {dayText(fromDate)}起{version === scheme.inForce && '，现在用的'}（{serial}）
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
    </div>
  )
}
