import { useSession } from '#renderer/api/client.ts'
import { Card } from '#renderer/ui/card.tsx'
import { EndDemo } from '../founding/end-demo.tsx'
import './settings.css'

/** Village and shop stand on every slip since the first: they are read here, not changed. */
export function ShopPanel() {
  const { village, shop, demo } = useSession()
  return (
    <div className="settings-form">
      <Card title="村和超市">
        <dl className="settings-facts">
          <div>
            <dt>村</dt>
            <dd>{village}</dd>
          </div>
          <div>
            <dt>超市</dt>
            <dd>{shop}</dd>
          </div>
        </dl>
        <p className="settings-soft">村名和店名印在每张单上，建账时定下，不能改。</p>
      </Card>
      {demo && (
        <Card title="体验数据">
          <div className="settings-form">
            <p className="settings-say">现在看到的村子、农户和账都是编的，随便试。</p>
            <div className="settings-row">
              <EndDemo />
            </div>
          </div>
        </Card>
      )}
    </div>
  )
}
