import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { Asked, shop, useAsk } from '#renderer/api/client.ts'
import { Card } from '#renderer/ui/card.tsx'
import { SchemeStep } from '../founding/scheme-step.tsx'
import { dayText } from '../slips/day-text.ts'
import './settings.css'

/** The scheme in force and its changes by day; a change holds from a day on, never before. */
export function SchemePanel() {
  const current = useAsk(shop.schemes.current, {})
  const navigate = useNavigate()
  return (
    <div className="settings-form">
      <Card title="积分怎么兑">
        <SchemeStep onDone={() => undefined}>
          {(form, foot) => (
            <>
              {form}
              <div className="settings-row settings-foot">{foot}</div>
            </>
          )}
        </SchemeStep>
      </Card>
      <Card title="做什么加几分">
        <div className="settings-row">
          <p>加几分、减几分写在细则里：看现在用的，照别的村的样板改，或者导入自己的表格。</p>
          <Button onClick={() => void navigate('/points/rules')}>去看细则</Button>
        </div>
      </Card>
      <Asked question={current}>
        {(scheme) =>
          scheme !== null && (
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
          )
        }
      </Asked>
    </div>
  )
}
