import { useState } from 'react'
import { EndDemoDialog } from './end-demo.tsx'

/** Under the menu while the village is made up. */
export function DemoNote() {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <button type="button" className="shell-note shell-note-amber" onClick={() => setAsking(true)}>
        <strong>体验数据</strong>
        收起体验数据，开始用自己的
      </button>
      {asking && <EndDemoDialog onClose={() => setAsking(false)} />}
    </>
  )
}
